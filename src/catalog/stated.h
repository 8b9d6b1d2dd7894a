/* stated.h - what matrix cells and remarks state in a sign or a short word:
 * cell_values.csv (a cross, an empty box, "Phase I-III"). */
#ifndef CATALOG_STATED_H
#define CATALOG_STATED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Phases as ids, from first to last. */
struct stated_phase {
	int64_t first;
	int64_t last;
};

/* A phase or a range of phases: "Phase II", "clinical", "Ph 1-3",
 * "commercial".  False when s[0..n) is nothing else and known. */
bool stated_phase(const char *s, size_t n, struct stated_phase *phase);

/* A list of phases: "Ph I-III, Com", "phase 1/2 and 3", "clinical only".  *set
 * has bit 1 << id for each; false when part of it is nothing known. */
bool stated_phases(const char *s, size_t n, unsigned *set);

/* A set of phases as its first range and the rest as a second; first is 0
 * where there is none. */
void stated_ranges(unsigned set, struct stated_phase range[2]);

/* Take a sign off either end of a longer text ("Lyophilization X-mark",
 * "[empty box] Lyophilization", "Lyophilization?").  *status_id: enum status,
 * 0 where the sign leaves it open, -1 where it is a bullet in front.  False
 * when there is none. */
bool stated_sign(const char **s, size_t *n, int64_t *status_id);

#endif
