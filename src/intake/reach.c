/* reach.c - how far words that say how something is offered reach. */
#include "intake/reach.h"

#include <string.h>
#include <strings.h>

#include "catalog/vocab.h"

/* A longer text in front of a colon is no head. */
#define REACH_HEAD 80

/* A word with a colon behind it. */
struct head {
	size_t start;
	size_t colon;
	bool said; /* it says how what follows is offered */
	bool open;
};

static bool
blank_at(struct cut t, size_t i)
{
	return i >= t.n || t.s[i] == ' ' || t.s[i] == '\t';
}

static bool
digit_at(struct cut t, size_t i)
{
	return i < t.n && t.s[i] >= '0' && t.s[i] <= '9';
}

/* "1:10" and "https://" have no head. */
static bool
is_colon(struct cut t, size_t i)
{
	return t.s[i] == ':' && i > 0 && !digit_at(t, i + 1) &&
	       (i + 1 >= t.n || t.s[i + 1] != '/');
}

/* A full stop between sentences. */
static bool
is_stop(struct cut t, size_t i)
{
	return t.s[i] == '.' && i > 2 && blank_at(t, i + 1) &&
	       (i + 2 >= t.n || (t.s[i + 2] >= 'A' && t.s[i + 2] <= 'Z'));
}

/* Past what stands at i, a parenthesis as a whole. */
static size_t
past_one(struct cut t, size_t i)
{
	return t.s[i] == '(' || t.s[i] == '[' ? cut_past(t.s, t.n, i) : i + 1;
}

/* --- heads --- */

static bool
says_status(struct vocab *v, struct cut t, struct head *h)
{
	const struct vocab_result *r = NULL;

	h->said = h->open = false;
	if (t.n == 0 || t.n > REACH_HEAD)
		return false;
	r = vocab_resolve(v, t.s, t.n);
	h->said = r->kind == VOCAB_NO_SERVICE && r->status_stated;
	h->open = r->kind == VOCAB_UNKNOWN && vocab_hints(v, t.s, t.n);
	return h->said;
}

/* The head of the colon at h->colon, in t from that byte on: the shortest that
 * stands apart and is understood, else the last words before the colon. */
static void
head_at(struct vocab *v, struct cut t, size_t from, struct head *h)
{
	size_t sentence = from;
	size_t comma = from;

	for (size_t i = from; i < h->colon; i = past_one(t, i)) {
		if (is_stop(t, i))
			sentence = comma = i + 1;
		else if ((t.s[i] == ',' && blank_at(t, i + 1)) ||
			 (t.s[i] == '-' && blank_at(t, i + 1) && i > 0 &&
			     t.s[i - 1] == ' '))
			comma = i + 1;
	}
	h->start = sentence;
	if (says_status(v, cut_trim(t.s + sentence, h->colon - sentence), h) ||
	    comma == sentence)
		return;
	h->start = comma;
	(void)says_status(v, cut_trim(t.s + comma, h->colon - comma), h);
}

static bool
head_next(struct vocab *v, struct cut t, size_t from, struct head *h)
{
	for (size_t i = from; i < t.n; i = past_one(t, i)) {
		if (!is_colon(t, i))
			continue;
		h->colon = i;
		head_at(v, t, from, h);
		return true;
	}
	return false;
}

/* Where what a head says ends. */
static size_t
head_end(struct vocab *v, struct cut t, size_t from)
{
	struct head next = { 0 };
	size_t end = t.n;

	if (head_next(v, t, from, &next) &&
	    (next.start > from || next.said || next.open))
		end = next.start;
	for (size_t i = from; i < end; i = past_one(t, i)) {
		if (is_stop(t, i))
			return i + 1;
	}
	return end;
}

/* --- words behind --- */

static bool
begins(struct cut t, const char *word)
{
	size_t n = strlen(word);

	return t.n > n && (t.s[0] | 32) == word[0] &&
	       strncasecmp(t.s, word, n) == 0;
}

/* "both", "all" in front of more: 2, all (0); -1: neither. */
static int
count_word(struct cut t)
{
	static const char *const both[] = { "both ", "beide ", "beides ",
		"les deux ", "ambos ", "ambas ", "entrambi ", "entrambe " };
	static const char *const all[] = { "all ", "each ", "alle ", "alles ",
		"jeweils ", "tous ", "toutes ", "tout ", "todos ", "todas ",
		"todo ", "tutti ", "tutte ", "tutto " };

	if (t.n < 4 || t.n > REACH_HEAD)
		return -1;
	for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
		if (begins(t, both[i]))
			return 2;
	}
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (begins(t, all[i]))
			return 0;
	}
	return -1;
}

