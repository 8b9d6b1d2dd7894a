/* qualifier.c - taking off the words that say how a service is offered. */
#include "catalog/qualifier.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/particle.h"
#include "catalog/stated.h"
#include "db/db.h"

#define TOKEN_WORDS 6 /* of the longest token */
#define TEXT_WORDS 48 /* a longer text is no name of a service */

enum place { PLACE_APART = 0, PLACE_LEAD = 1, PLACE_TRAIL = 2 };

struct qualifiers {
	struct hash token; /* plain key -> status * 4 + place */
};

struct token {
	int64_t status_id; /* 0: it leaves the status open */
	int64_t place;
	size_t words;
};

struct span {
	const char *s;
	size_t n;
};

struct words_of {
	struct span word[TEXT_WORDS];
	size_t n;
};

/* --- the tokens --- */

static int64_t
place_parse(const char *text)
{
	if (strcmp(text, "lead") == 0)
		return PLACE_LEAD;
	if (strcmp(text, "trail") == 0)
		return PLACE_TRAIL;
	return strcmp(text, "both") == 0 ? PLACE_LEAD | PLACE_TRAIL
					 : PLACE_APART;
}

static int64_t
status_parse(const char *code)
{
	for (int64_t id = STATUS_OFFERED; id <= STATUS_PARTIAL; id++) {
		if (strcmp(dimension_code(DIMENSION_STATUS, id), code) == 0)
			return id;
	}
	return 0;
}

bool
qualifiers_open(struct qualifiers **out, struct db *db, struct err *err)
{
	struct qualifiers *q = xcalloc(1, sizeof(*q));
	struct stmt *st = db_stmt(db, SQL_QUALIFIER_ALL, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		const char *key = stmt_get_text(st, 0);

		*hash_put(&q->token, key, strlen(key), NULL) =
		    status_parse(stmt_get_text(st, 1)) * 4 +
		    place_parse(stmt_get_text(st, 2));
	}
	if (ok) {
		*out = q;
		q = NULL;
	}
out:
	stmt_done(st);
	qualifiers_close(q);
	return ok;
}

void
qualifiers_close(struct qualifiers *q)
{
	if (q == NULL)
		return;
	hash_clear(&q->token);
	free(q);
}

/* --- words --- */

/* The words of a plain key; false when there are too many. */
static bool
words_split(struct words_of *w, const struct buf *key)
{
	const char *s = key->data;
	const char *end = s + key->len;

	w->n = 0;
	while (s < end) {
		const char *blank = memchr(s, ' ', (size_t)(end - s));
		size_t n = (size_t)((blank == NULL ? end : blank) - s);

		if (w->n == TEXT_WORDS)
			return false;
		w->word[w->n++] = (struct span){ s, n };
		s += n + 1;
	}
	return true;
}

static bool
span_in(struct span w, const char *const *list)
{
	for (; *list != NULL; list++) {
		if (strlen(*list) == w.n && memcmp(*list, w.s, w.n) == 0)
			return true;
	}
	return false;
}

/* The words [from, from + n) as one token? */
static bool
token_is(const struct qualifiers *q, const struct words_of *w, size_t from,
    size_t n, struct token *t)
{
	const struct span *last = &w->word[from + n - 1];
	const char *s = w->word[from].s;
	int64_t value = 0;

	if (!hash_get(&q->token, s, (size_t)(last->s + last->n - s), &value))
		return false;
	*t = (struct token){ value / 4, value % 4, n };
	return true;
}

/* The longest token that begins at a word. */
static bool
token_at(const struct qualifiers *q, const struct words_of *w, size_t from,
    struct token *t)
{
	size_t n = w->n - from < TOKEN_WORDS ? w->n - from : TOKEN_WORDS;

	for (; n > 0; n--) {
		if (token_is(q, w, from, n, t))
			return true;
	}
	return false;
}

/* "no", "without": it turns round what follows. */
static bool
is_negator(const struct token *t)
{
	return t->status_id == STATUS_NO && t->place == PLACE_LEAD;
}

