/* profile.h - named lists of requirements, and the ladder some of them make:
 * span < core < chain < full < verified, per scope. */
#ifndef CATALOG_PROFILE_H
#define CATALOG_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "catalog/supply.h"

struct db;

enum profile_level {
	PROFILE_NONE, /* of a vendor: no rung; of a profile: off the ladder */
	PROFILE_SPAN,
	PROFILE_CORE,
	PROFILE_CHAIN,
	PROFILE_FULL,
	PROFILE_VERIFIED
};

/* One thing that satisfies a stage. */
struct profile_option {
	unsigned char capability; /* 0: the other profile */
	unsigned char phase;      /* 0: any */
	unsigned char modality;   /* 0: any; else it or below it */
	size_t other;             /* place of the other profile */
};

struct profile_stage {
	int64_t seq;
	char *name; /* owned */
	bool mandatory;
	struct profile_option *option; /* owned */
	size_t n_option;
};

struct profile {
	int64_t id;
	char *code;  /* owned, as the texts below */
	char *scope; /* "DS", "DP", "any", "DS+DP" */
	char *modality_class;
	char *name;
	enum profile_level level;
	struct profile_stage *stage; /* owned */
	size_t n_stage;
	size_t n_mandatory;
};

/* Zero-initialise to start. */
struct profile_list {
	struct profile *profile; /* owned; by id */
	size_t n;
};

bool profile_load(struct profile_list *l, struct db *db, struct err *err);
void profile_clear(struct profile_list *l);

/* The profile of that code; an unknown one is ERR_USAGE and lists them. */
bool profile_by_code(const struct profile_list *l, const char *code,
    const struct profile **p, struct err *err);

/* The word for a level: "none", "span", ... */
const char *profile_level_word(enum profile_level level);

/* Is the profile about the scope ("DS" or "DP")? */
bool profile_is_about(const struct profile *p, const char *scope);

/* What the claim says of the option: YES when it satisfies it, UNSTATED when
 * it offers it in a phase or of a modality that it does not state, NO,
 * PLANNED, PARTNER or PARTIAL as it says so, UNKNOWN when it says nothing of
 * it. */
enum supply_answer profile_match(
    const struct profile_option *o, const struct supply_claim *c);

/* What a vendor's claims say of a stage: the best of its options.  NO only
 * when every option is a no.  VAGUE for an offered claim on the area of an
 * option. */
enum supply_answer profile_stage_answer(const struct profile_list *l,
    const struct profile_stage *stage, const struct supply_vendor *v);

/* The vendor meets every mandatory stage. */
bool profile_is_met(const struct profile_list *l, const struct profile *p,
    const struct supply_vendor *v);

/* The weakest evidence level a vendor's meeting of p rests on: of each
 * mandatory stage it meets, the best claim counts.  -1: it meets none. */
int profile_evidence(const struct profile_list *l, const struct profile *p,
    const struct supply_vendor *v);

#endif
