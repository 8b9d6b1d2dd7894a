/* meaning.c - what the words of a legend, or of an answer, mean. */
#include "intake/meaning.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/seed.h"

/* Words of a meaning that are looked at together. */
#define MEANING_SPAN 4

/* Constant knowledge from the built-in tables, built once at first use and
 * never changed after; the program has one thread that comes here.  Folded
 * words -> meaning + 1000 * phase_from + 100000 * phase_to. */
static struct hash meaning_words;

static void
words_clear(void)
{
	hash_clear(&meaning_words);
}

static enum mark_meaning
meaning_of(const char *word)
{
	static const struct {
		const char *word;
		enum mark_meaning meaning;
	} meanings[] = { { "yes", MARK_YES }, { "offered", MARK_YES },
		{ "no", MARK_NO }, { "planned", MARK_PLANNED },
		{ "partner", MARK_PARTNER }, { "partial", MARK_PARTIAL },
		{ "unknown", MARK_UNKNOWN } };

	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		if (strcmp(meanings[i].word, word) == 0)
			return meanings[i].meaning;
	}
	return MARK_NONE;
}

static void
words_put(const char *s, int64_t value)
{
	struct buf b = { 0 };
	bool added = false;
	int64_t *to = NULL;

	fold_plain(&b, s, strlen(s));
	if (b.len > 0) {
		to = hash_put(&meaning_words, b.data, b.len, &added);
		if (added)
			*to = value;
	}
	buf_clear(&b);
}

static int64_t
phase_value(const char *code)
{
	size_t n = strcspn(code, "-");
	int64_t from = 0;
	int64_t to = 0;

	if (strcmp(code, "DEV") == 0)
		return 99000;
	if (n == 0 || !dimension_find(DIMENSION_PHASE, code, n, &from))
		return 0;
	to = from;
	if (code[n] == '-' && !dimension_find(DIMENSION_PHASE, code + n + 1,
				  strlen(code + n + 1), &to))
		to = from;
	return from * 1000 + to * 100000;
}

/* Words of legends go before those around services; of these the ones that
 * only mean something in front of a service ("no ...") do not count. */
static void
words_load(void)
{
	const struct seed_table *t = seed_table("legend_words");
	const struct seed_table *q = seed_table("claim_qualifiers");

	for (size_t i = 0; i < t->n_row; i++)
		words_put(seed_cell(t, i, 0),
		    (int64_t)meaning_of(seed_cell(t, i, 1)) +
			phase_value(seed_cell(t, i, 2)));
	for (size_t i = 0; i < q->n_row; i++) {
		const char *s = seed_cell(q, i, seed_column(q, "token"));

		if (strcmp(seed_cell(q, i, seed_column(q, "place")), "lead") !=
			0 &&
		    strstr(s, "clinical") == NULL &&
		    strstr(s, "development") == NULL &&
		    strstr(s, "phase") == NULL && strcmp(s, "not") != 0)
			words_put(s, (int64_t)meaning_of(seed_cell(q, i,
					 seed_column(q, "claim_status"))));
	}
	/* A failure would only leave the memory to the system. */
	(void)atexit(words_clear);
}

/* The stronger word of a meaning decides: not yet known, before no, before
 * what limits an offer, before the offer. */
static int
meaning_rank(enum mark_meaning m)
{
	switch (m) {
	case MARK_NONE:
		return 0;
	case MARK_YES:
		return 1;
	case MARK_PARTIAL:
		return 2;
	case MARK_PARTNER:
		return 3;
	case MARK_PLANNED:
		return 4;
	case MARK_NO:
		return 5;
	case MARK_UNKNOWN:
		return 6;
	}
	return 0;
}

static void
mean_add(struct mark *m, int64_t value)
{
	enum mark_meaning meaning = (enum mark_meaning)(value % 1000);
	int64_t from = value / 1000 % 100;
	int64_t to = value / 100000;

	if (meaning_rank(meaning) > meaning_rank(m->meaning))
		m->meaning = meaning;
	if (from == 99 && m->phase_from == 0)
		m->phase_from = MEANING_DEV;
	if (from == 0 || from == 99)
		return;
	if (m->phase_from <= 0 || from < m->phase_from)
		m->phase_from = from;
	if (to > m->phase_to)
		m->phase_to = to;
}

/* Whether a word of a meaning denies what is not in the tables, or says that it
 * is past: then nothing is understood of it. */
static bool
is_denial(const char *s, size_t n)
{
	static const char *const words[] = { "not", "no", "kein", "keine",
		"nicht", "non", "without", "except", "never", "cannot", "nie",
		"ohne", "ausser", "pas", "sans", "sauf", "jamais", "sin",
		"nunca", "senza", "mai", "nao", "sem", "niet", "geen", "bez",
		"was", "were", "until", "former", "formerly", "previously",
		"lost", "closed", "fruher", "ehemals", "bis", "jusqu",
		"anciennement", "hasta" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strlen(words[i]) == n && memcmp(words[i], s, n) == 0)
			return true;
	}
	return false;
}

/* The words at key[from..), at most MEANING_SPAN of them, that the tables
 * know; the length taken, 0: none. */
static size_t
words_at(const struct buf *key, size_t from, int64_t *value)
{
	size_t end[MEANING_SPAN] = { 0 };
	size_t n = 0;

	for (size_t i = from; i <= key->len && n < MEANING_SPAN; i++) {
		if (i == key->len || key->data[i] == ' ')
			end[n++] = i;
	}
	while (n-- > 0) {
		if (hash_get(
			&meaning_words, key->data + from, end[n] - from, value))
			return end[n] - from;
	}
	return 0;
}

/* "not yet offered" is "not offered", "not currently known" "not known". */
static void
drop_yet(struct buf *key)
{
	static const char *const words[] = { " yet", " currently" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);
		char *at = strstr(key->data == NULL ? "" : key->data, words[i]);

		if (at == NULL || (at[n] != ' ' && at[n] != '\0'))
			continue;
		memmove(at, at + n, strlen(at + n) + 1);
		key->len -= n;
	}
}

struct mark
meaning_parse(const char *s, size_t n)
{
	struct mark m = { 0 };
	struct buf key = { 0 };
	bool denied = false;

	if (n == 0 || n > MEANING_WORDS)
		return m;
	if (meaning_words.count == 0)
		words_load();
	fold_plain(&key, s, n);
	drop_yet(&key);
	for (size_t i = 0; i < key.len;) {
		const char *word = key.data + i;
		const char *blank = memchr(word, ' ', key.len - i);
		size_t len =
		    blank == NULL ? key.len - i : (size_t)(blank - word);
		int64_t value = 0;
		size_t taken = words_at(&key, i, &value);

		/* "no" may be an answer, or deny the word behind it. */
		if (is_denial(word, len) && taken <= len && len < key.len)
			denied = true;
		else if (taken > 0)
			mean_add(&m, value);
		i += (taken > 0 ? taken : len) + 1;
	}
	buf_clear(&key);
	if (denied)
		return (struct mark){ 0 };
	if (m.meaning == MARK_NONE && m.phase_from != 0)
		m.meaning = MARK_YES;
	if (m.meaning == MARK_NO || m.meaning == MARK_UNKNOWN)
		m.phase_from = m.phase_to = 0;
	return m;
}
