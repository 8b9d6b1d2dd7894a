/* ids.c - the first column alone, for the next program in the pipe. */
#include <string.h>

#include "out/format.h"

static bool
ids_begin(struct out *o)
{
	return o->failed == 0;
}

static void
ids_text(struct buf *b, const char *s)
{
	while (*s != '\0') {
		uint32_t c = 0;

		s += out_next(s, &c);
		out_add_char(b, out_is_control(c) ? ' ' : c);
	}
}

static bool
ids_row(struct out *o, const struct out_value *v)
{
	if (out_is_null(&v[0]))
		return true;
	if (v[0].type == OUT_TEXT)
		ids_text(&o->line, v[0].text);
	else
		out_add_number(&o->line, &v[0]);
	/* o->text holds the line before this one. */
	if (o->line.len == 0 ||
	    strcmp(buf_text(&o->line), buf_text(&o->text)) == 0) {
		buf_reset(&o->line);
		return true;
	}
	buf_reset(&o->text);
	buf_add(&o->text, o->line.data, o->line.len);
	buf_char(&o->line, '\n');
	return out_flush_line(o);
}

static bool
ids_end(struct out *o)
{
	return o->failed == 0;
}

const struct out_format out_format_ids = {
	.name = "ids",
	.suffix = NULL,
	.begin = ids_begin,
	.row = ids_row,
	.end = ids_end,
};
