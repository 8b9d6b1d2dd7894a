/* filters.h - the options that narrow a question, in every command alike. */
#ifndef CMD_FILTERS_H
#define CMD_FILTERS_H

#include "catalog/filter.h"
#include "cmd/cmd.h"

struct vocab;

struct filters {
	struct cmd_texts text[9]; /* by enum filter_field */
};

/* The nine options, to be put into a command's option array:
 *	{ FILTERS_OPTIONS(&f), { "--by", CMD_TEXT, &by }, { NULL, 0, NULL } } */
#define FILTERS_OPTIONS(f)                                            \
	{ "--kind", CMD_TEXTS, &(f)->text[FILTER_KIND] },             \
	    { "--offers", CMD_TEXTS, &(f)->text[FILTER_OFFERS] },     \
	    { "--country", CMD_TEXTS, &(f)->text[FILTER_COUNTRY] },   \
	    { "--region", CMD_TEXTS, &(f)->text[FILTER_REGION] },     \
	    { "--modality", CMD_TEXTS, &(f)->text[FILTER_MODALITY] }, \
	    { "--dosage", CMD_TEXTS, &(f)->text[FILTER_DOSAGE] },     \
	    { "--status", CMD_TEXTS, &(f)->text[FILTER_STATUS] },     \
	    { "--group", CMD_TEXTS, &(f)->text[FILTER_GROUP] },       \
	{                                                             \
		"--source", CMD_TEXTS, &(f)->text[FILTER_SOURCE]      \
	}

/* The help lines for them. */
#define FILTERS_HELP                                                           \
	"  --kind CMO|CDMO|untagged  only vendors so tagged\n"                 \
	"  --offers CAPABILITY       only vendors that offer it (repeat: "     \
	"all)\n"                                                               \
	"  --country COUNTRY         only vendors or sites there\n"            \
	"  --region REGION           only vendors or sites there\n"            \
	"  --modality MODALITY       only claims for it\n"                     \
	"  --dosage FORM             only claims for that dosage form group\n" \
	"  --status STATUS           claims of that status, not only "         \
	"offered\n"                                                            \
	"  --group GROUP             only vendors of that corporate group\n"   \
	"  --source SOURCE           only what that source says\n"

/* Resolve what was given; clears f's texts. */
bool filters_resolve(struct filters *f, struct db *db, struct vocab *v,
    struct filter *filter, struct err *err);

/* The same with a vocabulary of its own, opened only where one is needed. */
bool filters_settle(
    struct filters *f, struct db *db, struct filter *filter, struct err *err);

void filters_clear(struct filters *f);

#endif
