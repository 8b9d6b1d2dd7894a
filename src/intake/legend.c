/* legend.c - what the marks of a sheet mean, as the sheet itself says. */
#include "intake/legend.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/dimension.h"
#include "intake/answer.h"
#include "intake/meaning.h"
#include "sheet/sheet.h"

/* Characters of the longest mark. */
#define LEGEND_MARK 5
/* A longer text is no line of a legend. */
#define LEGEND_LINE 1000
#define LEGEND_PAIRS 16

struct pair {
	const char *mark;
	size_t n_mark;
	const char *words;
	size_t n_words;
};

void
legend_clear(struct legend *l)
{
	free(l->item);
	arena_clear(&l->arena);
	*l = (struct legend){ 0 };
}

/* --- items --- */

struct legend_item *
legend_add(struct legend *l, const char *mark, size_t n, const char *words,
    size_t n_words)
{
	struct legend_item *item = NULL;

	for (size_t i = 0; i < l->n; i++) {
		if (strlen(l->item[i].mark) == n &&
		    memcmp(l->item[i].mark, mark, n) == 0)
			return NULL;
	}
	if (l->n == LEGEND_ITEMS)
		return NULL;
	l->item = xrealloc(l->item, l->n + 1, sizeof(*l->item));
	item = &l->item[l->n++];
	*item = (struct legend_item){ 0 };
	item->mark = arena_keep(&l->arena, mark, n);
	item->words = arena_keep(&l->arena, words, n_words);
	return item;
}

static bool
same_letters(const char *a, const char *b, size_t n)
{
	return strncasecmp(a, b, n) == 0;
}

struct legend_item *
legend_find(const struct legend *l, const char *s, size_t n)
{
	struct legend_item *like = NULL;
	size_t likes = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct legend_item *item = &l->item[i];

		if (strlen(item->mark) != n)
			continue;
		if (memcmp(item->mark, s, n) == 0)
			return item;
		if (same_letters(item->mark, s, n)) {
			like = item;
			likes++;
		}
	}
	return likes == 1 ? like : NULL;
}

void
legend_means(const struct legend_item *item, struct buf *b)
{
	const struct mark *m = &item->means;
	int64_t status = mark_status(m->meaning);

	buf_str(b, m->meaning == MARK_NONE ? "not told"
		   : m->meaning == MARK_UNKNOWN
		       ? "unknown"
		       : dimension_code(DIMENSION_STATUS, status));
	if (m->phase_from > 0)
		buf_fmt(
		    b, ", %s", dimension_code(DIMENSION_PHASE, m->phase_from));
	if (m->phase_to > m->phase_from)
		buf_fmt(
		    b, " to %s", dimension_code(DIMENSION_PHASE, m->phase_to));
	if (m->more_from > 0)
		buf_fmt(
		    b, ", %s", dimension_code(DIMENSION_PHASE, m->more_from));
}

bool
legend_has_row(const struct legend *l, int64_t number)
{
	for (size_t i = 0; i < l->n_row; i++) {
		if (l->row[i] == number)
			return true;
	}
	return false;
}

/* --- pairs in a line --- */

static size_t
characters(const char *s, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		k += ((unsigned char)s[i] & 0xc0) != 0x80 ? 1 : 0;
	return k;
}

static bool
pair_is_mark(const char *s, size_t n)
{
	static const char *const blanks[] = { "blank", "empty", "leer" };

	for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
		if (strlen(blanks[i]) == n && same_letters(blanks[i], s, n))
			return true;
	}
	return n > 0 && characters(s, n) <= LEGEND_MARK &&
	       memchr(s, ' ', n) == NULL;
}

/* Take quotes and a bracket that is not closed off a mark or a meaning. */
static void
strip(const char **s, size_t *n)
{
	static const char ends[] = "\"',;|&.";
	bool more = true;

	while (more) {
		more = false;
		*s = utf8_trim(*s, n);
		if (*n > 1 && strchr("\"'", **s) != NULL) {
			(*s)++;
			(*n)--;
			more = true;
		}
		if (*n > 1 && (**s == '(' || **s == '[') &&
		    memchr(*s, **s == '(' ? ')' : ']', *n) == NULL) {
			(*s)++;
			(*n)--;
			more = true;
		}
		if (*n > 1 && strchr(ends, (*s)[*n - 1]) != NULL) {
			(*n)--;
			more = true;
		}
		if (*n > 1 && ((*s)[*n - 1] == ')' || (*s)[*n - 1] == ']') &&
		    memchr(*s, (*s)[*n - 1] == ')' ? '(' : '[', *n) == NULL) {
			(*n)--;
			more = true;
		}
		if (*n > 4 && memcmp(*s + *n - 4, " and", 4) == 0) {
			*n -= 4;
			more = true;
		}
	}
}

