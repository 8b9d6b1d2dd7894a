/* claims.c - the words of a row become claims. */
#include "intake/claims.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/seed.h"
#include "catalog/vocab.h"
#include "intake/answer.h"
#include "intake/claiming.h"
#include "intake/mark.h"
#include "intake/marks.h"
#include "intake/plan.h"
#include "intake/value.h"

static int64_t
phase_of(const char *code)
{
	int64_t id = 0;

	if (!dimension_find(DIMENSION_PHASE, code, strlen(code), &id))
		return 0;
	return id;
}

void
claims_init(struct claims *c, const struct plan *plan, struct vocab *v)
{
	const struct seed_table *t = seed_table("dosage_form_groups");
	size_t code = seed_column(t, "group_code");
	size_t platform = seed_column(t, "platform_capability");

	*c = (struct claims){ .plan = plan, .v = v };
	split_init(&c->split, v);
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *cap = capability_at(i);

		c->phase_from[cap->id] = phase_of(cap->phase_from);
		c->phase_to[cap->id] = phase_of(cap->phase_to);
	}
	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, code);
		const struct capability *cap =
		    capability_by_code(seed_cell(t, i, platform));
		int64_t id = 0;

		if (cap == NULL ||
		    !dimension_find(DIMENSION_DOSAGE, s, strlen(s), &id) ||
		    id >= 64)
			continue;
		c->platform[cap->id] = true;
		c->platform_of[id] = cap->id;
	}
}

void
claims_clear(struct claims *c)
{
	split_clear(&c->split);
	for (size_t i = 0; i < c->n_cell; i++)
		free(c->cell[i].reading);
	free(c->cell);
	free(c->claim);
	free(c->mention);
	free(c->counted);
	hash_clear(&c->cell_memo);
	buf_clear(&c->b);
	*c = (struct claims){ 0 };
}

void
claims_begin(struct claims *c)
{
	c->n_claim = 0;
	c->n_mention = 0;
	c->row = (struct claims_row){ .status = -1, .evidence = -1 };
	split_begin(&c->split);
}

/* --- what a row is made of --- */

static void
push_claim(struct claims *c, const struct load_claim *claim)
{
	if (c->n_claim == c->cap_claim) {
		c->cap_claim = c->cap_claim == 0 ? 64 : c->cap_claim * 2;
		c->claim = xrealloc(c->claim, c->cap_claim, sizeof(*c->claim));
	}
	c->claim[c->n_claim++] = *claim;
}

static void
count_mention(struct claims *c, const struct vocab_result *r)
{
	if (r->number >= c->n_counted) {
		size_t n = r->number < 512 ? 1024 : r->number * 2;

		c->counted = xrealloc(c->counted, n, 1);
		memset(c->counted + c->n_counted, 0, n - c->n_counted);
		c->n_counted = n;
	}
	if (c->counted[r->number] != 0)
		return;
	c->counted[r->number] = 1;
	c->count.unknown += r->kind == VOCAB_UNKNOWN ? 1 : 0;
	c->count.ambiguous += r->kind == VOCAB_AMBIGUOUS ? 1 : 0;
	c->count.no_service += r->kind == VOCAB_NO_SERVICE ? 1 : 0;
}

static void
push_mention(
    struct claims *c, size_t position, const struct vocab_result *words)
{
	if (c->n_mention == c->cap_mention) {
		c->cap_mention = c->cap_mention == 0 ? 64 : c->cap_mention * 2;
		c->mention =
		    xrealloc(c->mention, c->cap_mention, sizeof(*c->mention));
	}
	c->mention[c->n_mention++] =
	    (struct load_mention){ .position = (int64_t)position,
		    .wording = words };
	count_mention(c, words);
}

/* A list of dosage forms beside a list of services says nothing of drug
 * substance, and of a platform only what that platform makes; beside a single
 * service it is meant for that. */
static bool
dosage_applies(const struct claims *c, int64_t capability, int64_t dosage)
{
	const struct capability *cap = capability_by_id(capability);

	if (strcmp(c->plan->layout, "long") == 0)
		return true;
	if (cap != NULL && strcmp(cap->scope, "DS") == 0)
		return false;
	return !c->platform[capability] || dosage <= 0 || dosage >= 64 ||
	       c->platform_of[dosage] == capability;
}

/* Several modalities beside a list of services say what the vendor works
 * with, not which service is for which: they make no claim more exact. */
static const struct value *
modality_of_row(const struct claims *c)
{
	const struct value *m = c->row.modality;

	if (m != NULL && m->n > 1 && strcmp(c->plan->layout, "long") != 0)
		return NULL;
	return m;
}

/* Several phases of a row count for a service where its own begin and end. */
static bool
phase_applies(const struct claims *c, int64_t capability, int64_t phase)
{
	return c->phase_from[capability] == 0 ||
	       (phase >= c->phase_from[capability] &&
		   phase <= c->phase_to[capability]);
}

