/* profile.c - reading the profiles and asking a vendor's claims of them. */
#include "catalog/profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/dimension.h"
#include "db/db.h"

/* A profile may rest on another, that on a third; no further. */
#define PROFILE_DEPTH 4

static const char *const level_word[] = { "none", "span", "core", "chain",
	"full", "verified" };
#define N_LEVEL (sizeof(level_word) / sizeof(level_word[0]))

const char *
profile_level_word(enum profile_level level)
{
	return level_word[level];
}

static enum profile_level
level_parse(const char *word)
{
	for (size_t i = 1; word != NULL && i < N_LEVEL; i++) {
		if (strcmp(level_word[i], word) == 0)
			return (enum profile_level)i;
	}
	return PROFILE_NONE;
}

static bool
load_profiles(struct profile_list *l, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_PROFILE_LIST, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		struct profile *p = NULL;

		l->profile = xrealloc(l->profile, l->n + 1, sizeof(*p));
		p = &l->profile[l->n++];
		*p = (struct profile){ .id = stmt_get_int(st, 0) };
		p->code = stmt_get_copy(st, 1);
		p->scope = stmt_get_copy(st, 2);
		p->modality_class = stmt_get_copy(st, 3);
		p->level = level_parse(stmt_get_text(st, 4));
		p->name = stmt_get_copy(st, 5);
	}
out:
	stmt_done(st);
	return ok;
}

static size_t
profile_place(const struct profile_list *l, int64_t id)
{
	for (size_t i = 0; i < l->n; i++) {
		if (l->profile[i].id == id)
			return i;
	}
	return SIZE_MAX;
}

/* Where an option belongs; NULL: nowhere. */
static struct profile_stage *
stage_of(struct profile_list *l, int64_t profile_id, int64_t seq)
{
	size_t at = profile_place(l, profile_id);

	for (size_t i = 0; at != SIZE_MAX && i < l->profile[at].n_stage; i++) {
		if (l->profile[at].stage[i].seq == seq)
			return &l->profile[at].stage[i];
	}
	return NULL;
}

static bool
load_options(struct profile_list *l, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_PROFILE_OPTIONS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		struct profile_stage *stage =
		    stage_of(l, stmt_get_int(st, 0), stmt_get_int(st, 1));
		struct profile_option *o = NULL;

		if (stage == NULL)
			continue;
		stage->option = xrealloc(
		    stage->option, stage->n_option + 1, sizeof(*stage->option));
		o = &stage->option[stage->n_option++];
		o->capability =
		    (unsigned char)(stmt_get_int(st, 2) & CAPABILITY_MAX);
		o->phase = (unsigned char)stmt_get_int(st, 3);
		o->modality = (unsigned char)stmt_get_int(st, 4);
		o->other = stmt_is_null(st, 5)
			       ? SIZE_MAX
			       : profile_place(l, stmt_get_int(st, 5));
	}
out:
	stmt_done(st);
	return ok;
}

static bool
load_stages(struct profile_list *l, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_PROFILE_STAGES, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		size_t at = profile_place(l, stmt_get_int(st, 0));
		struct profile *p = at == SIZE_MAX ? NULL : &l->profile[at];
		struct profile_stage *s = NULL;

		if (p == NULL)
			continue;
		p->stage = xrealloc(p->stage, p->n_stage + 1, sizeof(*s));
		s = &p->stage[p->n_stage++];
		*s = (struct profile_stage){ .seq = stmt_get_int(st, 1),
			.name = stmt_get_copy(st, 2) };
		s->mandatory = stmt_get_int(st, 3) != 0;
		p->n_mandatory += s->mandatory ? 1 : 0;
	}
out:
	stmt_done(st);
	return ok;
}

bool
profile_load(struct profile_list *l, struct db *db, struct err *err)
{
	return load_profiles(l, db, err) && load_stages(l, db, err) &&
	       load_options(l, db, err);
}

void
profile_clear(struct profile_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct profile *p = &l->profile[i];

		for (size_t j = 0; j < p->n_stage; j++) {
			free(p->stage[j].name);
			free(p->stage[j].option);
		}
		free(p->stage);
		free(p->code);
		free(p->scope);
		free(p->modality_class);
		free(p->name);
	}
	free(l->profile);
	*l = (struct profile_list){ 0 };
}

bool
profile_by_code(const struct profile_list *l, const char *code,
    const struct profile **p, struct err *err)
{
	struct buf all = { 0 };

	for (size_t i = 0; i < l->n; i++) {
		if (strcmp(l->profile[i].code, code) == 0) {
			*p = &l->profile[i];
			buf_clear(&all);
			return true;
		}
		buf_fmt(&all, "%s%s", i == 0 ? "" : ", ", l->profile[i].code);
	}
	(void)err_set(err, ERR_USAGE,
	    "profile \"%s\" is not known; there are %s", code, buf_text(&all));
	buf_clear(&all);
	return false;
}

bool
profile_is_about(const struct profile *p, const char *scope)
{
	return strcmp(p->scope, "any") == 0 || strcmp(p->scope, scope) == 0;
}

