/* page.h - how a file would be read, on one screen of a terminal. */
#ifndef CMD_PAGE_H
#define CMD_PAGE_H

#include <stdio.h>

struct questions;
struct survey;
struct survey_words;
struct vocab;

struct page {
	const char *path;
	const struct survey *survey;
	const struct questions *questions;
	const struct survey_words *words;
	struct vocab *vocab;
	const char *command;
	int width; /* columns of the terminal, 0: not known */
};

/* Write it; long lists are cut and counted, and every line but the command
 * fits the width. */
void page_print(const struct page *p, FILE *to);

#endif