/* Which values of one dimension a claim gets: those of the words, else those
 * of the row that apply, else "not stated". */
struct claims_values {
	int64_t one;
	const int64_t *id;
	size_t n;
};

static struct claims_values
values_for(int64_t own, const struct value *row)
{
	struct claims_values o = { .one = own, .n = 1 };

	if (own == 0 && row != NULL && row->n > 0) {
		o.id = row->id;
		o.n = row->n;
	}
	return o;
}

static int64_t
chosen(const struct claims_values *o, size_t i)
{
	return o->id == NULL ? o->one : o->id[i];
}

static bool
any_applies(const struct claims *c, const struct claims_values *o,
    int64_t capability,
    bool (*applies)(const struct claims *, int64_t, int64_t))
{
	for (size_t i = 0; i < o->n; i++) {
		if (applies(c, capability, chosen(o, i)))
			return true;
	}
	return false;
}

/* Claims that one reading of a phrase may become in a row. */
#define CLAIMS_EACH 64

/* The claims of one reading: for each modality, dosage group and phase. */
static void
push_reading(struct claims *c, const struct vocab_reading *r,
    struct load_claim *claim, int64_t phase_from, int64_t phase_to)
{
	struct claims_values m = values_for(r->modality_id, modality_of_row(c));
	/* A dosage form in a row about one service is more exact than what
	 * the service's words imply: aseptic filling of eye drops. */
	bool exact = c->row.dosage != NULL && c->row.dosage->n > 0 &&
		     strcmp(c->plan->layout, "long") == 0;
	struct claims_values d =
	    values_for(exact ? 0 : r->dosage_group_id, c->row.dosage);
	struct claims_values p =
	    values_for(phase_from, phase_from == 0 ? c->row.phase : NULL);
	int64_t cap = r->capability_id;
	bool some_d = d.id != NULL && any_applies(c, &d, cap, dosage_applies);
	bool some_p = p.n > 1 && any_applies(c, &p, cap, phase_applies);

	if (d.id != NULL && !some_d)
		d = values_for(0, NULL);
	if (phase_from != 0)
		p.n = (size_t)(phase_to - phase_from + 1);
	claim->capability_id = cap;
	/* A cell may list all there are of each: that says no more than none,
	 * and would make thousands of claims. */
	if (m.n * d.n * p.n > CLAIMS_EACH) {
		m = values_for(r->modality_id, NULL);
		d = values_for(r->dosage_group_id, NULL);
		some_d = false;
	}
	if (m.n * d.n * p.n == 1) {
		claim->modality_id = chosen(&m, 0);
		claim->dosage_group_id = chosen(&d, 0);
		claim->phase_id = chosen(&p, 0);
		push_claim(c, claim);
		return;
	}
	for (size_t i = 0; i < m.n * d.n * p.n; i++) {
		size_t at = i % p.n;

		claim->modality_id = chosen(&m, i / (d.n * p.n));
		claim->dosage_group_id = chosen(&d, i / p.n % d.n);
		claim->phase_id =
		    phase_from != 0 ? phase_from + (int64_t)at : chosen(&p, at);
		if (some_d && !dosage_applies(c, cap, claim->dosage_group_id))
			continue;
		if (some_p && !phase_applies(c, cap, claim->phase_id))
			continue;
		push_claim(c, claim);
	}
}

/* The words in which a claim is made: those the row gives, when it does. */
static const struct vocab_result *
words_of(struct claims *c, const struct vocab_result *words)
{
	if (c->row.words.n == 0)
		return words;
	return split_quote(&c->split, c->row.words.s, c->row.words.n, words);
}

