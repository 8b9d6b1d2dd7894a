/* spread.c - a status that is said of several items of a list. */
#include "intake/spread.h"

#include "base/mem.h"
#include "catalog/dimension.h"
#include "catalog/vocab.h"
#include "intake/atom.h"

/* It limits the offer, or leaves it open. */
bool
spread_limits(const struct vocab_result *r)
{
	return r->status_stated && r->status_id != STATUS_OFFERED;
}

/* What r names, its status left open by the words of whole. */
static const struct vocab_result *
opened(struct split *s, struct cut whole, const struct vocab_result *r)
{
	const struct vocab_result *text = split_resolve(s, whole);
	struct vocab_result *q = NULL;
	int64_t *at = NULL;

	buf_reset(&s->b);
	buf_fmt(&s->b, "\x01%zu %s", r->number, text->text);
	at = hash_put(&s->quoted, s->b.data, s->b.len, NULL);
	if (*at != 0)
		return s->quote[*at - 1];
	*at = (int64_t)s->n_quote + 1;
	q = xcalloc(1, sizeof(*q));
	*q = *r;
	if (text != r && text->kind == VOCAB_UNKNOWN) {
		q->number = text->number;
		q->text = text->text;
	}
	q->kind = VOCAB_AMBIGUOUS;
	q->rule = "status not stated";
	q->status_id = 0;
	q->status_stated = true;
	s->quote = xrealloc(
	    (void *)s->quote, s->n_quote + 1, sizeof(struct vocab_result *));
	s->quote[s->n_quote++] = q;
	return q;
}

/* An item whose status nobody can tell from the words of whole. */
void
spread_open(struct split *s, struct split_item *item, struct cut whole)
{
	if (split_service(item->said) && !item->said->status_stated)
		item->said = item->words = opened(s, whole, item->said);
}

/* An item of which words are said: "WORDS: item", "item (WORDS)". */
void
spread_say(struct split *s, struct split_item *item, enum reach_kind kind,
    struct cut words, bool open)
{
	const struct vocab_result *said = item->said;
	const struct vocab_result *r = NULL;
	struct buf b = { 0 };

	if (!split_service(said))
		return;
	if (kind == REACH_AHEAD)
		buf_fmt(&b, "%.*s: %s", (int)words.n, words.s, said->text);
	else
		buf_fmt(&b, "%s (%.*s)", said->text, (int)words.n, words.s);
	r = vocab_resolve(s->v, b.data, b.len);
	if (!open && split_service(r) && r->status_stated) {
		/* "In-house: a, b (via partner)": its own words count. */
		if (said->status_stated && r->status_id == 0)
			r = said;
		item->words = r == said ? item->words : r;
		item->said = r;
	} else {
		spread_open(s, item, (struct cut){ b.data, b.len });
	}
	buf_clear(&b);
}

/* The words that lead in a status in front of what part names: "no" of "no
 * lyo". */
struct cut
spread_lead(struct split *s, struct cut part)
{
	for (size_t i = 1; i < part.n; i++) {
		struct cut rest = { part.s + i, part.n - i };
		const struct vocab_result *r = NULL;

		if (part.s[i] != ' ')
			continue;
		r = split_resolve(s, cut_trim(rest.s, rest.n));
		if (split_service(r) && !r->status_stated)
			return (struct cut){ part.s, i };
	}
	return (struct cut){ 0 };
}

/* Items that are joined, with a status in front of the first or behind the
 * last: which it is meant for is open, but "no a or b" and "no a/b". */
void
spread_joined(struct split *s, size_t first, struct cut whole, struct cut lead)
{
	size_t last = s->n_kept - 1;
	const struct vocab_result *front = NULL;
	const struct vocab_result *back = NULL;

	if (s->n_kept < first + 2)
		return;
	front = s->kept[first].said;
	back = s->kept[last].said;
	for (size_t i = first; i <= last; i++) {
		struct split_item *item = &s->kept[i];

		if (item->said->status_stated)
			continue;
		if (i > first && front->ahead && spread_limits(front)) {
			if (lead.n > 0)
				spread_say(s, item, REACH_AHEAD, lead, false);
			else
				spread_open(s, item, whole);
		} else if (i < last && back->behind && !back->ahead &&
			   spread_limits(back)) {
			spread_open(s, item, whole);
		}
	}
}
