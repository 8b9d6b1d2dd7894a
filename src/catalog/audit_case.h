/* audit_case.h - what is known of one vendor while it is audited; private to
 * audit*.c. */
#ifndef CATALOG_AUDIT_CASE_H
#define CATALOG_AUDIT_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"
#include "catalog/audit_known.h"
#include "catalog/capability.h"
#include "catalog/profile.h"
#include "catalog/roster.h"
#include "catalog/supply.h"

/* What a capability is to the rules; of an area as of its leaves. */
enum audit_class {
	AUDIT_STRONG = 1, /* development: a leaf so marked, or an area most
			   * of whose leaves are */
	AUDIT_WEAK = 2,   /* next to development (rule T02) */
	AUDIT_FORMULATION = 4,
	AUDIT_COMMERCIAL = 8, /* names commercial manufacture */
	AUDIT_PLATFORM = 16,  /* makes drug substance or product, in a phase
			       * that the claim states or not */
	AUDIT_CLINICAL = 32,  /* names clinical manufacture */
	AUDIT_PACKAGING = 64,
	AUDIT_SUPPLY = 128, /* supply chain */
	AUDIT_ANALYTICAL = 256
};
#define AUDIT_MANUFACTURE (AUDIT_COMMERCIAL | AUDIT_PLATFORM | AUDIT_CLINICAL)

struct audit_case {
	struct audit *audit;
	const struct roster *roster;
	const struct profile_list *profiles;
	const char *today;
	const struct hash *renamed; /* fold_name -> row of renames.csv */
	const unsigned *class_of;   /* audit_classes */
	const struct supply_vendor *v;
	const struct roster_vendor *who;
	const struct audit_tag *tag; /* in order of source and row */
	size_t n_tag;
	const struct audit_tag *promise; /* text: the words; or NULL */
	bool may[CAPABILITY_MAX + 1];    /* ambiguous words may mean it */
	bool registered;    /* the FDA register knows a site of it */
	bool register_only; /* and nothing else speaks of it */
};

/* Texts for the places in a rule's message; NULL: there is none. */
struct audit_words {
	const char *codes;
	const char *tag1;
	const char *src1;
	const char *tag2;
	const char *src2;
	const char *stage;
};

/* What each capability is to the rules, by id. */
void audit_classes(unsigned to[CAPABILITY_MAX + 1]);

/* Note a finding: the rule's message with w filled in, then more (NULL: no
 * more).  evidence may be NULL. */
void audit_note(struct audit *a, const char *rule, const char *vendor,
    const struct audit_words *w, const char *more, const char *evidence);

/* What a site is called; its number where nothing else is known. */
void audit_site_name(struct audit *a, int64_t site, struct buf *name);

/* Try all rules but T19, which looks at sister companies. */
void audit_rules_try(struct audit_case *c);

/* The vendor offers something of the classes. */
bool audit_offers(const struct audit_case *c, unsigned classes);

/* Append "CODE: SOURCE row N (EVIDENCE, DATE)". */
void audit_cite_claim(
    const struct audit_case *c, const struct supply_claim *m, struct buf *to);

/* Cite the claims of the classes that are offered, the first few. */
void audit_cite(const struct audit_case *c, unsigned classes, struct buf *to);

#endif
