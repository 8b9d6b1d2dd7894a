/* xlsx_rels.c - which parts of a package belong to which. */
#include "sheet/xlsx_rels.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "sheet/xml.h"

/* Longer targets are no parts; more relationships no workbook's. */
enum { TARGET_BYTES = 1000, RELS_MAX = 20000 };

void
xlsx_rels_clear(struct xlsx_rels *r)
{
	for (size_t i = 0; i < r->n; i++) {
		free(r->rel[i].id);
		free(r->rel[i].type);
		free(r->rel[i].target);
	}
	free(r->rel);
	*r = (struct xlsx_rels){ 0 };
}

static void
rels_start(void *ctx, const char *name, const char *const *attr)
{
	struct xlsx_rels *r = ctx;
	const char *id = xml_attr(attr, "Id");
	const char *type = xml_attr(attr, "Type");
	const char *target = xml_attr(attr, "Target");
	const char *mode = xml_attr(attr, "TargetMode");

	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL ||
	    target == NULL || strlen(target) > TARGET_BYTES ||
	    strlen(id) > TARGET_BYTES || r->n == RELS_MAX ||
	    (mode != NULL && strcasecmp(mode, "External") == 0))
		return;
	if ((r->n & (r->n - 1)) == 0)
		r->rel =
		    xrealloc(r->rel, r->n == 0 ? 1 : 2 * r->n, sizeof(*r->rel));
	if (strrchr(type, '/') != NULL)
		type = strrchr(type, '/') + 1;
	r->rel[r->n++] = (struct xlsx_rel){ .id = xstrdup(id),
		.type = xstrndup(type, strnlen(type, TARGET_BYTES)),
		.target = xstrdup(target) };
}

static void
rels_end(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

/* Length of the folder part of a name. */
static size_t
folder(const char *name)
{
	size_t n = strlen(name);

	while (n > 0 && name[n - 1] != '/' && name[n - 1] != '\\')
		n--;
	return n;
}

bool
xlsx_rels_read(
    struct xlsx_rels *r, struct package *p, const char *base, struct err *err)
{
	static const struct xml_events on = { .start = rels_start,
		.end = rels_end };
	struct buf name = { 0 };
	size_t n = folder(base);
	size_t part = 0;

	buf_add(&name, base, n);
	buf_fmt(&name, "_rels/%s.rels", base + n);
	part = package_find(p, buf_text(&name));
	buf_clear(&name);
	return part == PACKAGE_NONE || xml_whole(p, part, &on, r, err);
}

const struct xlsx_rel *
xlsx_rels_by_id(const struct xlsx_rels *r, const char *id)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->rel[i].id, id) == 0)
			return &r->rel[i];
	return NULL;
}

const struct xlsx_rel *
xlsx_rels_by_type(const struct xlsx_rels *r, const char *type)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->rel[i].type, type) == 0)
			return &r->rel[i];
	return NULL;
}

/* Take off the last folder of a name that ends with a slash. */
static void
step_up(struct buf *name)
{
	if (name->len > 0)
		name->len--;
	while (name->len > 0 && name->data[name->len - 1] != '/')
		name->len--;
	if (name->data != NULL)
		name->data[name->len] = '\0';
}

void
xlsx_rels_resolve(struct buf *to, const char *base, const char *target)
{
	const char *p = target;

	buf_reset(to);
	if (*p != '/' && *p != '\\')
		buf_add(to, base, folder(base));
	while (*p != '\0') {
		size_t n = strcspn(p, "/\\");

		if (n == 2 && p[0] == '.' && p[1] == '.')
			step_up(to);
		else if (n > 0 && !(n == 1 && p[0] == '.'))
			buf_add(to, p, n);
		p += n;
		if (*p == '\0')
			break;
		if (to->len > 0 && to->data[to->len - 1] != '/')
			buf_char(to, '/');
		p++;
	}
}

size_t
xlsx_rels_part(const struct package *p, const char *base, const char *target)
{
	struct buf name = { 0 };
	size_t part = 0;

	xlsx_rels_resolve(&name, base, target);
	part = package_find(p, buf_text(&name));
	buf_clear(&name);
	return part;
}
