/* err.c - what went wrong, in words for the person at the terminal. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool
err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	va_list ap;

	if (e->kind != ERR_NONE)
		return false;
	e->kind = kind;
	va_start(ap, fmt);
	(void)vsnprintf(e->text, sizeof(e->text), fmt, ap); /* may truncate */
	va_end(ap);
	return false;
}

bool
err_errno(struct err *e, const char *fmt, ...)
{
	int saved = errno;
	size_t n = 0;
	va_list ap;

	if (e->kind != ERR_NONE)
		return false;
	e->kind = ERR_SYSTEM;
	va_start(ap, fmt);
	(void)vsnprintf(e->text, sizeof(e->text), fmt, ap); /* may truncate */
	va_end(ap);
	n = strlen(e->text);
	(void)snprintf(
	    e->text + n, sizeof(e->text) - n, ": %s", strerror(saved));
	return false;
}

bool
err_prefix(struct err *e, const char *fmt, ...)
{
	char old[sizeof(e->text)];
	size_t n = 0;
	va_list ap;

	memcpy(old, e->text, sizeof(old));
	va_start(ap, fmt);
	(void)vsnprintf(e->text, sizeof(e->text), fmt, ap); /* may truncate */
	va_end(ap);
	n = strlen(e->text);
	(void)snprintf(e->text + n, sizeof(e->text) - n, ": %s", old);
	return false;
}
