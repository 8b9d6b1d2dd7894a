/* header.c - what a column is read as. */
#include "intake/header.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/hash.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/place.h"
#include "catalog/seed.h"
#include "catalog/tag.h"
#include "catalog/vocab.h"
#include "intake/answer.h"
#include "intake/mark.h"
#include "intake/sample.h"
#include "intake/value.h"

/* A value that is longer names no single service. */
#define HEADER_PHRASE 120

/* Constant knowledge from the built-in tables, built once at first use and
 * never changed after; the thread that writes the
 * catalog does not come here.  Folded title -> row + 1. */
static struct hash header_alias;
static struct hash header_ambiguous;

static void
header_clear(void)
{
	hash_clear(&header_alias);
	hash_clear(&header_ambiguous);
}

static void
header_load_one(struct hash *h, const char *table)
{
	const struct seed_table *t = seed_table(table);
	size_t title = seed_column(t, "header");
	struct buf b = { 0 };

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, title);
		bool added = false;
		int64_t *row = NULL;

		fold_plain(&b, s, strlen(s));
		if (b.len == 0)
			continue;
		row = hash_put(h, b.data, b.len, &added);
		if (added)
			*row = (int64_t)i + 1;
	}
	buf_clear(&b);
}

/* Row of the table with that title, or -1; also without a last parenthesis
 * ("Dosage forms (all)"). */
static int64_t
header_row(struct hash *h, const char *title)
{
	struct buf b = { 0 };
	const char *open = strrchr(title, '(');
	int64_t row = 0;

	if (header_alias.count == 0) {
		header_load_one(&header_alias, "header_aliases");
		header_load_one(&header_ambiguous, "ambiguous_headers");
		/* A failure would only leave the memory to the system. */
		(void)atexit(header_clear);
	}
	fold_plain(&b, title, strlen(title));
	if (b.len == 0 || !hash_get(h, b.data, b.len, &row))
		row = 0;
	if (row == 0 && open != NULL && open > title) {
		fold_plain(&b, title, (size_t)(open - title));
		if (b.len == 0 || !hash_get(h, b.data, b.len, &row))
			row = 0;
	}
	buf_clear(&b);
	return row - 1;
}

static const char *
header_alias_field(const char *title)
{
	const struct seed_table *t = seed_table("header_aliases");
	int64_t row = header_row(&header_alias, title);

	return row < 0 ? NULL
		       : seed_cell(t, (size_t)row, seed_column(t, "field"));
}

/* The fields a title may mean, "a|b"; NULL where it is not ambiguous. */
static const char *
header_candidates(const char *title, const char **usual)
{
	const struct seed_table *t = seed_table("ambiguous_headers");
	int64_t row = header_row(&header_ambiguous, title);

	if (row < 0)
		return NULL;
	*usual = seed_cell(t, (size_t)row, seed_column(t, "default_field"));
	return seed_cell(t, (size_t)row, seed_column(t, "candidate_fields"));
}

/* Take the next of "a|b|c"; false at the end. */
static bool
next_candidate(const char **list, char *to, size_t size)
{
	size_t n = strcspn(*list, "|");
	size_t keep = n < size ? n : size - 1;

	if (n == 0)
		return false;
	memcpy(to, *list, keep);
	to[keep] = '\0';
	*list += n;
	if (**list == '|')
		(*list)++;
	return true;
}

bool
header_is_name(const char *title)
{
	const char *usual = NULL;
	const char *field = header_alias_field(title);
	const char *list = header_candidates(title, &usual);

	return (field != NULL && strcmp(field, "vendor.name") == 0) ||
	       (list != NULL && strstr(list, "vendor.name") != NULL);
}

/* Length of "(Y/N)" and the like at the end of title[0..n), or 0. */
static size_t
title_tail(const char *title, size_t n)
{
	static const char *const tails[] = { "(y/n)", "[y/n]", "(yes/no)",
		"y/n", "?", "*", ":", " " };

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		size_t k = strlen(tails[i]);
		size_t j = 0;

		while (j < k && n > k &&
		       (title[n - k + j] | 32) == (tails[i][j] | 32))
			j++;
		if (j == k)
			return k;
	}
	return 0;
}

/* Length of the words a question begins with before it names a service ("Do
 * you offer "), or 0. */
