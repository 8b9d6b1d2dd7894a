/* marks.c - which marks the cells of a matrix hold, and what they mean. */
#include "intake/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/dimension.h"
#include "catalog/seed.h"
#include "intake/meaning.h"
#include "intake/stage.h"

void
marks_clear(struct marks *m)
{
	hash_clear(&m->text);
	free((void *)m->list);
	arena_clear(&m->arena);
	*m = (struct marks){ 0 };
}

double
marks_score(const char *s, size_t n)
{
	double value = 0;
	size_t i = 0;

	while (i < n && i < 3 && s[i] >= '0' && s[i] <= '9')
		value = value * 10 + (s[i++] - '0');
	if (i == 0 || i == 3)
		return -1;
	if (i + 1 < n && (s[i] == '.' || s[i] == ',') && s[i + 1] >= '0' &&
	    s[i + 1] <= '9') {
		value += (s[i + 1] - '0') / 10.0;
		i += 2;
	}
	while (i < n && s[i] == '0')
		i++;
	return i == n && value <= 10 ? value : -1;
}

void
marks_add(struct marks *m, const char *s, size_t n)
{
	double score = 0;
	bool added = false;
	int64_t *count = NULL;

	s = utf8_trim(s, &n);
	if (n == 0)
		return;
	m->filled++;
	score = marks_score(s, n);
	if (score >= 1) {
		m->ratings++;
		m->values |= 1U << (unsigned)score;
	} else if (score >= 0) {
		m->values |= 1U;
	}
	if (n > STAGE_TEXT ||
	    (m->n == MARKS_TEXTS && !hash_get(&m->text, s, n, &(int64_t){ 0 })))
		return;
	count = hash_put(&m->text, s, n, &added);
	(*count)++;
	if (!added)
		return;
	if ((m->n & (m->n + 1)) == 0 || m->list == NULL)
		m->list =
		    xrealloc((void *)m->list, (m->n + 1) * 2, sizeof(*m->list));
	m->list[m->n++] = arena_keep(&m->arena, s, n);
}

/* --- letters --- */

/* The row of a letter in ambiguous_marks.csv; NULL: none. */
static const char *
may_mean(const char *s, size_t n)
{
	const struct seed_table *t = seed_table("ambiguous_marks");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *mark = seed_cell(t, i, 0);
		bool same = strlen(mark) == n;

		for (size_t k = 0; k < n && same; k++)
			same = mark[k] == s[k] || (s[k] >= 'a' && s[k] <= 'z' &&
						      mark[k] == s[k] - 32);
		if (same)
			return seed_cell(t, i, 1);
	}
	return NULL;
}

/* A single letter that no table knows. */
static bool
is_lone_letter(const char *s, size_t n)
{
	return n == 1 &&
	       ((s[0] >= 'A' && s[0] <= 'Z') || (s[0] >= 'a' && s[0] <= 'z'));
}

/* What is seen in a sheet's cells, put together. */
struct seen {
	bool com;
	bool clin;
	bool pre;
	bool dev;
	bool letter_c; /* as a part of its own, and so on */
	bool letter_d;
	bool row; /* P1-P3: numbers behind a P are phases */
	bool x;
	bool n;
	bool o;
};

static void
seen_part(struct seen *e, const struct stage_part *p)
{
	int64_t com = 0;
	int64_t pre = 0;

	(void)dimension_find(DIMENSION_PHASE, "COM", 3, &com); /* there is */
	(void)dimension_find(DIMENSION_PHASE, "PRE", 3, &pre);
	if (p->kind == STAGE_PHASE) {
		e->com = e->com || (p->from <= com && p->to >= com);
		e->pre = e->pre || p->from == pre;
		e->clin = e->clin || (p->to > pre && p->from < com - 1);
	}
	e->dev = e->dev || p->kind == STAGE_DEV;
	e->letter_c = e->letter_c || strcmp(p->mark, "C") == 0;
	e->letter_d = e->letter_d || strcmp(p->mark, "D") == 0;
	e->x = e->x || strcmp(p->mark, "X") == 0;
	e->n = e->n || strcmp(p->mark, "N") == 0;
	e->o = e->o || strcmp(p->mark, "O") == 0;
}

