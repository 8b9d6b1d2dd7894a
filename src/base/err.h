/* err.h - what went wrong, in words for the person at the terminal. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#if defined(__GNUC__)
#define ERR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define ERR_PRINTF(fmt, args)
#endif

/* The values are the exit status of the program (CONTRACT.md, 2). */
enum err_kind { ERR_NONE = 0, ERR_USAGE = 2, ERR_DATA = 3, ERR_SYSTEM = 4 };

struct err {
	enum err_kind kind;
	char text[512]; /* lower case, no full stop */
};

/* Fill e unless it is already filled (the first error wins); always false,
 * so that a caller can `return err_set(...)`. */
bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
    ERR_PRINTF(3, 4);

/* As err_set with ERR_SYSTEM, with the text of errno appended. */
bool err_errno(struct err *e, const char *fmt, ...) ERR_PRINTF(2, 3);

/* Put "prefix: " in front of the text of a filled e; always false. */
bool err_prefix(struct err *e, const char *fmt, ...) ERR_PRINTF(2, 3);

#endif