static size_t
title_lead(const char *title)
{
	static const char *const who[] = { "do you ", "can you ",
		"does your company ", "does your site ", "are you able to ",
		"is your company able to ", "could you ", "will you ",
		"please confirm that you ", "please confirm you ", "" };
	static const char *const what[] = { "also ", "currently ", "routinely ",
		"offer ", "provide ", "perform ", "support ", "supply ",
		"conduct ", "carry out ", "manufacture ", "have ",
		"have experience with ", "have experience in ",
		"have capabilities for ", "have capability for ",
		"experience with ", "experience in ", "capabilities for ",
		"capability for ", "capacity for ", "in-house ", "in house ",
		"gmp " };
	size_t at = 0;
	size_t i = 0;

	while (strncasecmp(title, who[i], strlen(who[i])) != 0)
		i++; /* the last one always fits */
	at = strlen(who[i]);
	if (at == 0)
		return 0;
	for (i = 0; i < sizeof(what) / sizeof(what[0]);) {
		size_t k = strlen(what[i]);
		bool is = strncasecmp(title + at, what[i], k) == 0;

		at += is ? k : 0;
		i = is ? 0 : i + 1; /* "currently offer": look again */
	}
	return at;
}

const struct vocab_result *
header_service(const char *title, struct vocab *v)
{
	size_t n = 0;
	size_t tail = 0;

	title += title_lead(title);
	n = strlen(title);
	do {
		tail = title_tail(title, n);
		n -= tail;
	} while (tail > 0);
	if (n > HEADER_PHRASE)
		n = HEADER_PHRASE;
	return vocab_resolve(v, title, n);
}

bool
header_is_known(const char *title, struct vocab *v)
{
	const char *usual = NULL;

	if (title[0] == '\0' || strlen(title) > HEADER_PHRASE)
		return false;
	return header_alias_field(title) != NULL ||
	       header_candidates(title, &usual) != NULL ||
	       header_service(title, v)->kind != VOCAB_UNKNOWN;
}

enum header_word
header_word(const char *title, struct vocab *v)
{
	const char *usual = NULL;
	const char *field = NULL;

	if (title[0] == '\0' || strlen(title) > HEADER_PHRASE)
		return HEADER_NOTHING;
	field = header_alias_field(title);
	if (header_candidates(title, &usual) != NULL)
		return HEADER_FIELD;
	if (field != NULL)
		return strcmp(field, "vendor.name") == 0 ? HEADER_NAME
							 : HEADER_FIELD;
	return header_service(title, v)->kind != VOCAB_UNKNOWN ? HEADER_SERVICE
							       : HEADER_NOTHING;
}

bool
header_is_service(const char *title)
{
	const char *field = header_alias_field(title);

	return field != NULL && (strcmp(field, "cap.text") == 0 ||
				    strcmp(field, "cap.phrase") == 0);
}

/* Whether one value fits a field: 1 yes, 0 no, -1 no value can tell. */
static int
value_fits(const char *field, const struct sample_cell *c, struct vocab *v)
{
	static const struct {
		const char *field;
		enum dimension dimension;
	} dimensions[] = { { "cap.modality", DIMENSION_MODALITY },
		{ "cap.dosage_form", DIMENSION_DOSAGE },
		{ "cap.phase", DIMENSION_PHASE },
		{ "ev.evidence_level", DIMENSION_EVIDENCE },
		{ "cap.status", DIMENSION_STATUS } };
	size_t n = strcspn(c->text, ";|,\n");
	static const struct date_rules none = { .serials = false };
	struct date_reading day = { 0 };
	struct tag tag = { 0 };
	size_t rest = 0;
	int64_t id = 0;

	if (strcmp(field, "vendor.type") == 0)
		return tag_parse(c->text, c->len, &tag);
	if (strcmp(field, "cap.status") == 0 &&
	    mark_parse(c->text, c->len).meaning != MARK_NONE)
		return 1;
	for (size_t i = 0; i < sizeof(dimensions) / sizeof(dimensions[0]);
	     i++) {
		if (strcmp(field, dimensions[i].field) == 0)
			return dimension_find(
			    dimensions[i].dimension, c->text, n, &id);
	}
	if (strcmp(field, "cap.text") == 0 ||
	    strcmp(field, "cap.category") == 0) {
		n = n > HEADER_PHRASE ? HEADER_PHRASE : n;
		return vocab_resolve(v, c->text, n)->kind != VOCAB_UNKNOWN;
	}
	if (strcmp(field, "cap.scope") == 0)
		return (c->len == 2 && (c->text[0] | 32) == 'd') ||
		       strcmp(c->text, "both") == 0;
	if (strstr(field, "country") != NULL)
		return value_is_country(c->text, c->len);
	if (strcmp(field, "site.address") == 0)
		return memchr(c->text, ',', c->len) != NULL &&
		       place_country_at_end(c->text, c->len, &rest) != NULL;
	if (strstr(field, "date") != NULL) {
		date_read(c->text, c->len, &none, &day);
		return day.kind != DATE_NONE;
	}
	return -1;
}

