/* reading.c - the options that say how a file is to be read. */
#include "cmd/reading.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "catalog/source.h"

/* The options that are given once, and where their value goes. */
struct single {
	const char *name;
	const char **to;
};
enum { N_SINGLE = 10 };

static void
singles(struct cmd_reading *r, struct single s[N_SINGLE])
{
	s[0] = (struct single){ "--sheet", &r->sheet };
	s[1] = (struct single){ "--encoding", &r->encoding };
	s[2] = (struct single){ "--delimiter", &r->delimiter };
	s[3] = (struct single){ "--quote", &r->quote };
	s[4] = (struct single){ "--escape", &r->escape };
	s[5] = (struct single){ "--header", &r->header };
	s[6] = (struct single){ "--header-rows", &r->header_rows };
	s[7] = (struct single){ "--date-order", &r->date_order };
	s[8] = (struct single){ "--layout", &r->layout };
	s[9] = (struct single){ "--legend", &r->legend };
}

/* Whether two "NAME=VALUE" are of the same name. */
static bool
same_name(const char *a, const char *b)
{
	size_t n = strcspn(a, "=");

	return n == strcspn(b, "=") && strncasecmp(a, b, n) == 0;
}

static bool
is_given(const struct cmd_texts *t, const char *text)
{
	for (size_t i = 0; i < t->n; i++) {
		if (same_name(t->text[i], text))
			return true;
	}
	return false;
}

static void
recall_one(struct cmd_reading *r, const char *name, const char *value)
{
	struct single s[N_SINGLE];
	bool taken = false;

	singles(r, s);
	for (size_t i = 0; i < N_SINGLE; i++) {
		if (strcmp(s[i].name, name) != 0 || *s[i].to != NULL)
			continue;
		*s[i].to = value;
		taken = true;
	}
	if (strcmp(name, "--map") == 0 && !is_given(&r->map, value)) {
		cmd_texts_add(&r->maps, value);
		taken = true;
	}
	if (strcmp(name, "--default") == 0 && !is_given(&r->fallback, value)) {
		cmd_texts_add(&r->fallbacks, value);
		taken = true;
	}
	if (!taken)
		return;
	cmd_texts_add(&r->recalled, name);
	cmd_texts_add(&r->recalled, value);
}

bool
cmd_reading_recall(
    struct cmd_reading *r, struct db *db, const char *source, struct err *err)
{
	struct buf b = { 0 };
	size_t n = 0;
	size_t at = 0;

	if (!source_given(db, source, &b, err)) {
		buf_clear(&b);
		return false;
	}
	n = b.len;
	r->remembered = buf_take(&b);
	/* Name and value in turn, each with a NUL behind it. */
	while (at < n) {
		const char *name = r->remembered + at;
		const char *value = name + strlen(name) + 1;

		recall_one(r, name, value);
		at = (size_t)(value - r->remembered) + strlen(value) + 1;
	}
	return true;
}

static void
texts_copy(struct cmd_texts *to, const struct cmd_texts *from)
{
	*to = (struct cmd_texts){ 0 };
	for (size_t i = 0; i < from->n; i++)
		cmd_texts_add(to, from->text[i]);
}

void
cmd_reading_copy(struct cmd_reading *to, const struct cmd_reading *from)
{
	*to = *from;
	to->remembered = NULL;
	to->has_beside = false;
	texts_copy(&to->map, &from->map);
	texts_copy(&to->fallback, &from->fallback);
	texts_copy(&to->recalled, &from->recalled);
	texts_copy(&to->given, &from->given);
	texts_copy(&to->maps, &from->maps);
	texts_copy(&to->fallbacks, &from->fallbacks);
}

/* Leave out the text that is value itself, not only equal to it. */
static void
texts_drop(struct cmd_texts *t, const char *value)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		if (t->text[i] != value)
			t->text[n++] = t->text[i];
	}
	t->n = n;
}

void
cmd_reading_drop(struct cmd_reading *r, size_t i)
{
	const char *value = r->recalled.text[i + 1];
	struct single s[N_SINGLE];

	singles(r, s);
	for (size_t k = 0; k < N_SINGLE; k++) {
		if (*s[k].to == value)
			*s[k].to = NULL;
	}
	texts_drop(&r->maps, value);
	texts_drop(&r->fallbacks, value);
}

/* Letters, not bytes. */
static size_t
delimiter_letters(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) == 0x80 ? 0 : 1;
	return n;
}

static bool
make_delimiter(struct sheet_options *o, struct cmd_reading *r, struct err *err)
{
	static const struct {
		const char *word;
		const char *text;
	} words[] = { { "comma", "," }, { "semicolon", ";" }, { "tab", "\t" },
		{ "\\t", "\t" }, { "pipe", "|" }, { "bar", "|" },
		{ "space", " " }, { "colon", ":" } };

	o->delimiter = r->delimiter;
	for (size_t i = 0;
	     r->delimiter != NULL && i < sizeof(words) / sizeof(words[0]);
	     i++) {
		if (strcasecmp(r->delimiter, words[i].word) == 0)
			o->delimiter = words[i].text;
	}
	if (o->delimiter != NULL && delimiter_letters(o->delimiter) > 2)
		return err_set(err, ERR_USAGE,
		    "--delimiter: \"%s\" is not one or two characters, nor "
		    "comma, semicolon, tab, pipe, space or colon",
		    r->delimiter);
	return true;
}

