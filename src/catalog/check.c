/* check.c - is the catalog whole: the file, and the data in it. */
#include "catalog/check.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "catalog/fold.h"
#include "db/db.h"

/* So many of what is wrong are named. */
#define CHECK_NAMED 3

struct check_rule {
	const char *check;
	const char *severity; /* of a finding */
	enum sql_id sql;
	const char *text; /* what has to be */
};

static const struct check_rule check_rules[] = {
	{ "claim-row", "error", SQL_CHECK_CLAIM_ROW,
	    "every claim has its source row, of the same vendor" },
	{ "claim-source", "error", SQL_CHECK_CLAIM_SOURCE,
	    "claims are of current sources alone" },
	{ "claim-site", "error", SQL_CHECK_CLAIM_SITE,
	    "the site of a claim is the vendor's" },
	{ "claim-date", "error", SQL_CHECK_CLAIM_DATE,
	    "dates are YYYY, YYYY-MM or YYYY-MM-DD" },
	{ "vendor-alias", "error", SQL_CHECK_VENDOR_ALIAS,
	    "every vendor is found by its name" },
	{ "vendor-code", "warn", SQL_CHECK_VENDOR_CODE,
	    "no two vendors share a code" },
	{ "group-root", "error", SQL_CHECK_GROUP_ROOT,
	    "every group knows the group at the top" },
	{ "site-fei", "info", SQL_CHECK_IDENTIFIER_FEI,
	    "no two sites share an FEI" },
	{ "source-row", "error", SQL_CHECK_SOURCE_ROW,
	    "the rows of a source are those of its summary" },
	{ "source-claim", "error", SQL_CHECK_SOURCE_CLAIM,
	    "the claims of a source are those of its summary" },
	{ "source-current", "error", SQL_CHECK_SOURCE_CURRENT,
	    "a source has one current version" },
	{ "row-cells", "error", SQL_CHECK_ROW_CELLS,
	    "every row is kept as read" },
	{ "row-site", "error", SQL_CHECK_ROW_SITE,
	    "the site of a row is its vendor's" },
	{ "row-reason", "error", SQL_CHECK_ROW_REASON,
	    "every row set aside says why" },
	{ "phrase", "error", SQL_CHECK_PHRASE,
	    "every clear phrase means a capability" },
	{ "view", "error", SQL_CHECK_VIEW, "the public views are there" },
};

/* What one check has found so far. */
struct check_count {
	int64_t n;
	struct buf named;
};

static void
check_count_add(struct check_count *c, const char *text)
{
	c->n++;
	if (c->n <= CHECK_NAMED)
		buf_fmt(&c->named, "; %s", text == NULL ? "?" : text);
	else if (c->n == CHECK_NAMED + 1)
		buf_str(&c->named, "; ...");
}

/* Tell the result and forget what was found. */
static bool
check_tell(const struct check_rule *rule, struct check_count *c,
    check_visit *visit, void *arg, struct err *err)
{
	struct check_result r = { .check = rule->check,
		.severity = c->n == 0 ? "ok" : rule->severity,
		.count = c->n };
	struct buf text = { 0 };
	bool ok = false;

	buf_fmt(
	    &text, "%s%s", rule->text, c->n == 0 ? "" : buf_text(&c->named));
	r.finding = buf_text(&text);
	ok = visit(arg, &r, err);
	buf_clear(&text);
	buf_clear(&c->named);
	*c = (struct check_count){ 0 };
	return ok;
}

static void
check_file_line(void *arg, const char *text)
{
	check_count_add(arg, text);
}

static bool
check_file(struct db *db, check_visit *visit, void *arg, struct err *err)
{
	static const struct check_rule file = { .check = "file",
		.severity = "error",
		.text = "the file is a sound SQLite database" };
	static const struct check_rule reference = { .check = "reference",
		.severity = "error",
		.text = "what rows refer to is there" };
	struct check_count c = { 0 };
	struct err found = { 0 };
	bool ok = db_integrity(db, check_file_line, &c, err) &&
		  check_tell(&file, &c, visit, arg, err);

	if (ok && !db_check_references(db, &found)) {
		if (found.kind == ERR_DATA)
			check_count_add(&c, found.text);
		else
			ok = err_set(err, found.kind, "%s", found.text);
	}
	ok = ok && check_tell(&reference, &c, visit, arg, err);
	buf_clear(&c.named);
	return ok;
}

static bool
check_rule_run(struct db *db, const struct check_rule *rule,
    struct check_count *c, struct err *err)
{
	struct stmt *st = db_stmt(db, rule->sql, err);
	bool found = st != NULL;
	bool ok = st != NULL;

	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (ok && found)
			check_count_add(c, stmt_get_text(st, 0));
	}
	stmt_done(st);
	return ok;
}

/* A key is what the name folds to: else rows would not find their vendor. */
static bool
check_keys(struct db *db, check_visit *visit, void *arg, struct err *err)
{
	static const struct check_rule rule = { .check = "alias-key",
		.severity = "error",
		.text = "every name is kept under its key" };
	struct stmt *st = db_stmt(db, SQL_CHECK_ALIAS_KEY, err);
	struct check_count c = { 0 };
	struct buf key = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	while (ok && found) {
		const char *name = NULL;

		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		name = stmt_get_text(st, 1);
		fold_name(&key, name, strlen(name));
		if (strcmp(buf_text(&key), stmt_get_text(st, 0)) != 0)
			check_count_add(&c, name);
	}
	stmt_done(st);
	buf_clear(&key);
	if (ok)
		return check_tell(&rule, &c, visit, arg, err);
	buf_clear(&c.named);
	return false;
}

bool
check_run(struct db *db, check_visit *visit, void *arg, struct err *err)
{
	struct check_count c = { 0 };
	bool ok =
	    check_file(db, visit, arg, err) && check_keys(db, visit, arg, err);

	for (size_t i = 0; ok && i < sizeof(check_rules) / sizeof(*check_rules);
	     i++)
		ok = check_rule_run(db, &check_rules[i], &c, err) &&
		     check_tell(&check_rules[i], &c, visit, arg, err);
	buf_clear(&c.named);
	return ok;
}
