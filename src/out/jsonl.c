/* jsonl.c - one JSON object a line. */
#include "out/format.h"

static bool
jsonl_begin(struct out *o)
{
	return o->failed == 0;
}

static bool
jsonl_row(struct out *o, const struct out_value *v)
{
	out_add_object(&o->line, o, v);
	buf_char(&o->line, '\n');
	return out_flush_line(o);
}

static bool
jsonl_end(struct out *o)
{
	return o->failed == 0;
}

const struct out_format out_format_jsonl = {
	.name = "jsonl",
	.suffix = "jsonl",
	.begin = jsonl_begin,
	.row = jsonl_row,
	.end = jsonl_end,
};