/* What may be said of all before it begins at i: the words, and where they
 * begin and end. */
static bool
behind_at(struct cut t, size_t i, struct cut *words, size_t *end)
{
	size_t k = i + 1;

	if (t.s[i] == '(' || t.s[i] == '[') {
		*end = cut_past(t.s, t.n, i);
		if (*end < i + 3)
			return false;
		*words = cut_trim(t.s + i + 1, *end - i - 2);
		return true;
	}
	if ((t.s[i] != ',' && t.s[i] != '-') || !blank_at(t, k))
		return false;
	while (k < t.n && t.s[k] != ',' && !is_stop(t, k) && t.s[k] != ':')
		k = past_one(t, k);
	*end = k;
	*words = cut_trim(t.s + i + 1, k - i - 1);
	return k == t.n || t.s[k] != ':';
}

static bool
behind_next(struct vocab *v, struct cut t, size_t from, struct reach *r,
    size_t *start, size_t *end)
{
	for (size_t i = from; i < t.n; i = past_one(t, i)) {
		struct head h = { 0 };
		int count = -1;

		if (!behind_at(t, i, &r->words, end))
			continue;
		count = count_word(r->words);
		if (count < 0)
			continue;
		(void)says_status(v, r->words, &h);
		if (!h.said && !h.open)
			continue;
		r->kind = REACH_BEHIND;
		r->open = h.open;
		r->last = (size_t)count;
		*start = i;
		return true;
	}
	return false;
}

/* --- stretches --- */

/* Without the marks and joining words at its ends. */
static struct cut
tidy(struct cut t)
{
	static const char *const joins[] = { " and", " but", " und", " aber",
		" et", " mais", " y", " pero", " e", " ma" };
	size_t n = 0;

	do {
		n = t.n;
		t = cut_trim(t.s, t.n);
		while (t.n > 0 && strchr(",.-", t.s[t.n - 1]) != NULL)
			t.n--;
		while (t.n > 0 && strchr(",.", t.s[0]) != NULL) {
			t.s++;
			t.n--;
		}
		for (size_t i = 0; i < sizeof(joins) / sizeof(joins[0]); i++) {
			size_t k = strlen(joins[i]);

			if (t.n > k && t.s[t.n - k - 1] == ',' &&
			    memcmp(t.s + t.n - k, joins[i], k) == 0)
				t.n -= k;
		}
	} while (t.n != n);
	return t;
}

bool
reach_may(struct cut t)
{
	for (size_t i = 0; i < t.n; i++) {
		struct cut words = { 0 };
		size_t end = 0;

		if (t.s[i] == ':')
			return true;
		if (behind_at(t, i, &words, &end) && count_word(words) >= 0)
			return true;
	}
	return false;
}

bool
reach_begins(struct cut t)
{
	for (size_t i = 0; i < t.n && t.s[i] != ','; i = past_one(t, i)) {
		if (is_colon(t, i))
			return true;
	}
	return false;
}

bool
reach_next(struct vocab *v, struct cut t, size_t *at, struct reach *r)
{
	struct head h = { .colon = *at };
	size_t from = *at;
	size_t end = t.n;
	size_t start = t.n;
	size_t past = 0;

	*r = (struct reach){ 0 };
	if (from >= t.n)
		return false;
	/* Labels ("DP: ...") stay with what they name. */
	for (size_t i = from; head_next(v, t, i, &h); i = h.colon + 1) {
		if (!h.said && !h.open)
			continue;
		end = h.start;
		break;
	}
	if (end < t.n && tidy((struct cut){ t.s + from, end - from }).n == 0) {
		r->kind = REACH_AHEAD;
		r->open = h.open;
		r->words =
		    tidy((struct cut){ t.s + h.start, h.colon - h.start });
		from = h.colon + 1;
		end = head_end(v, t, from);
		r->body = tidy((struct cut){ t.s + from, end - from });
		*at = end;
		return true;
	}
	t.n = end;
	if (behind_next(v, t, from, r, &start, &past))
		end = past;
	else
		start = t.n;
	r->body = tidy((struct cut){ t.s + from, start - from });
	*at = end;
	return true;
}
