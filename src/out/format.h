/* format.h - what the formats share; private to src/out. */
#ifndef OUT_FORMAT_H
#define OUT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "out/out.h"

/* Every format, in the order messages name them: a new one is a word here
 * and a file defining out_format_WORD. */
#define OUT_FORMATS(X) X(table) X(csv) X(tsv) X(json) X(jsonl) X(md) X(ids)

#define OUT_FORMAT_DECLARE(word) \
	extern const struct out_format out_format_##word;
OUT_FORMATS(OUT_FORMAT_DECLARE)
#undef OUT_FORMAT_DECLARE

struct out_meta {
	char *key;   /* owned */
	char *value; /* owned; NULL is a null */
};

struct out {
	struct out_options opt;
	const char *const *column; /* borrowed */
	size_t n;                  /* columns */
	struct out_meta *meta;     /* owned */
	size_t n_meta;
	int64_t count;   /* rows taken without a failure */
	int failed;      /* errno of the first failure, 0: none */
	bool terminal;   /* opt.to is one: no control character gets there */
	struct buf line; /* the format's, to gather what it will write */
	struct buf text; /* the format's, for one cell */
	void *state;     /* the format's own, or NULL */
	void (*state_free)(void *state); /* set together with state */
};

/* Write o->line and empty it; false when this or an earlier write failed. */
bool out_flush_line(struct out *o);

/* A null, a NULL text or a number that is not finite: nothing to show. */
bool out_is_null(const struct out_value *v);

/* Append an OUT_INT, or an OUT_REAL with as few digits (15 to 17) as read
 * back to the same number. */
void out_add_number(struct buf *b, const struct out_value *v);

/* The character at s (not at its end) and its length in bytes; a byte that is
 * not well-formed UTF-8 counts as one U+FFFD. */
size_t out_next(const char *s, uint32_t *c);

/* Append the printable ASCII that s begins with, up to a quote or a
 * backslash, which no format changes; returns what is left of s. */
const char *out_add_plain(struct buf *b, const char *s);

/* Append c as UTF-8. */
void out_add_char(struct buf *b, uint32_t c);

/* Controls (C0, DEL, C1), bidi controls, line and paragraph separators: what
 * a terminal would obey instead of showing. */
bool out_is_control(uint32_t c);

/* Append how a control is shown: \xHH below U+0080, U+XXXX above. */
void out_add_control(struct buf *b, uint32_t c);

/* Append s made well-formed; where visible is set, controls other than
 * newline and tab are shown. */
void out_add_text(struct buf *b, const char *s, bool visible);

/* Append s as a cell of a spreadsheet: well-formed, with the quote that keeps
 * a formula from being one (base/formula.h says when). */
void out_add_guarded(struct buf *b, const char *s, bool visible);

/* Append s in one line, controls shown. */
void out_add_line(struct buf *b, const char *s);

/* Columns of a terminal that c, or s (no controls in it), takes. */
size_t out_char_width(uint32_t c);
size_t out_width(const char *s);

/* Append as much of s as fits in width with an ellipsis; returns the width
 * taken.  A mark stays with the letter it stands on. */
size_t out_add_shortened(struct buf *b, const char *s, size_t width);

/* May a line end after c of a word, when next comes?  Dates stay whole, and
 * so do options (--date-order). */
bool out_is_break(const char *word, uint32_t c, char next);

/* The bytes of s that go on a line of width columns, at least one letter;
 * *taken is how wide they are. */
size_t out_line_of(const char *s, size_t width, size_t *taken);

/* Append s as a JSON string, quotes included. */
void out_add_json(struct buf *b, const char *s);

/* Append a row as a JSON object. */
void out_add_object(
    struct buf *b, const struct out *o, const struct out_value *v);

#endif
