/* mark.c - what a cell of a matrix says. */
#include "intake/mark.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/seed.h"

/* A longer text is no mark. */
#define MARK_LEN 40

/* Constant knowledge from the built-in table, built once at first use and
 * never changed after; the program has one thread.  Text -> row + 1. */
static struct hash mark_exact; /* letters of ASCII in lower case */
static struct hash mark_folded;
/* By the first byte of what means nothing: its last ones (mark_end). */
static uint64_t mark_blank[256];

static void
mark_clear(void)
{
	hash_clear(&mark_exact);
	hash_clear(&mark_folded);
}

static size_t
mark_lower(char to[MARK_LEN], const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		to[i] = s[i];
		if (s[i] >= 'A' && s[i] <= 'Z')
			to[i] = (char)(s[i] + 32);
	}
	return n;
}

/* The bit of a last byte; of one that is no letter or digit, bit 0. */
static uint64_t
mark_end(char c)
{
	if (c >= 'a' && c <= 'z')
		return UINT64_C(2) << (c - 'a');
	if (c >= 'A' && c <= 'Z')
		return UINT64_C(2) << (c - 'A');
	if (c >= '0' && c <= '9')
		return UINT64_C(2) << (c - '0' + 26);
	return 1;
}

static void
mark_blank_end(char first, char last)
{
	unsigned char c = (unsigned char)first;

	mark_blank[c] |= mark_end(last) | 1;
	if (c >= 'a' && c <= 'z')
		mark_blank[c - 32] = mark_blank[c];
}

static void
mark_load(void)
{
	const struct seed_table *t = seed_table("cell_values");
	size_t text = seed_column(t, "cell_text");
	size_t meaning = seed_column(t, "meaning");
	struct buf b = { 0 };
	char low[MARK_LEN];

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, text);
		size_t n = strlen(s);
		bool added = false;
		int64_t *row = NULL;

		if (n > MARK_LEN)
			continue;
		n = mark_lower(low, s, n);
		row = hash_put(&mark_exact, low, n, &added);
		if (added)
			*row = (int64_t)i + 1;
		/* "#NV" says nothing, "NV" is Nevada. */
		fold_plain(&b, s, n);
		if (strcmp(seed_cell(t, i, meaning), "unknown") == 0) {
			if (n > 0)
				mark_blank_end(low[0], low[n - 1]);
			if (n > 0 && b.len > 0)
				mark_blank_end(low[0], b.data[b.len - 1]);
		}
		if (b.len == 0 || s[0] == '#')
			continue;
		row = hash_put(&mark_folded, b.data, b.len, &added);
		if (added)
			*row = (int64_t)i + 1;
	}
	buf_clear(&b);
	/* A failure would only leave the memory to the system. */
	(void)atexit(mark_clear);
}

/* Signs around a word decide: "(X)" is not "X". */
static bool
mark_has_sign(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strchr("()[]+~?", s[i]) != NULL)
			return true;
	}
	return false;
}

/* Row of the table, or -1. */
static int64_t
mark_row(const char *s, size_t n)
{
	struct buf b = { 0 };
	char low[MARK_LEN];
	int64_t row = 0;

	if (n > MARK_LEN)
		return -1;
	if (mark_exact.count == 0)
		mark_load();
	if (hash_get(&mark_exact, low, mark_lower(low, s, n), &row))
		return row - 1;
	if (mark_has_sign(s, n))
		return -1;
	fold_plain(&b, s, n);
	if (b.len == 0 || !hash_get(&mark_folded, b.data, b.len, &row))
		row = 0;
	buf_clear(&b);
	return row - 1;
}

static void
mark_phases(struct mark *m, const char *phase)
{
	const char *dash = strchr(phase, '-');
	size_t n = dash == NULL ? strlen(phase) : (size_t)(dash - phase);

	if (strcmp(phase, "CLIN") == 0) {
		/* The clinical phases, as the vocabulary has it. */
		mark_phases(m, "PH1-PH3");
		return;
	}
	if (!dimension_find(DIMENSION_PHASE, phase, n, &m->phase_from))
		return;
	m->phase_to = m->phase_from;
	if (dash != NULL && !dimension_find(DIMENSION_PHASE, dash + 1,
				strlen(dash + 1), &m->phase_to))
		m->phase_to = m->phase_from;
}

struct mark
mark_parse(const char *s, size_t n)
{
	static const struct {
		const char *word;
		enum mark_meaning meaning;
	} meanings[] = { { "yes", MARK_YES }, { "no", MARK_NO },
		{ "planned", MARK_PLANNED }, { "partner", MARK_PARTNER },
		{ "partial", MARK_PARTIAL }, { "unknown", MARK_UNKNOWN } };
	const struct seed_table *t = seed_table("cell_values");
	struct mark m = { 0 };
	int64_t row = mark_row(s, n);
	const char *word = NULL;

	if (row < 0)
		return m;
	word = seed_cell(t, (size_t)row, seed_column(t, "meaning"));
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		if (strcmp(meanings[i].word, word) == 0)
			m.meaning = meanings[i].meaning;
	}
	mark_phases(&m, seed_cell(t, (size_t)row, seed_column(t, "phase")));
	m.number = n > 0 && s[0] >= '0' && s[0] <= '9' && n < 4;
	return m;
}

bool
mark_is_blank(const char *s, size_t n)
{
	if (n == 0)
		return true;
	if (n > MARK_LEN)
		return false;
	if (mark_exact.count == 0)
		mark_load();
	/* A letter or digit at the end stays one, however a text is folded. */
	if ((mark_blank[(unsigned char)s[0]] & mark_end(s[n - 1])) == 0)
		return false;
	return mark_parse(s, n).meaning == MARK_UNKNOWN;
}

int64_t
mark_status(enum mark_meaning meaning)
{
	switch (meaning) {
	case MARK_YES:
		return STATUS_OFFERED;
	case MARK_NO:
		return STATUS_NO;
	case MARK_PLANNED:
		return STATUS_PLANNED;
	case MARK_PARTNER:
		return STATUS_PARTNER;
	case MARK_PARTIAL:
		return STATUS_PARTIAL;
	case MARK_NONE:
	case MARK_UNKNOWN:
		break;
	}
	return 0;
}
