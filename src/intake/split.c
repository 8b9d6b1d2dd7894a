/* split.c - a cell that lists services becomes its phrases. */
#include "intake/split.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/dimension.h"
#include "catalog/stated.h"
#include "catalog/vocab.h"
#include "intake/atom.h"
#include "intake/cut.h"
#include "intake/mark.h"
#include "intake/reach.h"
#include "intake/spread.h"

/* A phrase of several parts of a comma list has at most so many, and so many
 * bytes; so many such windows are tried in one import. */
#define SPLIT_WINDOW 5
#define SPLIT_WINDOW_BYTES 120
#define SPLIT_TRIES 200000

void
split_init(struct split *s, struct vocab *v)
{
	*s = (struct split){ .v = v };
}

void
split_clear(struct split *s)
{
	hash_clear(&s->memo);
	hash_clear(&s->quoted);
	free(s->piece);
	free(s->kept);
	free(s->item);
	for (size_t i = 0; i < s->n_quote; i++)
		free(s->quote[i]);
	free((void *)s->quote);
	buf_clear(&s->b);
	buf_clear(&s->plain);
	*s = (struct split){ 0 };
}

void
split_begin(struct split *s)
{
	s->n_item = 0;
	s->cell++;
}

bool
split_known(const struct vocab_result *r)
{
	return r->kind != VOCAB_UNKNOWN;
}

/* A status without a service ("planned 2027"). */
bool
split_status_alone(const struct vocab_result *r)
{
	return r->kind == VOCAB_NO_SERVICE && r->status_stated;
}

bool
split_service(const struct vocab_result *r)
{
	return r->kind == VOCAB_CLEAR || r->kind == VOCAB_AMBIGUOUS;
}

const struct vocab_result *
split_resolve(struct split *s, struct cut t)
{
	size_t n = t.n;

	if (n > SPLIT_PHRASE) {
		n = SPLIT_PHRASE;
		while (n > 0 && ((unsigned char)t.s[n] & 0xc0) == 0x80)
			n--;
	}
	return vocab_resolve(s->v, t.s, n);
}

const struct vocab_result *
split_quote(struct split *s, const char *text, size_t n,
    const struct vocab_result *like)
{
	const struct vocab_result *r =
	    split_resolve(s, (struct cut){ text, n });
	struct vocab_result *q = NULL;
	int64_t *at = NULL;

	if (split_known(r) && like->kind != VOCAB_NO_SERVICE)
		return r;
	at = hash_put(&s->quoted, r->text, strlen(r->text), NULL);
	if (*at != 0)
		return s->quote[*at - 1];
	*at = (int64_t)s->n_quote + 1;
	q = xcalloc(1, sizeof(*q));
	*q = *r;
	q->kind = like->kind;
	q->key = like->key;
	s->quote = xrealloc(
	    (void *)s->quote, s->n_quote + 1, sizeof(struct vocab_result *));
	s->quote[s->n_quote++] = q;
	return q;
}

void
split_keep(struct split *s, const struct vocab_result *said,
    const struct vocab_result *words)
{
	if (s->n_kept == s->cap_kept) {
		s->cap_kept = s->cap_kept == 0 ? 1024 : s->cap_kept * 2;
		s->kept = xrealloc(s->kept, s->cap_kept, sizeof(*s->kept));
	}
	s->kept[s->n_kept++] = (struct split_item){ said, words };
}

/* --- comma lists --- */

/* The parts of a comma list, "and " taken off their starts; 0: too many, and
 * they were all cut one by one. */
static size_t
list_parts(struct split *s, struct cut t, struct cut *part, int depth)
{
	static const char *const joins[] = { "and ", "& ", "und ", "et ",
		"or " };
	size_t n = 0;
	size_t at = 0;
	struct cut one = { 0 };
	bool many = false;

	while (cut_next(t, ",", &at, &one)) {
		for (size_t i = 0; i < sizeof(joins) / sizeof(joins[0]); i++) {
			size_t k = strlen(joins[i]);

			if (one.n > k && memcmp(one.s, joins[i], k) == 0)
				one = cut_trim(one.s + k, one.n - k);
		}
		if (one.n == 0)
			continue;
		if (n == CUT_PARTS) {
			for (size_t i = 0; i < n; i++)
				atom_cut(s, part[i], depth + 1);
			n = 0;
			many = true;
		}
		part[n++] = one;
	}
	if (!many)
		return n;
	for (size_t i = 0; i < n; i++)
		atom_cut(s, part[i], depth + 1);
	return 0;
}