/* May more words follow the token, such as a name? "sold to X", "via partner
 * X", "planned for X". */
static bool
is_open_ended(const struct words_of *w, size_t from, const struct token *t)
{
	return particle_is_preposition(w->word[from + t->words - 1].s,
		   w->word[from + t->words - 1].n) ||
	       (t->status_id == STATUS_PARTNER && t->words > 1 &&
		   particle_is_preposition(w->word[from].s, w->word[from].n));
}

/* "available 2027" may be planned; "since 2015" is not. */
static bool
is_offer(const struct words_of *w, size_t end, const struct token *t)
{
	static const char *const since[] = { "since", NULL };

	return t->status_id == STATUS_OFFERED &&
	       !span_in(w->word[end - 1], since);
}

/* --- a part that says nothing but a status --- */

static void
token_count(struct qualified *t, const struct token *token)
{
	if (token->status_id == 0)
		t->open = true;
	else
		t->seen |= 1U << token->status_id;
}

/* Read all words of scratch as tokens, dates and what joins them. */
static bool
part_read(const struct qualifiers *q, struct qualified *t)
{
	static const char *const and_word[] = { "and", NULL };
	struct words_of w = { .n = 0 };
	struct token token = { 0 };
	bool more = false;
	bool any = false;
	bool dates = false;
	bool negated = false;
	bool offer = false;
	bool both = false; /* "in-house and via partner" */
	unsigned before = t->seen;
	unsigned in_house = 1U << STATUS_OFFERED;
	unsigned partner = 1U << STATUS_PARTNER;

	if (!words_split(&w, &t->scratch))
		return false;
	for (size_t i = 0; i < w.n;) {
		if (token_at(q, &w, i, &token)) {
			token_count(t, &token);
			t->open = t->open || negated;
			negated = is_negator(&token);
			/* the name may hold the word: "to Partner AG" */
			more = more || is_open_ended(&w, i, &token);
			any = true;
			i += token.words;
			offer = is_offer(&w, i, &token);
		} else if (particle_is_date(w.word[i].s, w.word[i].n)) {
			dates = true;
			t->open = t->open || offer;
			i++;
		} else if (particle_is_filler(w.word[i].s, w.word[i].n)) {
			both = both || span_in(w.word[i], and_word);
			i++;
		} else if (more) {
			i = w.n;
		} else {
			return false;
		}
	}
	if (both && (t->seen & in_house) != 0 && (before & partner) == 0)
		t->seen &= ~partner;
	t->dated = t->dated || dates;
	return any || dates;
}

/* --- parts --- */

static bool
is_blank(const char *s, size_t n, size_t i)
{
	return i >= n || s[i] == ' ' || s[i] == '\t' || s[i] == '\n';
}

/* Length of the mark at s[i], 0: there is none. */
static size_t
mark_at(const char *s, size_t n, size_t i)
{
	bool before = i > 0 && is_blank(s, n, i - 1);

	if (s[i] != '\0' && strchr("()[]{};|\n", s[i]) != NULL)
		return 1;
	if (s[i] == ',' || s[i] == ':')
		return is_blank(s, n, i + 1) ? 1 : 0;
	if (s[i] == '-')
		return before || is_blank(s, n, i + 1) ? 1 : 0;
	if (n - i >= 3 && (memcmp(s + i, "\xe2\x80\x93", 3) == 0 ||
			      memcmp(s + i, "\xe2\x80\x94", 3) == 0))
		return before || is_blank(s, n, i + 3) ? 3 : 0;
	return 0;
}

static bool
part_add(struct qualified *t, const char *s, size_t n)
{
	s = utf8_trim(s, &n);
	if (n == 0)
		return true;
	if (t->n_part == QUALIFIED_PARTS)
		return false;
	t->part[t->n_part++] =
	    (struct qualified_part){ .start = (size_t)(s - t->text), .len = n };
	return true;
}