static void
see(struct seen *e, const struct marks *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct stage g = { 0 };

		if (!stage_parse(&g, m->list[i], strlen(m->list[i])) ||
		    mark_is_blank(m->list[i], strlen(m->list[i])))
			continue;
		for (size_t k = 0; k < g.n; k++)
			seen_part(e, &g.part[k]);
		e->row = e->row || (g.n > 1 && g.part[0].from > 0 &&
				       (m->list[i][0] | 32) == 'p');
	}
}

static void
set_phases(struct legend_item *item, const char *from, const char *to)
{
	item->means.meaning = MARK_YES;
	(void)dimension_find(
	    DIMENSION_PHASE, from, strlen(from), &item->means.phase_from);
	(void)dimension_find(
	    DIMENSION_PHASE, to, strlen(to), &item->means.phase_to);
}

static struct legend_item *
decide(struct legend *l, const char *mark, const char *words)
{
	return legend_add(l, mark, strlen(mark), words, strlen(words));
}

static void
decide_c(struct legend *l, const struct seen *e)
{
	struct legend_item *item = NULL;

	if (!e->letter_c || legend_find(l, "C", 1) != NULL)
		return;
	if (e->com && !e->clin) {
		item = decide(l, "C",
		    "clinical, as commercial has a mark of its own here");
		if (item != NULL)
			set_phases(item, "PH1", "PH3");
	} else if (e->clin && !e->com) {
		item = decide(l, "C",
		    "commercial, as the clinical phases have marks of their "
		    "own here");
		if (item != NULL)
			set_phases(item, "COM", "COM");
	}
}

/* Development is before the clinic where that has a mark of its own, before
 * the market where only that has. */
static void
decide_dev(struct legend *l, const struct seen *e, const char *mark)
{
	struct legend_item *item = legend_find(l, mark, strlen(mark));
	struct legend_item *c = legend_find(l, "C", 1);
	int64_t id = 0;
	bool clin = e->clin;
	bool com = e->com;

	if (item != NULL && item->means.phase_from != MEANING_DEV)
		return;
	(void)dimension_find(DIMENSION_PHASE, "COM", 3, &id); /* there is */
	if (c != NULL && c->means.phase_from > 0) {
		com = com || c->means.phase_from == id;
		clin = clin || c->means.phase_from < id;
	}
	if (item == NULL && !com && !clin && strlen(mark) == 1)
		return;
	if (item == NULL)
		item = decide(l, mark,
		    clin  ? "development before the clinic, as that has a "
			    "mark of its own here"
		    : com ? "development up to phase 3, as commercial has a "
			    "mark of its own here"
			  : "development; its phases are not stated");
	if (item == NULL)
		return;
	item->means =
	    (struct mark){ .meaning = MARK_YES }; /* without a phase */
	if (clin)
		set_phases(item, "PRE", "PRE");
	else if (com)
		set_phases(item, "PRE", "PH3");
}

/* "P1" beside phases, or ranges of such, is a phase. */
static void
decide_numbers(struct legend *l, const struct seen *e, const struct marks *m)
{
	static const struct {
		const char *mark;
		const char *phase;
	} numbers[] = { { "P1", "PH1" }, { "P2", "PH2" }, { "P3", "PH3" },
		{ "P4", "LCM" } };

	for (size_t i = 0; i < 4 && (e->row || e->com || e->clin); i++) {
		struct legend_item *item = NULL;
		int64_t cells = 0;

		if (legend_find(l, numbers[i].mark, 2) == NULL &&
		    hash_get(&m->text, numbers[i].mark, 2, &cells))
			item = decide(l, numbers[i].mark,
			    "a phase, as other marks here are phases");
		if (item != NULL)
			set_phases(item, numbers[i].phase, numbers[i].phase);
	}
}

