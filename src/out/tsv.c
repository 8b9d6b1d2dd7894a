/* tsv.c - one line a row, whatever a cell holds; formulas as in csv.c. */
#include "out/format.h"

static void
tsv_text(struct out *o, const char *s)
{
	struct buf *b = &o->line;

	/* Every control is escaped: the form is the default in a pipe, and
	 * the pipe often ends at a terminal.  As \ is, nothing is lost. */
	buf_reset(&o->text);
	out_add_guarded(&o->text, s, false);
	s = out_add_plain(b, buf_text(&o->text));
	for (; *s != '\0'; s = out_add_plain(b, s)) {
		uint32_t c = 0;

		s += out_next(s, &c);
		if (c == '\t')
			buf_str(b, "\\t");
		else if (c == '\n')
			buf_str(b, "\\n");
		else if (c == '\r')
			buf_str(b, "\\r");
		else if (c == '\\')
			buf_str(b, "\\\\");
		else if (c < 0x80 && out_is_control(c))
			buf_fmt(b, "\\x%02X", (unsigned)c);
		else if (out_is_control(c))
			buf_fmt(b, "\\u%04X", (unsigned)c);
		else
			out_add_char(b, c);
	}
}

static bool
tsv_begin(struct out *o)
{
	for (size_t i = 0; i < o->n; i++) {
		if (i > 0)
			buf_char(&o->line, '\t');
		tsv_text(o, o->column[i]);
	}
	buf_char(&o->line, '\n');
	return out_flush_line(o);
}

static bool
tsv_row(struct out *o, const struct out_value *v)
{
	for (size_t i = 0; i < o->n; i++) {
		if (i > 0)
			buf_char(&o->line, '\t');
		if (out_is_null(&v[i]))
			continue;
		if (v[i].type == OUT_TEXT)
			tsv_text(o, v[i].text);
		else
			out_add_number(&o->line, &v[i]);
	}
	buf_char(&o->line, '\n');
	return out_flush_line(o);
}

static bool
tsv_end(struct out *o)
{
	return o->failed == 0;
}

const struct out_format out_format_tsv = {
	.name = "tsv",
	.suffix = "tsv",
	.ragged = true,
	.begin = tsv_begin,
	.row = tsv_row,
	.end = tsv_end,
};
