/* level.c - a column under a header of several rows. */
#include "intake/level.h"

#include <string.h>

#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/place.h"
#include "catalog/vocab.h"
#include "intake/header.h"
#include "intake/marks.h"
#include "intake/stage.h"

enum level_kind {
	LEVEL_NONE,
	LEVEL_UNKNOWN,
	LEVEL_PHASE,
	LEVEL_SCOPE,
	LEVEL_REGION,
	LEVEL_MODALITY,
	LEVEL_DOSAGE,
	LEVEL_SERVICE,
	LEVEL_AMBIGUOUS
};

/* One row of the header, above one column. */
struct level_part {
	enum level_kind kind;
	const char *text;
	const char *scope; /* "DS", "DP" */
	struct mark phase;
	bool dev;
	int64_t id; /* of a modality or a dosage group */
	const struct vocab_result *said;
};

void
level_legend(struct legend *l, const struct level_words *w)
{
	struct marks m = { 0 };

	for (size_t i = 0; i < w->n; i++)
		marks_add(&m, w->text[i], strlen(w->text[i]));
	marks_decide(&m, l);
	marks_clear(&m);
}

/* Words that stand for a scope, at the end of a text; what goes before them
 * may name a modality ("Biologics DS"). */
static const char *
scope_of(const struct buf *key, size_t *rest)
{
	static const struct {
		const char *word;
		const char *scope;
	} words[] = { { "drug substance", "DS" }, { "drug substances", "DS" },
		{ "drug product", "DP" }, { "drug products", "DP" },
		{ "ds", "DS" }, { "dp", "DP" }, { "api", "DS" },
		{ "apis", "DS" }, { "fdf", "DP" }, { "finished dose", "DP" },
		{ "finished dosage forms", "DP" }, { "wirkstoff", "DS" },
		{ "fertigarzneimittel", "DP" } };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i].word);

		if (key->len < n ||
		    memcmp(key->data + key->len - n, words[i].word, n) != 0)
			continue;
		if (key->len == n) {
			*rest = 0;
			return words[i].scope;
		}
		if (key->data[key->len - n - 1] == ' ') {
			*rest = key->len - n - 1;
			return words[i].scope;
		}
	}
	return NULL;
}

static bool
part_is_scope(struct level_part *p)
{
	struct buf key = { 0 };
	size_t rest = 0;
	bool is = false;

	/* "Drug substance (API)" is one as well. */
	fold_plain(&key, p->text, strcspn(p->text, "(/"));
	p->scope = scope_of(&key, &rest);
	is = p->scope != NULL &&
	     (rest == 0 ||
		 dimension_find(DIMENSION_MODALITY, key.data, rest, &p->id));
	buf_clear(&key);
	return is;
}

static bool
part_is_phase(struct level_part *p, const struct legend *phases)
{
	struct stage g = { 0 };
	size_t n = strlen(p->text);

	if (!stage_parse(&g, p->text, n))
		return false;
	p->phase = marks_read(phases, p->text, n);
	for (size_t i = 0; i < g.n; i++) {
		if (g.part[i].kind == STAGE_OTHER)
			return false;
		p->dev = p->dev || g.part[i].kind == STAGE_DEV ||
			 strcmp(g.part[i].mark, "D") == 0;
	}
	return p->phase.meaning == MARK_YES &&
	       (p->phase.phase_from > 0 || p->dev);
}

