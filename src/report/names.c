/* names.c - a list of names in one cell. */
#include "report/names.h"

void
report_names(struct buf *b, const char *const *name, size_t n, size_t total)
{
	for (size_t i = 0; i < n; i++)
		buf_fmt(b, "%s%s", i == 0 ? "" : "; ", name[i]);
	if (total > n)
		buf_fmt(b, " and %zu more", total - n);
}
