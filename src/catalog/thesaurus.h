/* thesaurus.h - the built-in phrases (synonyms.csv, ambiguous_synonyms.csv)
 * as rows of a new catalog. */
#ifndef CATALOG_THESAURUS_H
#define CATALOG_THESAURUS_H

struct feed;
struct thesaurus;

/* Read both files; never fails. */
struct thesaurus *thesaurus_open(void);
void thesaurus_close(struct thesaurus *b); /* NULL is allowed */

/* Rows of id, key, text, kind, note: one for each distinct plain key, first
 * the ambiguous and those that are no capability.  Where both files name a
 * phrase the ambiguous one stands.  A phrase of several synonyms is clear
 * when all of them say so (multi = all), else ambiguous. */
void thesaurus_phrases(struct thesaurus *b, struct feed *f);

/* Rows of phrase id, capability id, modality id, dosage group id. */
void thesaurus_readings(struct thesaurus *b, struct feed *f);

#endif
