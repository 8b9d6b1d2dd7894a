/* vocab.c - words of a sheet become capabilities. */
#include "catalog/vocab.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/phrases.h"
#include "catalog/presentation.h"
#include "catalog/qualifier.h"
#include "catalog/stated.h"
#include "catalog/suggest.h"
#include "db/db.h"

/* A result and what it owns. */
struct answer {
	struct vocab_result r; /* first: what callers see */
	char *text;
	char *key;
	struct vocab_reading *reading; /* NULL: those of the phrase */
};

struct vocab {
	struct phrases *phrases;
	struct qualifiers *qualifiers;
	struct hash memo;       /* text as asked -> index of its answer + 1 */
	struct answer **answer; /* owned, each */
	size_t n;
	size_t cap;
	struct buf key;
};

bool
vocab_open(struct vocab **out, struct db *db, struct err *err)
{
	struct vocab *v = xcalloc(1, sizeof(*v));
	bool ok = phrases_open(&v->phrases, db, err) &&
		  qualifiers_open(&v->qualifiers, db, err);

	if (ok) {
		*out = v;
		v = NULL;
	}
	vocab_close(v);
	return ok;
}

void
vocab_close(struct vocab *v)
{
	if (v == NULL)
		return;
	for (size_t i = 0; i < v->n; i++) {
		free(v->answer[i]->text);
		free(v->answer[i]->key);
		free(v->answer[i]->reading);
		free(v->answer[i]);
	}
	free(v->answer);
	hash_clear(&v->memo);
	phrases_close(v->phrases);
	qualifiers_close(v->qualifiers);
	buf_clear(&v->key);
	free(v);
}

const char *
vocab_kind_word(enum vocab_kind kind)
{
	switch (kind) {
	case VOCAB_CLEAR:
		return "clear";
	case VOCAB_AMBIGUOUS:
		return "ambiguous";
	case VOCAB_NO_SERVICE:
		return "not-a-capability";
	case VOCAB_UNKNOWN:
		break;
	}
	return "unknown";
}

/* --- working a text out --- */

/* Each reading once for each modality and dosage-form group that the text
 * states; what the phrase itself states stays. */
static void
answer_multiply(struct answer *a, const struct qualified *t)
{
	size_t modalities = t->n_modality == 0 ? 1 : t->n_modality;
	size_t dosages = t->n_dosage == 0 ? 1 : t->n_dosage;
	size_t n = 0;

	a->reading = xcalloc(
	    a->r.n_reading * modalities * dosages + 1, sizeof(*a->reading));
	for (size_t i = 0; i < a->r.n_reading * modalities * dosages; i++) {
		struct vocab_reading r =
		    a->r.reading[i / (modalities * dosages)];
		size_t m = i / dosages % modalities;
		size_t d = i % dosages;
		bool own_m = r.modality_id != 0 || t->n_modality == 0;
		bool own_d = r.dosage_group_id != 0 || t->n_dosage == 0;

		if ((own_m && m > 0) || (own_d && d > 0))
			continue;
		if (!own_m)
			r.modality_id = t->modality_id[m];
		if (!own_d)
			r.dosage_group_id = t->dosage_group_id[d];
		a->reading[n++] = r;
	}
	a->r.reading = a->reading;
	a->r.n_reading = n;
}

static void
answer_phrase(
    struct answer *a, const struct phrase *f, const struct qualified *t)
{
	struct stated_phase phase[2];

	a->r.kind = f->kind;
	a->r.reading = f->reading;
	a->r.n_reading = f->n_reading;
	stated_ranges(t->phases, phase);
	a->r.phase_id = phase[0].first;
	a->r.phase_last_id = phase[0].last;
	a->r.more_id = phase[1].first;
	a->r.more_last_id = phase[1].last;
	if (f->n_reading > 0 && t->n_modality + t->n_dosage > 0)
		answer_multiply(a, t);
	if (a->r.status_id == 0 && f->kind == VOCAB_CLEAR) {
		a->r.kind = VOCAB_AMBIGUOUS;
		a->r.rule = "status not stated";
	}
}

