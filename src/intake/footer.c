/* footer.c - rows that are no records: totals, notes, signatures. */
#include "intake/footer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "catalog/fold.h"
#include "catalog/legal.h"
#include "catalog/place.h"
#include "catalog/seed.h"
#include "intake/grain.h"
#include "intake/sample.h"

/* A longer first cell is no total. */
#define FOOTER_LABEL 120
/* A longer word is none of the table. */
#define FOOTER_WORD 32
/* Words from which on a text is a sentence. */
#define FOOTER_SENTENCE 8

enum word {
	WORD_NONE,
	WORD_TOTAL,
	WORD_STRONG,
	WORD_OF,
	WORD_NOTE,
	WORD_BY,
	WORD_PAGE
};

/* Constant knowledge from the built-in table, built once at first use and
 * never changed after; the thread that writes the catalog does not come here.
 * Folded words -> enum word. */
static struct hash footer_words;
static struct hash footer_leads; /* their first words */

static void
footer_clear(void)
{
	hash_clear(&footer_words);
	hash_clear(&footer_leads);
}

static enum word
word_of_kind(const char *kind)
{
	static const char *const kinds[] = { "", "total", "strong", "of",
		"note", "by", "page" };

	for (size_t i = 1; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kinds[i], kind) == 0)
			return (enum word)i;
	}
	return WORD_NONE;
}

static void
footer_load(void)
{
	const struct seed_table *t = seed_table("row_words");
	size_t words = seed_column(t, "words");
	size_t kind = seed_column(t, "kind");
	struct buf b = { 0 };

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, words);
		enum word w = word_of_kind(seed_cell(t, i, kind));
		bool added = false;
		int64_t *to = NULL;

		fold_plain(&b, s, strlen(s));
		to = hash_put(&footer_words, b.data, b.len, &added);
		/* "count" is "of" behind a total and a note of its own. */
		if (added || w == WORD_NOTE)
			*to = (int64_t)w;
		if (w != WORD_OF)
			(void)hash_put(&footer_leads, b.data,
			    strcspn(b.data, " "), &added);
	}
	buf_clear(&b);
	/* A failure would only leave the memory to the system. */
	(void)atexit(footer_clear);
}

/* Does one of the rows' words begin with this one? */
static bool
leads(const char *s, size_t n)
{
	char low[FOOTER_WORD];
	struct buf b = { 0 };
	int64_t unused = 0;
	bool plain = true;
	bool found = false;

	if (n == 0 || n >= sizeof(low))
		return false;
	for (size_t i = 0; i < n; i++) {
		low[i] = s[i];
		if (s[i] >= 'A' && s[i] <= 'Z')
			low[i] = (char)(s[i] + 32);
		plain = plain && (unsigned char)s[i] < 0x80;
	}
	if (plain)
		return hash_get(&footer_leads, low, n, &unused);
	fold_plain(&b, s, n);
	found = b.len > 0 &&
		hash_get(&footer_leads, b.data, strcspn(b.data, " "), &unused);
	buf_clear(&b);
	return found;
}

bool
footer_may(const char *s, size_t n)
{
	size_t first = 0;
	size_t last = n;

	if (footer_words.count == 0)
		footer_load();
	if (n == 0 || n > FOOTER_LABEL)
		return false;
	if (ispunct((unsigned char)s[0]))
		return true;
	while (first < n && ((unsigned char)s[first] >= 0x80 ||
				isalpha((unsigned char)s[first])))
		first++;
	while (last > 0 && isalpha((unsigned char)s[last - 1]))
		last--;
	return leads(s, first) || leads(s + last, n - last);
}

/* --- the words of a label --- */

static enum word
word_find(const char *s, size_t n)
{
	int64_t w = 0;

	return n > 0 && hash_get(&footer_words, s, n, &w) ? (enum word)w
							  : WORD_NONE;
}

/* The longest words of the table that the folded text begins with; *len is
 * their length. */
static enum word
word_leads(const char *s, size_t *len)
{
	enum word found = WORD_NONE;

	*len = 0;
	for (size_t i = 0; i == 0 || s[i - 1] != '\0'; i++) {
		enum word w = WORD_NONE;

		if (s[i] != ' ' && s[i] != '\0')
			continue;
		w = word_find(s, i);
		if (w != WORD_NONE) {
			found = w;
			*len = i;
		}
	}
	return found;
}

