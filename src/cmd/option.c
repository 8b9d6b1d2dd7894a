/* option.c - the options of one command, exact names only. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/cmd.h"

static const struct cmd_option *
option_find(const struct cmd_option *option, const char *name, size_t n)
{
	for (; option->name != NULL; option++) {
		if (strlen(option->name) == n &&
		    strncmp(option->name, name, n) == 0)
			return option;
	}
	return NULL;
}

static bool
option_unknown(const struct cmd_option *option, const char *name, size_t n,
    struct err *err)
{
	const char *names[64] = { "--db", "--format", "--as-of", "--color",
		"--help" };
	size_t n_name = 5;
	char *word = xstrndup(name, n);
	const char *nearest = NULL;

	for (; option->name != NULL && n_name < 64; option++)
		names[n_name++] = option->name;
	nearest = cmd_nearest(word, names, n_name);
	(void)err_set(err, ERR_USAGE, "there is no option %s%s%s%s", word,
	    nearest == NULL ? "" : " (", nearest == NULL ? "" : nearest,
	    nearest == NULL ? "" : "?)");
	free(word);
	return false;
}

static bool
option_number(const char *name, const char *value, int64_t *to, struct err *err)
{
	char *end = NULL;
	long long n = 0;

	errno = 0;
	if (value[0] >= '0' && value[0] <= '9')
		n = strtoll(value, &end, 10);
	if (end == NULL || *end != '\0' || errno != 0)
		return err_set(err, ERR_USAGE,
		    "%s needs a whole number, not \"%s\"", name, value);
	*to = n;
	return true;
}

static bool
option_take(const struct cmd_option *o, const char *value, struct err *err)
{
	switch (o->type) {
	case CMD_FLAG:
		*(bool *)o->to = true;
		return true;
	case CMD_TEXT:
		*(const char **)o->to = value;
		return true;
	case CMD_TEXTS:
		cmd_texts_add(o->to, value);
		return true;
	case CMD_NUMBER:
		return option_number(o->name, value, o->to, err);
	}
	return false;
}

/* Take argv[i], and argv[i + 1] when it is the value; *used: how many. */
static bool
option_one(const struct cmd_option *option, int left, char **argv, int *used,
    struct err *err)
{
	const char *word = argv[0];
	const char *equal = strchr(word, '=');
	size_t n = equal == NULL ? strlen(word) : (size_t)(equal - word);
	const struct cmd_option *o = option_find(option, word, n);
	const char *value = equal == NULL ? NULL : equal + 1;

	*used = 1;
	if (o == NULL)
		return option_unknown(option, word, n, err);
	if (o->type == CMD_FLAG && value != NULL)
		return err_set(err, ERR_USAGE, "%s takes no value", o->name);
	if (o->type != CMD_FLAG && value == NULL) {
		if (left < 2)
			return err_set(
			    err, ERR_USAGE, "%s needs a value", o->name);
		value = argv[1];
		*used = 2;
	}
	return option_take(o, value, err);
}

bool
cmd_options(
    const struct cmd_option *option, int *argc, char **argv, struct err *err)
{
	int kept = 1;
	int i = 1;
	bool options = true;

	while (i < *argc) {
		int used = 1;

		if (!options || argv[i][0] != '-' || argv[i][1] == '\0') {
			argv[kept++] = argv[i];
		} else if (strcmp(argv[i], "--") == 0) {
			options = false;
		} else if (!option_one(
			       option, *argc - i, argv + i, &used, err)) {
			return false;
		}
		i += used;
	}
	*argc = kept;
	argv[kept] = NULL;
	return true;
}

void
cmd_texts_add(struct cmd_texts *t, const char *text)
{
	t->text = xrealloc(t->text, t->n + 1, sizeof(*t->text));
	t->text[t->n++] = text;
}

void
cmd_texts_clear(struct cmd_texts *t)
{
	free(t->text);
	*t = (struct cmd_texts){ 0 };
}