/* Take qualifiers off, step by step, until a phrase is left. */
static const struct phrase *
find_qualified(struct vocab *v, struct qualified *t)
{
	const char *rule = NULL;
	const struct phrase *f = NULL;

	if (qualifier_cut(v->qualifiers, t))
		f = phrases_find(
		    v->phrases, buf_text(&t->core), t->core.len, &rule);
	if (f == NULL && qualifier_cut_dimensions(t))
		f = phrases_find(
		    v->phrases, buf_text(&t->core), t->core.len, &rule);
	while (f == NULL && qualifier_strip(v->qualifiers, t))
		f = phrases_find(
		    v->phrases, buf_text(&t->core), t->core.len, &rule);
	return f;
}

static void
answer_find(struct vocab *v, struct answer *a, size_t n)
{
	struct qualified t = { 0 };
	const char *rule = "";
	bool signs = qualified_begin(&t, a->text, n);
	const struct phrase *f =
	    phrases_find(v->phrases, buf_text(&t.core), t.core.len, &rule);

	if (f == NULL) {
		f = find_qualified(v, &t);
		signs = true;
	}
	a->r.rule = f == NULL ? "" : signs ? "qualified phrase" : rule;
	a->r.status_id = qualified_status(&t, &a->r.status_stated);
	a->r.ahead = t.ahead;
	a->r.behind = t.behind;
	/* "no cartridges" says nothing of vials. */
	if (a->r.status_id == STATUS_NO && f != NULL &&
	    presentation_is(buf_text(&t.core), t.core.len))
		a->r.status_id = 0;
	fold_phrase(&v->key, buf_text(&t.core), t.core.len);
	if (f != NULL) {
		answer_phrase(a, f, &t);
	} else if (v->key.len == 0 && a->r.status_stated) {
		a->r.kind = VOCAB_NO_SERVICE; /* "none", "n/a", "planned" */
		a->r.rule = "status alone";
	}
	a->key = xstrndup(buf_text(&v->key), v->key.len);
	a->r.key = a->key;
	qualified_clear(&t);
}

static struct answer *
answer_new(struct vocab *v, const char *s, size_t n)
{
	struct answer *a = xcalloc(1, sizeof(*a));

	a->text = xstrndup(s, n);
	a->r.number = v->n;
	a->r.text = a->text;
	a->r.kind = VOCAB_UNKNOWN;
	answer_find(v, a, n);
	if (v->n == v->cap) {
		v->cap = v->cap == 0 ? 256 : v->cap * 2;
		v->answer = xrealloc(
		    (void *)v->answer, v->cap, sizeof(struct answer *));
	}
	v->answer[v->n++] = a;
	return a;
}

const struct vocab_result *
vocab_resolve(struct vocab *v, const char *s, size_t n)
{
	size_t len = n;
	const char *text = NULL;
	int64_t known = 0;
	int64_t *memo = NULL;

	if (hash_get(&v->memo, s, n, &known))
		return &v->answer[known - 1]->r;
	text = utf8_trim(s, &len);
	memo = hash_put(&v->memo, text, len, NULL);
	if (*memo == 0)
		*memo = (int64_t)answer_new(v, text, len)->r.number + 1;
	known = *memo;
	if (len != n) /* with its blanks it is the same text */
		*hash_put(&v->memo, s, n, NULL) = known;
	return &v->answer[known - 1]->r;
}

bool
vocab_hints(const struct vocab *v, const char *s, size_t n)
{
	return qualifier_hints(v->qualifiers, s, n);
}

/* --- a capability on the command line --- */

static bool
fail_ambiguous(const char *text, const struct phrase *f, struct err *err)
{
	struct buf b = { 0 };
	const char *why =
	    f->kind == VOCAB_CLEAR ? "means several capabilities" : "may mean";

	for (size_t i = 0; i < f->n_reading; i++) {
		const char *code =
		    capability_by_id(f->reading[i].capability_id)->code;

		buf_fmt(&b, "%s%s", i == 0 ? "" : ", ", code);
	}
	(void)err_set(err, ERR_USAGE, "capability \"%s\" %s: %s", text, why,
	    buf_text(&b));
	buf_clear(&b);
	return false;
}

