/* twice.c - text that was encoded twice: UTF-8, taken for something else. */
#include "sheet/twice.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/twice_page.h"

enum { BLOCK = 64 << 10, AHEAD = 64, STRETCH = 16 };

/* The byte that a page has for a character beyond ASCII, or 0. */
static unsigned char
byte_in(const struct twice_page *page, uint32_t c)
{
	for (unsigned i = 0; i < 128; i++) {
		if (page->upper[i] == c)
			return (unsigned char)(0x80 + i);
	}
	return 0;
}

/* Whether UTF-8 in a page may be told by a character that starts with a byte:
 * Latin letters and typographic signs, or Cyrillic ones. */
static bool
is_lead(const struct twice_page *page, unsigned char byte)
{
	switch (page->kind) {
	case TWICE_CYRILLIC:
		return byte == 0xD0 || byte == 0xD1 || byte == 0xE2;
	case TWICE_SIGNS:
		return (byte >= 0xC2 && byte <= 0xC5) || byte == 0xE2;
	case TWICE_WESTERN:
	case TWICE_CENTRAL:
		break;
	}
	return byte >= 0xC2 && byte <= 0xF4;
}

/* The length of a character encoded twice at p[0..n), or 0; it is put into
 * once[0..*n_once). */
static size_t
one_twice(const struct twice_page *page, const char *p, size_t n, char once[4],
    size_t *n_once)
{
	size_t k = 0;
	uint32_t c = 0;

	*n_once = 0;
	while (*n_once < 4) {
		size_t len = utf8_decode(p + k, n - k, &c);
		unsigned char byte = len < 2 ? 0 : byte_in(page, c);

		if (byte == 0)
			return 0;
		once[(*n_once)++] = (char)byte;
		k += len;
		if (utf8_decode(once, *n_once, &c) == *n_once)
			return k;
	}
	return 0;
}

/* Whether a character is one of those that alone give a text away. */
static bool
is_telling(const struct twice_page *page, uint32_t c)
{
	return (c >= 0xA0 && c < 0x180 && page->kind != TWICE_CYRILLIC) ||
	       (c >= 0x2010 && c <= 0x203A) || c == 0x20AC || c == 0x2122;
}

/* Whether p[0..len), one character encoded twice, may be meant as it is: two
 * capitals of a word in capitals, or a box drawn with signs.  A small letter
 * behind says that it is not. */
static bool
may_be_meant(const struct twice_page *page, const char *p, size_t len, size_t n)
{
	uint32_t c = 0;
	size_t one = utf8_decode(p, len, &c);

	if (one + utf8_decode(p + one, len - one, &c) != len ||
	    (len < n && p[len] >= 'a' && p[len] <= 'z'))
		return false;
	if (page->kind == TWICE_SIGNS)
		return c >= 0x2500 && c < 0x2580;
	return page->kind == TWICE_CENTRAL && c < 0x250 &&
	       utf8proc_tolower((int)c) != (int)c;
}

/* The length of a stretch at p[0..n) that was read in a page, or 0. */
static size_t
stretch_in(
    const struct twice_page *page, const char *p, size_t n, struct buf *meant)
{
	char once[STRETCH * 4];
	size_t n_once = 0;
	size_t count = 0;
	size_t k = 0;
	bool telling = false;

	while (count < STRETCH) {
		size_t more = 0;
		uint32_t c = 0;
		size_t len =
		    one_twice(page, p + k, n - k, once + n_once, &more);

		if (len == 0)
			break;
		(void)utf8_decode(once + n_once, more, &c); /* it is one */
		telling =
		    telling || (is_telling(page, c) &&
				   !may_be_meant(page, p + k, len, n - k));
		n_once += more;
		k += len;
		count++;
	}
	if (!telling && count < (page->kind == TWICE_CYRILLIC ? 3U : 2U))
		return 0;
	if (meant != NULL)
		buf_add(meant, once, n_once);
	return k;
}

size_t
twice_at(const char *p, size_t n, struct buf *meant)
{
	size_t n_page = 0;
	const struct twice_page *page = twice_pages(&n_page);
	uint32_t c = 0;
	size_t len = utf8_decode(p, n, &c);

	/* Most letters are followed by one of ASCII. */
	if (len < 2 || len == n || (unsigned char)p[len] < 0x80)
		return 0;
	for (size_t i = 0; i < n_page; i++) {
		if (is_lead(&page[i], byte_in(&page[i], c))) {
			len = stretch_in(&page[i], p, n, meant);
			if (len > 0)
				return len;
		}
	}
	return 0;
}

size_t
twice_find(const char *p, size_t n, size_t *len, struct buf *meant)
{
	size_t k = 0;

	while (k < n) {
		uint32_t c = 0;
		size_t one = 1;

		if ((unsigned char)p[k] >= 0x80) {
			*len = twice_at(p + k, n - k, meant);
			if (*len > 0)
				return k;
			one = utf8_decode(p + k, n - k, &c);
		}
		k += one == 0 ? 1 : one;
	}
	return n;
}

/* Count in p[0..stop); n bytes are there.  Returns where it ends. */
static size_t
count_block(struct twice *t, bool *here, const char *p, size_t n, size_t stop)
{
	size_t k = 0;

	while (k < stop) {
		uint32_t c = 0;
		size_t len = utf8_decode(p + k, n - k, &c);

		if (c == '\n' && len == 1 && t->cr) {
			t->cr = false; /* of CRLF */
			k++;
			continue;
		}
		t->cr = len == 1 && c == '\r';
		if (len == 1 && (c == '\n' || c == '\r')) {
			t->line++;
			*here = false;
		} else if (len > 1 && !*here &&
			   twice_at(p + k, n - k, NULL) > 0) {
			*here = true;
			if (t->lines++ == 0)
				t->first = t->line;
		}
		k += len == 0 ? 1 : len;
	}
	return k;
}

bool
twice_count(struct twice *t, int fd, const char *name, struct err *err)
{
	char *block = xrealloc(NULL, BLOCK, 1);
	size_t held = 0;
	int64_t at = 0;
	bool here = false;
	bool ok = true;

	*t = (struct twice){ .line = 1 };
	for (;;) {
		ssize_t got = pread(fd, block + held, BLOCK - held, (off_t)at);
		size_t n = held + (got > 0 ? (size_t)got : 0);
		size_t past = 0;

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			ok = err_errno(err, "%s: cannot be read", name);
		if (got < 0 || n == 0)
			break;
		at += got;
		past = count_block(t, &here, block, n,
		    got > 0 ? (n > AHEAD ? n - AHEAD : 0) : n);
		held = n - past;
		memmove(block, block + past, held);
		if (got == 0)
			break;
	}
	free(block);
	return ok;
}
