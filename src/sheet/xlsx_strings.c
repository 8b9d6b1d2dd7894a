/* xlsx_strings.c - the texts that the cells of an XLSX file share. */
#include "sheet/xlsx_strings.h"

#include <string.h>

#include "base/utf8.h"
#include "sheet/sheet.h"
#include "sheet/xml.h"

void
xlsx_strings_clear(struct xlsx_strings *s)
{
	store_clear(&s->text);
	store_clear(&s->end);
	s->n = 0;
}

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code of the _xHHHH_ at s[0..n), or -1. */
static int
escape_code(const char *s, size_t n)
{
	int code = 0;

	if (n < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = hex_value(s[i]);

		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code;
}

/* Undo the escape at s[0..n); returns its length, 0 for none. */
static size_t
unescape_one(const char *s, size_t n, struct buf *to)
{
	char utf8[4];
	size_t len = 7;
	int code = escape_code(s, n);

	if (code >= 0xD800 && code < 0xDC00) {
		int low = escape_code(s + 7, n - 7);

		if (low < 0xDC00 || low > 0xDFFF)
			return 0;
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
		len = 14;
	}
	if (code < 0 || (code >= 0xDC00 && code <= 0xDFFF))
		return 0;
	if (code == 0)
		buf_str(to, "\\x00");
	else
		buf_add(to, utf8, utf8_encode((uint32_t)code, utf8));
	return len;
}

void
xlsx_unescape(const char *s, size_t n, struct buf *to)
{
	while (n > 0) {
		const char *u = memchr(s, '_', n);
		size_t k = u == NULL ? n : (size_t)(u - s);

		buf_add(to, s, k);
		s += k;
		n -= k;
		if (n == 0)
			break;
		k = unescape_one(s, n, to);
		if (k == 0) {
			buf_char(to, '_');
			k = 1;
		}
		s += k;
		n -= k;
	}
}

struct reading {
	struct xlsx_strings *strings;
	struct xml *xml; /* borrowed */
	struct buf raw;
	struct buf text;
	int phonetic; /* depth of rPh elements */
	bool in_item;
	bool in_text;
};

static void
strings_start(void *ctx, const char *name, const char *const *attr)
{
	struct reading *r = ctx;

	(void)attr;
	if (strcmp(name, "si") == 0) {
		r->in_item = true;
		r->phonetic = 0;
		buf_reset(&r->raw);
	} else if (strcmp(name, "rPh") == 0) {
		r->phonetic++;
	} else if (strcmp(name, "t") == 0) {
		r->in_text = r->in_item && r->phonetic == 0;
	}
}

static void
strings_text(void *ctx, const char *s, size_t n)
{
	struct reading *r = ctx;

	if (!r->in_text)
		return;
	if (r->raw.len + n > SHEET_ROW_BYTES)
		xml_fail(r->xml, ERR_DATA, "has a text of over 16 MB");
	else
		buf_add(&r->raw, s, n);
}

bool
xlsx_strings_add(
    struct xlsx_strings *s, const char *text, size_t n, struct err *err)
{
	int64_t end = 0;

	if (!store_add(&s->text, text, n, err))
		return false;
	end = store_size(&s->text);
	s->n++;
	return store_add(&s->end, (char *)&end, sizeof(end), err);
}

static void
strings_keep(struct reading *r)
{
	struct err err = { 0 };

	buf_reset(&r->text);
	xlsx_unescape(buf_text(&r->raw), r->raw.len, &r->text);
	if (!xlsx_strings_add(
		r->strings, buf_text(&r->text), r->text.len, &err))
		xml_fail(r->xml, err.kind, err.text);
}

static void
strings_end(void *ctx, const char *name)
{
	struct reading *r = ctx;

	if (strcmp(name, "t") == 0) {
		r->in_text = false;
	} else if (strcmp(name, "rPh") == 0) {
		r->phonetic--;
	} else if (strcmp(name, "si") == 0 && r->in_item) {
		r->in_item = false;
		strings_keep(r);
	}
}

bool
xlsx_strings_read(
    struct xlsx_strings *s, struct package *p, size_t part, struct err *err)
{
	static const struct xml_events on = {
		.start = strings_start, .end = strings_end, .text = strings_text
	};
	struct reading r = { .strings = s };
	bool more = true;
	bool ok = xml_open(&r.xml, p, part, &on, &r, err);

	while (ok && more)
		ok = xml_read(r.xml, &more, err);
	xml_close(r.xml);
	buf_clear(&r.raw);
	buf_clear(&r.text);
	return ok;
}

/* Where the text of a number ends; -1 ends the one before the first. */
static bool
text_end(struct xlsx_strings *s, int64_t number, int64_t *end, struct err *err)
{
	struct buf b = { 0 };
	bool ok = true;

	*end = 0;
	if (number < 0)
		return true;
	ok = store_get(
	    &s->end, number * (int64_t)sizeof(*end), sizeof(*end), &b, err);
	if (ok)
		memcpy(end, b.data, sizeof(*end));
	buf_clear(&b);
	return ok;
}

bool
xlsx_strings_get(struct xlsx_strings *s, int64_t number, struct buf *to,
    bool *found, struct err *err)
{
	int64_t from = 0;
	int64_t end = 0;

	*found = number >= 0 && number < s->n;
	if (!*found)
		return true;
	return text_end(s, number - 1, &from, err) &&
	       text_end(s, number, &end, err) &&
	       store_get(&s->text, from, (size_t)(end - from), to, err);
}