/* The sign that stands between marks and meanings in a line. */
static const char *
line_sign(const char *s, size_t n)
{
	static const char *const signs[] = { "=", ":", " - ", " \xe2\x80\x93 ",
		"\xe2\x86\x92" };

	for (size_t k = 0; k < sizeof(signs) / sizeof(signs[0]); k++) {
		size_t len = strlen(signs[k]);

		for (size_t i = 0; i + len <= n; i++) {
			if (memcmp(s + i, signs[k], len) == 0)
				return signs[k];
		}
	}
	return NULL;
}

/* Where the mark that ends before s[end] begins. */
static size_t
mark_before(const char *s, size_t from, size_t end)
{
	while (end > from && s[end - 1] == ' ')
		end--;
	while (end > from && strchr(" ,;|\n\t", s[end - 1]) == NULL)
		end--;
	return end;
}

/* Could there be such a sign?  Every cell of a sheet is asked, few have one. */
static bool
line_may(const char *s, size_t n)
{
	unsigned char any = 0;

	for (size_t i = 0; i < n; i++)
		any |= (unsigned char)((s[i] == '=') | (s[i] == ':') |
				       (s[i] == '-') |
				       ((unsigned char)s[i] == 0xe2));
	return any != 0;
}

/* All pairs of a line: the mark is the word before each sign, its meaning
 * what stands between the sign and the next mark. */
static size_t
line_pairs(const char *s, size_t n, struct pair *pair)
{
	const char *sign = line_sign(s, n);
	size_t len = sign == NULL ? 0 : strlen(sign);
	size_t count = 0;
	size_t from = 0;

	for (size_t i = 0; sign != NULL && i + len <= n; i++) {
		struct pair *p = &pair[count];

		if (memcmp(s + i, sign, len) != 0)
			continue;
		if (count == LEGEND_PAIRS)
			return 0;
		p->mark = s + mark_before(s, from, i);
		p->n_mark = (size_t)(s + i - p->mark);
		if (count > 0)
			pair[count - 1].n_words =
			    (size_t)(p->mark - pair[count - 1].words);
		p->words = s + i + len;
		p->n_words = n - i - len;
		from = i + len;
		i += len - 1;
		count++;
	}
	for (size_t i = 0; i < count; i++) {
		strip(&pair[i].mark, &pair[i].n_mark);
		strip(&pair[i].words, &pair[i].n_words);
	}
	return count;
}

/* "in house = X; via partner = (X)": the pairs the other way round. */
static size_t
line_turned(const char *s, size_t n, struct pair *pair)
{
	const char *sign = line_sign(s, n);
	size_t len = sign == NULL ? 0 : strlen(sign);
	size_t count = 0;
	size_t from = 0;

	for (size_t i = 0; sign != NULL && i + len <= n; i++) {
		struct pair *p = &pair[count];
		size_t end = i + len;

		if (memcmp(s + i, sign, len) != 0)
			continue;
		while (end < n && strchr(",;|\n", s[end]) == NULL)
			end++;
		if (count == LEGEND_PAIRS)
			return 0;
		*p = (struct pair){ s + i + len, end - i - len, s + from,
			i - from };
		strip(&p->mark, &p->n_mark);
		strip(&p->words, &p->n_words);
		from = end < n ? end + 1 : end;
		i = end;
		count++;
	}
	return count;
}

static bool
pairs_are_marks(const struct pair *pair, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!pair_is_mark(pair[i].mark, pair[i].n_mark) ||
		    pair[i].n_words == 0 || pair[i].n_words > MEANING_WORDS)
			return false;
	}
	return n > 0;
}

static size_t
pairs_understood(const struct pair *pair, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		struct mark m = meaning_parse(pair[i].words, pair[i].n_words);

		k += m.meaning != MARK_NONE ? 1 : 0;
	}
	return k;
}

/* Length of a word like "Legend:" that s begins with, its sign included. */
static size_t
lead_word(const char *s, size_t n)
{
	static const char *const words[] = { "legend", "legende",
		"l\xc3\xa9gende", "key", "marks", "codes", "symbols",
		"abbreviations", "zeichen", "leyenda", "legenda", "rating",
		"scale" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t k = strlen(words[i]);

		/* 32: the other case of a letter */
		if (k > n || (words[i][0] != s[0] && words[i][0] - 32 != s[0]))
			continue;
		if (!same_letters(words[i], s, k))
			continue;
		if (k < n && strchr(" :=-", s[k]) == NULL)
			continue;
		while (k < n && strchr(" :=-", s[k]) != NULL)
			k++;
		return k;
	}
	return 0;
}

static void
pairs_take(struct legend *l, const struct pair *pair, size_t n, int64_t row)
{
	for (size_t i = 0; i < n; i++) {
		struct legend_item *item = legend_add(l, pair[i].mark,
		    pair[i].n_mark, pair[i].words, pair[i].n_words);

		if (item == NULL)
			continue;
		item->row = row;
		item->means = meaning_parse(pair[i].words, pair[i].n_words);
		/* "on site in 2027": nothing is known of today */
		if (item->means.meaning == MARK_YES &&
		    answer_is_dated(pair[i].words, pair[i].n_words))
			item->means = (struct mark){ .meaning = MARK_UNKNOWN };
	}
}

