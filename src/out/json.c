/* json.c - one object: what the rows are of, then the rows, one a line. */
#include "out/format.h"

static bool
json_begin(struct out *o)
{
	buf_str(&o->line, "{\"meta\":{");
	for (size_t i = 0; i < o->n_meta; i++) {
		if (i > 0)
			buf_char(&o->line, ',');
		out_add_json(&o->line, o->meta[i].key);
		buf_char(&o->line, ':');
		if (o->meta[i].value == NULL)
			buf_str(&o->line, "null");
		else
			out_add_json(&o->line, o->meta[i].value);
	}
	buf_str(&o->line, "},\n\"rows\":[");
	return out_flush_line(o);
}

static bool
json_row(struct out *o, const struct out_value *v)
{
	buf_str(&o->line, o->count == 0 ? "\n" : ",\n");
	out_add_object(&o->line, o, v);
	return out_flush_line(o);
}

static bool
json_end(struct out *o)
{
	buf_str(&o->line, "\n]}\n");
	return out_flush_line(o);
}

const struct out_format out_format_json = {
	.name = "json",
	.suffix = "json",
	.begin = json_begin,
	.row = json_row,
	.end = json_end,
};
