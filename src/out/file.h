/* file.h - a file written beside its name and renamed when complete. */
#ifndef OUT_FILE_H
#define OUT_FILE_H

#include <stdio.h>

#include "base/err.h"

/* Zero-initialise to start. */
struct out_file {
	FILE *to;        /* write here */
	char *path;      /* owned; NULL: standard output */
	char *temporary; /* owned */
};

/* Open path for writing ("-" is standard output) under a temporary name in
 * the same directory.  A link is followed, an old file's permissions are
 * kept, a device or a pipe is written directly.  False: ERR_SYSTEM. */
bool out_file_open(struct out_file *f, const char *path, struct err *err);

/* Flush, sync and rename over path; false (the temporary is removed and path
 * is as it was) when anything failed. */
bool out_file_commit(struct out_file *f, struct err *err);

/* Throw away what was not committed; always safe to call, also twice. */
void out_file_discard(struct out_file *f);

/* Remove the temporary that a signal leaves half written; for a signal
 * handler that ends the program. */
void out_file_interrupted(void);

#endif