struct header_fit
header_fits(const struct header_column *c, const char *field, struct vocab *v)
{
	struct header_fit f = { .known = true };

	for (size_t i = 0; i < c->sample->n; i++) {
		struct sample_cell cell = sample_at(c->sample, i, c->column);
		int fits = 0;

		if (mark_is_blank(cell.text, cell.len))
			continue;
		fits = value_fits(field, &cell, v);
		f.known = fits >= 0;
		f.filled++;
		f.fit += fits == 1 ? 1 : 0;
	}
	return f;
}

struct header_fit
header_marks(const struct header_column *c)
{
	struct header_fit f = { .known = true };

	for (size_t i = 0; i < c->sample->n; i++) {
		struct sample_cell cell = sample_at(c->sample, i, c->column);

		if (cell.len == 0)
			continue;
		f.filled++;
		if (mark_parse(cell.text, cell.len).meaning != MARK_NONE ||
		    answer_parse(cell.text, cell.len).meaning != MARK_NONE)
			f.fit++;
	}
	return f;
}

static bool
most(const struct header_fit *f)
{
	return f->known && f->filled > 0 && f->fit * 5 >= f->filled * 4;
}

/* A column under judgement. */
struct judge {
	const struct header_column *c;
	struct vocab *v;
	struct arena *arena;
	struct header *h;
	struct buf b;
};

static void
header_reason(struct judge *j)
{
	j->h->reason = arena_keep(j->arena, buf_text(&j->b), j->b.len);
	buf_reset(&j->b);
}

static void
header_set(struct header *h, const char *name)
{
	h->name = name;
	h->field = name == NULL ? FIELD_UNUSED : field_of_name(name);
}

/* The candidate most values fit: one that can be told from its values (the
 * usual one where several can), else the usual one, unless its values deny
 * it. */
static struct header_fit
header_choose(struct judge *j, const char *list, const char *usual)
{
	struct header_fit best = { 0 };
	const char *at = list;
	const char *free_text = NULL;
	bool denied = false;
	char name[64];

	while (next_candidate(&at, name, sizeof(name))) {
		struct header_fit f = header_fits(j->c, name, j->v);
		const char *kept = arena_keep(j->arena, name, strlen(name));

		if (most(&f) &&
		    (f.fit > best.fit ||
			(f.fit == best.fit && strcmp(name, usual) == 0))) {
			best = f;
			header_set(j->h, kept);
		}
		if (f.filled > 0 && !f.known && free_text == NULL)
			free_text = kept;
		if (strcmp(name, usual) == 0)
			denied =
			    f.known && f.filled > 0 && f.fit * 3 < f.filled;
	}
	if (best.fit > 0)
		return best;
	if (denied)
		header_set(j->h, free_text);
	else
		header_set(j->h, usual[0] == '\0' ? NULL : usual);
	return best;
}

static void
header_ambiguous_title(struct judge *j, const char *list, const char *usual)
{
	struct header_fit fit = { 0 };

	fit = header_choose(j, list, usual);
	/* "Approved" says nothing of an offer, but "discontinued" does. */
	if (fit.fit == 0 && strcmp(usual, "qual.status") == 0) {
		struct header_fit offers =
		    header_fits(j->c, "cap.status", j->v);

		header_set(
		    j->h, offers.fit * 2 >= offers.filled && offers.fit > 0
			      ? field_name(FIELD_STATUS)
			      : field_name(FIELD_EITHER_STATUS));
	}
	buf_str(&j->b, "the title may mean ");
	for (const char *p = list; *p != '\0'; p++) {
		if (*p == '|')
			buf_str(
			    &j->b, strchr(p + 1, '|') == NULL ? " or " : ", ");
		else
			buf_char(&j->b, *p);
	}
	if (fit.fit > 0)
		buf_fmt(&j->b, "; %zu of %zu values looked at say %s", fit.fit,
		    fit.filled, j->h->name);
	else if (j->h->name != NULL)
		buf_fmt(&j->b, "; %s is the usual one", j->h->name);
	else
		buf_str(&j->b, "; its values do not tell");
	j->h->shared = true;
	j->h->thin = fit.fit == 0 && j->h->name != NULL;
	header_reason(j);
}