/* Nothing but numbers and words like "vendors", "number of", one at least. */
static bool
is_of(const char *s)
{
	bool some = false;

	while (*s != '\0') {
		size_t n = strcspn(s, " ");
		enum word w = word_find(s, n);

		if (n > 0 && strspn(s, "0123456789") < n) {
			if (w != WORD_OF && w != WORD_NOTE && w != WORD_TOTAL)
				return false;
			some = true;
		}
		s += n + (s[n] == ' ' ? 1 : 0);
	}
	return some;
}

static bool
same_folded(const char *folded, size_t n, const char *text)
{
	struct buf b = { 0 };
	bool same = false;

	if (text[0] == '\0' || n == 0)
		return false;
	fold_plain(&b, text, strlen(text));
	same = b.len == n && memcmp(b.data, folded, n) == 0;
	buf_clear(&b);
	return same;
}

/* The name of what is summed up: what the record before says there, or a
 * part of the world. */
static bool
is_group(const char *s, size_t n, const struct footer_place *at)
{
	if (same_folded(s, n, at->before))
		return true;
	/* Codes of countries are legal forms too: "AG". */
	return n > 3 &&
	       (place_country(s, n) != NULL || place_region(s, n) != NULL);
}

/* "Germany Total". */
static bool
is_total_behind(const struct buf *key, const struct footer_place *at)
{
	const char *last = strrchr(buf_text(key), ' ');
	size_t n = 0;
	enum word w = WORD_NONE;

	if (last == NULL)
		return false;
	n = (size_t)(last - key->data);
	w = word_find(last + 1, strlen(last + 1));
	return (w == WORD_TOTAL || w == WORD_STRONG) &&
	       is_group(key->data, n, at);
}

static enum footer
judge_total(const struct buf *key, const struct footer_place *at)
{
	size_t n = 0;
	enum word w = word_leads(buf_text(key), &n);
	const char *rest = buf_text(key) + n;

	rest += *rest == ' ' ? 1 : 0;
	if (w == WORD_STRONG)
		return strncmp(buf_text(key), "grand", 5) == 0
			   ? FOOTER_TOTAL
			   : FOOTER_SUBTOTAL;
	if (w == WORD_TOTAL) {
		if (rest[strspn(rest, "0123456789 ")] == '\0' || is_of(rest))
			return FOOTER_TOTAL;
		return is_group(rest, strlen(rest), at) ? FOOTER_SUBTOTAL
							: FOOTER_NONE;
	}
	return is_total_behind(key, at) ? FOOTER_SUBTOTAL : FOOTER_NONE;
}

/* --- notes --- */

/* "Source: ...", "Note 1: ...", "n = 120". */
static bool
is_note(const char *s)
{
	size_t n = strcspn(s, ":=");
	struct buf b = { 0 };
	bool note = false;

	if (s[n] == '\0' || n > FOOTER_LABEL)
		return false;
	fold_plain(&b, s, n);
	while (b.len > 0 && strchr("0123456789 ", b.data[b.len - 1]) != NULL)
		b.len--;
	note = word_find(buf_text(&b), b.len) == WORD_NOTE;
	buf_clear(&b);
	return note;
}

static size_t
count_words(const char *s)
{
	size_t n = 0;

	while (*s != '\0') {
		s += strspn(s, " \n\t");
		n += *s != '\0' ? 1 : 0;
		s += strcspn(s, " \n\t");
	}
	return n;
}

static bool
is_company(const struct sample_cell *c)
{
	return grain_of(c->text, c->len) == GRAIN_FIRM;
}

/* "* planned", "† see contract". */
static bool
has_footnote_sign(const struct sample_cell *c)
{
	static const char *const signs[] = { "*", "\xE2\x80\xA0",
		"\xE2\x80\xA1", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xC2\xA9",
		"\xC2\xA7" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t n = strlen(signs[i]);

		if (strncmp(c->text, signs[i], n) == 0)
			return c->len > n;
	}
	return false;
}

