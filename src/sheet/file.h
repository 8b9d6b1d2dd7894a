/* file.h - the bytes of a file: opened, digested, their first part kept. */
#ifndef SHEET_FILE_H
#define SHEET_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Zero-initialise, but fd to -1. */
struct file {
	const char *name;  /* for messages; borrowed */
	int fd;            /* owned; can be read at any place */
	int64_t bytes;     /* size */
	char sha256[65];   /* of its bytes, lower-case hex */
	bool high;         /* some byte of it is beyond ASCII */
	struct buf sample; /* the first bytes, at most BYTES_SAMPLE */
};

/* Open path ("-" is standard input; what is no plain file is spooled to an
 * unlinked temporary file) and read it once.  ERR_DATA when it is missing,
 * not yours to read or a directory; ERR_SYSTEM when the system fails. */
bool file_open(struct file *f, const char *path, struct err *err);
void file_clear(struct file *f);

/* A temporary file nobody else can open, gone when it is closed. */
bool file_spool(int *fd, struct err *err);

/* Write all n bytes at p to a spool. */
bool file_write(int fd, const char *p, size_t n, struct err *err);

#endif
