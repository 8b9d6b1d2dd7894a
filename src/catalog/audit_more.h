/* audit_more.h - the rules that look at more than the services: other tags,
 * dates, sites, registers, promises; private to audit*.c. */
#ifndef CATALOG_AUDIT_MORE_H
#define CATALOG_AUDIT_MORE_H

struct audit_case;

/* Try T13, T14, T16, T17, T18 and T20. */
void audit_more_try(struct audit_case *c);

#endif