/* Parts first to last as they stand in the cell, commas included. */
static struct cut
window(const struct cut *part, size_t first, size_t last)
{
	const char *end = part[last].s + part[last].n;

	return (struct cut){ part[first].s, (size_t)(end - part[first].s) };
}

/* Are several parts together one phrase? */
static const struct vocab_result *
try_window(struct split *s, const struct cut *part, size_t first, size_t last)
{
	struct cut t = window(part, first, last);
	const struct vocab_result *r = NULL;

	if (t.n > SPLIT_WINDOW_BYTES || s->tries >= SPLIT_TRIES)
		return NULL;
	s->tries++;
	r = split_resolve(s, t);
	return split_service(r) ? r : NULL;
}

/* The longest phrase that starts at part i and has a part that is not known
 * by itself: its last part; else i. */
static size_t
longest_window(struct split *s, const struct cut *part, size_t n, size_t i,
    const struct vocab_result **said)
{
	size_t end = i + SPLIT_WINDOW < n ? i + SPLIT_WINDOW : n;

	for (size_t last = end; last-- > i + 1;) {
		bool strange = false;

		for (size_t k = i; k <= last; k++) {
			const struct vocab_result *r =
			    split_resolve(s, part[k]);

			strange =
			    strange || !split_known(r) || split_status_alone(r);
		}
		if (!strange)
			continue;
		*said = try_window(s, part, i, last);
		if (*said != NULL)
			return last;
	}
	return i;
}

/* A whole comma list is one phrase when it is known, unless only what each
 * part says separately is: "tablets, capsules (planned)". */
static const struct vocab_result *
whole_list(struct split *s, const struct cut *part, size_t n)
{
	const struct vocab_result *r = NULL;
	bool all = true;
	bool joined = false;

	if (n > SPLIT_WINDOW)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		const struct vocab_result *one = split_resolve(s, part[i]);

		all = all && split_known(one) && !split_status_alone(one);
		for (size_t k = 0; k + 5 <= part[i].n; k++)
			joined =
			    joined || memcmp(part[i].s + k, " and ", 5) == 0;
	}
	if (all && !joined)
		return NULL;
	r = try_window(s, part, 0, n - 1);
	return r != NULL && all && r->status_stated ? NULL : r;
}

/* Whether the next part of a list may be meant, too, by what stands in front
 * of r. */
static bool
list_leads(const struct vocab_result *r, bool led)
{
	if (!split_service(r) || !r->status_stated)
		return led;
	return (r->ahead && spread_limits(r)) || (led && r->rule[0] == 's');
}

void
split_list(struct split *s, struct cut t, int depth)
{
	struct cut part[CUT_PARTS];
	size_t n = list_parts(s, t, part, depth);
	const struct vocab_result *r = NULL;
	size_t first = s->n_kept;
	bool led = false; /* "no a, b" */
	size_t i = 0;

	if (n > 1)
		r = whole_list(s, part, n);
	if (r != NULL) {
		split_keep(s, r, r);
		return;
	}
	while (i < n) {
		size_t last = longest_window(s, part, n, i, &r);
		size_t at = s->n_kept;

		if (last > i)
			split_keep(s, r, r);
		else
			atom_cut(s, part[i], depth + 1);
		for (size_t k = at; k < s->n_kept && led; k++)
			spread_open(s, &s->kept[k], t);
		if (s->n_kept > at)
			led = list_leads(s->kept[s->n_kept - 1].said, led);
		i = last + 1;
	}
	/* "a, b, via partner": the last is not all it may be meant for. */
	if (n > 2 && split_status_alone(split_resolve(s, part[n - 1])) &&
	    spread_limits(split_resolve(s, part[n - 1]))) {
		for (; first < s->n_kept; first++)
			spread_open(s, &s->kept[first], t);
	}
}

/* --- cells --- */

static void
give(struct split *s, size_t first, size_t n)
{
	while (s->n_item + n > s->cap_item) {
		s->cap_item = s->cap_item == 0 ? 64 : s->cap_item * 2;
		s->item = xrealloc(s->item, s->cap_item, sizeof(*s->item));
	}
	for (size_t i = 0; i < n; i++)
		s->item[s->n_item++] = s->kept[first + i];
}

