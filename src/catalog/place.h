/* place.h - countries of ISO 3166-1 and sourcing regions, and the ways
 * people write them. */
#ifndef CATALOG_PLACE_H
#define CATALOG_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* The two-letter code for any known way to write a country (code, alpha-3,
 * name in many languages, short form, folded; country_names.csv); also with
 * its parts turned round ("Moldova, Republic of"), said twice ("DE -
 * Germany"), and behind a state or province of it ("CA, USA").  NULL when
 * unknown, or when two are called so ("Korea"). */
const char *place_country(const char *s, size_t n);

/* The same without looking for states. */
const char *place_country_alone(const char *s, size_t n);

/* The codes of the countries that are called so, as many as there are: none,
 * one, or for "Korea" two. */
#define PLACE_MAY 4
size_t place_countries(const char *s, size_t n, const char *code[PLACE_MAY]);

/* Countries in order of their codes: the i-th (from 0), NULL past the end;
 * and the number of a code, SIZE_MAX when there is none such. */
const char *place_country_at(size_t i);
size_t place_country_number(const char *code);

/* The country ("US", "CA") one of whose states or provinces goes by that code
 * or name ("TX", "Georgia"), or NULL; *name, unless name is NULL, gets the
 * state's name. */
const char *place_state(const char *s, size_t n, const char **name);

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
