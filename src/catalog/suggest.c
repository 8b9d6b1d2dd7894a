/* suggest.c - the phrases nearest to a text: by slips of the keyboard, then
 * by the words they share. */
#include "catalog/suggest.h"

#include <stdbool.h>
#include <string.h>

#include "base/distance.h"
#include "catalog/capability.h"
#include "catalog/fold.h"
#include "catalog/phrases.h"

#define SUGGEST_MAX 8
#define SCORE_MIN 40 /* of 100; below, a suggestion is noise */

struct candidate {
	const struct phrase *phrase;
	int score;
};

/* Words that most services have say little. */
static int
weight(const char *s, size_t n)
{
	static const char *const common[] = { "manufacturing", "development",
		"testing", "production", "supply", "product", "drug",
		"clinical", "commercial", "process", "study", NULL };

	for (size_t i = 0; common[i] != NULL; i++) {
		if (strlen(common[i]) == n && memcmp(common[i], s, n) == 0)
			return 1;
	}
	return 3;
}

static bool
has_word(const char *key, const char *s, size_t n)
{
	while (*key != '\0') {
		size_t len = strcspn(key, " ");

		if (len == n && memcmp(key, s, n) == 0)
			return true;
		key += len + (key[len] == ' ');
	}
	return false;
}

/* The weight of all words of a, and of those that b has as well. */
static int
shared(const char *a, const char *b, int *all)
{
	int both = 0;

	*all = 0;
	while (*a != '\0') {
		size_t n = strcspn(a, " ");
		int w = weight(a, n);

		*all += w;
		both += has_word(b, a, n) ? w : 0;
		a += n + (a[n] == ' ');
	}
	return both;
}

static int
likeness(const struct buf *want, const struct buf *have)
{
	size_t limit = distance_limit(want->len);
	size_t d =
	    distance_of(want->data, want->len, have->data, have->len, limit);
	int of_want = 0;
	int of_have = 0;
	int both = shared(want->data, have->data, &of_want);

	(void)shared(have->data, want->data, &of_have); /* its weight only */
	if (limit > 0 && d <= limit)
		return 98 - (int)d;
	return of_want + of_have == 0
		   ? 0
		   : 200 * both / (of_want + of_have) * 9 / 10;
}

/* Two phrases of the same readings are one suggestion. */
static bool
same_readings(const struct phrase *a, const struct phrase *b)
{
	if (a->n_reading != b->n_reading)
		return false;
	for (size_t i = 0; i < a->n_reading; i++) {
		if (a->reading[i].capability_id != b->reading[i].capability_id)
			return false;
	}
	return true;
}

/* Put a candidate among the best, which are kept in order; the earlier
 * phrase wins where scores are equal. */
static size_t
rank_in(struct candidate *best, size_t n, size_t max, struct candidate c)
{
	size_t at = n;

	for (size_t i = 0; i < n; i++) {
		if (!same_readings(best[i].phrase, c.phrase))
			continue;
		if (best[i].score >= c.score)
			return n;
		memmove(best + i, best + i + 1, (n - i - 1) * sizeof(*best));
		n--;
		at = n;
		break;
	}
	while (at > 0 && best[at - 1].score < c.score)
		at--;
	if (at == max)
		return n;
	if (n == max)
		n--;
	memmove(best + at + 1, best + at, (n - at) * sizeof(*best));
	best[at] = c;
	return n + 1;
}

static void
write_one(struct buf *to, const struct phrase *f)
{
	for (size_t i = 0; i < f->n_reading; i++) {
		if (i > 0)
			buf_char(to, '|');
		buf_str(
		    to, capability_by_id(f->reading[i].capability_id)->code);
	}
	buf_fmt(to, " (%s)", f->text);
}

void
suggest_phrases(const struct phrases *p, const char *s, size_t n, size_t max,
    struct buf *to)
{
	struct candidate best[SUGGEST_MAX];
	struct buf want = { 0 };
	struct buf have = { 0 };
	size_t count = 0;

	if (max > SUGGEST_MAX)
		max = SUGGEST_MAX;
	fold_phrase(&want, s, n);
	for (size_t i = 0; i < phrases_count(p) && max > 0 && want.len > 0;
	     i++) {
		struct candidate c = { phrases_at(p, i), 0 };

		if (c.phrase->n_reading == 0)
			continue;
		fold_phrase(&have, c.phrase->key, strlen(c.phrase->key));
		c.score = likeness(&want, &have);
		if (c.score >= SCORE_MIN)
			count = rank_in(best, count, max, c);
	}
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_str(to, "; ");
		write_one(to, best[i].phrase);
	}
	buf_clear(&want);
	buf_clear(&have);
}
