/* particle.h - small words around a service, each one word of a plain key. */
#ifndef CATALOG_PARTICLE_H
#define CATALOG_PARTICLE_H

#include <stdbool.h>
#include <stddef.h>

/* A year, quarter, half year or month. */
bool particle_is_date(const char *s, size_t n);

/* It joins words that say how something is offered, and says nothing. */
bool particle_is_filler(const char *s, size_t n);

/* A name may follow. */
bool particle_is_preposition(const char *s, size_t n);

/* It says what came to pass in a year: "FDA inspected 2023". */
bool particle_is_past(const char *s, size_t n);

/* It denies, plans or limits. */
bool particle_denies(const char *s, size_t n);

#endif
