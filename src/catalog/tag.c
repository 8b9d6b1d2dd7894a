/* tag.c - what sheets call a vendor. */
#include "catalog/tag.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "catalog/fold.h"
#include "catalog/seed.h"

/* Constant knowledge from the built-in table, built once at first use and
 * never changed after; the program has one thread.  Folded text -> row + 1. */
static struct hash tag_word;

static void
tag_word_clear(void)
{
	hash_clear(&tag_word);
}

static void
tag_load(const struct seed_table *t)
{
	size_t text = seed_column(t, "text");
	struct buf b = { 0 };

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, text);
		bool added = false;
		int64_t *row = NULL;

		fold_plain(&b, s, strlen(s));
		row = hash_put(&tag_word, b.data, b.len, &added);
		if (added)
			*row = (int64_t)i + 1;
	}
	buf_clear(&b);
	/* A failure would only leave the memory to the system. */
	(void)atexit(tag_word_clear);
}

/* The whole text as one of the known words. */
static bool
tag_word_parse(struct buf *b, const char *s, size_t n, struct tag *t)
{
	const struct seed_table *table = seed_table("vendor_types");
	const char *kind = NULL;
	int64_t row = 0;

	if (tag_word.count == 0)
		tag_load(table);
	fold_plain(b, s, n);
	if (!hash_get(&tag_word, b->data, b->len, &row))
		return false;
	kind = seed_cell(table, (size_t)row - 1, seed_column(table, "kind"));
	t->kind = kind[0] == '\0' ? NULL : kind;
	t->standard = seed_cell(table, (size_t)row - 1,
			  seed_column(table, "standard"))[0] == 'Y';
	return true;
}

/* Several words in one cell ("CDMO; CRDMO"): each must be known, and they
 * must agree, or they decide nothing. */
static bool
tag_parts_parse(struct buf *b, const char *s, size_t n, struct tag *t)
{
	size_t parts = 0;
	size_t start = 0;

	for (size_t i = 0; i <= n; i++) {
		struct tag part = { 0 };
		bool same = false;

		if (i < n && (s[i] == '\0' || strchr(";,/|+&()", s[i]) == NULL))
			continue;
		fold_plain(b, s + start, i - start);
		if (b->len > 0) {
			if (!tag_word_parse(b, s + start, i - start, &part))
				return false;
			same = parts == 0 ||
			       (t->kind != NULL && part.kind != NULL &&
				   strcmp(t->kind, part.kind) == 0);
			t->standard =
			    part.standard && (parts == 0 || t->standard);
			t->kind = same ? part.kind : NULL;
			parts++;
		}
		start = i + 1;
	}
	return parts > 0;
}

bool
tag_parse(const char *s, size_t n, struct tag *t)
{
	struct buf b = { 0 };
	bool known = false;

	*t = (struct tag){ 0 };
	known = tag_word_parse(&b, s, n, t) || tag_parts_parse(&b, s, n, t);
	if (!known)
		*t = (struct tag){ 0 };
	buf_clear(&b);
	return known;
}
