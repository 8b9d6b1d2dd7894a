/* lone.c - names that stand for no vendor. */
#include "intake/lone.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "catalog/fold.h"
#include "catalog/place.h"
#include "catalog/seed.h"
#include "catalog/vocab.h"

/* A longer text is a name or a sentence. */
#define LONE_LENGTH 60
/* The longest of the words that count beside other cells. */
#define LONE_BESIDE 20
/* A word that an example begins with; kept beside those of enum lone. */
#define LONE_LEAD (LONE_TOPIC + 1)

/* Constant knowledge from the built-in table, built once at first use and
 * never changed after; the thread that writes the catalog does not come here.
 * Folded words -> enum lone. */
static struct hash lone_words;

static void
lone_clear(void)
{
	hash_clear(&lone_words);
}

static void
lone_load(void)
{
	static const char *const kinds[] = { "", "above", "example", "heading",
		"", "lead" };
	const struct seed_table *t = seed_table("lone_words");
	size_t words = seed_column(t, "words");
	size_t kind = seed_column(t, "kind");
	struct buf key = { 0 };

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, words);

		fold_plain(&key, s, strlen(s));
		for (int64_t k = LONE_ABOVE; k <= LONE_LEAD; k++) {
			if (strcmp(kinds[k], seed_cell(t, i, kind)) == 0)
				*hash_put(
				    &lone_words, key.data, key.len, NULL) = k;
		}
	}
	buf_clear(&key);
	/* A failure would only leave the memory to the system. */
	(void)atexit(lone_clear);
}

static int64_t
lone_word(const char *s, size_t n)
{
	int64_t kind = LONE_NAME;

	(void)hash_get(&lone_words, s, n, &kind);
	return kind;
}

/* "e.g. Lonza": the words in front; "CDMOs in Europe", "Tier 1 vendors": a
 * word in the plural that says what stands below. */
static enum lone
lone_words_say(const struct buf *key, bool alone)
{
	const char *s = buf_text(key);
	size_t n = key->len;
	size_t first = strcspn(s, " ");
	size_t second =
	    s[first] == ' ' ? first + 1 + strcspn(s + first + 1, " ") : first;

	if ((first < n && lone_word(s, first) == LONE_LEAD) ||
	    (second < n && lone_word(s, second) == LONE_LEAD))
		return LONE_EXAMPLE;
	for (size_t i = 0; alone && i < n;) {
		size_t len = strcspn(s + i, " ");

		if (lone_word(s + i, len) == LONE_HEADING)
			return LONE_HEADING;
		i += len + 1;
	}
	return LONE_NAME;
}

/* The name of a place or of a service. */
static bool
is_topic(struct vocab *v, const char *s, size_t n)
{
	enum vocab_kind kind = VOCAB_UNKNOWN;

	if (place_country_alone(s, n) != NULL || place_region(s, n) != NULL)
		return true;
	kind = vocab_resolve(v, s, n)->kind;
	return kind == VOCAB_CLEAR || kind == VOCAB_AMBIGUOUS;
}

enum lone
lone_kind(struct vocab *v, const char *s, size_t n, bool alone)
{
	struct buf key = { 0 };
	int64_t word = LONE_NAME;
	enum lone kind = LONE_NAME;

	if (n > (alone ? LONE_LENGTH : LONE_BESIDE))
		return LONE_NAME;
	if (lone_words.count == 0)
		lone_load();
	fold_plain(&key, s, n);
	word = lone_word(buf_text(&key), key.len);
	if (word < LONE_HEADING || (word == LONE_HEADING && alone))
		kind = (enum lone)word;
	if (kind == LONE_NAME)
		kind = lone_words_say(&key, alone);
	if (kind == LONE_NAME && alone && is_topic(v, s, n))
		kind = LONE_TOPIC;
	buf_clear(&key);
	return kind;
}
