/* across.h - questions in the first column and a vendor in each of the others:
 * a sheet that is read turned on its side. */
#ifndef INTAKE_ACROSS_H
#define INTAKE_ACROSS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct legend;
struct sample;
struct vocab;

struct across {
	bool is;
	size_t column;  /* of the questions, from 1 */
	size_t above;   /* a column before it that groups them; 0: none */
	size_t names;   /* row that names the vendors, from 1 */
	size_t sub;     /* row below it that says what each column holds; 0 */
	size_t vendors; /* columns behind the questions */
	size_t asked;   /* services asked for in the rows looked at */
};

/* What a person says of it. */
struct across_told {
	bool is;     /* it is one, and only the places are to be found */
	size_t row;  /* that names the vendors, from 1; 0: find it */
	size_t rows; /* 1: no row below it says what columns hold; 2: the
		      * next one does; 0: find out */
};

/* Look at the first rows of a sheet.  The sample begins with row 1. */
void across_find(struct across *a, const struct sample *s,
    const struct legend *l, struct vocab *v, const struct across_told *told);

/* Words like "Comments", "Answer type", "Weight": no vendor's name. */
bool across_is_remark(const char *s, size_t n);

/* Of these the ones for words about an answer: "Comments", "Notes". */
bool across_is_comment(const char *s, size_t n);

/* The reason in words. */
void across_reason(const struct across *a, struct buf *b);

#endif