/* The one reading of an ambiguous phrase that is in the row's scope. */
static const struct vocab_reading *
in_scope(const struct claims *c, const struct vocab_result *r)
{
	const struct vocab_reading *found = NULL;

	if (c->row.scope == NULL || r->kind != VOCAB_AMBIGUOUS ||
	    strcmp(r->rule, "status not stated") == 0)
		return NULL;
	for (size_t i = 0; i < r->n_reading; i++) {
		const struct capability *cap =
		    capability_by_id(r->reading[i].capability_id);

		if (cap == NULL || strcmp(cap->scope, c->row.scope) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = &r->reading[i];
	}
	return found;
}

static void
push_phases(struct claims *c, const struct vocab_reading *reading,
    struct load_claim *claim, const struct vocab_result *said)
{
	push_reading(c, reading, claim, said->phase_id, said->phase_last_id);
	if (said->more_id != 0)
		push_reading(
		    c, reading, claim, said->more_id, said->more_last_id);
}

static void
claim_item(struct claims *c, size_t position, const struct split_item *item)
{
	const struct vocab_result *said = item->said;
	const struct vocab_reading *one = in_scope(c, said);
	const struct vocab_reading *reading = one != NULL ? one : said->reading;
	size_t n = one != NULL ? 1 : said->n_reading;
	struct load_claim claim = {
		.evidence_id = c->row.evidence,
		.date = c->row.date,
	};

	claim.status_id = said->status_stated  ? said->status_id
			  : c->row.status >= 0 ? c->row.status
					       : said->status_id;
	if ((said->kind != VOCAB_CLEAR && one == NULL) ||
	    claim.status_id == 0) {
		push_mention(c, position, item->words);
		return;
	}
	claim.wording = words_of(c, item->words);
	for (size_t i = 0; i < n; i++)
		push_phases(c, &reading[i], &claim, said);
}

void
claims_add_list(struct claims *c, size_t position, const char *s, size_t n)
{
	size_t first = c->split.n_item;

	split_add(&c->split, s, n);
	for (size_t i = first; i < c->split.n_item; i++)
		claim_item(c, position, &c->split.item[i]);
}

/* --- cells of a matrix --- */

/* A year alone, or 0. */
static int
year_of(const char *s, size_t n)
{
	int year = 0;

	if (n != 4)
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return 0;
		year = year * 10 + (s[i] - '0');
	}
	return year > 1900 && year < 2100 ? year : 0;
}

/* "TITLE: X" as words, and "TITLE (X)" as a phrase. */
static const char *
cell_text(
    struct claims *c, const char *title, const char *s, size_t n, bool phrase)
{
	buf_reset(&c->b);
	buf_str(&c->b, title);
	buf_str(&c->b, phrase ? " (" : ": ");
	buf_add(&c->b, s, n);
	if (phrase)
		buf_char(&c->b, ')');
	return c->b.data;
}

/* A text that is no mark: words that say more of the title's service. */
static void
work_out_words(struct claims *c, struct claims_cell *to,
    const struct vocab_result *title, const char *s, size_t n)
{
	const struct vocab_result *r = NULL;
	const char *text = cell_text(c, title->text, s, n, true);

	r = vocab_resolve(c->v, text, c->b.len);
	to->kind = CELL_MENTION;
	to->said = r;
	if (r->kind == VOCAB_CLEAR && r->status_id != 0) {
		to->kind = CELL_CLAIM;
		to->status = r->status_id;
		to->phase_from = r->phase_id;
		to->phase_to = r->phase_last_id;
		to->more_from = r->more_id;
		to->more_to = r->more_last_id;
	}
	text = cell_text(c, title->text, s, n, false);
	to->words = split_quote(&c->split, text, c->b.len, r);
}

/* The readings of a column under a header of several rows: the one that is
 * meant, with what the other rows say. */
static void
sense_readings(struct claims_cell *to, const struct level *sense)
{
	const struct vocab_result *r = sense->service;
	size_t n = sense->only != NULL ? 1 : r->n_reading;

	if (sense->only == NULL && sense->modality_id == 0 &&
	    sense->dosage_group_id == 0)
		return;
	to->reading = xcalloc(n, sizeof(*to->reading));
	to->n_reading = n;
	for (size_t i = 0; i < n; i++) {
		struct vocab_reading *one = &to->reading[i];

		*one = sense->only != NULL ? *sense->only : r->reading[i];
		if (one->modality_id == 0)
			one->modality_id = sense->modality_id;
		if (one->dosage_group_id == 0)
			one->dosage_group_id = sense->dosage_group_id;
	}
}

/* The phases a cell states, else those of its column, else of its service. */
static void
cell_phases(struct claims_cell *to, const struct mark *m,
    const struct plan_column *column)
{
	const struct vocab_result *title = column->service;

	to->phase_from = m->phase_from;
	to->phase_to = m->phase_to;
	to->more_from = m->more_from;
	to->more_to = m->more_to;
	if (to->phase_from == 0) {
		to->phase_from = column->sense.phase_from;
		to->phase_to = column->sense.phase_to;
	}
	if (to->phase_from == 0) {
		to->phase_from = title->phase_id;
		to->phase_to = title->phase_last_id;
		to->more_from = title->more_id;
		to->more_to = title->more_last_id;
	}
}

