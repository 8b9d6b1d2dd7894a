/* stage.h - phases as a cell of a matrix writes them: "P1-P3", "Ph I/II",
 * "Clin + Com", "D/C". */
#ifndef INTAKE_STAGE_H
#define INTAKE_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum stage_kind {
	STAGE_PHASE,  /* from and to are known */
	STAGE_DEV,    /* development: which phases depends on the others */
	STAGE_LETTER, /* C, D, P, M, P1: the sheet must tell */
	STAGE_OTHER   /* some other mark ("X") */
};

struct stage_part {
	enum stage_kind kind;
	int64_t from; /* ids of phases */
	int64_t to;
	char mark[8]; /* as written, in capitals; of a phase or Dev "" */
};

/* A longer text is no phase. */
#define STAGE_TEXT 32
#define STAGE_PARTS 6

struct stage {
	struct stage_part part[STAGE_PARTS];
	size_t n;
	bool range; /* the parts are first and last of a range */
};

/* Take a cell apart.  False: it is no list of such parts. */
bool stage_parse(struct stage *g, const char *s, size_t n);

/* Phases as a set: bit 1 << id. */
unsigned stage_set(int64_t from, int64_t to);

#endif
