/* phrases.c - the phrases of a catalog in memory. */
#include "catalog/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/fold.h"
#include "db/db.h"

/* Shorter words joined are as likely to be something else ("DP I"). */
#define JOINED_MIN 7

enum rank {
	RANK_CODE, /* the words of a code: only by key */
	RANK_NAME,
	RANK_CLEAR,
	RANK_NO_SERVICE,
	RANK_AMBIGUOUS,
	RANK_TAUGHT
};

struct phrases {
	struct phrase *phrase; /* owned */
	size_t n;
	size_t cap;
	struct vocab_reading *reading; /* owned */
	size_t n_reading;
	size_t cap_reading;
	struct hash
	    plain; /* key -> index + 1; their keys are the texts' home */
	struct hash loose; /* phrase key */
	struct hash joined;
	struct buf text; /* of all phrases, each with its NUL */
	struct buf scratch;
};

/* --- loading --- */

static struct vocab_reading *
reading_add(struct phrases *p)
{
	if (p->n_reading == p->cap_reading) {
		p->cap_reading =
		    p->cap_reading == 0 ? 2048 : p->cap_reading * 2;
		p->reading =
		    xrealloc(p->reading, p->cap_reading, sizeof(*p->reading));
	}
	return &p->reading[p->n_reading++];
}

static struct phrase *
phrase_new(struct phrases *p)
{
	struct phrase *f = NULL;

	if (p->n == p->cap) {
		p->cap = p->cap == 0 ? 2048 : p->cap * 2;
		p->phrase = xrealloc(p->phrase, p->cap, sizeof(*p->phrase));
	}
	f = &p->phrase[p->n++];
	*f = (struct phrase){ .kind = VOCAB_CLEAR };
	return f;
}

/* Texts stand in one buffer that moves while it grows, so phrases hold no
 * pointers before texts_settle: key and text follow each other there. */
static void
text_add(struct phrases *p, const char *s)
{
	buf_add(&p->text, s, strlen(s) + 1);
}

static void
texts_settle(struct phrases *p)
{
	const char *s = buf_text(&p->text);
	size_t reading = 0;

	for (size_t i = 0; i < p->n; i++) {
		struct phrase *f = &p->phrase[i];

		f->key = s;
		f->text = s + strlen(s) + 1;
		s = f->text + strlen(f->text) + 1;
		f->reading = p->reading + reading;
		reading += f->n_reading;
	}
}

static void
kind_parse(struct phrase *f, const char *kind, const char *origin)
{
	f->rank = RANK_CLEAR;
	if (strcmp(kind, "ambiguous") == 0) {
		f->kind = VOCAB_AMBIGUOUS;
		f->rank = RANK_AMBIGUOUS;
	} else if (strcmp(kind, "not-a-capability") == 0) {
		f->kind = VOCAB_NO_SERVICE;
		f->rank = RANK_NO_SERVICE;
	}
	if (strcmp(origin, "taught") == 0)
		f->rank = RANK_TAUGHT;
}

/* The readings of the phrase with that id; *more: st stands on a row. */
static bool
load_readings(struct phrases *p, struct phrase *f, int64_t id, struct stmt *st,
    bool *more, struct err *err)
{
	while (*more && stmt_get_int(st, 0) <= id) {
		if (stmt_get_int(st, 0) == id) {
			*reading_add(p) = (struct vocab_reading){
				.capability_id = stmt_get_int(st, 1),
				.modality_id = stmt_get_int(st, 2),
				.dosage_group_id = stmt_get_int(st, 3),
			};
			f->n_reading++;
		}
		if (!stmt_step(st, more, err))
			return false;
	}
	return true;
}

static bool
read_phrases(struct phrases *p, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VOCAB_PHRASE, err);
	struct stmt *readings = db_stmt(db, SQL_VOCAB_READING, err);
	bool found = false;
	bool more = false;
	bool ok = false;

	if (st == NULL || readings == NULL || !stmt_step(readings, &more, err))
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		struct phrase *f = phrase_new(p);

		text_add(p, stmt_get_text(st, 1));
		text_add(p, stmt_get_text(st, 2));
		kind_parse(f, stmt_get_text(st, 3), stmt_get_text(st, 4));
		ok = load_readings(
		    p, f, stmt_get_int(st, 0), readings, &more, err);
		if (!ok)
			break;
	}
out:
	stmt_done(st);
	stmt_done(readings);
	return ok;
}

static void
taxonomy_name_add(
    struct phrases *p, const char *s, size_t n, int64_t id, enum rank rank)
{
	char *text = xstrndup(s, n);
	struct phrase *f = NULL;

	fold_plain(&p->scratch, s, n);
	text_add(p, buf_text(&p->scratch));
	text_add(p, text);
	*reading_add(p) = (struct vocab_reading){ .capability_id = id };
	f = phrase_new(p);
	f->n_reading = 1;
	f->rank = (int)rank;
	free(text);
}

