/* csv.c - RFC 4180 with LF line ends; formulas are defused (out.h). */
#include <string.h>

#include "out/format.h"

static void
csv_text(struct out *o, const char *s)
{
	struct buf *b = &o->line;
	size_t n = 0;

	buf_reset(&o->text);
	out_add_guarded(&o->text, s, o->terminal);
	s = buf_text(&o->text);
	n = o->text.len;
	/* ; and tab only matter to programs that guess the separator; blanks
	 * at the ends to those that trim.  A line of one empty cell would be
	 * a blank line, which readers skip. */
	if (strpbrk(s, "\",;\t\r\n") == NULL &&
	    (n == 0 ? o->n > 1 : s[0] != ' ' && s[n - 1] != ' ')) {
		buf_add(b, s, n);
		return;
	}
	buf_char(b, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_char(b, '"');
		buf_char(b, *s);
	}
	buf_char(b, '"');
}

static bool
csv_begin(struct out *o)
{
	for (size_t i = 0; i < o->n; i++) {
		if (i > 0)
			buf_char(&o->line, ',');
		csv_text(o, o->column[i]);
	}
	buf_char(&o->line, '\n');
	return out_flush_line(o);
}

static bool
csv_row(struct out *o, const struct out_value *v)
{
	for (size_t i = 0; i < o->n; i++) {
		if (i > 0)
			buf_char(&o->line, ',');
		if (out_is_null(&v[i]))
			csv_text(o, "");
		else if (v[i].type == OUT_TEXT)
			csv_text(o, v[i].text);
		else
			out_add_number(&o->line, &v[i]);
	}
	buf_char(&o->line, '\n');
	return out_flush_line(o);
}

static bool
csv_end(struct out *o)
{
	return o->failed == 0;
}

const struct out_format out_format_csv = {
	.name = "csv",
	.suffix = "csv",
	.ragged = true,
	.begin = csv_begin,
	.row = csv_row,
	.end = csv_end,
};
