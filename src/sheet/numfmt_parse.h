/* numfmt_parse.h - a number format, taken apart; private to numfmt*.c. */
#ifndef SHEET_NUMFMT_PARSE_H
#define SHEET_NUMFMT_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "sheet/decimal.h"
#include "sheet/serial.h"

enum token_kind {
	TOKEN_LITERAL, /* text[at..at+len) of the section's literals */
	TOKEN_BLANK,   /* a blank that is only padding */
	TOKEN_DIGIT,   /* what: 0 # or ? */
	TOKEN_POINT,
	TOKEN_COMMA,
	TOKEN_PERCENT,
	TOKEN_EXPONENT, /* what: + or - */
	TOKEN_SLASH,    /* of a fraction */
	TOKEN_FIXED,    /* the denominator of a fraction: number */
	TOKEN_TEXT,     /* @ */
	TOKEN_GENERAL,
	TOKEN_DATE /* what: y m d h s a (AM/PM) */
};

struct token {
	enum token_kind kind;
	char what;
	size_t at, len;
	long number;
};

/* A text stands in a section so many times at most: any more of @ would make
 * a bomb of a long text. */
enum { SECTION_MAX = 4, SECTION_TEXTS = 4 };

struct section {
	struct token *token; /* owned */
	size_t n, room;
	struct buf literal;
	bool is_date;
	bool no_date; /* its letters are letters: digits stand beside them */
	bool is_fraction;
	bool has_digit;
	int texts; /* so many @, SECTION_TEXTS at most */
	enum serial_part elapsed;
	char compare[3]; /* "<", ">=", ...; "" for no condition */
	double limit;
};

struct numfmt {
	struct section section[SECTION_MAX];
	size_t n; /* at least 1 */
};

/* Read one section, which ends before *code; returns what is behind it: a
 * ';' or the end. */
const char *section_parse(struct section *s, const char *code);
void section_clear(struct section *s);

/* Append a literal. */
void section_literal(
    const struct section *s, const struct token *t, struct buf *to);

/* Append a number the way a section of fractions shows it, its sign aside. */
void fraction_format(
    const struct section *s, const struct decimal *d, struct buf *to);

/* What a section of dates shows. */
struct serial section_serial(const struct section *s);

#endif
