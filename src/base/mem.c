/* mem.c - allocation that cannot fail: out of memory ends the program. */
/* madvise, sbrk: beyond POSIX */
#define _DEFAULT_SOURCE 1 /* NOLINT: asked for by the C library */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif

static void
mem_out(void)
{
	static const char text[] = "vendorcat: out of memory\n";

	/* Nothing can be done about a failed write here. */
	if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0)
		_exit(4);
	_exit(4);
}

void *
xcalloc(size_t n, size_t size)
{
	void *p = calloc(n == 0 ? 1 : n, size == 0 ? 1 : size);

	if (p == NULL)
		mem_out();
	return p;
}

void *
xrealloc(void *p, size_t n, size_t size)
{
	void *q = NULL;

	if (size != 0 && n > SIZE_MAX / size)
		mem_out();
	q = realloc(p, n * size == 0 ? 1 : n * size);
	if (q == NULL)
		mem_out();
	return q;
}

char *
xstrndup(const char *s, size_t n)
{
	char *p = xcalloc(n + 1, 1);

	memcpy(p, s, n);
	return p;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

void
mem_expect_some(void)
{
#ifdef __GLIBC__
	enum { SOME = 3 << 19, PAGE = 4096 };
	char *first = sbrk(0);
	void *volatile p = NULL; /* or the compiler leaves it out */

	/* A refused hint changes nothing. */
	(void)mallopt(M_TOP_PAD, SOME);
	(void)mallopt(M_TRIM_THRESHOLD, 1 << 30);
	(void)mallopt(M_MMAP_THRESHOLD, SOME);
	p = malloc(SOME / 4);
	free(p);
#ifdef MADV_POPULATE_WRITE
	first += (PAGE - (uintptr_t)first % PAGE) % PAGE;
	if ((char *)sbrk(0) >= first + SOME)
		(void)madvise(first, SOME, MADV_POPULATE_WRITE);
#endif
#endif
}

void
mem_expect_much(void)
{
#ifdef __GLIBC__
	enum { STEP = 64 << 20, PAGE = 2 << 20 };
	char *first = sbrk(0);
	void *volatile p = NULL; /* or the compiler leaves it out */

	/* A refused hint changes nothing. */
	(void)mallopt(M_TOP_PAD, STEP);
	(void)mallopt(M_TRIM_THRESHOLD, 1 << 30);
	(void)mallopt(M_MMAP_THRESHOLD, STEP / 2);
	/* The heap grows by the step now; the system may back it with large
	 * pages, which take fewer faults and fewer misses. */
	p = malloc(STEP / 4);
	free(p);
	first += PAGE - (uintptr_t)first % PAGE;
	if ((char *)sbrk(0) > first)
		(void)madvise(
		    first, (size_t)((char *)sbrk(0) - first), MADV_HUGEPAGE);
#endif
}