/* The names of the taxonomy, with and without what is in parentheses, and
 * its codes as words. */
static void
load_names(struct phrases *p)
{
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);
		size_t bare = strcspn(c->name, "(");

		taxonomy_name_add(
		    p, c->name, strlen(c->name), c->id, RANK_NAME);
		if (c->name[bare] != '\0')
			taxonomy_name_add(
			    p, c->name, bare - (bare > 0), c->id, RANK_NAME);
		taxonomy_name_add(
		    p, c->code, strlen(c->code), c->id, RANK_CODE);
	}
}

/* --- indexes --- */

/* Where two phrases meet in a key the higher rank wins, then the one that
 * was taught later, then the earlier. */
static void
index_put(
    struct phrases *p, struct hash *h, const char *key, size_t n, size_t i)
{
	bool added = false;
	int64_t *at = NULL;
	int rank = p->phrase[i].rank;

	if (n == 0)
		return;
	at = hash_put(h, key, n, &added);
	if (added || rank > p->phrase[*at - 1].rank ||
	    (rank == RANK_TAUGHT && rank == p->phrase[*at - 1].rank))
		*at = (int64_t)i + 1;
}

/* Write s[0..n) without its blanks into b; returns the length. */
static size_t
join_words(char *s, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] != ' ')
			s[to++] = s[i];
	}
	s[to] = '\0';
	return to;
}

static void
index_plain(struct phrases *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const char *key = p->phrase[i].key;

		if (p->phrase[i].rank != RANK_CODE)
			index_put(p, &p->plain, key, strlen(key), i);
	}
}

/* Made when a text is first not found by its plain key. */
static void
index_loose(struct phrases *p)
{
	struct buf *b = &p->scratch;

	for (size_t i = 0; p->phrase != NULL && i < p->n; i++) {
		const char *key = p->phrase[i].key;
		size_t n = strlen(key);

		fold_phrase(b, key, n);
		index_put(p, &p->loose, b->data, b->len, i);
		n = join_words(b->data, b->len);
		if (n >= JOINED_MIN)
			index_put(p, &p->joined, b->data, n, i);
	}
}

bool
phrases_open(struct phrases **out, struct db *db, struct err *err)
{
	struct phrases *p = xcalloc(1, sizeof(*p));
	bool ok = read_phrases(p, db, err);

	if (ok) {
		load_names(p);
		texts_settle(p);
		index_plain(p);
		*out = p;
		p = NULL;
	}
	phrases_close(p);
	return ok;
}

void
phrases_close(struct phrases *p)
{
	if (p == NULL)
		return;
	free(p->phrase);
	free(p->reading);
	hash_clear(&p->plain);
	hash_clear(&p->loose);
	hash_clear(&p->joined);
	buf_clear(&p->text);
	buf_clear(&p->scratch);
	free(p);
}

/* --- finding --- */

static const struct phrase *
index_get(
    const struct phrases *p, const struct hash *h, const char *key, size_t n)
{
	int64_t i = 0;

	return n > 0 && hash_get(h, key, n, &i) ? &p->phrase[i - 1] : NULL;
}

/* The name phrase of a code, where s is one letter for letter. */
static const struct phrase *
phrase_by_code(struct phrases *p, const char *s, size_t n)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct phrase *f = &p->phrase[p->n - 1 - i];

		if (f->rank > RANK_NAME)
			break;
		if (f->rank == RANK_CODE && strlen(f->text) == n &&
		    memcmp(f->text, s, n) == 0)
			return f;
	}
	return NULL;
}

static bool
looks_like_code(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if ((s[i] < 'a' || s[i] > 'z') && s[i] != '-')
			return false;
	}
	return n > 0;
}

const struct phrase *
phrases_find(struct phrases *p, const char *s, size_t n, const char **rule)
{
	struct buf *b = &p->scratch;
	const struct phrase *f = NULL;

	*rule = "code";
	if (looks_like_code(s, n))
		f = phrase_by_code(p, s, n);
	if (f != NULL)
		return f;
	fold_plain(b, s, n);
	f = index_get(p, &p->plain, b->data, b->len);
	*rule = f != NULL && f->rank == RANK_NAME     ? "name"
		: f != NULL && f->rank == RANK_TAUGHT ? "taught"
						      : "phrase";
	if (f != NULL)
		return f;
	if (p->loose.count == 0)
		index_loose(p);
	*rule = "key";
	fold_phrase(b, s, n);
	f = index_get(p, &p->loose, b->data, b->len);
	if (f != NULL)
		return f;
	return index_get(p, &p->joined, b->data, join_words(b->data, b->len));
}

size_t
phrases_count(const struct phrases *p)
{
	return p->n;
}

const struct phrase *
phrases_at(const struct phrases *p, size_t i)
{
	return &p->phrase[i];
}
