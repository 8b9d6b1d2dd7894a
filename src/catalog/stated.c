/* stated.c - signs and short words of cells, from the built-in table. */
#include "catalog/stated.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/seed.h"
#include "catalog/words.h"

#define SIGNS 64
#define STATED_TEXT 60 /* a longer text is no phase */

struct sign {
	const char *text;
	size_t len;
	int64_t status_id; /* 0: open */
};

/* Constant knowledge from the built-in table, built once at first use and
 * never changed after; the program has one thread. */
static struct words phase_words; /* -> first * 16 + last */
static struct sign sign_list[SIGNS];
static size_t sign_count;

static void
stated_clear(void)
{
	words_clear(&phase_words);
}

static int64_t
meaning_status(const char *meaning)
{
	for (int64_t id = STATUS_OFFERED; id <= STATUS_PARTIAL; id++) {
		if (strcmp(dimension_code(DIMENSION_STATUS, id), meaning) == 0)
			return id;
	}
	return strcmp(meaning, "yes") == 0 ? STATUS_OFFERED : 0;
}

/* A sign is no word, dash or full stop. */
static bool
is_sign(struct buf *key, const char *s)
{
	static const char *const no[] = { "\xe2\x80\x93", "\xe2\x80\x94",
		"\xe2\x88\x92", "\xe2\x80\x91", NULL };

	fold_plain(key, s, strlen(s));
	if (key->len > 0 || s[0] == '\0')
		return false;
	for (size_t i = 0; no[i] != NULL; i++) {
		if (strcmp(no[i], s) == 0)
			return false;
	}
	for (size_t i = 0; s[i] != '\0'; i++) {
		if ((unsigned char)s[i] >= 0x80)
			return true;
	}
	return s[0] == '?';
}

static int64_t
phase_by_code(const char *code, size_t n)
{
	int64_t count = dimension_count(DIMENSION_PHASE);

	for (int64_t id = 1; id <= count; id++) {
		const char *have = dimension_code(DIMENSION_PHASE, id);

		if (strlen(have) == n && memcmp(have, code, n) == 0)
			return id;
	}
	return 0;
}

/* "PH1", "PH1-PH3" or CLIN, which is the latter; false for anything else. */
static bool
phase_parse(const char *text, struct stated_phase *p)
{
	size_t n = 0;

	if (strcmp(text, "CLIN") == 0)
		text = "PH1-PH3";
	n = strcspn(text, "-");
	p->first = phase_by_code(text, n);
	p->last = text[n] == '-'
		      ? phase_by_code(text + n + 1, strlen(text) - n - 1)
		      : p->first;
	return p->first > 0 && p->last >= p->first;
}

static void
stated_load(void)
{
	const struct seed_table *t = seed_table("cell_values");
	size_t text = seed_column(t, "cell_text");
	size_t meaning = seed_column(t, "meaning");
	size_t phase = seed_column(t, "phase");
	size_t note = seed_column(t, "note");
	struct buf key = { 0 };

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, text);
		struct stated_phase p = { 0 };

		if (is_sign(&key, s) && sign_count < SIGNS)
			sign_list[sign_count++] = (struct sign){ s, strlen(s),
				meaning_status(seed_cell(t, i, meaning)) };
		/* A note says that the word alone is not enough. */
		if (seed_cell(t, i, note)[0] == '\0' &&
		    phase_parse(seed_cell(t, i, phase), &p))
			words_add(&phase_words, s, strlen(s),
			    p.first * 16 + p.last, WORDS_ALIAS, true);
	}
	buf_clear(&key);
	/* A failure would only leave the memory to the system. */
	(void)atexit(stated_clear);
}

bool
stated_phase(const char *s, size_t n, struct stated_phase *phase)
{
	int64_t value = 0;

	if (dimension_find(DIMENSION_PHASE, s, n, &phase->first)) {
		phase->last = phase->first;
		return true;
	}
	if (sign_count == 0)
		stated_load();
	if (!words_find(&phase_words, s, n, &value))
		return false;
	*phase = (struct stated_phase){ value / 16, value % 16 };
	return true;
}

/* "II" behind a phase that is written with its word. */
static bool
bare_phase(const char *s, size_t n, struct stated_phase *phase)
{
	char text[16] = "phase ";
	size_t k = strlen(text);

	if (n == 0 || n > 4)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (strchr("iIvV1234aAbB", s[i]) == NULL || s[i] == '\0')
			return false;
	}
	memcpy(text + k, s, n);
	return stated_phase(text, k + n, phase);
}

/* Length of a word or sign of list[0..count) at s[0..n), or 0. */
static size_t
sign_at(const char *s, size_t n, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t k = strlen(list[i]);

		if (k <= n && memcmp(s, list[i], k) == 0)
			return k;
	}
	return 0;
}

