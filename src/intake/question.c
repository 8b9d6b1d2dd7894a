/* question.c - what a file leaves open. */
#include "intake/question.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "intake/reading.h"
#include "intake/survey.h"
#include "intake/table.h"
#include "sheet/sheet.h"

/* Titles named in one question. */
#define QUESTION_TITLES 6

const char *
question_column(const struct survey *s, size_t i, struct arena *arena)
{
	const char *title = s->plan.column[i].title;
	struct buf b = { 0 };
	bool plain = title[0] != '\0' &&
		     strchr("0123456789", title[0]) == NULL &&
		     strpbrk(title, "=\r\n") == NULL;

	for (size_t k = 0; k < s->plan.n; k++) {
		if (k != i && strcmp(s->plan.column[k].title, title) == 0)
			plain = false;
	}
	if (!plain)
		buf_fmt(&b, "%zu", i + 1);
	title = plain ? title : arena_keep(arena, buf_text(&b), b.len);
	buf_clear(&b);
	return title;
}

bool
question_is_said(const struct reading *how, const char *option)
{
	for (size_t i = 0; i < how->n_given; i += 2) {
		if (strcmp(how->given[i], option) == 0)
			return true;
	}
	return false;
}

bool
question_is_mapped(const struct survey *s, const struct reading *how, size_t i)
{
	return how->plan.n_map > 0 && s->plan.column[i].mapped;
}

/* Ask; option goes with value, "" for none.  text is taken over. */
static void
question_ask(struct questions *q, size_t position, struct buf *text,
    const char *option, const char *value)
{
	struct buf b = { 0 };

	q->item = xrealloc(q->item, q->n + 1, sizeof(*q->item));
	buf_fmt(&b, "%s%s", option, value);
	q->item[q->n++] = (struct question){ .position = position,
		.text = arena_keep(&q->arena, buf_text(text), text->len),
		.option = arena_keep(&q->arena, buf_text(&b), b.len) };
	buf_clear(&b);
	buf_clear(text);
}

static void
ask_file(struct questions *q, const struct survey *s, const struct reading *how)
{
	const struct sheet_info *info = sheet_info(s->sheet);
	struct buf b = { 0 };

	if (info->encoding_doubted && !question_is_said(how, "--encoding")) {
		buf_fmt(&b,
		    "is the text in %s? another encoding reads nearly as well",
		    info->encoding);
		question_ask(q, 0, &b, "--encoding ", "NAME");
	}
	if (s->plan.header_row == 0 && !question_is_said(how, "--header")) {
		buf_str(&b, "is there no header? no row looks like one");
		question_ask(q, 0, &b, "--header ", "N");
	}
	if (s->plan.doubt != NULL) {
		struct buf value = { 0 };

		buf_fmt(&b,
		    "is row %lld the header, or the first vendor (0)? "
		    "%s",
		    (long long)s->plan.header_row, s->plan.doubt);
		buf_fmt(&value, "0|%lld", (long long)s->plan.header_row);
		question_ask(q, 0, &b, "--header ", buf_text(&value));
		buf_clear(&value);
	}
	if (strcmp(s->plan.layout, "scores") == 0 &&
	    !question_is_said(how, "--layout")) {
		buf_str(&b, "do the points say that vendors offer something? "
			    "they are not read as claims");
		question_ask(q, 0, &b, "--layout ", "matrix|rfi");
	}
}

/* Columns whose title may mean something else. */
static void
ask_thin(struct questions *q, const struct survey *s, const struct reading *how)
{
	for (size_t i = 0; i < s->plan.n; i++) {
		const struct plan_column *c = &s->plan.column[i];
		struct buf b = { 0 };
		struct buf map = { 0 };

		if (!c->thin || question_is_mapped(s, how, i))
			continue;
		if (c->title[0] == '\0')
			buf_fmt(&b, "is column %zu ", i + 1);
		else
			buf_fmt(&b, "is \"%s\" ", c->title);
		buf_fmt(&b, "%s? %s",
		    c->name == NULL ? "nothing to be read" : c->name,
		    c->reason);
		buf_fmt(&map, "%s=FIELD", question_column(s, i, &q->arena));
		question_ask(q, i + 1, &b, "--map ", buf_text(&map));
		buf_clear(&map);
	}
}

static bool
has_services(const struct plan *p)
{
	for (size_t i = 0; i < p->n; i++) {
		enum field f = p->column[i].field;

		if (f == FIELD_TEXT || f == FIELD_OPERATIONS ||
		    f == FIELD_COLUMN)
			return true;
	}
	return false;
}

static void
ask_columns(struct questions *q, const struct survey *s)
{
	struct buf b = { 0 };
	size_t n = 0;

	if (!s->plan.named) {
		buf_str(&b, "which column names the vendor? nothing can be "
			    "imported without");
		question_ask(q, 0, &b, "--map ",
		    s->plan.n == 1 ? "1=vendor" : "COLUMN=vendor");
	}
	if (!has_services(&s->plan)) {
		buf_str(&b, "which column says what vendors offer? none is "
			    "known by its title");
		question_ask(q, 0, &b, "--map ", "COLUMN=services");
	}
	for (size_t i = 0; i < s->plan.n; i++) {
		const struct plan_column *c = &s->plan.column[i];

		if (!c->unknown || s->column[i].filled == 0)
			continue;
		n++;
		if (n <= QUESTION_TITLES)
			buf_fmt(&b, "%s\"%s\"", n == 1 ? "what is " : ", ",
			    c->title);
	}
	if (n == 0)
		return;
	if (n > QUESTION_TITLES)
		buf_fmt(&b, " and %zu more", n - QUESTION_TITLES);
	buf_str(&b, "? kept, but not read");
	question_ask(q, 0, &b, "--map ", "COLUMN=FIELD");
}

/* Dates that could be two days, once for each column. */
static void
ask_dates(
    struct questions *q, const struct survey *s, const struct reading *how)
{
	size_t last = 0;

	for (size_t i = 0; i < s->n_problem; i++) {
		const struct survey_problem *p = &s->problem[i];
		struct buf b = { 0 };

		if (strstr(p->text, "--date-order") == NULL ||
		    p->position == 0 || p->position <= last ||
		    question_is_said(how, "--date-order"))
			continue;
		last = p->position;
		buf_fmt(&b,
		    "day or month first in \"%s\"? such dates are "
		    "kept as text",
		    s->plan.column[last - 1].title);
		question_ask(q, last, &b, "--date-order ", "dmy|mdy");
	}
}

void
questions_find(
    struct questions *q, const struct survey *s, const struct reading *how)
{
	ask_file(q, s, how);
	ask_columns(q, s);
	ask_thin(q, s, how);
	ask_dates(q, s, how);
}

void
questions_clear(struct questions *q)
{
	free(q->item);
	arena_clear(&q->arena);
	*q = (struct questions){ 0 };
}
