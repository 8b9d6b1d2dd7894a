/* stage.c - phases as a cell of a matrix writes them. */
#include "intake/stage.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/stated.h"

/* A part under the hand, in small letters without blanks at its ends. */
struct piece {
	size_t n;
	bool dash; /* a range leads here from the piece before */
	char text[STAGE_TEXT + 1];
};

/* A letter from first on, moved to the other case. */
static char
letter(char c, char first, int by)
{
	if (c >= first && c <= first + 25)
		return (char)(c + by);
	return c;
}

unsigned
stage_set(int64_t from, int64_t to)
{
	unsigned set = 0;

	for (int64_t id = from; id > 0 && id <= to; id++)
		set |= 1U << (unsigned)id;
	return set;
}

/* The number of a phase: 1, 2, 3, 4, i, ii, iii, iv, with a letter behind
 * ("2b"); 0: none. */
static int
phase_number(const char *s)
{
	static const char *const roman[] = { "i", "ii", "iii", "iv" };
	size_t n = strlen(s);

	if (n > 1 && (s[n - 1] == 'a' || s[n - 1] == 'b'))
		n--;
	if (n == 1 && s[0] >= '1' && s[0] <= '4')
		return s[0] - '0';
	for (int i = 0; i < 4; i++) {
		if (strlen(roman[i]) == n && memcmp(roman[i], s, n) == 0)
			return i + 1;
	}
	return 0;
}

static void
set_phase(struct stage_part *p, const char *code)
{
	p->kind = STAGE_PHASE;
	(void)dimension_find(
	    DIMENSION_PHASE, code, strlen(code), &p->from); /* a constant */
	p->to = p->from;
}

static void
set_number(struct stage_part *p, int number)
{
	static const char *const codes[] = { "PH1", "PH2", "PH3", "LCM" };

	set_phase(p, codes[number - 1]);
}

/* "phase 1", "ph. ii", "ph3"; *words is how the number was led in: 'h' by a
 * word, 'p' by the letter alone. */
static int
led_number(const char *s, char *words)
{
	static const char *const leads[] = { "phase", "ph.", "ph", "p" };

	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
		size_t n = strlen(leads[i]);
		const char *rest = s + n;

		if (strncmp(s, leads[i], n) != 0)
			continue;
		*words = n == 1 ? 'p' : 'h';
		while (*rest == ' ')
			rest++;
		return phase_number(rest);
	}
	return 0;
}

static bool
is_dev(const char *s)
{
	static const char *const words[] = { "dev", "dev.", "devt",
		"development", "develop.", "r&d" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i], s) == 0)
			return true;
	}
	return false;
}

/* A part by itself; led: a number led in by a phase's word stands before. */
static bool
read_piece(struct stage_part *p, const struct piece *c, char *led)
{
	struct stated_phase phase = { 0 };
	char words = '\0';
	int number = led_number(c->text, &words);

	*p = (struct stage_part){ 0 };
	if (number > 0) {
		set_number(p, number);
		if (words == 'p') {
			p->kind = STAGE_LETTER;
			memcpy(p->mark, "P0", 3);
			p->mark[1] = (char)('0' + number);
		}
		*led = words;
		return true;
	}
	number = phase_number(c->text);
	if (number > 0 && *led != '\0') {
		set_number(p, number);
		return true;
	}
	if (is_dev(c->text)) {
		p->kind = STAGE_DEV;
		return true;
	}
	if (c->n == 1 && strchr("cdpm", c->text[0]) != NULL) {
		p->kind = STAGE_LETTER;
		p->mark[0] = (char)(c->text[0] - 32);
		return true;
	}
	if (c->n > 1 && stated_phase(c->text, c->n, &phase)) {
		p->kind = STAGE_PHASE;
		p->from = phase.first;
		p->to = phase.last;
		return true;
	}
	p->kind = STAGE_OTHER;
	if (c->n >= sizeof(p->mark))
		return false;
	for (size_t i = 0; i < c->n; i++)
		p->mark[i] = letter(c->text[i], 'a', -32);
	return true;
}

