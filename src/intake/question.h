/* question.h - what a file leaves open: each a question, with the option of
 * inspect and import that answers it. */
#ifndef INTAKE_QUESTION_H
#define INTAKE_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct reading;
struct survey;

struct question {
	size_t position;    /* of the column, from 1; 0: the file */
	const char *text;   /* "is \"Partner\" vendor.name? ..." */
	const char *option; /* "--map Partner=FIELD" */
};

/* Zero-initialise to start; texts are the arena's. */
struct questions {
	struct question *item; /* owned */
	size_t n;
	struct arena arena;
};

/* What is open after survey_read; nothing that a person has said. */
void questions_find(
    struct questions *q, const struct survey *s, const struct reading *how);
void questions_clear(struct questions *q);

/* How --map names column i (from 0): by its title where that is plain and
 * its own, else by its number; kept in the arena. */
const char *question_column(
    const struct survey *s, size_t i, struct arena *arena);

/* Whether a person gave the option, or a --map for column i (from 0). */
bool question_is_said(const struct reading *how, const char *option);
bool question_is_mapped(
    const struct survey *s, const struct reading *how, size_t i);

#endif
