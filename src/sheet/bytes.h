/* bytes.h - what the first bytes of a file say about it. */
#ifndef SHEET_BYTES_H
#define SHEET_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* How many bytes of a file are looked at before it is read. */
#define BYTES_SAMPLE ((size_t)1 << 20)

/* Refuse (ERR_DATA) what is no text in UTF-8, going by the first n bytes p
 * of the file called name: the message says what it looks like and the way
 * out.  Text of which a few bytes are no UTF-8 passes; text in some 8-bit
 * encoding does not: 10 lines or more and over a tenth of all hold bytes that
 * are not UTF-8, and hardly any character beyond ASCII is well-formed. */
bool bytes_check(const char *p, size_t n, const char *name, struct err *err);

/* Length of the UTF-8 byte order mark at the start of p[0..n), or 0. */
size_t bytes_bom(const char *p, size_t n);

/* Whether p[0..n) starts with a line such as "sep=;", by which a spreadsheet
 * says its delimiter; *delimiter gets it and *len the length of the line. */
bool bytes_sep(const char *p, size_t n, char *delimiter, size_t *len);

#endif
