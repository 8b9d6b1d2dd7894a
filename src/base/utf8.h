/* utf8.h - well-formed UTF-8 (RFC 3629): checking and walking. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decode the character at s[0..n) into *c and return its length in bytes; 0
 * when n is 0 or the bytes are not well-formed (overlong, surrogate, past
 * U+10FFFF, cut short). */
size_t utf8_decode(const char *s, size_t n, uint32_t *c);

/* Offset of the first byte that is not part of a well-formed character, or n
 * when all is well. */
size_t utf8_valid(const char *s, size_t n);

/* Encode c (a Unicode scalar value) into to[4]; returns its length. */
size_t utf8_encode(uint32_t c, char *to);

/* White space or invisible: C0 controls and blank, NBSP, the U+2000 blocks'
 * spaces, zero-width characters, BOM. */
bool utf8_is_space(uint32_t c);

/* Shorten s[0..*n) from both ends past utf8_is_space characters; returns the
 * new start.  Bytes that are not well-formed are kept. */
const char *utf8_trim(const char *s, size_t *n);

#endif