enum supply_answer
profile_match(const struct profile_option *o, const struct supply_claim *c)
{
	bool open = false;

	if (o->capability != c->capability)
		return SUPPLY_UNKNOWN;
	if (!c->counts && !c->unstated)
		return supply_answer_of(c->status);
	if (o->phase != 0 && c->phase == 0)
		open = true;
	else if (o->phase != 0 && c->phase != o->phase)
		return SUPPLY_UNKNOWN;
	if (o->modality != 0 && c->modality == 0)
		open = true;
	else if (o->modality != 0 &&
		 !dimension_modality_is(c->modality, o->modality))
		return SUPPLY_UNKNOWN;
	return open || c->unstated ? SUPPLY_UNSTATED : SUPPLY_YES;
}

/* A plain option is answered by what the claims come to; one with a phase or
 * a modality by each claim. */
static enum supply_answer
option_answer(const struct profile_option *o, const struct supply_vendor *v)
{
	enum supply_answer best = SUPPLY_UNKNOWN;

	if (o->phase == 0 && o->modality == 0)
		return (enum supply_answer)v->answer[o->capability];
	if (v->answer[o->capability] == SUPPLY_UNKNOWN)
		return SUPPLY_UNKNOWN;
	for (size_t i = 0; i < v->n_claim; i++) {
		enum supply_answer a = profile_match(o, &v->claim[i]);

		best = a > best ? a : best;
	}
	return best;
}

static bool
area_is_offered(const struct profile_option *o, const struct supply_vendor *v)
{
	const struct capability *c = capability_by_id(o->capability);

	return c != NULL && c->area_id != 0 &&
	       v->answer[c->area_id] == SUPPLY_YES;
}

static bool
is_met(const struct profile_list *l, const struct profile *p,
    const struct supply_vendor *v, int depth)
{
	for (size_t i = 0; i < p->n_stage; i++) {
		const struct profile_stage *s = &p->stage[i];
		bool met = !s->mandatory;

		for (size_t j = 0; !met && j < s->n_option; j++) {
			const struct profile_option *o = &s->option[j];

			if (o->capability != 0)
				met = option_answer(o, v) == SUPPLY_YES;
			else if (depth > 0 && o->other != SIZE_MAX)
				met = is_met(
				    l, &l->profile[o->other], v, depth - 1);
		}
		if (!met)
			return false;
	}
	return true;
}

bool
profile_is_met(const struct profile_list *l, const struct profile *p,
    const struct supply_vendor *v)
{
	return is_met(l, p, v, PROFILE_DEPTH);
}

enum supply_answer
profile_stage_answer(const struct profile_list *l,
    const struct profile_stage *stage, const struct supply_vendor *v)
{
	enum supply_answer best = SUPPLY_UNKNOWN;
	size_t n_no = 0;

	for (size_t i = 0; i < stage->n_option; i++) {
		const struct profile_option *o = &stage->option[i];
		enum supply_answer a = SUPPLY_UNKNOWN;

		if (o->capability != 0) {
			a = option_answer(o, v);
			if (a < SUPPLY_VAGUE && area_is_offered(o, v))
				a = SUPPLY_VAGUE;
		} else if (o->other != SIZE_MAX &&
			   profile_is_met(l, &l->profile[o->other], v)) {
			a = SUPPLY_YES;
		}
		n_no += a == SUPPLY_NO ? 1 : 0;
		best = a > best ? a : best;
	}
	if (best == SUPPLY_NO && n_no < stage->n_option)
		return SUPPLY_UNKNOWN;
	return best;
}

/* The best evidence for a stage of capabilities, -1: it is not met. */
static int
stage_evidence(const struct profile_stage *stage, const struct supply_vendor *v)
{
	int best = -1;

	for (size_t i = 0; i < stage->n_option; i++) {
		const struct profile_option *o = &stage->option[i];

		if (v->answer[o->capability] != SUPPLY_YES)
			continue;
		for (size_t j = 0; j < v->n_claim; j++) {
			if (v->claim[j].evidence > best &&
			    profile_match(o, &v->claim[j]) == SUPPLY_YES)
				best = v->claim[j].evidence;
		}
	}
	return best;
}

/* The profiles that this one rests on and the vendor meets count with all
 * their stages. */
static int
weakest_evidence(const struct profile_list *l, const struct profile *p,
    const struct supply_vendor *v, int depth)
{
	int weakest = -1;

	for (size_t i = 0; i < p->n_stage; i++) {
		const struct profile_stage *s = &p->stage[i];
		int e = s->mandatory ? stage_evidence(s, v) : -1;

		for (size_t j = 0; depth > 0 && j < s->n_option; j++) {
			size_t other = s->option[j].other;

			if (s->option[j].capability == 0 && other != SIZE_MAX &&
			    profile_is_met(l, &l->profile[other], v))
				e = weakest_evidence(
				    l, &l->profile[other], v, depth - 1);
		}
		if (e >= 0 && (weakest < 0 || e < weakest))
			weakest = e;
	}
	return weakest;
}

int
profile_evidence(const struct profile_list *l, const struct profile *p,
    const struct supply_vendor *v)
{
	return weakest_evidence(l, p, v, PROFILE_DEPTH);
}
