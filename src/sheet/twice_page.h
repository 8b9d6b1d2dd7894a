/* twice_page.h - the code pages that UTF-8 is taken for. */
#ifndef SHEET_TWICE_PAGE_H
#define SHEET_TWICE_PAGE_H

#include <stddef.h>
#include <stdint.h>

/* What text of a page has beside each other in words decides how much it
 * takes to give away that it was meant otherwise. */
enum twice_kind {
	TWICE_WESTERN,
	TWICE_CENTRAL, /* capitals beside capitals may be meant */
	TWICE_CYRILLIC,
	TWICE_SIGNS /* UTF-8 starts with signs that no word has */
};

struct twice_page {
	const uint16_t *upper; /* the characters of bytes 0x80 to 0xFF */
	enum twice_kind kind;
};

/* All of them, the usual ones first. */
const struct twice_page *twice_pages(size_t *n);

#endif
