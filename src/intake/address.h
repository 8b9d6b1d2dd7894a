/* address.h - an address in one cell: its city, state and country. */
#ifndef INTAKE_ADDRESS_H
#define INTAKE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

/* Texts are stretches of the address; not found: empty, NULL. */
struct address {
	const char *city;
	size_t n_city;
	const char *state;
	size_t n_state;
	const char *country; /* ISO code */
};

/* Take apart an address such as the FDA writes (registered), "299 Ballardvale
 * Street, Wilmington, Massachusetts (MA) 01887, United States (USA)": the
 * country, the state and postal code before it, the city before those, each
 * between its commas though it may be empty; or one of any other writer.
 * Without a known country at the end nothing is found. */
void address_parse(const char *s, size_t n, bool registered, struct address *a);

#endif
