/* audit.c - vendors brought before the rules, findings kept and sorted. */
#include "catalog/audit.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "catalog/audit_case.h"
#include "catalog/audit_known.h"
#include "db/db.h"

struct audit_rule {
	char code[8];
	enum audit_severity severity;
	char *message; /* owned */
};

struct audit {
	struct db *db;
	const struct audit_options *opt;
	struct supply *supply;
	struct profile_list profiles;
	struct audit_rule *rule; /* owned; by code */
	size_t n_rule;
	struct audit_finding *kept; /* owned */
	size_t n_kept;
	size_t cap_kept;
	struct arena text;
	struct audit_known known;
	struct err *failed; /* of a look-up while noting */
	unsigned class_of[CAPABILITY_MAX + 1];
	size_t *developer; /* owned: by group, a vendor that develops + 1 */
	size_t *dependant; /* owned: CMOs that do not, in a group */
	size_t n_dependant;
};

static const char *const severity_word[AUDIT_SEVERITIES] = { "error", "warn",
	"info", "ok" };

const char *
audit_severity_word(enum audit_severity s)
{
	return severity_word[s];
}

bool
audit_severity_parse(const char *word, enum audit_severity *s, struct err *err)
{
	for (size_t i = 0; i < AUDIT_SEVERITIES; i++) {
		if (strcmp(severity_word[i], word) == 0) {
			*s = (enum audit_severity)i;
			return true;
		}
	}
	return err_set(err, ERR_USAGE,
	    "severity \"%s\" is not known; there are error, warn, info, ok",
	    word);
}

/* --- reading --- */

static bool
load_rules(struct audit *a, struct err *err)
{
	struct stmt *st = db_stmt(a->db, SQL_AUDIT_RULES, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		const char *code = stmt_get_text(st, 0);
		struct audit_rule *r = NULL;

		a->rule = xrealloc(a->rule, a->n_rule + 1, sizeof(*r));
		r = &a->rule[a->n_rule];
		*r = (struct audit_rule){ .severity = AUDIT_INFO };
		if (strlen(code) >= sizeof(r->code))
			continue;
		memcpy(r->code, code, strlen(code));
		ok = audit_severity_parse(
		    stmt_get_text(st, 1), &r->severity, err);
		if (!ok)
			break;
		r->message = stmt_get_copy(st, 2);
		a->n_rule++;
	}
out:
	stmt_done(st);
	return ok;
}

static bool
rules_are_known(const struct audit *a, struct err *err)
{
	for (size_t i = 0; i < a->opt->n_rule; i++) {
		bool known = false;

		for (size_t j = 0; !known && j < a->n_rule; j++)
			known = strcmp(a->rule[j].code, a->opt->rule[i]) == 0;
		if (!known)
			return err_set(err, ERR_USAGE,
			    "rule \"%s\" is not known; there are %s to %s",
			    a->opt->rule[i],
			    a->n_rule == 0 ? "" : a->rule[0].code,
			    a->n_rule == 0 ? "" : a->rule[a->n_rule - 1].code);
	}
	return true;
}

/* --- noting --- */

static const struct {
	const char *name;
	size_t offset;
} places[] = {
	{ "{codes}", offsetof(struct audit_words, codes) },
	{ "{tag1}", offsetof(struct audit_words, tag1) },
	{ "{src1}", offsetof(struct audit_words, src1) },
	{ "{tag2}", offsetof(struct audit_words, tag2) },
	{ "{src2}", offsetof(struct audit_words, src2) },
	{ "{stage}", offsetof(struct audit_words, stage) },
};
#define N_PLACE (sizeof(places) / sizeof(places[0]))

/* The message with the words in its places. */
static void
fill(struct buf *b, const char *message, const struct audit_words *w)
{
	while (*message != '\0') {
		size_t i = 0;
		const char *word = NULL;

		while (i < N_PLACE && strncmp(message, places[i].name,
					  strlen(places[i].name)) != 0)
			i++;
		if (i == N_PLACE) {
			buf_char(b, *message++);
			continue;
		}
		memcpy(&word, (const char *)w + places[i].offset, sizeof(word));
		buf_str(b, word == NULL ? "" : word);
		message += strlen(places[i].name);
	}
}