/* A mark that says how the column's service is offered. */
static void
work_out_claim(struct claims *c, struct claims_cell *to,
    const struct plan_column *column, const struct mark *m,
    const struct load_text *text)
{
	const struct vocab_result *title = column->service;
	bool sense = column->sense.service != NULL;
	struct vocab_result like = *title;
	const char *words = NULL;
	size_t n = text->n;

	to->said = title;
	to->kind = CELL_MENTION;
	to->words = title;
	if (title->kind != VOCAB_CLEAR &&
	    (!sense || column->sense.only == NULL))
		return;
	to->kind = CELL_CLAIM;
	to->status = mark_status(m->meaning);
	if (m->meaning == MARK_YES && title->status_stated)
		to->status = title->status_id;
	if (sense)
		sense_readings(to, &column->sense);
	cell_phases(to, m, column);
	if (n > CLAIMS_CELL) {
		n = CLAIMS_CELL;
		while (n > 0 && ((unsigned char)text->s[n] & 0xc0) == 0x80)
			n--;
	}
	like.kind = VOCAB_CLEAR;
	words = cell_text(
	    c, sense ? column->title : title->text, text->s, n, false);
	to->words = split_quote(&c->split, words, c->b.len, &like);
}

static void
work_out_mark(struct claims *c, struct claims_cell *to,
    const struct plan_column *column, const char *s, size_t n)
{
	struct mark m = marks_read(&c->plan->legend, s, n);
	int year = year_of(s, n);

	if (m.meaning == MARK_NONE && m.ask == NULL)
		m = answer_parse(s, n);
	if (year > c->plan->year)
		m.meaning = MARK_PLANNED;
	if (m.meaning == MARK_UNKNOWN)
		return;
	if (m.meaning == MARK_NO && column->sense.region)
		m.ask = "says no for one region only: nothing is claimed";
	if (m.meaning == MARK_NO && column->service->status_stated &&
	    column->service->status_id == STATUS_NO)
		m.ask = "says no where the title does: nothing is claimed";
	if (m.ask != NULL) {
		to->kind = CELL_ASK;
		to->why = m.ask;
		return;
	}
	if (year != 0 && year <= c->plan->year) {
		to->kind = CELL_PAST;
		return;
	}
	if (c->plan->ratings && n < 4 && s[0] >= '0' && s[0] <= '9' &&
	    legend_find(&c->plan->legend, s, n) == NULL) {
		to->kind = CELL_RATING;
		return;
	}
	if (m.meaning == MARK_NONE)
		work_out_words(c, to, column->service, s, n);
	else
		work_out_claim(c, to, column, &m, &(struct load_text){ s, n });
}

struct claims_cell *
claims_cell(
    struct claims *c, size_t position, const char *s, size_t n, bool *added)
{
	uint32_t at = (uint32_t)position;
	int64_t *index = NULL;

	buf_reset(&c->b);
	buf_add(&c->b, &at, sizeof(at));
	buf_add(&c->b, s, n);
	index = hash_put(&c->cell_memo, c->b.data, c->b.len, added);
	if (*added) {
		if (c->n_cell == c->cap_cell) {
			c->cap_cell = c->cap_cell == 0 ? 64 : c->cap_cell * 2;
			c->cell =
			    xrealloc(c->cell, c->cap_cell, sizeof(*c->cell));
		}
		c->cell[c->n_cell++] = (struct claims_cell){ 0 };
		*index = (int64_t)c->n_cell;
	}
	return &c->cell[*index - 1];
}

void
claims_make(struct claims *c, size_t position, const struct claims_cell *cell)
{
	struct load_claim claim = {
		.evidence_id = c->row.evidence,
		.date = c->row.date,
		.status_id = cell->status,
		.wording = cell->words,
	};
	const struct vocab_reading *reading =
	    cell->reading != NULL ? cell->reading : cell->said->reading;
	size_t n =
	    cell->reading != NULL ? cell->n_reading : cell->said->n_reading;

	if (cell->kind == CELL_MENTION)
		push_mention(c, position, cell->words);
	if (cell->kind != CELL_CLAIM)
		return;
	for (size_t i = 0; i < n; i++) {
		push_reading(
		    c, &reading[i], &claim, cell->phase_from, cell->phase_to);
		if (cell->more_from != 0)
			push_reading(c, &reading[i], &claim, cell->more_from,
			    cell->more_to);
	}
}

const char *
claims_add_mark(struct claims *c, size_t position, const char *s, size_t n)
{
	const struct plan_column *column = &c->plan->column[position - 1];
	struct claims_cell *cell = NULL;
	bool added = false;

	if (n > CLAIMS_CELL && answer_parse(s, n).meaning == MARK_NONE) {
		push_mention(c, position, column->service);
		return "a long text is no mark: nothing is claimed";
	}
	cell = claims_cell(c, position, s, n, &added);
	if (added)
		work_out_mark(c, cell, column, s, n);
	if (cell->kind == CELL_RATING)
		return "a rating needs its legend: nothing is claimed";
	if (cell->kind == CELL_PAST)
		return "a year that is no plan any more: nothing is claimed";
	if (cell->kind == CELL_ASK)
		return cell->why;
	if (cell->kind != CELL_NOTHING)
		claims_make(c, position, cell);
	return NULL;
}
