/* split.c - a cell that lists services becomes its phrases. */
#include "intake/split.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/vocab.h"
#include "intake/cut.h"
#include "intake/mark.h"

/* A phrase of several parts of a comma list has at most so many, and so many
 * bytes; so many such windows are tried in one import. */
#define SPLIT_WINDOW 5
#define SPLIT_WINDOW_BYTES 120
#define SPLIT_TRIES 200000
/* How deep phrases are cut up. */
#define SPLIT_DEPTH 6

static void cut_atom(struct split *s, struct cut t, int depth);
static void cut_list(struct split *s, struct cut t, int depth);

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
	*s = (struct split){ 0 };
}

void
split_begin(struct split *s)
{
	s->n_item = 0;
	s->cell++;
}

static bool
is_known(const struct vocab_result *r)
{
	return r->kind != VOCAB_UNKNOWN;
}

/* A status without a service ("planned 2027"). */
static bool
is_status_alone(const struct vocab_result *r)
{
	return r->kind == VOCAB_NO_SERVICE && r->status_stated;
}

static bool
is_service(const struct vocab_result *r)
{
	return r->kind == VOCAB_CLEAR || r->kind == VOCAB_AMBIGUOUS;
}

static const struct vocab_result *
resolve(struct split *s, struct cut t)
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
	const struct vocab_result *r = resolve(s, (struct cut){ text, n });
	struct vocab_result *q = NULL;
	int64_t *at = NULL;

	if (is_known(r) && like->kind != VOCAB_NO_SERVICE)
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

static void
keep(struct split *s, const struct vocab_result *said,
    const struct vocab_result *words)
{
	if (s->n_kept == s->cap_kept) {
		s->cap_kept = s->cap_kept == 0 ? 1024 : s->cap_kept * 2;
		s->kept = xrealloc(s->kept, s->cap_kept, sizeof(*s->kept));
	}
	s->kept[s->n_kept++] = (struct split_item){ said, words };
}

/* --- a text nobody knows as a whole --- */

/* "fill/finish" is one; "HPAPI / ADC conjugation" are two: with a blank on
 * both sides always, else when a part is known. */
static bool
cut_slashes(struct split *s, struct cut t, int depth)
{
	struct cut part[CUT_PARTS];
	size_t n = cut_at_word(t, " / ", part);
	bool good = n > 1;

	if (n < 2)
		n = cut_at_word(t, "/", part);
	for (size_t i = 0; i < n && n > 1 && !good; i++)
		good = is_service(resolve(s, part[i]));
	if (n < 2 || !good)
		return false;
	for (size_t i = 0; i < n; i++)
		cut_atom(s, part[i], depth + 1);
	return true;
}

/* "viral vector and plasmid manufacturing": the first part with the last
 * word of the last one, where that is known. */
static const struct vocab_result *
with_tail(struct split *s, struct cut part, struct cut last)
{
	const struct vocab_result *r = resolve(s, part);
	const struct vocab_result *longer = NULL;
	size_t i = last.n;

	if (r->kind == VOCAB_CLEAR)
		return r;
	while (i > 0 && last.s[i - 1] != ' ')
		i--;
	if (i == 0 || part.n + last.n > SPLIT_PHRASE)
		return r;
	buf_reset(&s->b);
	buf_add(&s->b, part.s, part.n);
	buf_char(&s->b, ' ');
	buf_add(&s->b, last.s + i, last.n - i);
	longer = vocab_resolve(s->v, s->b.data, s->b.len);
	return longer->kind == VOCAB_CLEAR ? longer : r;
}

/* Cut at a word that joins, where each part is then known. */
static bool
cut_joined(struct split *s, struct cut t)
{
	static const char *const words[] = { " and ", " & ", " + ", " und ",
		" et ", " - ", " \u2013 ", " \u2014 " };
	const struct vocab_result *said[CUT_PARTS];
	struct cut part[CUT_PARTS];

	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++) {
		size_t n = cut_at_word(t, words[w], part);
		bool good = n > 1;

		for (size_t i = 0; i < n && good; i++) {
			said[i] = i + 1 < n ? with_tail(s, part[i], part[n - 1])
					    : resolve(s, part[i]);
			good = is_known(said[i]) && !is_status_alone(said[i]);
		}
		if (!good)
			continue;
		for (size_t i = 0; i < n; i++) {
			const struct vocab_result *own = resolve(s, part[i]);

			keep(s, said[i],
			    is_known(own) ? own
					  : split_quote(s, t.s, t.n, said[i]));
		}
		return true;
	}
	return false;
}

/* "Packaging: blistering, cartoning" */
static bool
cut_colon(struct split *s, struct cut t, int depth)
{
	const char *colon = memchr(t.s, ':', t.n);
	struct cut head = { 0 };
	struct cut rest = { 0 };

	if (colon == NULL || colon == t.s || colon + 1 == t.s + t.n)
		return false;
	head = cut_trim(t.s, (size_t)(colon - t.s));
	rest = cut_trim(colon + 1, t.n - (size_t)(colon - t.s) - 1);
	if (!is_known(resolve(s, head)) && !is_known(resolve(s, rest)))
		return false;
	cut_atom(s, head, depth + 1);
	cut_list(s, rest, depth + 1);
	return true;
}

