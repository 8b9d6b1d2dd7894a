/* xml.c - a part of a package as XML: elements and texts, in bounded memory. */
#include "sheet/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { XML_CHUNK = 64 << 10 };

struct xml {
	XML_Parser parser; /* owned */
	struct part *part; /* owned */
	const struct xml_events *on;
	void *ctx;
	const char *file; /* borrowed */
	int depth;
	int64_t fed; /* bytes */
	bool last;   /* all bytes have been fed */
	bool paused;
	struct err err; /* of an event */
};

/* A name behind its prefix. */
static const char *
local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

const char *
xml_attr(const char *const *attr, const char *name)
{
	for (; attr[0] != NULL; attr += 2)
		if (strcmp(local(attr[0]), name) == 0)
			return attr[1];
	return NULL;
}

static void XMLCALL
on_start(void *ctx, const char *name, const char **attr)
{
	struct xml *x = ctx;

	if (x->err.kind != ERR_NONE)
		return;
	if (++x->depth > XML_DEPTH)
		xml_fail(x, ERR_DATA, "its XML is nested too deep");
	else
		x->on->start(x->ctx, local(name), (const char *const *)attr);
}

static void XMLCALL
on_end(void *ctx, const char *name)
{
	struct xml *x = ctx;

	if (x->err.kind != ERR_NONE)
		return;
	x->depth--;
	x->on->end(x->ctx, local(name));
}

static void XMLCALL
on_text(void *ctx, const char *s, int n)
{
	struct xml *x = ctx;

	if (x->err.kind == ERR_NONE)
		x->on->text(x->ctx, s, (size_t)n);
}

static void XMLCALL
on_doctype(void *ctx, const char *name, const char *system, const char *id,
    int internal)
{
	(void)name;
	(void)system;
	(void)id;
	(void)internal;
	xml_fail(ctx, ERR_DATA,
	    "has a document type declaration (DTD), which no workbook has "
	    "and some attacks use; open it and save it anew");
}

bool
xml_open(struct xml **out, struct package *p, size_t part,
    const struct xml_events *on, void *ctx, struct err *err)
{
	struct xml *x = xcalloc(1, sizeof(*x));

	if (!part_open(&x->part, p, part, err)) {
		free(x);
		return false;
	}
	x->on = on;
	x->ctx = ctx;
	x->file = package_name(p);
	x->parser = XML_ParserCreate(NULL);
	if (x->parser == NULL) {
		(void)err_set(err, ERR_SYSTEM, "out of memory");
		xml_close(x);
		return false;
	}
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	if (on->text != NULL)
		XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	*out = x;
	return true;
}

/* The parser stopped for good: why? */
static bool
xml_broken(struct xml *x, struct err *err)
{
	enum XML_Error code = XML_GetErrorCode(x->parser);

	if (x->err.kind != ERR_NONE)
		return err_set(
		    err, x->err.kind, "%s: %s", x->file, x->err.text);
	if (code == XML_ERROR_NO_MEMORY)
		return err_set(err, ERR_SYSTEM, "out of memory");
	return err_set(err, ERR_DATA,
	    "%s: its part %.80s is damaged (line %lu, column %lu: %s); open it "
	    "and save it anew",
	    x->file, part_name(x->part), XML_GetCurrentLineNumber(x->parser),
	    XML_GetCurrentColumnNumber(x->parser) + 1, XML_ErrorString(code));
}

/* Feed the next bytes. */
static bool
xml_feed(struct xml *x, enum XML_Status *status, struct err *err)
{
	void *to = XML_GetBuffer(x->parser, XML_CHUNK);
	size_t n = 0;

	if (to == NULL)
		return xml_broken(x, err);
	if (!part_read(x->part, to, XML_CHUNK, &n, err))
		return false;
	x->fed += (int64_t)n;
	x->last = n == 0;
	*status = XML_ParseBuffer(x->parser, (int)n, x->last);
	return true;
}

/* What the parser holds of a tag that has not ended is bounded; so is the
 * time it takes to look through it again with each chunk. */
static void
check_tag(struct xml *x)
{
	XML_Index at = XML_GetCurrentByteIndex(x->parser);

	if (at >= 0 && x->fed - (int64_t)at > (int64_t)XML_TAG_BYTES)
		xml_fail(x, ERR_DATA, "its XML has a tag of over 1 MB");
}

bool
xml_read(struct xml *x, bool *more, struct err *err)
{
	enum XML_Status status = XML_STATUS_OK;
	XML_ParsingStatus state;

	x->paused = false;
	XML_GetParsingStatus(x->parser, &state);
	if (state.parsing == XML_SUSPENDED)
		status = XML_ResumeParser(x->parser);
	while (status == XML_STATUS_OK && !x->last) {
		if (!xml_feed(x, &status, err))
			return false;
		if (status == XML_STATUS_OK)
			check_tag(x);
		if (x->err.kind != ERR_NONE)
			return xml_broken(x, err);
	}
	if (status == XML_STATUS_ERROR || x->err.kind != ERR_NONE)
		return xml_broken(x, err);
	*more = status == XML_STATUS_SUSPENDED;
	return true;
}

void
xml_pause(struct xml *x)
{
	if (!x->paused && x->err.kind == ERR_NONE)
		(void)XML_StopParser(x->parser, XML_TRUE); /* not stopped yet */
	x->paused = true;
}

void
xml_fail(struct xml *x, enum err_kind kind, const char *text)
{
	if (x->err.kind != ERR_NONE)
		return;
	(void)err_set(&x->err, kind, "%s", text);
	/* refused when the parser is not running or suspended: no matter */
	(void)XML_StopParser(x->parser, XML_FALSE);
}

int64_t
xml_offset(const struct xml *x)
{
	return part_offset(x->part);
}

void
xml_close(struct xml *x)
{
	if (x == NULL)
		return;
	if (x->parser != NULL)
		XML_ParserFree(x->parser);
	part_close(x->part);
	free(x);
}

bool
xml_whole(struct package *p, size_t part, const struct xml_events *on,
    void *ctx, struct err *err)
{
	struct xml *x = NULL;
	bool more = true;
	bool ok = xml_open(&x, p, part, on, ctx, err);

	while (ok && more)
		ok = xml_read(x, &more, err);
	xml_close(x);
	return ok;
}