/* Cut s[0..n) into parts; too many, and it is one. */
static void
parts_split(struct qualified *t, const char *s, size_t n)
{
	size_t start = 0;
	bool fits = true;

	t->n_part = 0;
	for (size_t i = 0; i <= n && fits;) {
		size_t len = i == n ? 1 : mark_at(s, n, i);

		if (len > 0) {
			fits = part_add(t, s + start, i - start);
			start = i + len;
		}
		i += len > 0 ? len : 1;
	}
	if (!fits) {
		t->n_part = 0;
		(void)part_add(t, s, n); /* one fits */
	}
}

static size_t
parts_left(const struct qualified *t)
{
	size_t left = 0;

	for (size_t i = 0; i < t->n_part; i++)
		left += t->part[i].taken ? 0 : 1;
	return left;
}

static void
core_join(struct qualified *t)
{
	buf_reset(&t->core);
	for (size_t i = 0; i < t->n_part; i++) {
		if (t->part[i].taken)
			continue;
		if (t->core.len > 0)
			buf_char(&t->core, ' ');
		buf_add(&t->core, t->text + t->part[i].start, t->part[i].len);
	}
}

bool
qualifier_cut(const struct qualifiers *q, struct qualified *t)
{
	bool any = false;
	size_t left = 0;

	for (size_t i = 0; i < t->n_part; i++) {
		struct qualified_part *p = &t->part[i];
		unsigned seen = t->seen;
		bool open = t->open;

		fold_plain(&t->scratch, t->text + p->start, p->len);
		p->taken = part_read(q, t);
		any = any || p->taken;
		t->ahead = t->ahead || (p->taken && left == 0);
		t->behind = t->behind || (p->taken && left > 0);
		left += p->taken ? 0 : 1;
		if (!p->taken) { /* what its first words said is void */
			t->seen = seen;
			t->open = open;
		}
	}
	if (any)
		core_join(t);
	return any;
}

/* --- phase, modality, dosage form --- */

static void
id_add(int64_t *list, size_t *n, int64_t id)
{
	for (size_t i = 0; i < *n; i++) {
		if (list[i] == id)
			return;
	}
	if (*n < QUALIFIED_DIMENSIONS)
		list[(*n)++] = id;
}

static bool
dimension_read(struct qualified *t, const char *s, size_t n)
{
	unsigned phases = 0;
	int64_t id = 0;

	if (stated_phases(s, n, &phases)) {
		t->phases |= phases;
		return true;
	}
	if (dimension_find(DIMENSION_MODALITY, s, n, &id) &&
	    strcmp(dimension_code(DIMENSION_MODALITY, id), "ANY") != 0) {
		id_add(t->modality_id, &t->n_modality, id);
		return true;
	}
	if (dimension_find(DIMENSION_DOSAGE, s, n, &id)) {
		id_add(t->dosage_group_id, &t->n_dosage, id);
		return true;
	}
	return false;
}

bool
qualifier_cut_dimensions(struct qualified *t)
{
	bool first = true;
	bool any = false;

	if (parts_left(t) < 2)
		return false;
	for (size_t i = 0; i < t->n_part; i++) {
		struct qualified_part *p = &t->part[i];

		if (p->taken)
			continue;
		if (!first) { /* the first is the service */
			p->taken =
			    dimension_read(t, t->text + p->start, p->len);
			any = any || p->taken;
		}
		first = false;
	}
	if (any)
		core_join(t);
	return any;
}

/* --- one token at an end --- */

/* The longest token that ends before a word and leaves one in front. */
static bool
token_before(const struct qualifiers *q, const struct words_of *w, size_t end,
    struct token *t)
{
	size_t n = end - 1 < TOKEN_WORDS ? end - 1 : TOKEN_WORDS;

	for (; n > 0; n--) {
		if (token_is(q, w, end - n, n, t) &&
		    (t->place & PLACE_TRAIL) != 0)
			return true;
	}
	return false;
}

/* A token at the end or before the date there; *left: words that stay. */
static bool
trail_find(const struct qualifiers *q, const struct words_of *w, size_t *left,
    struct token *token)
{
	for (size_t end = w->n; end > 1; end--) {
		if (token_before(q, w, end, token)) {
			*left = end - token->words;
			if (end < w->n && is_offer(w, end, token))
				token->status_id = 0;
			return true;
		}
		if (!particle_is_date(w->word[end - 1].s, w->word[end - 1].n) &&
		    (end == w->n || !particle_is_filler(w->word[end - 1].s,
					w->word[end - 1].n)))
			break;
	}
	return false;
}