static bool
rule_is_asked(const struct audit *a, const struct audit_rule *r)
{
	const struct audit_options *o = a->opt;
	bool any = false;
	bool named = o->n_rule == 0;

	for (size_t i = 0; i < o->n_rule; i++)
		named = named || strcmp(o->rule[i], r->code) == 0;
	for (size_t i = 0; i < AUDIT_SEVERITIES; i++)
		any = any || o->severity[i];
	if (!named)
		return false;
	if (any)
		return o->severity[r->severity];
	return r->severity != AUDIT_OK || o->n_rule > 0;
}

void
audit_note(struct audit *a, const char *rule, const char *vendor,
    const struct audit_words *w, const char *more, const char *evidence)
{
	struct buf b = { 0 };
	size_t i = 0;

	while (i < a->n_rule && strcmp(a->rule[i].code, rule) != 0)
		i++;
	if (i == a->n_rule || !rule_is_asked(a, &a->rule[i]))
		return;
	if (a->n_kept == a->cap_kept) {
		a->cap_kept = a->cap_kept == 0 ? 64 : a->cap_kept * 2;
		a->kept = xrealloc(a->kept, a->cap_kept, sizeof(*a->kept));
	}
	fill(&b, a->rule[i].message, w);
	if (more != NULL)
		buf_fmt(&b, ": %s", more);
	a->kept[a->n_kept++] = (struct audit_finding){ .rule = a->rule[i].code,
		.severity = a->rule[i].severity,
		.vendor = vendor,
		.finding = arena_keep(&a->text, buf_text(&b), b.len),
		.evidence = evidence == NULL ? NULL
					     : arena_keep(&a->text, evidence,
						   strlen(evidence)) };
	buf_clear(&b);
}

void
audit_site_name(struct audit *a, int64_t site, struct buf *name)
{
	struct err err = { 0 };
	struct stmt *st = db_stmt(a->db, SQL_AUDIT_SITE, &err);
	bool found = false;

	if (st != NULL) {
		stmt_int(st, ":id", site);
		if (stmt_step(st, &found, &err) && found)
			buf_str(name, stmt_get_text(st, 0));
	}
	stmt_done(st);
	if (err.kind != ERR_NONE && a->failed != NULL)
		*a->failed = err;
}

/* --- asking --- */

/* T19 needs all of a group to have been seen. */
static void
watch_group(struct audit *a, const struct audit_case *c)
{
	const struct roster_group *g = &c->roster->group[c->who->group];
	bool develops = audit_offers(c, AUDIT_STRONG);

	if (g->n_vendor < 2)
		return;
	if (develops && a->developer[c->who->group] == 0)
		a->developer[c->who->group] = c->v->index + 1;
	if (!develops && c->who->kind != NULL &&
	    strcmp(c->who->kind, "CMO") == 0)
		a->dependant[a->n_dependant++] = c->v->index;
}

static void
try_sisters(struct audit *a)
{
	const struct roster *r = supply_roster(a->supply);

	for (size_t i = 0; i < a->n_dependant; i++) {
		const struct roster_vendor *v = &r->vendor[a->dependant[i]];
		struct audit_words w = { 0 };
		struct buf evidence = { 0 };

		if (a->developer[v->group] == 0)
			continue;
		buf_fmt(&evidence, "%s, of %s",
		    r->vendor[a->developer[v->group] - 1].name,
		    roster_group_name(r, v->group));
		audit_note(a, "T19", v->name, &w, NULL, buf_text(&evidence));
		buf_clear(&evidence);
	}
}

/* Where the vendor's entries lie in a list by vendor that is read along. */
static size_t
entries_of(const struct audit_list *l, size_t *at, int64_t vendor_id)
{
	size_t count = 0;

	while (*at < l->n && l->tag[*at].vendor < vendor_id)
		(*at)++;
	while (*at + count < l->n && l->tag[*at + count].vendor == vendor_id)
		count++;
	return count;
}

