/* ole.h - compound files (MS-CFB), in which .xls and other old Office files
 * keep their streams. */
#ifndef SHEET_OLE_H
#define SHEET_OLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Larger files are refused: the tables that say where their sectors are take
 * a hundredth of that in memory. */
#define OLE_BYTES (INT64_C(1) << 30)

struct file;
struct ole;

/* The bytes may be a compound file. */
bool ole_is(const char *p, size_t n);

/* Read where everything is in f, which stays the caller's and must outlive
 * the ole.  ERR_DATA when it is cut short or its tables lead nowhere. */
bool ole_open(struct ole **out, const struct file *f, struct err *err);

/* A stream of this name at the top of the file is there; ASCII, its case makes
 * no difference. */
bool ole_has(const struct ole *o, const char *name);

/* Choose the stream to read, which must be there.  ERR_DATA as for open. */
bool ole_select(struct ole *o, const char *name, struct err *err);

/* Size of the chosen stream. */
int64_t ole_size(const struct ole *o);

/* Read n bytes at a place of the chosen stream; they must be in it. */
bool ole_read(struct ole *o, int64_t at, void *to, size_t n, struct err *err);

/* NULL is allowed. */
void ole_close(struct ole *o);

#endif