static bool
make_character(int *to, const char *name, const char *word, struct err *err)
{
	if (word == NULL)
		return true;
	if (strcasecmp(word, "none") == 0)
		*to = SHEET_NONE;
	else if (strcasecmp(word, "backslash") == 0)
		*to = '\\';
	else if (strcasecmp(word, "double") == 0)
		*to = '"';
	else if (strcasecmp(word, "single") == 0)
		*to = '\'';
	else if (strlen(word) == 1)
		*to = (unsigned char)word[0];
	else
		return err_set(err, ERR_USAGE,
		    "%s: \"%s\" is not one character, nor none", name, word);
	return true;
}

static bool
make_number(int64_t *to, const char *name, const char *word, int64_t most,
    struct err *err)
{
	char *end = NULL;

	if (word == NULL)
		return true;
	*to = strtoll(word, &end, 10);
	if (end == word || *end != '\0' || *to < 0 || *to > most)
		return err_set(err, ERR_USAGE,
		    "%s needs a number of rows up to %lld, not \"%s\"", name,
		    (long long)most, word);
	return true;
}

static bool
make_order(struct plan_options *o, const char *word, struct err *err)
{
	if (word == NULL)
		return true;
	if (strcasecmp(word, "dmy") == 0)
		o->date_order = DATE_ORDER_DMY;
	else if (strcasecmp(word, "mdy") == 0)
		o->date_order = DATE_ORDER_MDY;
	else
		return err_set(err, ERR_USAGE,
		    "--date-order is dmy (day first) or mdy (month first), "
		    "not \"%s\"",
		    word);
	return true;
}

static bool
make_header(struct reading *to, const struct cmd_reading *r, struct err *err)
{
	int64_t rows = 0;

	if (!make_number(&to->table.header, "--header", r->header,
		(int64_t)1 << 40, err) ||
	    !make_number(
		&rows, "--header-rows", r->header_rows, TABLE_LEVELS, err))
		return false;
	if (r->header_rows != NULL && r->header != NULL &&
	    to->table.header == 0)
		return err_set(err, ERR_USAGE,
		    "--header-rows says how far the header goes, and --header "
		    "0 that there is none: say one of the two");
	if (r->header != NULL && to->table.header == 0)
		to->table.header = TABLE_NO_HEADER;
	to->table.header_rows = (size_t)rows;
	return true;
}

static void
make_given(struct cmd_reading *r)
{
	struct single s[N_SINGLE];

	singles(r, s);
	for (size_t i = 0; i < N_SINGLE; i++) {
		if (*s[i].to == NULL)
			continue;
		cmd_texts_add(&r->given, s[i].name);
		cmd_texts_add(&r->given, *s[i].to);
	}
	for (size_t i = 0; i < r->maps.n; i++) {
		cmd_texts_add(&r->given, "--map");
		cmd_texts_add(&r->given, r->maps.text[i]);
	}
	for (size_t i = 0; i < r->fallbacks.n; i++) {
		cmd_texts_add(&r->given, "--default");
		cmd_texts_add(&r->given, r->fallbacks.text[i]);
	}
}

bool
cmd_reading_make(
    struct reading *to, struct cmd_reading *r, const char *now, struct err *err)
{
	*to = (struct reading){ .plan.n_old = r->maps.n };
	for (size_t i = 0; i < r->map.n; i++)
		cmd_texts_add(&r->maps, r->map.text[i]);
	for (size_t i = 0; i < r->fallback.n; i++)
		cmd_texts_add(&r->fallbacks, r->fallback.text[i]);
	make_given(r);
	to->given = r->given.text;
	to->n_given = r->given.n;
	to->sheet.sheet = r->sheet;
	to->sheet.encoding = r->encoding;
	to->table.map = r->maps.text;
	to->table.n_map = r->maps.n;
	to->table.sheet = r->sheet != NULL;
	to->plan.map = r->maps.text;
	to->plan.n_map = r->maps.n;
	to->plan.fallback = r->fallbacks.text;
	to->plan.n_fallback = r->fallbacks.n;
	to->plan.now = now;
	to->plan.layout = r->layout;
	to->plan.legend = r->legend;
	to->plan.beside = r->has_beside ? &r->beside : NULL;
	return make_delimiter(&to->sheet, r, err) &&
	       make_character(&to->sheet.quote, "--quote", r->quote, err) &&
	       make_character(&to->sheet.escape, "--escape", r->escape, err) &&
	       make_order(&to->plan, r->date_order, err) &&
	       make_header(to, r, err);
}

void
cmd_reading_quote(struct buf *b, const char *name, const char *value)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789_-./=:,+@%";

	buf_fmt(b, "%s%s", name[0] == '\0' ? "" : " ", name);
	buf_char(b, ' ');
	if (value[0] != '\0' && strspn(value, plain) == strlen(value)) {
		buf_str(b, value);
		return;
	}
	buf_char(b, '\'');
	for (; *value != '\0'; value++) {
		if (*value == '\'')
			buf_str(b, "'\\''");
		else
			buf_char(b, *value);
	}
	buf_char(b, '\'');
}

void
cmd_reading_clear(struct cmd_reading *r)
{
	cmd_texts_clear(&r->map);
	cmd_texts_clear(&r->fallback);
	cmd_texts_clear(&r->recalled);
	cmd_texts_clear(&r->given);
	cmd_texts_clear(&r->maps);
	cmd_texts_clear(&r->fallbacks);
	free(r->remembered);
	if (r->has_beside)
		plan_clear(&r->beside);
}
