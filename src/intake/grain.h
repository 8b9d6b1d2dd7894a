/* grain.h - what kind of thing a cell says, and what a column of cells mostly
 * does; told without knowing what the table is about. */
#ifndef INTAKE_GRAIN_H
#define INTAKE_GRAIN_H

#include <stdbool.h>
#include <stddef.h>

enum grain {
	GRAIN_EMPTY, /* or "n/a", "-" */
	GRAIN_WORDS, /* what a title is made of */
	GRAIN_NUMBER,
	GRAIN_DATE, /* or a time */
	GRAIN_ADDRESS,
	GRAIN_CODE,
	GRAIN_MARK,  /* X, yes, no */
	GRAIN_PLACE, /* a country */
	GRAIN_FIRM,  /* ends in a legal form */
	GRAIN_PROSE,
	GRAIN_KINDS
};

/* s[0..n) is trimmed. */
enum grain grain_of(const char *s, size_t n);

/* A year from 1900 to 2100; else 0. */
int grain_year(const char *s, size_t n);

struct grain_column {
	size_t n[GRAIN_KINDS];
};

/* Cells that are not empty. */
size_t grain_filled(const struct grain_column *c);

/* The kind of more than three quarters of them; GRAIN_WORDS where there is
 * none, GRAIN_EMPTY where all are empty. */
enum grain grain_most(const struct grain_column *c);

/* A kind that no title has: numbers, dates, addresses. */
bool grain_is_strong(enum grain k);

#endif
