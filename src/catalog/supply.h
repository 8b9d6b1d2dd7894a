/* supply.h - who offers what: the claims of the current sources, read once,
 * vendor by vendor, and what they come to.
 *
 * Only an offered claim is a yes, and only while no "no" overrules it: a "no"
 * of the same vendor and capability does when its evidence level is higher,
 * or the same and its date later (a missing date is the oldest), and each of
 * its dimensions (modality, dosage group, phase) is not stated or that of the
 * offered claim.  Planned, partner and partial are said but never count.
 *
 * A claim is where its site is; without one, or where the site's country is
 * not known, where its vendor is; where that is not known either, wherever
 * the vendor has sites. */
#ifndef CATALOG_SUPPLY_H
#define CATALOG_SUPPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "catalog/capability.h"

struct db;
struct filter;
struct roster;
struct supply; /* one reading in progress */

/* What is known, from nothing to yes; of several the highest is the answer.
 * VAGUE: the area it lies in is offered, the stage not stated; UNSTATED: it is
 * offered, the phase or modality or dosage form asked for not stated. */
enum supply_answer {
	SUPPLY_UNKNOWN,
	SUPPLY_NO,
	SUPPLY_PLANNED,
	SUPPLY_PARTNER,
	SUPPLY_PARTIAL,
	SUPPLY_VAGUE,
	SUPPLY_UNSTATED,
	SUPPLY_YES
};
#define SUPPLY_ANSWERS 8

struct supply_claim {
	unsigned char capability; /* ids of their tables */
	unsigned char modality;
	unsigned char dosage;
	unsigned char phase;
	unsigned char status;
	unsigned char evidence;
	bool counts;        /* a yes: offered and not overruled, or of a status
			     * that was asked for */
	bool unstated;      /* would count, but does not state the modality or
			     * the dosage form that was asked for */
	bool overruled;     /* offered, and a "no" holds: status is no */
	uint16_t n_country; /* where; 0: not known */
	const uint16_t *country; /* roster_country */
	int64_t source;
	int64_t row;
	int64_t site;  /* 0: none */
	char date[11]; /* ISO; "": none */
};

struct supply_vendor {
	size_t index;                     /* in the roster */
	const struct supply_claim *claim; /* by capability */
	size_t n_claim;
	/* By capability id, areas included: what its own claims say (enum
	 * supply_answer, never VAGUE). */
	unsigned char answer[CAPABILITY_MAX + 1];
};

struct supply_options {
	const struct filter *filter; /* or NULL: everything */
	/* Claims that state no modality or dosage form count where one is
	 * asked for; else they are `unstated`. */
	bool unstated_counts;
};

/* Read the roster; claims follow by supply_next. */
bool supply_open(struct supply **out, struct db *db,
    const struct supply_options *opt, struct err *err);

/* NULL is allowed.  What was handed out is gone then. */
void supply_close(struct supply *s);

const struct roster *supply_roster(const struct supply *s);

/* The next vendor that passes the filter, with those of its claims that do
 * (possibly none); v is valid until the next call.  *found is false after
 * the last. */
bool supply_next(
    struct supply *s, struct supply_vendor *v, bool *found, struct err *err);

/* No source asked can speak of the capability: there are sources, all of them
 * FDA registers, and none of the register's operations means it. */
bool supply_is_silent(struct supply *s, int64_t capability_id);

/* Ambiguous words in the sheets: calls each with the vendor's place in the
 * roster and a capability that its words may mean; some more than once. */
bool supply_ambiguous(struct supply *s,
    void (*each)(void *arg, size_t vendor, int64_t capability_id), void *arg,
    struct err *err);

/* Set v->answer from v->claim, after claims were taken away. */
void supply_answer(struct supply_vendor *v);

/* A "no" overrules an offered claim of the same vendor and capability. */
bool supply_overrules(
    const struct supply_claim *no, const struct supply_claim *c);

/* What a claim of that status (enum status) says when it does not count. */
enum supply_answer supply_answer_of(unsigned char status);

#endif
