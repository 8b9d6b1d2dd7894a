/* biff.c - the records of an .xls workbook's stream (MS-XLS 2.1.4). */
#include "sheet/biff.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "sheet/little.h"
#include "sheet/ole.h"

enum {
	TEXT_WIDE = 1, /* flags of a text (2.5.293, 2.5.294) */
	TEXT_EXTRA = 4,
	TEXT_RUNS = 8
};

bool
biff_damaged(const struct biff *b, const char *what, struct err *err)
{
	return err_set(err, ERR_DATA,
	    "%s: is cut short or damaged (%s, byte %lld of its workbook); get "
	    "the file again, or open it and save it anew",
	    b->name, what, (long long)b->at);
}

bool
biff_next(struct biff *b, struct err *err)
{
	unsigned char head[4];

	if (b->at < 0 || b->at + 4 > ole_size(b->ole))
		return biff_damaged(b, "it ends too early", err);
	if (!ole_read(b->ole, b->at, head, 4, err))
		return false;
	b->type = little16(head);
	b->len = little16(head + 2);
	b->pos = 0;
	if (b->at + 4 + (int64_t)b->len > ole_size(b->ole))
		return biff_damaged(b, "a record ends too early", err);
	if (!ole_read(b->ole, b->at + 4, b->data, b->len, err))
		return false;
	b->at += 4 + (int64_t)b->len;
	return true;
}

void
biff_seek(struct biff *b, int64_t at)
{
	b->at = at;
	b->len = 0;
	b->pos = 0;
}

/* Go on into a record that continues this one. */
static bool
biff_continue(struct biff *b, struct err *err)
{
	if (!biff_next(b, err))
		return false;
	if (b->type != BIFF_CONTINUE || b->len == 0)
		return biff_damaged(b, "a text is not continued", err);
	return true;
}

const unsigned char *
biff_take(struct biff *b, size_t n, unsigned char *to, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		if (b->pos == b->len && !biff_continue(b, err))
			return NULL;
		to[i] = b->data[b->pos++];
	}
	return to;
}

static bool
biff_skip(struct biff *b, uint64_t n, struct err *err)
{
	while (n > 0) {
		size_t k = b->len - b->pos;

		if (k == 0 && !biff_continue(b, err))
			return false;
		k = b->len - b->pos < n ? b->len - b->pos : (size_t)n;
		b->pos += k;
		n -= k;
	}
	return true;
}

static void
put_half(struct biff *b, uint16_t u, struct buf *to)
{
	buf_fmt(to, "\\x%02X\\x%02X", u >> 8, u & 0xFF);
	b->halves = true;
}

/* A character of UTF-16; *high is half of a pair that waits for the other. */
static void
put_unit(struct biff *b, uint16_t u, uint16_t *high, struct buf *to)
{
	char utf8[4];
	uint32_t c = u;

	if (*high != 0 && u >= 0xDC00 && u <= 0xDFFF) {
		c = 0x10000 + ((uint32_t)(*high - 0xD800) << 10) + (u - 0xDC00);
		*high = 0;
	} else if (*high != 0) {
		put_half(b, *high, to);
		*high = 0;
	}
	if (c >= 0xD800 && c <= 0xDBFF)
		*high = u;
	else if (c >= 0xDC00 && c <= 0xDFFF)
		put_half(b, u, to);
	else if (c == 0)
		buf_str(to, "\\x00");
	else
		buf_add(to, utf8, utf8_encode(c, utf8));
}

/* Characters of one or two bytes; where a record continues the text, its first
 * byte says anew which (2.5.293). */
static bool
take_units(struct biff *b, size_t n, bool wide, struct buf *to, struct err *err)
{
	uint16_t high = 0;

	while (n > 0) {
		size_t size = wide ? 2 : 1;

		if (b->pos == b->len) {
			if (!biff_continue(b, err))
				return false;
			wide = (b->data[b->pos++] & TEXT_WIDE) != 0;
			continue;
		}
		if (b->len - b->pos < size)
			return biff_damaged(b, "half a character", err);
		put_unit(b, wide ? little16(b->data + b->pos) : b->data[b->pos],
		    &high, to);
		b->pos += size;
		n--;
	}
	if (high != 0)
		put_half(b, high, to);
	return true;
}

