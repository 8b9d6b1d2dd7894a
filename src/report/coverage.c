/* coverage.c - capability by dimension as rows. */
#include "report/coverage.h"

#include <stdlib.h>

#include "base/mem.h"
#include "out/out.h"

static const char *const base_columns[] = { "capability", "name", "area",
	"scope" };
#define N_BASE (sizeof(base_columns) / sizeof(base_columns[0]))

static const char *const count_columns[] = { "vendors", "groups", "countries",
	"regions", "planned", "partner", "partial", "no", "not_known" };
#define N_COUNT (sizeof(count_columns) / sizeof(count_columns[0]))

void
report_coverage_columns(
    struct report_columns *to, const struct coverage *c, enum axis axis)
{
	size_t n_value = coverage_values(c);

	to->column =
	    xcalloc(N_BASE + N_COUNT + n_value + 2, sizeof(*to->column));
	to->code = xcalloc(n_value + 1, sizeof(*to->code));
	for (size_t i = 0; i < N_BASE; i++)
		to->column[to->n++] = base_columns[i];
	for (size_t i = 0; axis == AXIS_NONE && i < N_COUNT; i++)
		to->column[to->n++] = count_columns[i];
	if (axis == AXIS_NONE)
		return;
	for (size_t i = 0; i < n_value; i++)
		to->column[to->n++] = coverage_value_code(c, i, to->code[i]);
	to->column[to->n++] = "not_stated";
	to->column[to->n++] = "total";
}

void
report_columns_clear(struct report_columns *to)
{
	free(to->column);
	free(to->code);
	*to = (struct report_columns){ 0 };
}

static void
fill_counts(struct out_value *v, const struct coverage_row *r)
{
	v[0] = out_int((int64_t)r->answer[SUPPLY_YES]);
	v[1] = out_int((int64_t)r->groups);
	v[2] = out_int((int64_t)r->countries);
	v[3] = out_int((int64_t)r->regions);
	v[4] = out_int((int64_t)r->answer[SUPPLY_PLANNED]);
	v[5] = out_int((int64_t)r->answer[SUPPLY_PARTNER]);
	v[6] = out_int((int64_t)r->answer[SUPPLY_PARTIAL]);
	v[7] = out_int((int64_t)r->answer[SUPPLY_NO]);
	v[8] = out_int((int64_t)r->unknown);
}

void
report_coverage(struct out *o, struct coverage *c, enum axis axis)
{
	size_t n_value = coverage_values(c);
	struct out_value *v =
	    xcalloc(N_BASE + N_COUNT + n_value + 2, sizeof(*v));

	for (size_t i = 0; i < coverage_rows(c); i++) {
		const struct capability *area = NULL;
		struct coverage_row r;

		coverage_row(c, i, &r);
		area = capability_by_id(r.capability->area_id);
		v[0] = out_text(r.capability->code);
		v[1] = out_text(r.capability->name);
		v[2] = out_text(area != NULL ? area->code : "stage not stated");
		v[3] = out_text(r.capability->scope);
		if (axis == AXIS_NONE)
			fill_counts(v + N_BASE, &r);
		for (size_t j = 0; axis != AXIS_NONE && j <= n_value; j++)
			v[N_BASE + j] =
			    out_int((int64_t)coverage_cell(c, i, j));
		if (axis != AXIS_NONE)
			v[N_BASE + n_value + 1] = out_int((int64_t)r.groups);
		out_row(o, v);
	}
	free(v);
}

void
report_coverage_summary(struct buf *b, struct coverage *c)
{
	size_t n_leaf = 0;
	size_t n_offered = 0;

	for (size_t i = 0; i < coverage_rows(c); i++) {
		struct coverage_row r;

		coverage_row(c, i, &r);
		if (r.capability->area_id == 0)
			continue;
		n_leaf++;
		n_offered += r.groups > 0 ? 1 : 0;
	}
	buf_fmt(b,
	    "%zu of %zu capabilities %s offered by somebody on file; "
	    "%zu vendor%s looked at",
	    n_offered, n_leaf, n_offered == 1 ? "is" : "are",
	    coverage_vendors(c), coverage_vendors(c) == 1 ? "" : "s");
}