/* "(1) as stated by the vendor", "1) ...". */
static bool
is_footnumber(const char *s)
{
	size_t i = s[0] == '(' || s[0] == '[' ? 1 : 0;
	size_t from = i;

	while (isalnum((unsigned char)s[i]) && i < from + 2)
		i++;
	return i > from && (s[i] == ')' || s[i] == ']');
}

/* A lone cell that no word of the table marks. */
static enum footer
judge_lone(const struct sample_cell *c, const struct footer_place *at)
{
	size_t n = c->len;

	if (at->width < 2 || is_company(c))
		return FOOTER_NONE;
	if (has_footnote_sign(c) ||
	    (at->width > 2 && strchr(c->text, '=') != NULL))
		return FOOTER_NOTE;
	if (!at->after_blank || at->width < 3)
		return FOOTER_NONE;
	if (is_footnumber(c->text))
		return FOOTER_NOTE;
	return (c->text[n - 1] == '.' || c->text[n - 1] == '!') &&
		       count_words(c->text) >= FOOTER_SENTENCE
		   ? FOOTER_NOTE
		   : FOOTER_NONE;
}

/* "Source: ...", "n = 120", "Prepared by ...", "Page 1 of 3", "(8 rows)". */
static enum footer
judge_note(const struct buf *key, const struct sample_cell *c, size_t others,
    const struct footer_place *at)
{
	size_t n = 0;
	enum word w = word_leads(buf_text(key), &n);
	const char *rest = buf_text(key) + n;

	/* "n", "=", "120": cut at the blanks. */
	if (others == 2)
		return at->width > 2 && c[1].len == 1 &&
			       strchr("=:", c[1].text[0]) != NULL &&
			       word_find(key->data, key->len) == WORD_NOTE
			   ? FOOTER_NOTE
			   : FOOTER_NONE;
	if (is_note(c->text) && (others == 0 || at->width > 2))
		return FOOTER_NOTE;
	if (others > 0)
		return FOOTER_NONE;
	if (w == WORD_BY && !is_company(c))
		return FOOTER_SIGN;
	if (w == WORD_PAGE && rest[0] == ' ' && isdigit((unsigned char)rest[1]))
		return FOOTER_NOTE;
	if (isdigit((unsigned char)key->data[0]) && is_of(buf_text(key)) &&
	    strchr(buf_text(key), ' ') != NULL)
		return FOOTER_NOTE;
	return judge_lone(c, at);
}

/* --- rows --- */

/* A row of lines ("-----", "====="). */
static bool
is_ruled(const struct sample_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		const struct sample_cell *c = &row->cell[i];

		if (c->len > 0 &&
		    (c->len < 3 || strspn(c->text, "-=_*+#~") < c->len))
			return false;
	}
	return row->n > 0;
}

enum footer
footer_judge(const struct sample_row *row, const struct footer_place *at)
{
	const struct sample_cell *label = NULL;
	struct buf key = { 0 };
	size_t others = 0;
	bool numbers = true;
	enum footer f = FOOTER_NONE;

	if (is_ruled(row))
		return FOOTER_NOTE;
	for (size_t i = 0; i < row->n; i++) {
		const struct sample_cell *c = &row->cell[i];
		enum grain k = GRAIN_EMPTY;

		if (c->len == 0 || c->merged)
			continue;
		if (label == NULL) {
			label = c;
			continue;
		}
		k = grain_of(c->text, c->len);
		others += k != GRAIN_EMPTY ? 1 : 0;
		numbers = numbers && (k == GRAIN_EMPTY || k == GRAIN_NUMBER);
		/* neither a total nor a note has several words beside it */
		if (others > 1 && !numbers)
			return FOOTER_NONE;
	}
	if (label == NULL)
		return FOOTER_NONE;
	if (footer_words.count == 0)
		footer_load();
	fold_plain(&key, label->text,
	    label->len > FOOTER_LABEL ? FOOTER_LABEL : label->len);
	if (numbers && key.len > 0 && label->len <= FOOTER_LABEL)
		f = judge_total(&key, at);
	if (f == FOOTER_NONE && others < 3 && key.len > 0)
		f = judge_note(&key, label, others, at);
	buf_clear(&key);
	return f;
}
