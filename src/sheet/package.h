/* package.h - the parts of a ZIP file (XLSX, ODS), read as streams; nothing is
 * ever unpacked to disk, so that names in it cannot lead anywhere. */
#ifndef SHEET_PACKAGE_H
#define SHEET_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* A package with more parts than this is refused. */
#define PACKAGE_PARTS 20000U

/* A part is refused as a bomb once it has given PACKAGE_FREE bytes and comes
 * to over PACKAGE_RATIO times its compressed size (deflate reaches 1032;
 * 60 is much for a real sheet), or comes to over PACKAGE_BYTES. */
#define PACKAGE_FREE (INT64_C(4) << 20)
#define PACKAGE_RATIO 250
#define PACKAGE_BYTES (INT64_C(8) << 30)

/* No such part. */
#define PACKAGE_NONE SIZE_MAX

struct file;
struct package;
struct part; /* one being read */

/* The bytes may be a ZIP file. */
bool package_is(const char *p, size_t n);

/* Read the directory of the ZIP file f, which stays the caller's and must
 * outlive the package.  ERR_DATA when there is none (cut short) or it is no
 * directory of an office document's size. */
bool package_open(struct package **out, const struct file *f, struct err *err);

/* The file's name, for messages. */
const char *package_name(const struct package *p);

/* The part of this name, or PACKAGE_NONE.  Case, a leading slash and the
 * direction of slashes make no difference; of two with one name the first
 * is meant. */
size_t package_find(const struct package *p, const char *name);

/* The compressed size of a part. */
int64_t package_part_bytes(const struct package *p, size_t part);

/* NULL is allowed. */
void package_close(struct package *p);

/* Start to read a part.  ERR_DATA when it is encrypted or compressed in a way
 * office documents do not use. */
bool part_open(
    struct part **out, struct package *p, size_t part, struct err *err);

/* Its name as the package has it. */
const char *part_name(const struct part *r);

/* The next bytes, at most n; *got is 0 at the end.  ERR_DATA when it is
 * damaged (the checksum is looked at), or a bomb. */
bool part_read(
    struct part *r, char *to, size_t n, size_t *got, struct err *err);

/* Compressed bytes consumed so far, at most package_part_bytes. */
int64_t part_offset(const struct part *r);

/* NULL is allowed. */
void part_close(struct part *r);

#endif
