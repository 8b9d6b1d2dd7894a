/* column.c - how a column and a dialect are put in words. */
#include "cmd/column.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/capability.h"
#include "catalog/vocab.h"
#include "intake/plan.h"

const char *
column_field(const struct plan_column *c, struct buf *b)
{
	const struct vocab_result *r = c->service;

	if (c->field != FIELD_COLUMN || r == NULL || r->kind != VOCAB_CLEAR)
		return c->name;
	buf_reset(b);
	for (size_t i = 0; i < r->n_reading; i++)
		buf_fmt(b, "%s%s", i == 0 ? "" : "|",
		    capability_by_id(r->reading[i].capability_id)->code);
	return buf_text(b);
}

const char *
column_reason(const struct plan_column *c)
{
	if (c->reason == NULL)
		return "";
	/* The field stands beside it. */
	return strncmp(c->reason, "a title for ", 12) == 0 &&
		       strpbrk(c->reason, ";,") == NULL
		   ? "its title"
		   : c->reason;
}

const char *
column_delimiter(const char *delimiter)
{
	if (delimiter[0] == '\0' || delimiter[1] != '\0')
		return delimiter;
	switch (delimiter[0]) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "pipe";
	case ' ':
		return "space";
	default:
		return delimiter;
	}
}
