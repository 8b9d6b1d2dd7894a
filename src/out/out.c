/* out.c - rows become bytes: the writer and the list of formats. */
#include "out/out.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/mem.h"
#include "out/format.h"

#define OUT_FORMAT_ADDRESS(word) &out_format_##word,
static const struct out_format *const formats[] = { OUT_FORMATS(
    OUT_FORMAT_ADDRESS) };

#define OUT_FORMAT_WORD(word) ", " #word
static const char format_words[] = OUT_FORMATS(OUT_FORMAT_WORD);

enum { N_FORMAT = sizeof(formats) / sizeof(formats[0]) };

struct out_value
out_null(void)
{
	return (struct out_value){ .type = OUT_NULL };
}

struct out_value
out_text(const char *s)
{
	if (s == NULL)
		return out_null();
	return (struct out_value){ .type = OUT_TEXT, .text = s };
}

struct out_value
out_int(int64_t i)
{
	return (struct out_value){ .type = OUT_INT, .i = i };
}

struct out_value
out_real(double r)
{
	return (struct out_value){ .type = OUT_REAL, .r = r };
}

const struct out_format *
out_format_by_name(const char *name)
{
	for (size_t i = 0; i < N_FORMAT; i++) {
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	}
	return NULL;
}

const struct out_format *
out_format_by_file(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash == NULL ? path : slash, '.');

	for (size_t i = 0; dot != NULL && i < N_FORMAT; i++) {
		const char *suffix = formats[i]->suffix;

		if (suffix != NULL && strcasecmp(suffix, dot + 1) == 0)
			return formats[i];
	}
	return NULL;
}

const char *
out_format_names(void)
{
	return format_words + 2;
}

struct out *
out_new(const struct out_options *opt)
{
	struct out *o = xcalloc(1, sizeof(*o));

	assert(opt->format != NULL && opt->to != NULL);
	o->opt = *opt;
	o->terminal = isatty(fileno(opt->to)) == 1;
	return o;
}

void
out_free(struct out *o)
{
	if (o == NULL)
		return;
	for (size_t i = 0; i < o->n_meta; i++) {
		free(o->meta[i].key);
		free(o->meta[i].value);
	}
	free(o->meta);
	if (o->state != NULL)
		o->state_free(o->state);
	buf_clear(&o->line);
	buf_clear(&o->text);
	free(o);
}

void
out_meta(struct out *o, const char *key, const char *value)
{
	struct out_meta *m = NULL;

	assert(o->column == NULL);
	for (size_t i = 0; i < o->n_meta; i++) {
		if (strcmp(o->meta[i].key, key) == 0)
			m = &o->meta[i];
	}
	if (m == NULL) {
		o->meta = xrealloc(o->meta, o->n_meta + 1, sizeof(*o->meta));
		m = &o->meta[o->n_meta++];
		*m = (struct out_meta){ .key = xstrdup(key) };
	}
	free(m->value);
	m->value = value == NULL ? NULL : xstrdup(value);
}

void
out_begin(struct out *o, const char *const *column, size_t n)
{
	assert(o->column == NULL && column != NULL && n > 0);
	o->column = column;
	o->n = n;
	(void)o->opt.format->begin(o); /* o->failed has it */
}

void
out_row(struct out *o, const struct out_value *v)
{
	assert(o->column != NULL);
	if (o->failed == 0 && o->opt.format->row(o, v))
		o->count++;
}

bool
out_ragged(const struct out_format *f)
{
	return f->ragged;
}

void
out_row_long(struct out *o, const struct out_value *v, size_t n)
{
	size_t columns = o->n;

	assert(n >= columns && (n == columns || o->opt.format->ragged));
	o->n = n;
	out_row(o, v);
	o->n = columns;
}

bool
out_end(struct out *o, struct err *err)
{
	assert(o->column != NULL);
	if (o->failed == 0)
		(void)o->opt.format->end(o); /* o->failed has it */
	if (o->failed == 0 && fflush(o->opt.to) != 0)
		o->failed = errno;
	if (o->failed == 0 && ferror(o->opt.to))
		o->failed = EIO;
	if (o->failed == 0)
		return true;
	if (o->failed == EPIPE) {
		clearerr(o->opt.to);
		return true;
	}
	errno = o->failed;
	return err_errno(err, "cannot write the output");
}

int64_t
out_count(const struct out *o)
{
	return o->count;
}