/* A part of the world: a country, a sourcing region, or a word for more. */
static bool
part_is_region(const struct level_part *p)
{
	static const char *const words[] = { "eu", "emea", "apac", "asia",
		"asia pacific", "row", "rest of world", "na", "us ca", "latam",
		"americas", "dach", "nordics", "benelux", "cee", "eea", "eu uk",
		"us", "uk", "ex us", "domestic", "overseas" };
	struct buf key = { 0 };
	size_t n = strlen(p->text);
	bool is = place_region(p->text, n) != NULL ||
		  place_country(p->text, n) != NULL;

	fold_plain(&key, p->text, n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		is = is || strcmp(words[i], buf_text(&key)) == 0;
	buf_clear(&key);
	return is;
}

static void
level_part_read(
    struct level_part *p, const struct legend *phases, struct vocab *v)
{
	size_t n = strlen(p->text);

	p->said = header_service(p->text, v);
	if (part_is_phase(p, phases))
		p->kind = LEVEL_PHASE;
	else if (part_is_scope(p))
		p->kind = LEVEL_SCOPE;
	else if (part_is_region(p))
		p->kind = LEVEL_REGION;
	else if (p->said->kind == VOCAB_CLEAR)
		p->kind = LEVEL_SERVICE;
	else if (dimension_find(DIMENSION_MODALITY, p->text, n, &p->id))
		p->kind = LEVEL_MODALITY;
	else if (dimension_find(DIMENSION_DOSAGE, p->text, n, &p->id))
		p->kind = LEVEL_DOSAGE;
	else if (p->said->kind == VOCAB_AMBIGUOUS)
		p->kind = LEVEL_AMBIGUOUS;
	else
		p->kind = LEVEL_UNKNOWN;
}

bool
level_is_known(const char *text, struct vocab *v)
{
	struct legend none = { 0 };
	struct level_part p = { .text = text };

	level_part_read(&p, &none, v);
	return p.kind != LEVEL_UNKNOWN &&
	       (p.kind == LEVEL_PHASE ||
		   mark_parse(text, strlen(text)).meaning == MARK_NONE);
}

/* --- together --- */

struct levels {
	struct level_part part[LEVEL_ROWS];
	size_t n;
};

static const struct level_part *
lowest(const struct levels *l, enum level_kind kind)
{
	for (size_t i = l->n; i-- > 0;) {
		if (l->part[i].kind == kind)
			return &l->part[i];
	}
	return NULL;
}

static bool
is_area(const struct vocab_result *r)
{
	const struct capability *cap =
	    r->n_reading == 1 ? capability_by_id(r->reading[0].capability_id)
			      : NULL;

	return cap != NULL && cap->area_id == 0;
}

/* The one reading that lies in a scope and an area; NULL: none, or several. */
static const struct vocab_reading *
reading_in(const struct vocab_result *r, const char *scope, int64_t area_id)
{
	const struct vocab_reading *found = NULL;

	for (size_t i = 0; i < r->n_reading; i++) {
		const struct capability *cap =
		    capability_by_id(r->reading[i].capability_id);

		if (cap == NULL ||
		    (scope != NULL && strcmp(cap->scope, scope) != 0) ||
		    (area_id != 0 && cap->area_id != area_id &&
			cap->id != area_id))
			continue;
		if (found != NULL)
			return NULL;
		found = &r->reading[i];
	}
	return found;
}

static void
add_phase(struct level *to, const struct level_part *p)
{
	to->phase_from = p->phase.phase_from;
	to->phase_to = p->phase.phase_to;
}

/* A scope over a phase: the stage of that scope. */
static void
scope_stage(struct level *to, const struct level_part *scope,
    const struct level_part *phase, struct vocab *v)
{
	bool ds = strcmp(scope->scope, "DS") == 0;
	const char *word = ds ? "drug-substance" : "drug-product";
	const char *from = "";

	if (phase != NULL)
		from = dimension_code(DIMENSION_PHASE, phase->phase.phase_from);
	if (phase != NULL && phase->dev)
		word = ds ? "drug substance development"
			  : "drug product development";
	else if (strncmp(from, "PH", 2) == 0)
		word = ds ? "clinical-ds" : "clinical-dp";
	else if (strcmp(from, "COM") == 0)
		word = ds ? "commercial-ds" : "commercial-dp";
	else if (strcmp(from, "PPQ") == 0)
		word = "process-validation";
	else if (strcmp(from, "PRE") == 0)
		word = "tox-material";
	to->service = vocab_resolve(v, word, strlen(word));
	if (to->service->kind != VOCAB_CLEAR)
		to->service = NULL;
	/* Development is what the service is, not when. */
	else if (phase != NULL && !phase->dev)
		add_phase(to, phase);
}

/* The service that the levels name; false: none, or it is not clear. */
static bool
find_service(struct level *to, const struct levels *l, struct vocab *v)
{
	const struct level_part *last = &l->part[l->n - 1];
	const struct level_part *clear = lowest(l, LEVEL_SERVICE);
	const struct level_part *open = lowest(l, LEVEL_AMBIGUOUS);
	const struct level_part *scope = lowest(l, LEVEL_SCOPE);
	const struct level_part *phase = lowest(l, LEVEL_PHASE);
	int64_t area_id = 0;

	/* What stands lowest is what the column is about. */
	if (last->kind == LEVEL_UNKNOWN)
		return false;
	if (clear != NULL && is_area(clear->said))
		area_id = clear->said->reading[0].capability_id;
	if (open != NULL && (clear == NULL || (area_id != 0 && open > clear))) {
		to->service = open->said;
		to->only = reading_in(
		    open->said, scope == NULL ? NULL : scope->scope, area_id);
		return to->only != NULL;
	}
	if (clear != NULL) {
		to->service = clear->said;
		return true;
	}
	if (scope == NULL)
		return false;
	scope_stage(to, scope, phase, v);
	return to->service != NULL;
}

static void
say_why(const struct level *to, const struct levels *l, struct buf *why)
{
	const struct vocab_result *r = to->service;

	for (size_t i = 0; i < l->n; i++)
		buf_fmt(why, "%s\"%.60s\"", i == 0 ? "" : " over ",
		    l->part[i].text);
	buf_str(why, " names ");
	if (to->only != NULL)
		buf_str(why, capability_by_id(to->only->capability_id)->code);
	for (size_t i = 0; i < r->n_reading && to->only == NULL; i++)
		buf_fmt(why, "%s%s", i == 0 ? "" : " and ",
		    capability_by_id(r->reading[i].capability_id)->code);
	if (to->phase_from > 0)
		buf_fmt(why, ", phase %s",
		    dimension_code(DIMENSION_PHASE, to->phase_from));
	if (to->phase_to > to->phase_from)
		buf_fmt(why, " to %s",
		    dimension_code(DIMENSION_PHASE, to->phase_to));
	if (to->modality_id > 0)
		buf_fmt(why, ", %s",
		    dimension_name(DIMENSION_MODALITY, to->modality_id));
	if (to->dosage_group_id > 0)
		buf_fmt(why, ", %s",
		    dimension_name(DIMENSION_DOSAGE, to->dosage_group_id));
	if (to->region)
		buf_str(why, "; the region stays in the words, and a no there "
			     "is no no elsewhere");
}

/* What the other levels add to the service. */
static void
add_others(struct level *to, const struct levels *l)
{
	const struct level_part *phase = lowest(l, LEVEL_PHASE);

	for (size_t i = 0; i < l->n; i++) {
		const struct level_part *p = &l->part[i];

		if (p->kind == LEVEL_REGION)
			to->region = true;
		if (p->kind == LEVEL_MODALITY || p->kind == LEVEL_SCOPE)
			to->modality_id = p->id > 0 ? p->id : to->modality_id;
		if (p->kind == LEVEL_DOSAGE)
			to->dosage_group_id = p->id;
	}
	if (phase != NULL && to->phase_from == 0 &&
	    (lowest(l, LEVEL_SERVICE) != NULL ||
		lowest(l, LEVEL_AMBIGUOUS) != NULL))
		add_phase(to, phase);
}

bool
level_read(struct level *to, const char *const level[LEVEL_ROWS],
    const struct legend *phases, struct vocab *v, struct buf *why)
{
	struct levels l = { 0 };

	*to = (struct level){ 0 };
	for (size_t i = 0; i < LEVEL_ROWS; i++) {
		const char *s = level[i];

		if (s == NULL || s[0] == '\0' ||
		    (l.n > 0 && strcmp(l.part[l.n - 1].text, s) == 0))
			continue;
		l.part[l.n].text = s;
		level_part_read(&l.part[l.n++], phases, v);
	}
	if (l.n < 2 || !find_service(to, &l, v)) {
		*to = (struct level){ 0 };
		return false;
	}
	add_others(to, &l);
	say_why(to, &l, why);
	return true;
}
