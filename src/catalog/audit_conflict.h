/* audit_conflict.h - the rule that sets an offered claim against a "no" of
 * the same vendor and capability; private to audit*.c. */
#ifndef CATALOG_AUDIT_CONFLICT_H
#define CATALOG_AUDIT_CONFLICT_H

struct audit_case;

/* Try T21: one finding a capability.  Claims contradict each other when each
 * dimension is the same or one of them does not state it. */
void audit_conflict_try(const struct audit_case *c);

#endif