/* A mark nobody explains: an item that says what to ask. */
static void
decide_open(struct legend *l, const char *s)
{
	size_t n = strlen(s);
	const char *may = may_mean(s, n);
	struct buf b = { 0 };

	if (legend_find(l, s, n) != NULL ||
	    (may == NULL && (!is_lone_letter(s, n) ||
				mark_parse(s, n).meaning != MARK_NONE)))
		return;
	if (may != NULL)
		buf_fmt(&b, "may mean %s", may);
	else
		buf_str(&b, "is a mark that is not explained");
	buf_fmt(&b,
	    ": nothing is claimed until a legend in the sheet, or "
	    "--legend \"%s=...\", says it",
	    s);
	(void)legend_add(l, s, n, buf_text(&b), b.len); /* full: as unknown */
	buf_clear(&b);
}

/* What the legend says and nobody understands. */
static void
explain(struct legend *l, struct legend_item *item)
{
	struct buf b = { 0 };

	if (item->means.meaning != MARK_NONE || item->row == 0)
		return;
	buf_fmt(&b,
	    "the legend says \"%s\", which is not known: nothing is claimed "
	    "(--legend \"%s=...\" says it in other words)",
	    item->words, item->mark);
	item->words = arena_keep(&l->arena, buf_text(&b), b.len);
	buf_clear(&b);
}

/* A sheet of nothing but check marks and X: there X often means no. */
static void
decide_x(struct legend *l, const struct marks *m)
{
	static const char *const checks[] = { "\u2713", "\u2714", "\u221a",
		"\u2705", "\u2611" };
	const char *x = NULL;
	size_t known = 0;

	for (size_t i = 0; i < m->n; i++) {
		const char *s = m->list[i];

		if ((s[0] | 32) == 'x' && s[1] == '\0') {
			x = s;
			known++;
		}
		for (size_t k = 0; k < sizeof(checks) / sizeof(checks[0]); k++)
			known += strcmp(s, checks[k]) == 0 ? 1 : 0;
	}
	if (x == NULL || m->n < 2 || known != m->n ||
	    legend_find(l, x, 1) != NULL)
		return;
	(void)decide(l, x,
	    "may mean no beside check marks: nothing is claimed until a "
	    "legend in the sheet, or --legend \"X=...\", says it");
}

void
marks_decide(const struct marks *m, struct legend *l)
{
	struct seen e = { 0 };
	size_t told = l->n;
	struct legend_item *o = NULL;

	for (size_t i = 0; i < told; i++)
		explain(l, &l->item[i]);
	see(&e, m);
	for (size_t i = 0; i < told; i++) {
		const struct mark *means = &l->item[i].means;
		struct stage_part p = { STAGE_PHASE, means->phase_from,
			means->phase_to, "" };

		if (means->phase_from > 0)
			seen_part(&e, &p);
	}
	decide_c(l, &e);
	for (size_t i = 0; i < told; i++) {
		if (l->item[i].means.phase_from == MEANING_DEV)
			decide_dev(l, &e, l->item[i].mark);
	}
	if (e.dev)
		decide_dev(l, &e, "Dev");
	if (e.letter_d && !e.dev)
		decide_dev(l, &e, "D");
	decide_numbers(l, &e, m);
	if (e.n && !e.x && e.o && legend_find(l, "O", 1) == NULL) {
		o = decide(l, "O", "yes (oui), as N is the no here");
		if (o != NULL)
			o->means.meaning = MARK_YES;
	}
	decide_x(l, m);
	for (size_t i = 0; i < m->n; i++)
		decide_open(l, m->list[i]);
	for (size_t i = 0; i < m->n; i++) {
		struct legend_item *item =
		    legend_find(l, m->list[i], strlen(m->list[i]));
		int64_t cells = 0;

		if (item != NULL &&
		    hash_get(&m->text, m->list[i], strlen(m->list[i]), &cells))
			item->cells += cells;
	}
}

