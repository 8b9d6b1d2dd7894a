/* atom.c - a text without a comma, cut up where that makes sense. */
#include "intake/atom.h"

#include <string.h>

#include "base/mem.h"
#include "catalog/stated.h"
#include "catalog/vocab.h"
#include "intake/mark.h"
#include "intake/spread.h"

/* How deep phrases are cut up. */
#define SPLIT_DEPTH 6

/* "fill/finish" is one; "HPAPI / ADC conjugation" are two: with a blank on
 * both sides always, else when a part is known. */
static bool
cut_slashes(struct split *s, struct cut t, int depth)
{
	struct cut part[CUT_PARTS];
	size_t first = s->n_kept;
	size_t n = cut_at_word(t, " / ", part);
	bool good = n > 1;

	if (n < 2)
		n = cut_at_word(t, "/", part);
	for (size_t i = 0; i < n && n > 1 && !good; i++)
		good = split_service(split_resolve(s, part[i]));
	if (n < 2 || !good)
		return false;
	for (size_t i = 0; i < n; i++)
		atom_cut(s, part[i], depth + 1);
	spread_joined(s, first, t, spread_lead(s, part[0]));
	return true;
}

/* "viral vector and plasmid manufacturing": the first part with the last
 * word of the last one, where that is known. */
static const struct vocab_result *
with_tail(struct split *s, struct cut part, struct cut last)
{
	const struct vocab_result *r = split_resolve(s, part);
	const struct vocab_result *longer = NULL;
	struct stated_phase phase = { 0 };
	size_t i = last.n;

	if (part.n + last.n > SPLIT_PHRASE)
		return r;
	/* "clinical and commercial API manufacturing": all but the first. */
	if (stated_phase(part.s, part.n, &phase)) {
		const char *blank = memchr(last.s, ' ', last.n);

		i = blank == NULL ? 0 : (size_t)(blank - last.s) + 1;
	} else if (r->kind == VOCAB_CLEAR) {
		return r;
	} else {
		while (i > 0 && last.s[i - 1] != ' ')
			i--;
	}
	if (i == 0)
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
	size_t first = s->n_kept;

	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++) {
		size_t n = cut_at_word(t, words[w], part);
		bool good = n > 1;

		for (size_t i = 0; i < n && good; i++) {
			said[i] = i + 1 < n ? with_tail(s, part[i], part[n - 1])
					    : split_resolve(s, part[i]);
			good = split_known(said[i]) &&
			       !split_status_alone(said[i]);
		}
		if (!good)
			continue;
		for (size_t i = 0; i < n; i++) {
			const struct vocab_result *own =
			    split_resolve(s, part[i]);

			split_keep(s, said[i],
			    own == said[i] ? own
					   : split_quote(s, t.s, t.n, said[i]));
		}
		spread_joined(s, first, t, (struct cut){ 0 });
		return true;
	}
	return false;
}

/* "no lyo or fill-finish" */
static bool
cut_or(struct split *s, struct cut t)
{
	static const char *const words[] = { " or ", " nor ", " oder ",
		" noch ", " ou ", " ni ", " o ", " ne " };
	struct cut part[CUT_PARTS];
	struct cut lead = { 0 };
	size_t first = s->n_kept;

	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++) {
		size_t n = cut_at_word(t, words[w], part);
		bool good = n > 1 && split_resolve(s, part[0])->ahead &&
			    spread_limits(split_resolve(s, part[0]));

		for (size_t i = 0; i < n && good; i++)
			good = split_service(split_resolve(s, part[i]));
		if (!good)
			continue;
		lead = spread_lead(s, part[0]);
		for (size_t i = 0; i < n; i++)
			split_keep(s, split_resolve(s, part[i]),
			    split_resolve(s, part[i]));
		spread_joined(s, first, t, lead);
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
	if (!split_known(split_resolve(s, head)) &&
	    !split_known(split_resolve(s, rest)))
		return false;
	atom_cut(s, head, depth + 1);
	split_list(s, rest, depth + 1);
	return true;
}

/* A word in parentheses behind a service: a service of its own, a word that
 * says more of the service, or one that nobody knows; true where that leaves
 * open whether the service is offered. */
static bool
inner_word(struct split *s, struct cut head, struct cut word, struct buf *known,
    struct buf *status)
{
	const struct vocab_result *with = NULL;
	const struct vocab_result *own = NULL;

	buf_reset(status);
	buf_add(status, head.s, head.n);
	buf_fmt(status, " (%.*s)", (int)word.n, word.s);
	with = vocab_resolve(s->v, status->data, status->len);
	if (split_known(with)) {
		buf_fmt(known, "%s%.*s", known->len == 0 ? "" : ", ",
		    (int)word.n, word.s);
		return false;
	}
	own = split_resolve(s, word);
	if (!split_service(own) && vocab_hints(s->v, word.s, word.n))
		return true;
	split_keep(s, own, own);
	return false;
}

/* "F&F (vials, PFS, something)": the service with the words in parentheses
 * that say more of it; the others stand for themselves. */
static bool
cut_parenthesis(struct split *s, struct cut t)
{
	const char *paren = memchr(t.s, '(', t.n);
	bool open = false;
	struct cut head = { 0 };
	struct cut inner = { 0 };
	struct cut word = { 0 };
	struct buf known = { 0 };
	struct buf text = { 0 };
	const struct vocab_result *said = NULL;
	size_t at = 0;

	if (paren == NULL || paren == t.s || t.s[t.n - 1] != ')')
		return false;
	head = cut_trim(t.s, (size_t)(paren - t.s));
	inner = cut_trim(paren + 1, t.n - (size_t)(paren - t.s) - 2);
	if (inner.n == 0 || inner.n > SPLIT_PHRASE || head.n > SPLIT_PHRASE)
		return false;
	if (!split_service(split_resolve(s, head)) &&
	    !split_service(split_resolve(s, inner)))
		return false;
	while (cut_next(inner, ",;", &at, &word)) {
		if (word.n > 0)
			open = inner_word(s, head, word, &known, &text) || open;
	}
	buf_reset(&text);
	buf_add(&text, head.s, head.n);
	if (known.len > 0)
		buf_fmt(&text, " (%s)", buf_text(&known));
	said = vocab_resolve(s->v, text.data, text.len);
	if (!split_known(said))
		said = split_resolve(s, head);
	split_keep(s, said, split_quote(s, t.s, t.n, said));
	if (open)
		spread_open(s, &s->kept[s->n_kept - 1], t);
	buf_clear(&known);
	buf_clear(&text);
	return true;
}

/* A text without a comma: as a whole, else cut up where that makes sense. */
void
atom_cut(struct split *s, struct cut t, int depth)
{
	const struct vocab_result *r = NULL;
	bool cut = false;

	if (mark_is_blank(t.s, t.n))
		return;
	r = split_resolve(s, t);
	if (!split_known(r) && t.n <= SPLIT_PHRASE && depth < SPLIT_DEPTH)
		cut = cut_parenthesis(s, t) || cut_joined(s, t) ||
		      cut_or(s, t) || cut_slashes(s, t, depth) ||
		      cut_colon(s, t, depth);
	if (!cut)
		split_keep(s, r, r);
}
