/* mem.c - allocation that cannot fail: out of memory ends the program. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
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
mem_expect_much(void)
{
#ifdef __GLIBC__
	/* A refused hint changes nothing. */
	(void)mallopt(M_TOP_PAD, 32 << 20);
	(void)mallopt(M_MMAP_THRESHOLD, 1 << 30);
#endif
}
