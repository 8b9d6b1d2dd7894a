/* xml.h - a part of a package as XML: elements and texts, in bounded memory.
 *
 * Names are given without their prefix ("row" for x:row), so that any choice
 * of prefixes and the strict namespaces are read alike.  A document type
 * declaration is refused: office documents have none, entity bombs do. */
#ifndef SHEET_XML_H
#define SHEET_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "sheet/package.h"

/* Deeper elements, and tags longer than this, are refused. */
#define XML_DEPTH 256
#define XML_TAG_BYTES (1U << 20)

struct xml;

/* What is called while reading.  attr is name, value, name, value, ..., NULL;
 * everything is valid during the call only.  A text comes in pieces. */
struct xml_events {
	void (*start)(void *ctx, const char *name, const char *const *attr);
	void (*end)(void *ctx, const char *name);
	void (*text)(void *ctx, const char *s, size_t n); /* or NULL */
};

/* The value of the attribute of this name, its prefix left aside, or NULL. */
const char *xml_attr(const char *const *attr, const char *name);

/* Read a part of p; on must outlive x. */
bool xml_open(struct xml **out, struct package *p, size_t part,
    const struct xml_events *on, void *ctx, struct err *err);

/* Go on until an event calls xml_pause or the document ends; *more is false
 * at its end.  ERR_DATA for what is damaged, a bomb or no XML: the message
 * names file, part and line. */
bool xml_read(struct xml *x, bool *more, struct err *err);

/* To be called by an event: xml_read returns soon after it (the end of an
 * empty element may still come). */
void xml_pause(struct xml *x);

/* To be called by an event: xml_read fails with this text behind the name
 * of the file. */
void xml_fail(struct xml *x, enum err_kind kind, const char *text);

/* Compressed bytes of the part consumed so far. */
int64_t xml_offset(const struct xml *x);

/* NULL is allowed. */
void xml_close(struct xml *x);

/* Read a whole part. */
bool xml_whole(struct package *p, size_t part, const struct xml_events *on,
    void *ctx, struct err *err);

#endif