/* From the left side to the right one. */
static bool
range_of(const char *s, size_t left, size_t from, size_t n,
    struct stated_phase *phase)
{
	struct stated_phase last = { 0 };
	size_t right = n - from;
	const char *a = utf8_trim(s, &left);
	const char *b = utf8_trim(s + from, &right);

	if (!stated_phase(a, left, phase) ||
	    (!stated_phase(b, right, &last) && !bare_phase(b, right, &last)) ||
	    last.first < phase->first)
		return false;
	phase->last = last.last;
	return true;
}

/* A phase, or a range of phases by its ends. */
static bool
phase_range(const char *s, size_t n, struct stated_phase *phase)
{
	static const char *const to[] = { " to ", " through ", " bis ",
		" \u00e0 ", " a ", "\u2013", "\u2014", "-" };

	if (stated_phase(s, n, phase))
		return true;
	for (size_t i = 1; i + 1 < n && n <= STATED_TEXT; i++) {
		size_t k =
		    sign_at(s + i, n - i, to, sizeof(to) / sizeof(to[0]));

		if (k > 0 && range_of(s, i, i + k, n, phase))
			return true;
	}
	*phase = (struct stated_phase){ 0 };
	return false;
}

/* s without "only" at either end. */
static const char *
without_only(const char *s, size_t *n)
{
	static const char *const words[] = { "only", "nur", "seulement",
		"solo" };

	s = utf8_trim(s, n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t k = strlen(words[i]);

		if (*n > k && strncasecmp(s, words[i], k) == 0 && s[k] == ' ') {
			*n -= k;
			return utf8_trim(s + k, n);
		}
		if (*n > k && strncasecmp(s + *n - k, words[i], k) == 0 &&
		    s[*n - k - 1] == ' ') {
			*n -= k;
			return utf8_trim(s, n);
		}
	}
	return s;
}

/* Add the phases of one part; false when it is none. */
static bool
phases_add(const char *s, size_t n, unsigned *set)
{
	struct stated_phase p = { 0 };

	s = utf8_trim(s, &n);
	if (!phase_range(s, n, &p) && (*set == 0 || !bare_phase(s, n, &p)))
		return false;
	for (int64_t id = p.first; id <= p.last; id++)
		*set |= 1U << (unsigned)id;
	return true;
}

bool
stated_phases(const char *s, size_t n, unsigned *set)
{
	static const char *const between[] = { ",", ";", "+", "&", "/", "\n",
		" and ", " or ", " und ", " et ", " y ", " e " };
	size_t signs = sizeof(between) / sizeof(between[0]);

	*set = 0;
	s = without_only(s, &n);
	if (n == 0 || n > STATED_TEXT)
		return false;
	if (phases_add(s, n, set))
		return true;
	for (size_t from = 0; from <= n;) {
		size_t end = from;
		size_t k = 0;

		while (end < n && k == 0) {
			k = sign_at(s + end, n - end, between, signs);
			end += k == 0 ? 1 : 0;
		}
		if (!phases_add(s + from, end - from, set))
			return false;
		from = end + (k == 0 ? 1 : k);
	}
	return true;
}

void
stated_ranges(unsigned set, struct stated_phase range[2])
{
	int64_t end = dimension_count(DIMENSION_PHASE);
	int64_t id = 1;

	for (size_t i = 0; i < 2; i++) {
		range[i] = (struct stated_phase){ 0 };
		while (id <= end && (set & 1U << (unsigned)id) == 0)
			id++;
		if (id > end)
			continue;
		range[i].first = id;
		while (id <= end && (set & 1U << (unsigned)id) != 0)
			range[i].last = id++;
	}
	/* A third one is taken into the second. */
	for (; id <= end; id++) {
		if ((set & 1U << (unsigned)id) != 0)
			range[1].last = id;
	}
}

/* A tick, a filled or an open circle in front is how lists begin. */
static bool
is_bullet(const struct sign *g)
{
	return g->status_id == STATUS_OFFERED ||
	       strcmp(g->text, "\xe2\x97\x8b") == 0 ||
	       strcmp(g->text, "\xe2\x97\xaf") == 0;
}

bool
stated_sign(const char **s, size_t *n, int64_t *status_id)
{
	const char *text = utf8_trim(*s, n);

	if (sign_count == 0)
		stated_load();
	*s = text;
	for (size_t i = 0; i < sign_count; i++) {
		const struct sign *g = &sign_list[i];
		bool front = *n > g->len && memcmp(text, g->text, g->len) == 0;
		bool back = *n > g->len &&
			    memcmp(text + *n - g->len, g->text, g->len) == 0;

		if (!front && !back)
			continue;
		*status_id = front && is_bullet(g) ? -1 : g->status_id;
		*n -= g->len;
		*s = utf8_trim(front ? text + g->len : text, n);
		return true;
	}
	return false;
}