/* A word in parentheses behind a service: a service of its own, a word that
 * says more of the service, or one that nobody knows. */
static void
inner_word(struct split *s, struct cut head, struct cut word, struct buf *known,
    struct buf *status)
{
	const struct vocab_result *with = NULL;
	const struct vocab_result *own = NULL;

	buf_reset(status);
	buf_add(status, head.s, head.n);
	buf_fmt(status, " (%.*s)", (int)word.n, word.s);
	with = vocab_resolve(s->v, status->data, status->len);
	if (is_known(with)) {
		buf_fmt(known, "%s%.*s", known->len == 0 ? "" : ", ",
		    (int)word.n, word.s);
		return;
	}
	own = resolve(s, word);
	keep(s, own, own);
}

/* "F&F (vials, PFS, something)": the service with the words in parentheses
 * that say more of it; the others stand for themselves. */
static bool
cut_parenthesis(struct split *s, struct cut t)
{
	const char *open = memchr(t.s, '(', t.n);
	struct cut head = { 0 };
	struct cut inner = { 0 };
	struct cut word = { 0 };
	struct buf known = { 0 };
	struct buf text = { 0 };
	const struct vocab_result *said = NULL;
	size_t at = 0;

	if (open == NULL || open == t.s || t.s[t.n - 1] != ')')
		return false;
	head = cut_trim(t.s, (size_t)(open - t.s));
	inner = cut_trim(open + 1, t.n - (size_t)(open - t.s) - 2);
	if (inner.n == 0 || inner.n > SPLIT_PHRASE || head.n > SPLIT_PHRASE)
		return false;
	if (!is_service(resolve(s, head)) && !is_service(resolve(s, inner)))
		return false;
	while (cut_next(inner, ",;", &at, &word)) {
		if (word.n > 0)
			inner_word(s, head, word, &known, &text);
	}
	buf_reset(&text);
	buf_add(&text, head.s, head.n);
	if (known.len > 0)
		buf_fmt(&text, " (%s)", buf_text(&known));
	said = vocab_resolve(s->v, text.data, text.len);
	if (!is_known(said))
		said = resolve(s, head);
	keep(s, said, split_quote(s, t.s, t.n, said));
	buf_clear(&known);
	buf_clear(&text);
	return true;
}

/* A text without a comma: as a whole, else cut up where that makes sense. */
static void
cut_atom(struct split *s, struct cut t, int depth)
{
	const struct vocab_result *r = NULL;
	bool cut = false;

	if (mark_is_blank(t.s, t.n))
		return;
	r = resolve(s, t);
	if (!is_known(r) && t.n <= SPLIT_PHRASE && depth < SPLIT_DEPTH)
		cut = cut_parenthesis(s, t) || cut_joined(s, t) ||
		      cut_slashes(s, t, depth) || cut_colon(s, t, depth);
	if (!cut)
		keep(s, r, r);
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
				cut_atom(s, part[i], depth + 1);
			n = 0;
			many = true;
		}
		part[n++] = one;
	}
	if (!many)
		return n;
	for (size_t i = 0; i < n; i++)
		cut_atom(s, part[i], depth + 1);
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
	r = resolve(s, t);
	return is_service(r) ? r : NULL;
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
			const struct vocab_result *r = resolve(s, part[k]);

			strange = strange || !is_known(r) || is_status_alone(r);
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
		const struct vocab_result *one = resolve(s, part[i]);

		all = all && is_known(one) && !is_status_alone(one);
		for (size_t k = 0; k + 5 <= part[i].n; k++)
			joined =
			    joined || memcmp(part[i].s + k, " and ", 5) == 0;
	}
	if (all && !joined)
		return NULL;
	r = try_window(s, part, 0, n - 1);
	return r != NULL && all && r->status_stated ? NULL : r;
}

static void
cut_list(struct split *s, struct cut t, int depth)
{
	struct cut part[CUT_PARTS];
	size_t n = list_parts(s, t, part, depth);
	const struct vocab_result *r = NULL;
	size_t i = 0;

	if (n > 1)
		r = whole_list(s, part, n);
	if (r != NULL) {
		keep(s, r, r);
		return;
	}
	while (i < n) {
		size_t last = longest_window(s, part, n, i, &r);

		if (last > i)
			keep(s, r, r);
		else
			cut_atom(s, part[i], depth + 1);
		i = last + 1;
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
	if (list) {
		cut_list(s, t, 0);
		give(s, before, s->n_kept - before);
		s->n_kept = before;
		return;
	}
	index = (size_t)(piece_of(s, t.s, t.n, &added) - s->piece);
	if (added) {
		cut_atom(s, t, 0);
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

	while (from <= n) {
		size_t i = next_mark(text, n, from, &length);

		split_piece_add(
		    s, cut_unmarked(cut_trim(text + from, i - from)));
		if (i == n)
			break;
		from = i + length;
	}
}
