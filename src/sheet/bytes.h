/* bytes.h - what the first bytes of a file say about it. */
#ifndef SHEET_BYTES_H
#define SHEET_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* How many bytes of a file are looked at before it is read. */
#define BYTES_SAMPLE ((size_t)1 << 20)

/* Refuse (ERR_DATA) what is no table but a known kind of file, going by the
 * first n bytes p of the file called name: the message says what it looks
 * like and the way out. */
bool bytes_binary(const char *p, size_t n, const char *name, struct err *err);

/* The same for text, once it is in UTF-8: HTML, JSON, and what has too many
 * control bytes to be text. */
bool bytes_text(const char *p, size_t n, const char *name, struct err *err);

/* Length of the UTF-8 byte order mark at the start of p[0..n), or 0. */
size_t bytes_bom(const char *p, size_t n);

/* Whether p[0..n) starts with a line such as "sep=;", by which a spreadsheet
 * says its delimiter; *delimiter gets it and *len the length of the line. */
bool bytes_sep(const char *p, size_t n, char *delimiter, size_t *len);

#endif