/* A text of pairs, taken in; a single pair needs a word before it, or alone
 * to stand apart. */
static bool
text_take(struct legend *l, const char *s, size_t n, int64_t row, bool alone)
{
	struct pair pair[LEGEND_PAIRS];
	size_t lead = 0;
	size_t count = 0;

	s = utf8_trim(s, &n);
	if (n == 0 || n > LEGEND_LINE || !line_may(s, n))
		return false;
	if (*s == '(' && s[n - 1] == ')' && lead_word(s + 1, n - 1) > 0) {
		s++;
		n -= 2;
	}
	lead = lead_word(s, n);
	count = line_pairs(s + lead, n - lead, pair);
	if (!pairs_are_marks(pair, count))
		count = line_turned(s + lead, n - lead, pair);
	if (!pairs_are_marks(pair, count) || pairs_understood(pair, count) == 0)
		return false;
	if (count == 1 && lead == 0 && !alone)
		return false;
	pairs_take(l, pair, count, row);
	return true;
}

bool
legend_line(struct legend *l, const char *s, size_t n)
{
	return text_take(l, s, n, 0, true);
}

/* --- rows --- */

static void
row_is_legend(struct legend *l, int64_t number)
{
	if (l->pending != 0 && l->n_row < LEGEND_ROWS)
		l->row[l->n_row++] = l->pending;
	l->pending = 0;
	if (l->n_row < LEGEND_ROWS)
		l->row[l->n_row++] = number;
	l->open = true;
}

/* Cells that are filled; SIZE_MAX: more than a legend has. */
static size_t
legend_cells(const struct sheet_cell *cell, size_t n, struct pair *to)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		size_t len = cell[i].len;
		const char *s = utf8_trim(cell[i].text, &len);

		if (len == 0 || cell[i].merged)
			continue;
		if (k == LEGEND_PAIRS)
			return SIZE_MAX;
		to[k++] = (struct pair){ .mark = s, .n_mark = len };
	}
	return k;
}

/* A word that says yes or no by itself, and is said to mean the other: these
 * are answers side by side. */
static bool
pair_contradicts(const struct pair *p)
{
	struct mark own = meaning_parse(p->mark, p->n_mark);
	struct mark said = meaning_parse(p->words, p->n_words);

	return own.meaning != MARK_NONE && own.meaning != said.meaning;
}

/* Cells in turn a mark and its meaning. */
static bool
cells_in_turn(struct legend *l, const struct pair *cell, size_t n,
    int64_t number, bool several)
{
	struct pair pair[LEGEND_PAIRS];
	size_t count = 0;

	if (n < 2 || n % 2 != 0 || (several && n < 4))
		return false;
	for (size_t i = 0; i + 1 < n; i += 2) {
		pair[count] = (struct pair){ cell[i].mark, cell[i].n_mark,
			cell[i + 1].mark, cell[i + 1].n_mark };
		strip(&pair[count].mark, &pair[count].n_mark);
		strip(&pair[count].words, &pair[count].n_words);
		if (pair_contradicts(&pair[count]))
			return false;
		count++;
	}
	if (!pairs_are_marks(pair, count) ||
	    pairs_understood(pair, count) < count)
		return false;
	pairs_take(l, pair, count, number);
	return true;
}

/* All filled cells of the row are lines of pairs; else nothing is taken. */
static bool
cells_of_pairs(struct legend *l, const struct pair *cell, size_t n,
    int64_t number, bool apart)
{
	struct legend probe = { 0 };
	bool all = n > 0;

	for (size_t i = 0; i < n && all; i++)
		all = text_take(&probe, cell[i].mark, cell[i].n_mark, number,
		    apart || n > 1);
	legend_clear(&probe);
	for (size_t i = 0; i < n && all; i++)
		(void)text_take(l, cell[i].mark, cell[i].n_mark, number,
		    true); /* as before */
	return all;
}

bool
legend_row(struct legend *l, const struct sheet_cell *cell, size_t n_cell,
    int64_t number, enum legend_place place)
{
	struct pair filled[LEGEND_PAIRS];
	size_t n = legend_cells(cell, n_cell, filled);
	size_t lead = n == 0 || n == SIZE_MAX
			  ? 0
			  : lead_word(filled[0].mark, filled[0].n_mark);
	bool led = lead > 0 && lead == filled[0].n_mark;
	bool open = l->open;
	bool apart = place == LEGEND_APART;
	bool begun = led || open || apart;
	size_t from = led ? 1 : 0;

	if (n == 0)
		return false; /* a blank row does not end it */
	l->open = false;
	if (n == SIZE_MAX)
		return false;
	if (led && n == 1) {
		l->open = true;
		l->pending = number;
		return false;
	}
	if (cells_of_pairs(l, filled + from, n - from, number, begun) ||
	    ((begun || place == LEGEND_ANY) &&
		cells_in_turn(l, filled + from, n - from, number, !begun))) {
		row_is_legend(l, number);
		return true;
	}
	l->pending = 0;
	return false;
}

void
legend_end(struct legend *l)
{
	l->open = false;
	l->pending = 0;
}