static bool
fail_unknown(struct vocab *v, const char *text, struct err *err)
{
	struct buf b = { 0 };

	vocab_suggest(v, text, 3, &b);
	if (b.len > 0)
		(void)err_set(err, ERR_USAGE,
		    "capability \"%s\" is not known (%s?)", text, buf_text(&b));
	else
		(void)err_set(
		    err, ERR_USAGE, "capability \"%s\" is not known", text);
	buf_clear(&b);
	return false;
}

/* The capability whose code or name the text is, by its letters. */
static const struct capability *
capability_named(const char *text)
{
	const struct capability *found = NULL;
	struct buf want = { 0 };
	struct buf have = { 0 };

	fold_plain(&want, text, strlen(text));
	for (size_t i = 0; i < capability_count() && found == NULL; i++) {
		const struct capability *c = capability_at(i);

		fold_plain(&have, c->code, strlen(c->code));
		if (strcmp(buf_text(&want), buf_text(&have)) == 0)
			found = c;
		fold_plain(&have, c->name, strlen(c->name));
		if (strcmp(buf_text(&want), buf_text(&have)) == 0)
			found = c;
	}
	buf_clear(&want);
	buf_clear(&have);
	return found;
}

bool
vocab_capability(struct vocab *v, const char *text,
    struct vocab_reading *reading, struct err *err)
{
	const struct capability *c = capability_named(text);
	const struct phrase *f = NULL;
	const char *rule = NULL;

	if (c != NULL) {
		*reading = (struct vocab_reading){ .capability_id = c->id };
		return true;
	}
	f = phrases_find(v->phrases, text, strlen(text), &rule);
	if (f == NULL)
		return fail_unknown(v, text, err);
	if (f->kind == VOCAB_NO_SERVICE)
		return err_set(
		    err, ERR_USAGE, "\"%s\" is not a capability", text);
	if (f->kind != VOCAB_CLEAR || f->n_reading != 1)
		return fail_ambiguous(text, f, err);
	*reading = f->reading[0];
	return true;
}

void
vocab_suggest(struct vocab *v, const char *text, size_t max, struct buf *to)
{
	suggest_phrases(v->phrases, text, strlen(text), max, to);
}

/* --- teaching --- */

static bool
teach_phrase(struct db *db, const char *key, const char *text, const char *kind,
    struct err *err)
{
	static const enum sql_id forget[] = { SQL_VOCAB_FORGET_READINGS,
		SQL_VOCAB_FORGET };
	struct stmt *st = NULL;
	bool ok = true;

	for (size_t i = 0; i < 2 && ok; i++) {
		st = db_stmt(db, forget[i], err);
		if (st == NULL)
			return false;
		stmt_text(st, ":key", key);
		ok = stmt_run(st, err);
		stmt_done(st);
	}
	st = ok ? db_stmt(db, SQL_VOCAB_TEACH, err) : NULL;
	if (st == NULL)
		return false;
	stmt_text(st, ":key", key);
	stmt_text(st, ":text", text);
	stmt_text(st, ":kind", kind);
	ok = stmt_run(st, err);
	stmt_done(st);
	return ok;
}

static bool
teach_reading(struct db *db, const char *key, int64_t id, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VOCAB_TEACH_READING, err);
	bool ok = false;

	if (st == NULL)
		return false;
	stmt_text(st, ":key", key);
	stmt_int(st, ":capability", id);
	ok = stmt_run(st, err);
	stmt_done(st);
	return ok;
}

bool
vocab_teach(struct db *db, const char *text, const int64_t *ids, size_t n,
    struct err *err)
{
	struct buf key = { 0 };
	bool ok = false;

	fold_plain(&key, text, strlen(text));
	if (key.len == 0) {
		(void)err_set(err, ERR_USAGE,
		    "\"%s\" holds no letter and no digit", text);
		goto out;
	}
	ok = teach_phrase(
	    db, key.data, text, n == 0 ? "not-a-capability" : "clear", err);
	for (size_t i = 0; i < n && ok; i++)
		ok = teach_reading(db, key.data, ids[i], err);
out:
	buf_clear(&key);
	return ok;
}
