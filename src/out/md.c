/* md.c - a pipe table as GitHub reads it; a cell is never markup. */
#include <string.h>

#include "out/format.h"

static void
md_char(struct buf *b, uint32_t c)
{
	if (c == '<')
		buf_str(b, "&lt;");
	else if (c == '>')
		buf_str(b, "&gt;");
	else if (c == '&')
		buf_str(b, "&amp;");
	else if (c == '\n')
		buf_str(b, "<br>");
	else if (c == '\t')
		buf_char(b, ' ');
	else if (c < 0x80 && strchr("\\|`*_~[]$", (int)c) != NULL)
		buf_fmt(b, "\\%c", (char)c);
	else
		out_add_char(b, c);
}

static void
md_text(struct out *o, const char *s)
{
	buf_reset(&o->text);
	while (*s != '\0') {
		uint32_t c = 0;

		s += out_next(s, &c);
		if (c == '\r' && *s == '\n')
			continue;
		if (c == '\n' || c == '\t' || !out_is_control(c))
			out_add_char(&o->text, c);
		else
			out_add_control(&o->text, c);
	}
	for (s = buf_text(&o->text); *s != '\0';) {
		uint32_t c = 0;

		s += out_next(s, &c);
		md_char(&o->line, c);
	}
}

static bool
md_begin(struct out *o)
{
	for (size_t i = 0; i < o->n; i++) {
		buf_str(&o->line, "| ");
		md_text(o, o->column[i]);
		buf_char(&o->line, ' ');
	}
	buf_str(&o->line, "|\n");
	for (size_t i = 0; i < o->n; i++)
		buf_str(&o->line, "| --- ");
	buf_str(&o->line, "|\n");
	return out_flush_line(o);
}

static bool
md_row(struct out *o, const struct out_value *v)
{
	for (size_t i = 0; i < o->n; i++) {
		buf_str(&o->line, "| ");
		if (!out_is_null(&v[i]) && v[i].type == OUT_TEXT)
			md_text(o, v[i].text);
		else if (!out_is_null(&v[i]))
			out_add_number(&o->line, &v[i]);
		buf_char(&o->line, ' ');
	}
	buf_str(&o->line, "|\n");
	return out_flush_line(o);
}

static bool
md_end(struct out *o)
{
	return o->failed == 0;
}

const struct out_format out_format_md = {
	.name = "md",
	.suffix = "md",
	.begin = md_begin,
	.row = md_row,
	.end = md_end,
};