static void
header_codes(struct buf *b, const struct vocab_result *r)
{
	for (size_t i = 0; i < r->n_reading; i++) {
		const struct capability *cap =
		    capability_by_id(r->reading[i].capability_id);

		if (i > 0)
			buf_str(b, r->kind == VOCAB_CLEAR ? " and " : " or ");
		buf_str(b, cap == NULL ? "?" : cap->code);
	}
}

/* A column for one service, with marks below.  What else the title may be a
 * title of is field, or NULL. */
static bool
header_is_column(struct judge *j, const char *field, bool ambiguous)
{
	const struct vocab_result *r = header_service(j->c->title, j->v);
	struct header_fit marks = header_marks(j->c);
	bool service = r->kind == VOCAB_CLEAR || r->kind == VOCAB_AMBIGUOUS;

	if (field != NULL && strncmp(field, "cap.", 4) != 0 && !ambiguous)
		return false;
	if (field != NULL &&
	    (!service || marks.fit * 5 < marks.filled * 4 || marks.fit == 0))
		return false;
	if (r->kind == VOCAB_AMBIGUOUS && marks.fit * 2 < marks.filled)
		return false;
	j->h->title = r;
	if (!service)
		return false;
	j->h->field = FIELD_COLUMN;
	j->h->name = field_name(FIELD_COLUMN);
	buf_str(&j->b, r->kind == VOCAB_CLEAR ? "the title names "
					      : "the title may mean ");
	header_codes(&j->b, r);
	if (marks.filled > 0)
		buf_fmt(&j->b, "; %zu of %zu cells looked at are marks",
		    marks.fit, marks.filled);
	header_reason(j);
	return true;
}

/* "CMO" and "CDMO" may head a column of ticks, and a column of names one of
 * types. */
static bool
header_is_type(struct judge *j)
{
	struct header_fit marks = header_marks(j->c);
	struct header_fit types = header_fits(j->c, "vendor.type", j->v);
	struct tag tag = { 0 };

	if (most(&types)) {
		header_set(j->h, "vendor.type");
		buf_fmt(&j->b,
		    "a title for names, but %zu of %zu values looked at are "
		    "types",
		    types.fit, types.filled);
		header_reason(j);
		return true;
	}
	if (!most(&marks) || !tag_parse(j->c->title, strlen(j->c->title), &tag))
		return false;
	header_set(j->h, "vendor.type");
	buf_str(&j->b, "the title is a type and the cells are marks");
	header_reason(j);
	return true;
}

static void
header_decide(struct judge *j)
{
	const char *title = j->c->title;
	const char *usual = NULL;
	const char *list = NULL;
	const char *field = NULL;

	if (title[0] == '\0' || strlen(title) > 10 * (size_t)HEADER_PHRASE) {
		j->h->reason =
		    title[0] == '\0' ? "no title" : "the title is too long";
		return;
	}
	list = header_candidates(title, &usual);
	field = header_alias_field(title);
	if (header_is_name(title) && header_is_type(j))
		return;
	if (header_is_column(j, list != NULL ? list : field,
		list != NULL && strstr(list, "cap.") != NULL))
		return;
	if (list != NULL) {
		header_ambiguous_title(j, list, usual);
	} else if (field != NULL) {
		header_set(j->h, field);
		buf_fmt(&j->b, "a title for %s", field);
		header_reason(j);
	} else {
		j->h->reason = "no field and no service goes by that title";
	}
}

void
header_judge(struct header *h, const struct header_column *c, struct vocab *v,
    struct arena *arena)
{
	struct judge j = { .c = c, .v = v, .arena = arena, .h = h };

	*h = (struct header){ .reason = "" };
	header_decide(&j);
	buf_clear(&j.b);
}