bool
qualifier_strip(const struct qualifiers *q, struct qualified *t)
{
	struct words_of w = { .n = 0 };
	struct token token = { 0 };
	size_t from = 0;
	size_t left = 0;

	fold_plain(&t->scratch, buf_text(&t->core), t->core.len);
	if (!words_split(&w, &t->scratch) || w.n < 2)
		return false;
	if (trail_find(q, &w, &left, &token)) {
		w.n = left;
		t->behind = true;
	} else if (token_at(q, &w, 0, &token) && token.words < w.n &&
		   (token.place & PLACE_LEAD) != 0) {
		from = token.words;
		t->open = t->open || t->negated;
		t->negated = is_negator(&token);
		t->ahead = true;
	} else {
		return false;
	}
	token_count(t, &token);
	buf_reset(&t->core);
	buf_add(&t->core, w.word[from].s,
	    (size_t)(w.word[w.n - 1].s + w.word[w.n - 1].n - w.word[from].s));
	return true;
}

/* --- words that nobody understands --- */

bool
qualifier_hints(const struct qualifiers *q, const char *s, size_t n)
{
	struct buf key = { 0 };
	static const char *const non[] = { "non", NULL };
	struct words_of w = { .n = 0 };
	struct token token = { 0 };
	bool past = false;
	bool date = false;
	bool found = false;

	fold_plain(&key, s, n);
	if (words_split(&w, &key)) {
		for (size_t i = 0; i < w.n && !found; i++) {
			if (i + 1 < w.n && span_in(w.word[i], non))
				continue; /* "non-sterile" */
			past =
			    past || particle_is_past(w.word[i].s, w.word[i].n);
			date =
			    date || particle_is_date(w.word[i].s, w.word[i].n);
			found = particle_denies(w.word[i].s, w.word[i].n) ||
				(token_at(q, &w, i, &token) &&
				    token.status_id != STATUS_OFFERED);
		}
	}
	buf_clear(&key);
	return found || (date && !past);
}

/* --- begin and end --- */

bool
qualified_begin(struct qualified *t, const char *s, size_t n)
{
	bool signs = false;
	int64_t status_id = 0;

	t->text = s;
	while (stated_sign(&s, &n, &status_id)) {
		struct token token = { .status_id = status_id };

		signs = true;
		if (status_id >= 0) /* else only a bullet */
			token_count(t, &token);
	}
	parts_split(t, s, n);
	buf_reset(&t->core);
	buf_add(&t->core, s, n);
	return signs;
}

void
qualified_clear(struct qualified *t)
{
	buf_clear(&t->core);
	buf_clear(&t->scratch);
	*t = (struct qualified){ 0 };
}

int64_t
qualified_status(const struct qualified *t, bool *stated)
{
	/* Said together, the first of these holds: "in-house (planned)" is
	 * planned, "not in-house, via partner" is partner. */
	static const int64_t order[] = { STATUS_PLANNED, STATUS_PARTNER,
		STATUS_PARTIAL, STATUS_NO, STATUS_OFFERED };
	unsigned offered = 1U << STATUS_OFFERED;
	unsigned no = 1U << STATUS_NO;
	unsigned partner = 1U << STATUS_PARTNER;
	unsigned partial = 1U << STATUS_PARTIAL;

	*stated = t->seen != 0 || t->open || t->dated;
	if (!*stated)
		return STATUS_OFFERED;
	/* Where they contradict each other nothing is stated; nor by a date
	 * alone: it was, is or will be. */
	if (t->open || t->seen == 0 || t->seen == (offered | no) ||
	    t->seen == (offered | partner) || t->seen == (no | partial))
		return 0;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		if ((t->seen & 1U << order[i]) != 0)
			return order[i];
	}
	assert(false && "a status that was seen");
	return 0;
}