/* Length of a sign between parts at s[0..n), or 0; *range: from .. to. */
static size_t
between(const char *s, size_t n, bool *range)
{
	static const struct {
		const char *text;
		bool range;
	} signs[] = { { " and ", false }, { " to ", true }, { " bis ", true },
		{ "\xe2\x80\x93", true }, { "\xe2\x80\x94", true },
		{ "-", true }, { "/", false }, { ",", false }, { "+", false },
		{ "&", false }, { ";", false }, { "\n", false } };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t k = strlen(signs[i].text);

		if (k <= n && memcmp(signs[i].text, s, k) == 0) {
			*range = signs[i].range;
			return k;
		}
	}
	return 0;
}

static void
trim_piece(struct piece *c)
{
	size_t from = 0;

	while (c->n > 0 && c->text[c->n - 1] == ' ')
		c->n--;
	while (from < c->n && c->text[from] == ' ')
		from++;
	memmove(c->text, c->text + from, c->n - from);
	c->n -= from;
	c->text[c->n] = '\0';
}

/* Cut s[0..n), in small letters, into pieces; their number, 0: too many or an
 * empty one.  *dash: a range stands between the last two. */
static size_t
cut_pieces(struct piece *to, const char *s, size_t n, size_t *dashes)
{
	size_t k = 0;

	to[0] = (struct piece){ 0 };
	for (size_t i = 0; i <= n;) {
		bool range = false;
		size_t sign = i == n ? 1 : between(s + i, n - i, &range);

		/* "R&D" and "pre-clinical" are words. */
		if (i < n && i > 0 && sign == 1 &&
		    ((s[i] == '&' && to[k].n == 1 && s[i - 1] == 'r') ||
			(s[i] == '-' && (strcmp(to[k].text, "pre") == 0 ||
					    strcmp(to[k].text, "non") == 0))))
			sign = 0;
		if (sign == 0) {
			to[k].text[to[k].n++] = s[i++];
			continue;
		}
		i += sign;
		*dashes += range ? 1 : 0;
		trim_piece(&to[k]);
		if (to[k].n == 0)
			return 0;
		k++;
		if (i > n)
			return k;
		if (k == STAGE_PARTS)
			return 0;
		to[k] = (struct piece){ .dash = range };
	}
	return k;
}

/* "P1-P3" and "P1/P2" are phases: nobody lists priorities so. */
static void
settle_numbers(struct stage *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++)
		n += g->part[i].from > 0 ? 1 : 0;
	for (size_t i = 0; i < g->n && n > 1; i++) {
		if (g->part[i].kind == STAGE_LETTER && g->part[i].from > 0)
			g->part[i].kind = STAGE_PHASE;
	}
}

/* "Ph I-III, Com": a range among others becomes one part; false where what it
 * joins are no phases in their order. */
static bool
join_ranges(struct stage *g, const struct piece *piece)
{
	size_t n = 1;

	for (size_t i = 1; i < g->n; i++) {
		struct stage_part *last = &g->part[n - 1];
		const struct stage_part *p = &g->part[i];

		if (!piece[i].dash) {
			g->part[n++] = *p;
			continue;
		}
		if (last->kind != STAGE_PHASE || p->kind != STAGE_PHASE ||
		    p->from < last->from)
			return false;
		last->to = p->to;
		last->mark[0] = '\0';
	}
	g->n = n;
	return true;
}

bool
stage_parse(struct stage *g, const char *s, size_t n)
{
	struct piece piece[STAGE_PARTS];
	struct stated_phase whole = { 0 };
	char low[STAGE_TEXT];
	size_t dashes = 0;
	char led = '\0';

	*g = (struct stage){ 0 };
	if (n == 0 || n > STAGE_TEXT)
		return false;
	for (size_t i = 0; i < n; i++)
		low[i] = letter(s[i], 'A', 32);
	/* "Phase I-III" is one thing the tables know. */
	if (n > 2 && stated_phase(s, n, &whole)) {
		g->n = 1;
		g->part[0].kind = STAGE_PHASE;
		g->part[0].from = whole.first;
		g->part[0].to = whole.last;
		return true;
	}
	g->n = cut_pieces(piece, low, n, &dashes);
	for (size_t i = 0; i < g->n; i++) {
		if (!read_piece(&g->part[i], &piece[i], &led))
			return false;
	}
	g->range = g->n == 2 && dashes == 1;
	settle_numbers(g);
	return g->n > 0 && (g->n < 3 || dashes == 0 || join_ranges(g, piece));
}
