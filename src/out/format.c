/* format.c - what the formats share: writing, numbers, safe text. */
#include "out/format.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/formula.h"
#include "base/utf8.h"

bool
out_flush_line(struct out *o)
{
	if (o->failed == 0 && o->line.len > 0) {
		errno = 0;
		if (fwrite(o->line.data, 1, o->line.len, o->opt.to) !=
		    o->line.len)
			o->failed = errno != 0 ? errno : EIO;
	}
	buf_reset(&o->line);
	return o->failed == 0;
}

bool
out_is_null(const struct out_value *v)
{
	switch (v->type) {
	case OUT_TEXT:
		return v->text == NULL;
	case OUT_INT:
		return false;
	case OUT_REAL:
		return !isfinite(v->r);
	case OUT_NULL:
		break;
	}
	return true;
}

void
out_add_number(struct buf *b, const struct out_value *v)
{
	char text[40];

	if (v->type == OUT_INT) {
		buf_int(b, v->i);
		return;
	}
	/* Fewer than 15 digits would turn 100 into 1e+02. */
	for (int digits = 15; digits <= 17; digits++) {
		(void)snprintf(text, sizeof(text), "%.*g", digits, v->r);
		if (strtod(text, NULL) == v->r)
			break;
	}
	buf_str(b, text);
}

size_t
out_next(const char *s, uint32_t *c)
{
	size_t len = utf8_decode(s, strnlen(s, 4), c);

	if (len > 0)
		return len;
	*c = 0xfffd;
	return 1;
}

void
out_add_char(struct buf *b, uint32_t c)
{
	char to[4];

	buf_add(b, to, utf8_encode(c, to));
}

bool
out_is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c ||
	       c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069);
}

void
out_add_control(struct buf *b, uint32_t c)
{
	if (c < 0x80)
		buf_fmt(b, "\\x%02X", (unsigned)c);
	else
		buf_fmt(b, "U+%04X", (unsigned)c);
}

const char *
out_add_plain(struct buf *b, const char *s)
{
	size_t n = 0;

	while (s[n] >= ' ' && s[n] <= '~' && s[n] != '\\' && s[n] != '"')
		n++;
	if (n > 0)
		buf_add(b, s, n);
	return s + n;
}

void
out_add_text(struct buf *b, const char *s, bool visible)
{
	for (s = out_add_plain(b, s); *s != '\0'; s = out_add_plain(b, s)) {
		uint32_t c = 0;

		s += out_next(s, &c);
		if (visible && out_is_control(c) && c != '\n' && c != '\t')
			out_add_control(b, c);
		else
			out_add_char(b, c);
	}
}

void
out_add_guarded(struct buf *b, const char *s, bool visible)
{
	if (formula_is(s))
		buf_char(b, '\'');
	out_add_text(b, s, visible);
}

void
out_add_json(struct buf *b, const char *s)
{
	buf_char(b, '"');
	for (s = out_add_plain(b, s); *s != '\0'; s = out_add_plain(b, s)) {
		uint32_t c = 0;

		s += out_next(s, &c);
		if (c == '"' || c == '\\')
			buf_char(b, '\\');
		if (c == '\n')
			buf_str(b, "\\n");
		else if (c == '\t')
			buf_str(b, "\\t");
		else if (c == '\r')
			buf_str(b, "\\r");
		else if (out_is_control(c))
			buf_fmt(b, "\\u%04x", (unsigned)c);
		else
			out_add_char(b, c);
	}
	buf_char(b, '"');
}

void
out_add_object(struct buf *b, const struct out *o, const struct out_value *v)
{
	buf_char(b, '{');
	for (size_t i = 0; i < o->n; i++) {
		if (i > 0)
			buf_char(b, ',');
		out_add_json(b, o->column[i]);
		buf_char(b, ':');
		if (out_is_null(&v[i]))
			buf_str(b, "null");
		else if (v[i].type == OUT_TEXT)
			out_add_json(b, v[i].text);
		else
			out_add_number(b, &v[i]);
	}
	buf_char(b, '}');
}
