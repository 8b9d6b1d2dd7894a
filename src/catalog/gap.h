/* gap.h - what has fewer independent vendors than it needs. */
#ifndef CATALOG_GAP_H
#define CATALOG_GAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "catalog/axis.h"

struct db;
struct filter;
struct gap; /* an answer */

/* Worst first; in this order rows come. */
enum gap_verdict {
	GAP_NONE,          /* nobody, and that is all that can be said */
	GAP_SINGLE,        /* one vendor */
	GAP_SINGLE_GROUP,  /* several vendors of one corporate group */
	GAP_BELOW,         /* two groups or more, and fewer than needed */
	GAP_SINGLE_REGION, /* enough groups, all known to be in one region */
	GAP_UNKNOWN,       /* nobody on file, but somebody may: an offered
			    * claim on the area, of a dimension not stated,
			    * a partial one, ambiguous words; or no source
			    * that could say so */
	GAP_COVERED
};
#define GAP_VERDICTS 7

/* Groups needed where nothing is said; 1 when divided by group. */
#define GAP_NEED 2

struct gap_options {
	const struct filter *filter; /* or NULL */
	enum axis axis;
	const char *profile; /* rows are its mandatory stages; NULL: leaves */
	size_t need;         /* 0: GAP_NEED */
	/* What if these were gone: only rows that get worse. */
	const int64_t *without_vendor;
	size_t n_without_vendor;
	const char *const *without_country; /* ISO codes */
	size_t n_without_country;
};

struct gap_row {
	const char *code; /* of the capability; of a stage: "a|b|c" */
	const char *name;
	const char *area; /* code; of a stage: the profile's */
	const char *scope;
	size_t subject;   /* private: which capability or stage */
	size_t value;     /* of the axis */
	size_t vendors;   /* that offer it */
	size_t groups;    /* independent ones among them */
	size_t regions;   /* known ones they offer it in */
	uint16_t country; /* the only one, 0: several or none known */
	size_t unknown;   /* vendors nothing is known of */
	size_t need;
	bool silent; /* no source can speak of it */
	enum gap_verdict verdict;
	enum gap_verdict before; /* with nobody gone */
};

/* Who says what of a row. */
enum gap_say {
	GAP_SAY_OFFERED,
	GAP_SAY_NOWHERE,   /* offered, in a country that is not known */
	GAP_SAY_VAGUE,     /* offered on the area, stage not stated */
	GAP_SAY_UNSTATED,  /* offered, phase or modality not stated */
	GAP_SAY_VALUE,     /* offered, the axis's value not stated */
	GAP_SAY_AMBIGUOUS, /* in words that may mean it */
	GAP_SAY_PARTIAL,
	GAP_SAY_PARTNER,
	GAP_SAY_PLANNED,
	GAP_SAY_NO
};

/* The first names in alphabetical order, and how many there are. */
#define GAP_NAMES 8
struct gap_names {
	const char *name[GAP_NAMES]; /* borrowed from the answer */
	size_t n;
	size_t total;
};

/* Answer the question; a profile that is not known is ERR_USAGE. */
bool gap_ask(struct gap **out, struct db *db, const struct gap_options *opt,
    struct err *err);
void gap_free(struct gap *g); /* NULL is allowed */

/* Rows, worst first, then in the order of the taxonomy and the axis. */
size_t gap_rows(const struct gap *g);
const struct gap_row *gap_row(const struct gap *g, size_t i);

void gap_names(const struct gap *g, const struct gap_row *r, enum gap_say say,
    struct gap_names *names);

const char *gap_verdict_word(enum gap_verdict v);

/* The code of a row's value ("EUR"), "" without an axis. */
const char *gap_value(
    const struct gap *g, const struct gap_row *r, char code[3]);

/* The region all of a single-region row is in. */
const char *gap_region_name(const struct gap *g, const struct gap_row *r);

/* Vendors the question was about, and whether somebody may be gone. */
size_t gap_vendors(const struct gap *g);
bool gap_is_without(const struct gap *g);

#endif
