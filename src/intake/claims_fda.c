/* claims_fda.c - operations of the FDA's registration become claims. */
#include "intake/claiming.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/seed.h"
#include "catalog/vocab.h"

static void
operation_reading(
    struct claims_cell *to, const struct seed_table *t, size_t row)
{
	const struct capability *cap =
	    capability_by_code(seed_cell(t, row, seed_column(t, "capability")));
	const char *modality = seed_cell(t, row, seed_column(t, "modality"));
	const char *dosage = seed_cell(t, row, seed_column(t, "dosage_group"));
	struct vocab_reading r = { 0 };

	if (cap == NULL)
		return;
	r.capability_id = cap->id;
	/* "" is the code of "not stated" and is not found: 0 stays. */
	(void)dimension_find(
	    DIMENSION_MODALITY, modality, strlen(modality), &r.modality_id);
	(void)dimension_find(
	    DIMENSION_DOSAGE, dosage, strlen(dosage), &r.dosage_group_id);
	to->reading =
	    xrealloc(to->reading, to->n_reading + 1, sizeof(*to->reading));
	to->reading[to->n_reading++] = r;
}

static void
work_out_operation(
    struct claims *c, struct claims_cell *to, const char *s, size_t n)
{
	const struct seed_table *t = seed_table("fda_operations");
	size_t operation = seed_column(t, "operation");
	struct vocab_result like = { .kind = VOCAB_NO_SERVICE };
	struct buf want = { 0 };
	bool known = false;

	fold_plain(&want, s, n);
	for (size_t i = 0; i < t->n_row; i++) {
		const char *name = seed_cell(t, i, operation);

		fold_plain(&c->b, name, strlen(name));
		if (strcmp(buf_text(&want), buf_text(&c->b)) != 0)
			continue;
		known = true;
		operation_reading(to, t, i);
	}
	to->said = vocab_resolve(c->v, s, n);
	to->words = to->said;
	to->kind = CELL_MENTION;
	if (to->n_reading > 0) {
		to->kind = CELL_CLAIM;
		to->status = STATUS_OFFERED;
		like.kind = VOCAB_CLEAR;
	} else if (!known && to->said->kind == VOCAB_CLEAR &&
		   to->said->status_id != 0) {
		to->kind = CELL_CLAIM;
		to->status = to->said->status_id;
	}
	like.key = to->said->key;
	if (known && to->said->kind != like.kind)
		to->words = split_quote(&c->split, s, n, &like);
	buf_clear(&want);
}

void
claims_add_operations(
    struct claims *c, size_t position, const char *s, size_t n)
{
	size_t from = 0;

	for (size_t i = 0; i <= n; i++) {
		size_t len = i - from;
		const char *part = s + from;
		struct claims_cell *cell = NULL;
		bool added = false;

		if (i < n && s[i] != ';')
			continue;
		from = i + 1;
		part = utf8_trim(part, &len);
		if (len == 0)
			continue;
		if (len > CLAIMS_CELL)
			len = CLAIMS_CELL;
		cell = claims_cell(c, position, part, len, &added);
		if (added)
			work_out_operation(c, cell, part, len);
		claims_make(c, position, cell);
	}
}
