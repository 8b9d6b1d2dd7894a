/* buf.c - text that grows. */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
buf_clear(struct buf *b)
{
	free(b->data);
	*b = (struct buf){ 0 };
}

void
buf_reset(struct buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

char *
buf_reserve(struct buf *b, size_t n)
{
	if (b->data == NULL || b->cap - b->len <= n) {
		size_t cap = b->cap < 64 ? 64 : b->cap;

		assert(n < SIZE_MAX / 4 && b->len < SIZE_MAX / 4);
		while (cap - b->len <= n)
			cap *= 2;
		b->data = xrealloc(b->data, cap, 1);
		b->cap = cap;
		b->data[b->len] = '\0';
	}
	return b->data + b->len;
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
	char *to = buf_reserve(b, n);

	if (n > 0)
		memcpy(to, p, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
buf_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_char(struct buf *b, char c)
{
	char *to = buf_reserve(b, 1);

	to[0] = c;
	to[1] = '\0';
	b->len++;
}

void
buf_int(struct buf *b, int64_t n)
{
	char digit[20];
	size_t at = sizeof(digit);
	uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do {
		digit[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (n < 0)
		buf_char(b, '-');
	buf_add(b, digit + at, sizeof(digit) - at);
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n = 0;

	(void)buf_reserve(b, 120); /* most texts fit at the first try */
	va_start(ap, fmt);
	n = vsnprintf(b->data + b->len, b->cap - b->len, fmt, ap);
	va_end(ap);
	assert(n >= 0);
	if ((size_t)n >= b->cap - b->len) {
		(void)buf_reserve(b, (size_t)n + 1);
		va_start(ap, fmt);
		(void)vsnprintf(
		    b->data + b->len, (size_t)n + 1, fmt, ap); /* fits */
		va_end(ap);
	}
	b->len += (size_t)n;
}

const char *
buf_text(const struct buf *b)
{
	return b->data == NULL ? "" : b->data;
}

char *
buf_take(struct buf *b)
{
	char *s = b->data == NULL ? xstrdup("") : b->data;

	*b = (struct buf){ 0 };
	return s;
}