static bool
register_only(const struct audit_case *c)
{
	for (size_t i = 0; i < c->v->n_claim; i++) {
		const struct roster_source *s =
		    roster_source_by_id(c->roster, c->v->claim[i].source);

		if (s == NULL || !s->fda)
			return false;
	}
	return c->registered;
}

static bool
try_vendors(struct audit *a, struct err *err)
{
	struct audit_case c = { .audit = a,
		.roster = supply_roster(a->supply),
		.profiles = &a->profiles,
		.today = a->opt->today,
		.renamed = &a->known.renamed,
		.class_of = a->class_of };
	struct supply_vendor v;
	size_t tag = 0;
	size_t promise = 0;
	bool found = false;

	c.v = &v;
	for (;;) {
		if (!supply_next(a->supply, &v, &found, err))
			return false;
		if (!found)
			return true;
		c.who = &c.roster->vendor[v.index];
		c.n_tag = entries_of(&a->known.tags, &tag, c.who->id);
		c.tag = c.n_tag == 0 ? NULL : &a->known.tags.tag[tag];
		c.promise = NULL;
		if (entries_of(&a->known.promises, &promise, c.who->id) > 0)
			c.promise = &a->known.promises.tag[promise];
		memcpy(c.may, &a->known.may[v.index * (CAPABILITY_MAX + 1)],
		    sizeof(c.may));
		c.registered = a->known.registered[v.index];
		c.register_only = register_only(&c);
		audit_rules_try(&c);
		watch_group(a, &c);
	}
}

static int
compare_kept(const void *x, const void *y)
{
	const struct audit_finding *a = x;
	const struct audit_finding *b = y;
	int order = 0;

	if (a->severity != b->severity)
		return a->severity < b->severity ? -1 : 1;
	order = strcmp(a->rule, b->rule);
	if (order == 0)
		order = strcmp(a->vendor, b->vendor);
	if (order == 0)
		order = strcmp(a->finding, b->finding);
	return order;
}

static bool
prepare(struct audit *a, struct err *err)
{
	const struct roster *r = supply_roster(a->supply);

	a->developer = xcalloc(r->n_group + 1, sizeof(*a->developer));
	a->dependant = xcalloc(r->n_vendor + 1, sizeof(*a->dependant));
	audit_classes(a->class_of);
	return load_rules(a, err) && rules_are_known(a, err) &&
	       profile_load(&a->profiles, a->db, err) &&
	       audit_known_load(&a->known, a->db, a->supply, err);
}

bool
audit_ask(struct audit **out, struct db *db, const struct audit_options *opt,
    struct err *err)
{
	struct supply_options how = { .filter = opt->filter };
	struct audit *a = xcalloc(1, sizeof(*a));
	bool ok = false;

	a->db = db;
	a->opt = opt;
	a->failed = err;
	if (!supply_open(&a->supply, db, &how, err) || !prepare(a, err) ||
	    !try_vendors(a, err))
		goto out;
	try_sisters(a);
	if (err->kind != ERR_NONE)
		goto out;
	if (a->n_kept > 0)
		qsort(a->kept, a->n_kept, sizeof(*a->kept), compare_kept);
	*out = a;
	a = NULL;
	ok = true;
out:
	audit_free(a);
	return ok;
}

void
audit_free(struct audit *a)
{
	if (a == NULL)
		return;
	for (size_t i = 0; i < a->n_rule; i++)
		free(a->rule[i].message);
	free(a->rule);
	free(a->kept);
	free(a->developer);
	free(a->dependant);
	audit_known_clear(&a->known);
	profile_clear(&a->profiles);
	arena_clear(&a->text);
	supply_close(a->supply);
	free(a);
}

size_t
audit_findings(const struct audit *a)
{
	return a->n_kept;
}

const struct audit_finding *
audit_finding(const struct audit *a, size_t i)
{
	return &a->kept[i];
}
