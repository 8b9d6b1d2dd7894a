/* mem.h - allocation that cannot fail: out of memory ends the program. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* As calloc, realloc, strdup, strndup; the caller frees with free().  When
 * memory runs out they print one line and exit with status 4. */
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t n, size_t size);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);

/* A megabyte or so will be asked for: have it at hand before, in one call
 * instead of a fault of each page (measured: a third of a question's time on
 * a virtual machine).  A hint. */
void mem_expect_some(void);

/* Much memory will be asked for, in pieces that grow: take it from the system
 * in large steps and large pages (measured: a sixth of a large import's time).
 * A hint. */
void mem_expect_much(void);

#endif
