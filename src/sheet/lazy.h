/* lazy.h - libraries that are loaded when a file asks for them.
 *
 * libzip, expat and uchardet bring others with them (OpenSSL, the
 * C++ library): linked in the usual way they would take 7 ms of every start
 * of the program, for a question to a catalog as for an import.  So lazy.c
 * holds functions of the same names and types, which load the library that
 * pkg-config found at build time and pass the call on.  Callers include the
 * library's own header and call it as usual, after lazy_load. */
#ifndef SHEET_LAZY_H
#define SHEET_LAZY_H

#include <stdbool.h>

#include "base/err.h"

enum lazy { LAZY_ZIP, LAZY_EXPAT, LAZY_UCHARDET, LAZY_N };

/* Load a library, once; it stays.  ERR_SYSTEM says why not and
 * names Debian's package; the caller names the file. */
bool lazy_load(enum lazy which, struct err *err);

#endif
