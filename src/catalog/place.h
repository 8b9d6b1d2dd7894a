/* place.h - countries of ISO 3166-1 and sourcing regions, and the ways
 * people write them. */
#ifndef CATALOG_PLACE_H
#define CATALOG_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* The two-letter code for any known way to write a country (code, alpha-3,
 * name, alias in any language, folded); NULL when unknown. */
const char *place_country(const char *s, size_t n);

const char *place_country_name(const char *code);

/* The code of the macro region a country lies in ("EUR"); NULL: no country
 * of that code. */
const char *place_country_region(const char *code);

/* The code of a region by code or name ("EUR", "Europe", "North America");
 * NULL when unknown. */
const char *place_region(const char *s, size_t n);
const char *place_region_name(const char *code);

/* Regions in order: the i-th (from 0) code, NULL past the end. */
const char *place_region_at(size_t i);

/* "Boston, MA, United States (USA)": the country at the end of an address,
 * or NULL; *rest is the length of the text before it. */
const char *place_country_at_end(const char *s, size_t n, size_t *rest);

/* The code of the country of a known city (city_aliases.csv), or NULL. */
const char *place_city_country(const char *s, size_t n);

/* For messages: the known country name nearest to s by edit distance, or
 * NULL when none is near. */
const char *place_country_nearest(const char *s, size_t n);

#endif
