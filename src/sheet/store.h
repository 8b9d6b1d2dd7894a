/* store.h - bytes put down one after the other and read back from anywhere:
 * in memory while they are few, in a temporary file when they are many. */
#ifndef SHEET_STORE_H
#define SHEET_STORE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* More than this goes to a file. */
#define STORE_MEMORY ((size_t)8 << 20)
/* More than this is refused. */
#define STORE_BYTES (INT64_C(4) << 30)

/* Zero-initialise, but fd to -1. */
struct store {
	struct buf tail;        /* what is not in the file */
	int64_t filed;          /* bytes in the file */
	int fd;                 /* owned; -1 while all is in memory */
	struct store_block {    /* what was read of the file last */
		int64_t number; /* from 1; 0: empty */
		char *data;
	} * block; /* owned */
};

void store_clear(struct store *s);

int64_t store_size(const struct store *s);

/* ERR_SYSTEM when the file cannot be written, ERR_DATA over STORE_BYTES. */
bool store_add(struct store *s, const char *p, size_t n, struct err *err);

/* Append the n bytes at to buf; all of them must be there. */
bool store_get(
    struct store *s, int64_t at, size_t n, struct buf *to, struct err *err);

#endif
