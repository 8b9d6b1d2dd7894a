/* help.c - vendorcat help: the commands, or one of them. */
#include "cmd/cmd.h"

#define HELP_NAMES 64

static bool
help_run(struct app *app, int argc, char **argv, struct err *err)
{
	const struct cmd_option option[] = { { NULL, CMD_FLAG, NULL } };
	const char *names[HELP_NAMES] = { NULL };
	const struct cmd *const *all = NULL;
	const struct cmd *c = NULL;
	const char *nearest = NULL;
	size_t n = 0;

	(void)app;
	if (!cmd_options(option, &argc, argv, err))
		return false;
	if (argc > 2)
		return err_set(err, ERR_USAGE, "help takes one command");
	if (argc == 2)
		c = cmd_by_name(argv[1]);
	if (argc == 1 || c != NULL) {
		cmd_print_help(stdout, c);
		return true;
	}
	all = cmd_all(&n);
	for (size_t i = 0; i < n && i < HELP_NAMES; i++)
		names[i] = all[i]->name;
	nearest = cmd_nearest(argv[1], names, n < HELP_NAMES ? n : HELP_NAMES);
	return err_set(err, ERR_USAGE, "there is no command %.80s%s%s%s",
	    argv[1], nearest == NULL ? "" : " (",
	    nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?)");
}

const struct cmd cmd_help = {
	.name = "help",
	.args = "[COMMAND]",
	.summary = "the commands, or what one of them takes",
	.db = CMD_DB_NONE,
	.run = help_run,
};
