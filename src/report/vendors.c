/* vendors.c - vendors as rows: the answers of list and search. */
#include "report/vendors.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/choice.h"
#include "catalog/dimension.h"
#include "catalog/search.h"
#include "catalog/vendor.h"
#include "out/out.h"

const char *const vendors_list_columns[VENDORS_LIST_N] = { "vendor", "kind",
	"country", "region", "city", "group", "sites", "site_countries",
	"offered", "evidence", "sources", "website", "code" };

const char *const vendors_search_columns[VENDORS_SEARCH_N] = { "vendor", "kind",
	"country", "where", "found" };

struct vendors {
	const struct choice *choice;
	const struct search *search;
	struct out *out;
};

static bool
vendors_list_row(void *arg, const struct vendor_line *line, struct err *err)
{
	const struct vendors *to = arg;
	const struct vendor *v = &line->vendor;
	const struct choice_vendor *c = choice_of(to->choice, v->id);
	struct out_value row[VENDORS_LIST_N];
	size_t n = 0;

	(void)err;
	if (c == NULL)
		return true;
	row[n++] = out_text(v->name);
	row[n++] = out_text(v->kind);
	row[n++] = out_text(v->country);
	row[n++] = out_text(line->region);
	row[n++] = out_text(v->city);
	row[n++] = out_text(v->group);
	row[n++] = out_int(line->n_site);
	row[n++] = out_text(line->countries);
	row[n++] = out_int(c->n_offered);
	row[n++] = out_text(
	    c->evidence < 0 ? NULL
			    : dimension_code(DIMENSION_EVIDENCE, c->evidence));
	row[n++] = out_int(c->n_source);
	row[n++] = out_text(v->website);
	row[n++] = out_text(v->code);
	out_row(to->out, row);
	return true;
}

bool
vendors_list(struct db *db, const struct choice *choice, struct out *out,
    struct err *err)
{
	struct vendors to = { .choice = choice, .out = out };

	return vendor_each(db, vendors_list_row, &to, err);
}

/* A row a place; the texts found there are joined. */
static bool
vendors_search_rows(void *arg, const struct vendor_line *line, struct err *err)
{
	const struct vendors *to = arg;
	const struct vendor *v = &line->vendor;
	size_t n = 0;
	const struct search_hit *hit = search_of(to->search, v->id, &n);
	struct buf found = { 0 };

	(void)err;
	if (n == 0 || choice_of(to->choice, v->id) == NULL)
		return true;
	for (size_t i = 0; i < n; i++) {
		buf_fmt(
		    &found, "%s%s", found.len == 0 ? "" : "; ", hit[i].found);
		if (i + 1 < n && strcmp(hit[i + 1].where, hit[i].where) == 0)
			continue;
		out_row(
		    to->out, (const struct out_value[VENDORS_SEARCH_N]){
				 out_text(v->name), out_text(v->kind),
				 out_text(v->country), out_text(hit[i].where),
				 out_text(buf_text(&found)) });
		buf_reset(&found);
	}
	buf_clear(&found);
	return true;
}

bool
vendors_search(struct db *db, const struct choice *choice,
    const struct search *search, struct out *out, struct err *err)
{
	struct vendors to = { .choice = choice, .search = search, .out = out };

	return vendor_each(db, vendors_search_rows, &to, err);
}
