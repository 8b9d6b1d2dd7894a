/* store.c - bytes put down one after the other and read back from anywhere. */
#include "sheet/store.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "sheet/file.h"

/* Strings are mostly asked for in the order they were put down, so a few
 * blocks hit nearly always. */
enum { BLOCK_BYTES = 16 << 10, BLOCK_N = 128 };

void
store_clear(struct store *s)
{
	buf_clear(&s->tail);
	for (int i = 0; s->block != NULL && i < BLOCK_N; i++)
		free(s->block[i].data);
	free(s->block);
	if (s->fd >= 0)
		(void)close(s->fd); /* it is gone with that */
	*s = (struct store){ .fd = -1 };
}

int64_t
store_size(const struct store *s)
{
	return s->filed + (int64_t)s->tail.len;
}

/* Whole blocks only, so that a block once read never changes. */
static bool
store_spill(struct store *s, struct err *err)
{
	size_t n = s->tail.len / BLOCK_BYTES * BLOCK_BYTES;
	struct buf rest = { 0 };

	if (s->fd < 0 && !file_spool(&s->fd, err))
		return false;
	if (!file_write(s->fd, s->tail.data, n, err))
		return false;
	s->filed += (int64_t)n;
	buf_add(&rest, s->tail.data + n, s->tail.len - n);
	buf_reset(&s->tail);
	buf_add(&s->tail, buf_text(&rest), rest.len);
	buf_clear(&rest);
	return true;
}

bool
store_add(struct store *s, const char *p, size_t n, struct err *err)
{
	if (store_size(s) + (int64_t)n > STORE_BYTES)
		return err_set(err, ERR_DATA, "has over %lld MB of texts",
		    (long long)(STORE_BYTES >> 20));
	buf_add(&s->tail, p, n);
	return s->tail.len < STORE_MEMORY || store_spill(s, err);
}

static bool
read_at(int fd, char *to, size_t n, int64_t at, struct err *err)
{
	while (n > 0) {
		ssize_t got = pread(fd, to, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return err_errno(err, "cannot read a temporary file");
		to += got;
		at += got;
		n -= (size_t)got;
	}
	return true;
}

/* The block of this number of the file. */
static const char *
store_block(struct store *s, int64_t number, struct err *err)
{
	struct store_block *b = NULL;

	if (s->block == NULL)
		s->block = xcalloc(BLOCK_N, sizeof(*s->block));
	b = &s->block[number % BLOCK_N];
	if (b->data == NULL)
		b->data = xcalloc(1, BLOCK_BYTES);
	if (b->number == number + 1)
		return b->data;
	b->number = 0;
	if (!read_at(s->fd, b->data, BLOCK_BYTES, number * BLOCK_BYTES, err))
		return NULL;
	b->number = number + 1;
	return b->data;
}

bool
store_get(
    struct store *s, int64_t at, size_t n, struct buf *to, struct err *err)
{
	assert(at >= 0 && at + (int64_t)n <= store_size(s));
	while (n > 0 && at < s->filed) {
		size_t in = (size_t)(at % BLOCK_BYTES);
		size_t k = BLOCK_BYTES - in < n ? BLOCK_BYTES - in : n;
		const char *data = store_block(s, at / BLOCK_BYTES, err);

		if (data == NULL)
			return false;
		buf_add(to, data + in, k);
		at += (int64_t)k;
		n -= k;
	}
	if (n > 0)
		buf_add(to, s->tail.data + (at - s->filed), n);
	return true;
}