/* The piece of that text, made with no items when it is new. */
static struct split_piece *
piece_of(struct split *s, const char *text, size_t n, bool *added)
{
	int64_t *at = hash_put(&s->memo, text, n, added);

	if (*added) {
		if (s->n_piece == s->cap_piece) {
			s->cap_piece =
			    s->cap_piece == 0 ? 256 : s->cap_piece * 2;
			s->piece =
			    xrealloc(s->piece, s->cap_piece, sizeof(*s->piece));
		}
		s->piece[s->n_piece++] =
		    (struct split_piece){ .first = s->n_kept };
		*at = (int64_t)s->n_piece;
	}
	return &s->piece[*at - 1];
}

/* A piece in which words may be said of several items. */
static void
split_reaches(struct split *s, struct cut t)
{
	size_t before = s->n_kept;
	struct reach r = { 0 };
	size_t at = 0;

	if (reach_begins(t))
		s->carry.n = 0;
	while (reach_next(s->v, t, &at, &r)) {
		size_t first = s->n_kept;
		size_t skip = 0;

		if (r.kind == REACH_NONE && s->carry.n > 0) {
			r.kind = REACH_AHEAD;
			r.words = s->carry;
			r.open = s->carry_open;
		} else if (r.kind == REACH_AHEAD && r.body.n == 0 &&
			   at >= t.n) {
			s->carry = r.words;
			s->carry_open = r.open;
		}
		if (r.body.n > 0)
			split_list(s, r.body, 0);
		if (r.last > 0 && s->n_kept > first + r.last)
			skip = s->n_kept - first - r.last;
		for (size_t i = first + skip;
		     i < s->n_kept && r.kind != REACH_NONE; i++)
			spread_say(s, &s->kept[i], r.kind, r.words, r.open);
	}
	give(s, before, s->n_kept - before);
	s->n_kept = before;
}

/* A piece between strong marks.  One with commas is not remembered, its parts
 * are: lists are many, phrases few. */
static void
split_piece_add(struct split *s, struct cut t)
{
	size_t before = s->n_kept;
	bool list = memchr(t.s, ',', t.n) != NULL;
	bool added = false;
	size_t index = 0;

	if (t.n == 0)
		return;
	if (s->carry.n > 0 || reach_may(t)) {
		split_reaches(s, t);
		return;
	}
	if (list) {
		split_list(s, t, 0);
		give(s, before, s->n_kept - before);
		s->n_kept = before;
		return;
	}
	index = (size_t)(piece_of(s, t.s, t.n, &added) - s->piece);
	if (added) {
		atom_cut(s, t, 0);
		s->piece[index].n = s->n_kept - before;
	}
	if (s->piece[index].seen == s->cell)
		return;
	s->piece[index].seen = s->cell;
	give(s, s->piece[index].first, s->piece[index].n);
}

/* What a byte may be: one mark that always parts phrases, the first of
 * several, the start of something in parentheses. */
enum { SPLIT_PARTS = 1, SPLIT_MAY = 2, SPLIT_OPENS = 3 };

static const unsigned char split_byte[256] = { [';'] = SPLIT_PARTS,
	['|'] = SPLIT_PARTS,
	['\n'] = SPLIT_PARTS,
	['\r'] = SPLIT_PARTS,
	['('] = SPLIT_OPENS,
	[0xc2] = SPLIT_MAY,
	[0xe2] = SPLIT_MAY,
	[0xef] = SPLIT_MAY };

/* Where the next mark is, from i on; *length: its. */
static size_t
next_mark(const char *text, size_t n, size_t i, size_t *length)
{
	while (i < n) {
		unsigned what = split_byte[(unsigned char)text[i]];

		*length = what == SPLIT_MAY ? cut_bullet(text + i, n - i)
					    : what == SPLIT_PARTS;
		if (*length > 0)
			break;
		i = what == SPLIT_OPENS ? cut_past(text, n, i) : i + 1;
	}
	return i;
}

void
split_add(struct split *s, const char *text, size_t n)
{
	size_t from = 0;
	size_t length = 0;
	char mark = '\0'; /* before the piece at hand */

	s->carry = (struct cut){ 0 };
	if (cut_plain(&s->plain, text, n)) {
		text = buf_text(&s->plain);
		n = s->plain.len;
	}
	while (from <= n) {
		size_t i = next_mark(text, n, from, &length);
		struct cut piece =
		    cut_unmarked(cut_trim(text + from, i - from));

		split_piece_add(s, piece);
		if (i == n)
			break;
		/* An empty line ends what a head above it says. */
		if (piece.n == 0 && mark == '\n' && text[i] == '\n')
			s->carry.n = 0;
		mark = text[i];
		from = i + length;
	}
}
