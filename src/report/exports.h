/* exports.h - the whole catalog as rows that can be imported again. */
#ifndef REPORT_EXPORTS_H
#define REPORT_EXPORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct choice;
struct db;
struct out;

/* What can be exported, by the word for it. */
struct exports {
	const char *word; /* "claims" */
	const char *const *column;
	size_t n;
	/* Write a row each; only what the choice lets through. */
	bool (*run)(struct db *db, const struct choice *choice, struct out *out,
	    struct err *err);
};

/* NULL when there is none of that word. */
const struct exports *exports_by_word(const char *word);

#endif
