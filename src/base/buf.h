/* buf.h - text that grows. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Zero-initialise to start; data is NULL or NUL-terminated at data[len]. */
struct buf {
	char *data; /* owned */
	size_t len;
	size_t cap;
};

/* Free what b holds; b may then be used again. */
void buf_clear(struct buf *b);

/* Empty b but keep its memory. */
void buf_reset(struct buf *b);

/* Make room for n more bytes and the NUL; returns where they go. */
char *buf_reserve(struct buf *b, size_t n);

void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t n);
void buf_fmt(struct buf *b, const char *fmt, ...) ERR_PRINTF(2, 3);

/* The text, never NULL; valid until b changes. */
const char *buf_text(const struct buf *b);

/* Hand the text over: the caller frees it and b is empty.  Never NULL. */
char *buf_take(struct buf *b);

#endif
