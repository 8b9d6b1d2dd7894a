/* field.h - what a column of a sheet can be read as. */
#ifndef INTAKE_FIELD_H
#define INTAKE_FIELD_H

#include <stdbool.h>
#include <stddef.h>

enum field {
	FIELD_UNUSED, /* kept in the row, not read as facts */
	FIELD_NAME,
	FIELD_LEGAL,
	FIELD_ALIAS,
	FIELD_FORMER,
	FIELD_PARENT,
	FIELD_TYPE,
	FIELD_TAG, /* the type as another sheet wrote it */
	FIELD_WEBSITE,
	FIELD_DESCRIPTION,
	FIELD_HQ_COUNTRY,
	FIELD_HQ_CITY,
	FIELD_ERP,
	FIELD_LEI,
	FIELD_VENDOR_DUNS,
	FIELD_OMS_ORG,
	FIELD_IDENTIFIERS, /* SCHEME:value|SCHEME:value */
	FIELD_SITE_NAME,
	FIELD_SITE_ADDRESS,
	FIELD_SITE_CITY,
	FIELD_SITE_STATE,
	FIELD_SITE_COUNTRY,
	FIELD_FEI,
	FIELD_DUNS,
	FIELD_MIA,
	FIELD_OMS_LOC,
	FIELD_TEXT, /* services */
	FIELD_PHRASE,
	FIELD_CATEGORY,
	FIELD_SUBCATEGORY,
	FIELD_SCOPE,
	FIELD_STATUS,
	FIELD_MODALITY,
	FIELD_DOSAGE,
	FIELD_PHASE,
	FIELD_EVIDENCE,
	FIELD_DATE,
	FIELD_OPERATIONS,   /* of the FDA's registration */
	FIELD_COLUMN,       /* a service of its own, with marks below */
	FIELD_OTHER_NAME,   /* a second column of the vendor's title */
	FIELD_EITHER_STATUS /* of the vendor or of the offer: who knows */
};
#define FIELD_COUNT (FIELD_EITHER_STATUS + 1)

/* "vendor.name"; NULL for FIELD_UNUSED. */
const char *field_name(enum field f);

/* The field of a name of header_aliases.csv; FIELD_UNUSED for those that are
 * only kept ("qual.status") and for what is no field. */
enum field field_of_name(const char *name);

/* A field as a person names it: "cap.text", "services", "country", "ignore".
 * *name gets its name in header_aliases.csv, NULL for "ignore".  False when
 * there is none; *nearest then gets the nearest word or NULL. */
bool field_by_word(const char *word, const char **name, const char **nearest);

#endif