/* A text in Unicode: its characters, then how they are shown. */
static bool
wide_text(struct biff *b, size_t n, struct buf *to, struct err *err)
{
	unsigned char p[4];
	unsigned flags = 0;
	uint64_t behind = 0;

	if (biff_take(b, 1, p, err) == NULL)
		return false;
	flags = p[0];
	if ((flags & TEXT_RUNS) != 0) {
		if (biff_take(b, 2, p, err) == NULL)
			return false;
		behind += 4U * (uint64_t)little16(p);
	}
	if ((flags & TEXT_EXTRA) != 0) {
		if (biff_take(b, 4, p, err) == NULL)
			return false;
		behind += little32(p);
	}
	return take_units(b, n, (flags & TEXT_WIDE) != 0, to, err) &&
	       biff_skip(b, behind, err);
}

/* Bytes of the code page as UTF-8. */
static void
put_bytes(struct biff *b, char *p, size_t n, struct buf *to)
{
	while (n > 0) {
		char utf8[64];
		char *out = utf8;
		size_t room = sizeof(utf8);
		size_t done = iconv(b->page, &p, &n, &out, &room);
		bool stuck = done == (size_t)-1 && errno != E2BIG;

		for (char *c = utf8; c < out; c++) {
			if (*c == '\0')
				buf_str(to, "\\x00");
			else
				buf_char(to, *c);
		}
		if (stuck && n > 0) {
			buf_fmt(to, "\\x%02X", (unsigned char)*p++);
			b->unknown = true;
			n--;
		}
	}
	(void)iconv(b->page, NULL, NULL, NULL, NULL); /* as at the start */
}

static bool
narrow_text(struct biff *b, size_t n, struct buf *to, struct err *err)
{
	struct buf bytes = { 0 };
	bool ok = b->page != NULL || biff_code_page(b, 1252, err);

	while (ok && n > 0) {
		size_t k = b->len - b->pos;

		if (k == 0) {
			ok = biff_continue(b, err);
			continue;
		}
		k = k < n ? k : n;
		buf_add(&bytes, b->data + b->pos, k);
		b->pos += k;
		n -= k;
	}
	if (ok && bytes.len > 0)
		put_bytes(b, bytes.data, bytes.len, to);
	buf_clear(&bytes);
	return ok;
}

bool
biff_text(struct biff *b, int width, struct buf *to, struct err *err)
{
	unsigned char p[2] = { 0, 0 };
	size_t n = 0;

	if (biff_take(b, (size_t)width, p, err) == NULL)
		return false;
	n = width == 1 ? p[0] : little16(p);
	return b->wide ? wide_text(b, n, to, err) : narrow_text(b, n, to, err);
}

bool
biff_code_page(struct biff *b, unsigned page, struct err *err)
{
	char name[32];
	iconv_t found = (iconv_t)-1;

	if (page == 10000 || page == 0x8000)
		(void)snprintf(name, sizeof(name), "MACINTOSH"); /* fits */
	else if (page == 367 || page == 0x8001)
		(void)snprintf(name, sizeof(name), "CP1252"); /* fits */
	else
		(void)snprintf(name, sizeof(name), "CP%u", page); /* fits */
	found = iconv_open("UTF-8", name);
	if (found == (iconv_t)-1)
		return err_set(err, ERR_DATA,
		    "%s: is in code page %u, which is not known here; open it "
		    "and save it as .xlsx",
		    b->name, page);
	biff_clear(b);
	b->page = found;
	return true;
}

void
biff_clear(struct biff *b)
{
	if (b->page != NULL)
		(void)iconv_close(b->page); /* nothing is in it */
	b->page = NULL;
}
