/* charset.h - the encodings of text that are known by name. */
#ifndef SHEET_CHARSET_H
#define SHEET_CHARSET_H

#include <stddef.h>

struct charset {
	const char *name;  /* as shown, and as a person may say it */
	const char *iconv; /* what iconv calls it */
	char script;       /* of script_score; '\0': only when asked for */
	/* How rare it is (the logarithm of a likelihood): it decides where a
	 * text is the same, or reads as well, in several. */
	double prior;
};

/* All but UTF-8. */
const struct charset *charset_all(size_t *n);

/* The one of a name, one of its aliases or what iconv or uchardet calls it, in
 * any case; NULL when there is none. */
const struct charset *charset_by_name(const char *name);

#endif
