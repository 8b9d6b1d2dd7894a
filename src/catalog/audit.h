/* audit.h - a vendor's tag against its services: rules T01 to T21 of the
 * table audit_rule.  What is not known contradicts nothing: a rule that needs
 * a service to be missing keeps silent where ambiguous words may mean it, or
 * where the only sources are registers that do not speak of it. */
#ifndef CATALOG_AUDIT_H
#define CATALOG_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct db;
struct filter;
struct audit; /* an answer */

/* Worst first. */
enum audit_severity { AUDIT_ERROR, AUDIT_WARN, AUDIT_INFO, AUDIT_OK };
#define AUDIT_SEVERITIES 4

struct audit_options {
	const struct filter *filter; /* or NULL */
	const char *today;           /* ISO date: what is stale (T17) */
	const char *const *rule;     /* only these codes; n_rule 0: all */
	size_t n_rule;
	bool severity[AUDIT_SEVERITIES]; /* only these; none: all but OK */
};

struct audit_finding {
	const char *rule; /* "T01" */
	enum audit_severity severity;
	const char *vendor;
	const char *finding;  /* in words */
	const char *evidence; /* "CODE: SOURCE row N (E1, DATE); ..." */
};

/* Answer the question; a rule that is not known is ERR_USAGE. */
bool audit_ask(struct audit **out, struct db *db,
    const struct audit_options *opt, struct err *err);
void audit_free(struct audit *a); /* NULL is allowed */

/* Findings, worst first, then by rule and vendor. */
size_t audit_findings(const struct audit *a);
const struct audit_finding *audit_finding(const struct audit *a, size_t i);

const char *audit_severity_word(enum audit_severity s);
bool audit_severity_parse(
    const char *word, enum audit_severity *s, struct err *err);

#endif