bool
marks_rate(const struct marks *m)
{
	return (m->values & ~3U) != 0;
}

/* --- reading --- */

static struct mark
item_mark(const struct legend_item *item)
{
	struct mark m = item->means;

	if (m.meaning == MARK_NONE)
		m.ask = item->words;
	return m;
}

/* One part of a list of phases: its phases as a set; *m gets its status. */
static bool
part_set(const struct legend *l, const struct stage_part *p, unsigned *set,
    struct mark *m)
{
	const struct legend_item *item = NULL;
	struct mark one = {
		.meaning = MARK_YES, .phase_from = p->from, .phase_to = p->to
	};

	if (p->mark[0] != '\0')
		item = legend_find(l, p->mark, strlen(p->mark));
	else if (p->kind == STAGE_DEV)
		item = legend_find(l, "Dev", 3);
	if (item != NULL)
		one = item_mark(item);
	else if (p->kind == STAGE_LETTER)
		one = (struct mark){ .ask = "is a list with a letter the "
					    "sheet does not explain: nothing "
					    "is claimed" };
	else if (p->kind == STAGE_OTHER)
		return false;
	if (m->meaning != MARK_NONE && one.meaning != MARK_NONE &&
	    m->meaning != one.meaning)
		one = (struct mark){ .ask = "says two things at once: nothing "
					    "is claimed" };
	if (one.ask != NULL) {
		m->ask = one.ask;
		return true;
	}
	m->meaning = one.meaning;
	*set |= stage_set(one.phase_from, one.phase_to) |
		stage_set(one.more_from, one.more_to);
	return true;
}

/* A set of phases as one range, or two. */
static void
set_ranges(struct mark *m, unsigned set, bool range)
{
	int64_t last = dimension_count(DIMENSION_PHASE);
	int64_t from = 1;
	int64_t to = 0;

	while (from <= last && (set & 1U << (unsigned)from) == 0)
		from++;
	if (from > last)
		return;
	m->phase_from = from;
	for (to = last; (set & 1U << (unsigned)to) == 0; to--)
		;
	m->phase_to = to;
	if (range)
		return;
	for (int64_t id = from; id <= to; id++) {
		if ((set & 1U << (unsigned)id) != 0)
			continue;
		m->phase_to = id - 1;
		while ((set & 1U << (unsigned)id) == 0)
			id++;
		m->more_from = id;
		m->more_to = to;
		return;
	}
}

/* A list or range of phases. */
static bool
read_stage(const struct legend *l, const char *s, size_t n, struct mark *m)
{
	struct stage g = { 0 };
	unsigned set = 0;

	if (!stage_parse(&g, s, n) ||
	    (g.n == 1 && g.part[0].kind == STAGE_OTHER))
		return false;
	for (size_t i = 0; i < g.n; i++) {
		if (!part_set(l, &g.part[i], &set, m)) {
			*m = (struct mark){ 0 };
			return false;
		}
	}
	if (m->ask != NULL) {
		m->meaning = MARK_NONE;
		return true;
	}
	set_ranges(m, set, g.range);
	return true;
}

struct mark
marks_read(const struct legend *l, const char *s, size_t n)
{
	const struct legend_item *item = NULL;
	struct mark m = { 0 };
	struct mark table = { 0 };

	s = utf8_trim(s, &n);
	if (n == 0)
		return mark_parse(s, n);
	item = legend_find(l, s, n);
	if (item != NULL)
		return item_mark(item);
	table = mark_parse(s, n);
	if (may_mean(s, n) != NULL) {
		m.ask = "needs the sheet's legend: nothing is claimed";
		return m;
	}
	/* What the tables know with its phases, "D/C/C", needs no more. */
	if (table.phase_from != 0 || table.meaning == MARK_UNKNOWN ||
	    table.number)
		return table;
	if (read_stage(l, s, n, &m))
		return m;
	if (is_lone_letter(s, n) && table.meaning == MARK_NONE)
		table.ask = "is a mark that is not explained: nothing is "
			    "claimed";
	return table;
}
