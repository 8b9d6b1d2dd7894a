/* comment.c - the comments of a vendor in the column beside its answers. */
#include "intake/comment.h"

#include <string.h>

#include "base/utf8.h"
#include "catalog/vocab.h"
#include "intake/across.h"
#include "intake/answer.h"
#include "intake/marks.h"
#include "intake/meaning.h"
#include "intake/plan.h"
#include "intake/reader.h"
#include "sheet/sheet.h"

/* A longer clause is looked at in stretches of so many bytes. */
#define COMMENT_STRETCH 160

/* The cell (from 0) of the column so many behind the row's. */
static struct load_text
cell_behind(
    const struct reader *r, const struct sheet_row *row, int64_t by, size_t at)
{
	struct sheet_cell c = { 0 };
	struct load_text t = { 0 };

	if (r->beside != NULL)
		return by == 1 ? reader_cell(r->beside, at) : t;
	if (r->plan->turned == NULL)
		return t;
	c = sheet_turned(r->plan->turned, row->number + by, at + 1);
	t.n = c.len;
	t.s = utf8_trim(c.text, &t.n);
	return t;
}

static bool
is_comment(struct load_text t)
{
	return t.n > 0 && across_is_comment(t.s, t.n);
}

bool
comment_stands(const struct reader *r, const struct sheet_row *row)
{
	const struct plan *p = r->plan;
	struct load_text own = { 0 };
	struct load_text name = { 0 };
	struct load_text sub = { 0 };

	if (p->across == 0)
		return false;
	own = reader_cell(row, p->across - 1);
	name = cell_behind(r, row, 1, p->across - 1);
	if (p->across_sub > 0)
		sub = cell_behind(r, row, 1, p->across_sub - 1);
	if (is_comment(sub))
		return name.n == 0 || is_comment(name) ||
		       (name.n == own.n && memcmp(name.s, own.s, own.n) == 0);
	if (!is_comment(name))
		return false;
	/* One alone, behind the last vendor, may be of the whole sheet. */
	return r->beside != NULL ||
	       is_comment(cell_behind(r, row, -1, p->across - 1)) ||
	       is_comment(cell_behind(r, row, 3, p->across - 1));
}

/* Words anywhere in a comment that deny, plan, limit or date. */
static bool
hints(const struct vocab *v, struct load_text t)
{
	size_t from = 0;

	for (size_t i = 0; i <= t.n; i++) {
		bool stop = i == t.n || strchr(".;\n", t.s[i]) != NULL ||
			    (i - from >= COMMENT_STRETCH && t.s[i] == ' ');

		if (!stop)
			continue;
		if (i > from && vocab_hints(v, t.s + from, i - from))
			return true;
		from = i + 1;
	}
	return false;
}

/* The comment says the same as the answer, or nothing of status. */
static bool
agrees(const struct reader *r, struct load_text comment, struct mark own,
    struct mark both)
{
	if (both.ask != NULL || both.meaning != own.meaning ||
	    both.phase_from != 0)
		return false;
	return meaning_parse(comment.s, comment.n).meaning == own.meaning ||
	       !hints(r->claims.v, comment);
}

struct load_text
comment_answer(struct reader *r, const struct sheet_row *row, size_t at,
    struct load_text t, const char **why)
{
	struct load_text comment = cell_behind(r, row, 1, at);
	struct mark own = marks_read(&r->plan->legend, t.s, t.n);
	struct mark both = { 0 };

	if (own.meaning == MARK_NONE && own.ask == NULL)
		own = answer_parse(t.s, t.n);
	if (comment.n == 0 || own.ask != NULL ||
	    (own.meaning != MARK_YES && own.meaning != MARK_NO))
		return t;
	buf_reset(&r->b);
	buf_fmt(&r->b, "%s (%.*s)", own.meaning == MARK_YES ? "Yes" : "No",
	    (int)comment.n, comment.s);
	both = answer_parse(buf_text(&r->b), r->b.len);
	if (agrees(r, comment, own, both))
		return t;
	if (both.ask == NULL && both.meaning == own.meaning &&
	    both.phase_from == 0)
		*why = "has a comment beside it that may limit it: nothing is "
		       "claimed";
	return reader_text(reader_keep(r), r->b.len);
}
