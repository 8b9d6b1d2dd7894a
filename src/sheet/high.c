/* high.c - the bytes beyond ASCII of a file, and how well they are UTF-8. */
#include "sheet/high.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/twice.h"

enum {
	BLOCK = 64 << 10,
	AHEAD = 64, /* no character reaches so far */
	LINE = 4 << 10,
	/* Of the text around bytes beyond ASCII four times as much is kept. */
	QUARTER = 6 << 10
};

/* A text is taken for UTF-8 unless over one of so many of its characters
 * beyond ASCII is not well-formed. */
#define BAD_SHARE 8

/* Text is in UTF-8 and something else where so many characters make up lines
 * that are well-formed, and one of so many lines is. */
#define MIXED 8

static size_t
ascii_run(const char *p, size_t n)
{
	size_t k = 0;

	while (k + 8 <= n) {
		uint64_t word = 0;

		memcpy(&word, p + k, 8);
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
		k += 8;
	}
	while (k < n && (unsigned char)p[k] < 0x80)
		k++;
	return k;
}

/* The line at hand has ended. */
static void
high_line(struct high *v)
{
	v->good += v->line[0];
	v->bad += v->line[1];
	v->lines += v->line[0] + v->line[1] > 0 ? 1 : 0;
	if (v->line[0] > 0 && v->line[1] == 0) {
		v->whole++;
		v->in_whole += v->line[0];
	}
	v->line[0] = v->line[1] = 0;
}

/* How far ASCII goes in p[0..n); a line that ends there is counted. */
static size_t
high_skip(struct high *v, const char *p, size_t n)
{
	size_t run = ascii_run(p, n);

	if (v->line[0] + v->line[1] > 0 && run > 0 &&
	    (memchr(p, '\n', run) != NULL || memchr(p, '\r', run) != NULL))
		high_line(v);
	return run;
}

/* Count what starts in p[0..stop); n bytes are there.  Returns where the last
 * of it ends. */
static size_t
high_block(struct high *v, const char *p, size_t n, size_t stop)
{
	size_t k = high_skip(v, p, n);

	while (k < stop) {
		uint32_t c = 0;
		size_t len = utf8_decode(p + k, n - k, &c);

		v->line[len == 0 ? 1 : 0]++;
		v->twice = v->twice || twice_at(p + k, n - k, NULL) > 0;
		if (((unsigned char)p[k] & 0xE0) == 0x80 &&
		    (unsigned char)p[k] != 0x85)
			v->c1 = true;
		k += len == 0 ? 1 : len;
		k += high_skip(v, p + k, n - k);
	}
	return k;
}

/* How much of the evidence may be from the first at bytes of a file: a quarter
 * from anywhere, so that a small part that is otherwise is seen wherever it
 * is. */
static size_t
high_room(const struct file *f, int64_t at)
{
	double part = (double)at / (double)(f->bytes > 0 ? f->bytes : 1);

	return QUARTER + (size_t)(part * 3 * QUARTER);
}

/* Keep the lines of p[0..n) that have bytes beyond ASCII, as long as there is
 * room; a line without end is cut where it is long. */
static void
high_keep(struct high *v, const char *p, size_t n, size_t room)
{
	size_t k = 0;

	while (k < n && v->text.len < room) {
		size_t high = k + ascii_run(p + k, n - k);
		size_t from = high;
		size_t to = high;

		if (high == n)
			return;
		while (from > k && from + 200 > high && p[from - 1] != '\n' &&
		       p[from - 1] != '\r')
			from--;
		while (to < n && to < high + 2000 && p[to] != '\n' &&
		       p[to] != '\r')
			to++;
		buf_add(&v->text, p + from, to - from);
		buf_char(&v->text, '\n');
		k = to;
	}
}

/* The length of a line at the end of p[0..n) that goes on behind it, if it is
 * of a usual length; else 0. */
static size_t
unended(const char *p, size_t n)
{
	size_t k = n;

	while (k > 0 && n - k < LINE && p[k - 1] != '\n' && p[k - 1] != '\r')
		k--;
	return n - k < LINE ? n - k : 0;
}

bool
high_read(struct high *v, const struct file *f, struct err *err)
{
	char *block = xrealloc(NULL, BLOCK, 1);
	size_t held = 0; /* bytes in it that were read before */
	size_t kept = 0; /* so many of these are done with ... */
	size_t past = 0; /* ... or counted */
	int64_t at = 0;
	bool ok = true;

	while (ok) {
		ssize_t got =
		    pread(f->fd, block + held, BLOCK - held, (off_t)at);
		size_t n = held + (got > 0 ? (size_t)got : 0);
		size_t whole = got > 0 ? n - unended(block, n) : n;
		size_t done = 0;

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			ok = err_errno(err, "%s: cannot be read", f->name);
		if (got < 0 || n == 0)
			break;
		at += got;
		if (whole > kept)
			high_keep(
			    v, block + kept, whole - kept, high_room(f, at));
		kept = whole > kept ? whole : kept;
		past += high_block(v, block + past, n - past,
		    got > 0 && n - past > AHEAD ? n - past - AHEAD : n - past);
		done = kept < past ? kept : past;
		held = n - done;
		kept -= done;
		past -= done;
		memmove(block, block + done, held);
		if (got == 0)
			break;
	}
	high_line(v);
	free(block);
	return ok;
}

/* Whether some lines are UTF-8, and others are not.  In another encoding
 * hardly a line is well-formed by chance, and none with many letters. */
static bool
is_mixed(const struct high *v)
{
	return v->in_whole >= MIXED && v->whole >= v->lines / MIXED;
}

bool
high_is_utf8(const struct high *v)
{
	return v->good >= v->bad * BAD_SHARE || is_mixed(v);
}

void
high_count(struct high *v, const char *p, size_t n)
{
	(void)high_block(v, p, n, n); /* all of it */
	high_line(v);
}
