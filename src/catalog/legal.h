/* legal.h - legal forms in the folded names of companies (GmbH, Co. Ltd,
 * KK): legal_suffixes.csv. */
#ifndef CATALOG_LEGAL_H
#define CATALOG_LEGAL_H

#include <stdbool.h>
#include <stddef.h>

/* Is the word a form that may stand in front of a name ("OOO", "PT")? */
bool legal_form_leads(const char *s, size_t n);

/* Is the word a form and nothing else wherever it stands ("GmbH", "Ltd")? */
bool legal_form_anywhere(const char *s, size_t n);

/* Length of the folded name s[0..n) without the forms at its end ("co ltd",
 * "sp z oo", "group"); the first word always stays. */
size_t legal_form_cut(const char *s, size_t n);

#endif
