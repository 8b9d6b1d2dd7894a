/* lone.h - names that stand for no vendor: headings inside a table
 * ("EUROPE", "Preferred suppliers", "Drug substance"), "same as above",
 * "e.g. Lonza". */
#ifndef INTAKE_LONE_H
#define INTAKE_LONE_H

#include <stdbool.h>
#include <stddef.h>

struct vocab;

enum lone {
	LONE_NAME,    /* as good a name as any */
	LONE_ABOVE,   /* the vendor of the row above */
	LONE_EXAMPLE, /* shows how the form is filled in */
	LONE_HEADING, /* may be one, of the rows below: "Preferred suppliers" */
	LONE_TOPIC    /* is one: the name of a place or of a service */
};

/* What a vendor's cell says.  alone: nothing else of use stands in the row
 * though the table has more columns; only then may it be a heading. */
enum lone lone_kind(struct vocab *v, const char *s, size_t n, bool alone);

#endif
