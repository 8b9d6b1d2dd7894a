/* group.c - corporate groups: two vendors of one root are one source. */
#include "catalog/group.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/fold.h"
#include "db/db.h"

struct group_node {
	int64_t id;
	int64_t parent; /* 0: none */
	int64_t root;   /* 0: not worked out */
};

struct group_tree {
	struct group_node *node; /* owned; by id, ascending */
	size_t n;
};

void
group_clear(struct group_set *g)
{
	hash_clear(&g->by_key);
	for (size_t i = 0; i < g->n_made; i++) {
		free(g->made[i].key);
		free(g->made[i].name);
	}
	free(g->made);
	*g = (struct group_set){ 0 };
}

bool
group_load(struct group_set *g, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_GROUP_ALL, err);
	bool found = false;
	bool ok = false;

	g->next = 1;
	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		const char *key = stmt_get_text(st, 1);

		*hash_put(&g->by_key, key, strlen(key), NULL) =
		    stmt_get_int(st, 0);
		g->next = stmt_get_int(st, 0) + 1;
	}
out:
	stmt_done(st);
	return ok;
}

int64_t
group_of_name(struct group_set *g, const char *name, size_t n)
{
	struct buf key = { 0 };
	int64_t id = 0;
	bool added = false;

	fold_name(&key, name, n);
	if (key.len > 0) {
		int64_t *place =
		    hash_put(&g->by_key, buf_text(&key), key.len, &added);

		if (added)
			*place = g->next++;
		id = *place;
	}
	if (added) {
		g->made = xrealloc(g->made, g->n_made + 1, sizeof(*g->made));
		g->made[g->n_made++] = (struct group_new){
			.id = id,
			.key = xstrdup(buf_text(&key)),
			.name = xstrndup(name, n),
		};
	}
	buf_clear(&key);
	return id;
}

bool
group_write(const struct group_set *g, struct db *db, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < g->n_made; i++) {
		struct stmt *st = db_stmt(db, SQL_GROUP_INSERT, err);

		ok = st != NULL;
		if (!ok)
			break;
		stmt_int(st, ":id", g->made[i].id);
		stmt_text(st, ":key", g->made[i].key);
		stmt_text(st, ":name", g->made[i].name);
		ok = stmt_run(st, err);
		stmt_done(st);
	}
	return ok;
}

static bool
group_tree_load(struct group_tree *t, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_GROUP_ALL, err);
	size_t cap = 0;
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		if (t->n == cap) {
			cap = cap == 0 ? 64 : cap * 2;
			t->node = xrealloc(t->node, cap, sizeof(*t->node));
		}
		t->node[t->n++] = (struct group_node){
			.id = stmt_get_int(st, 0),
			.parent = stmt_get_int(st, 3),
		};
	}
out:
	stmt_done(st);
	return ok;
}

static struct group_node *
group_node(struct group_tree *t, int64_t id)
{
	size_t lo = 0;
	size_t hi = t->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (t->node[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < t->n && t->node[lo].id == id ? &t->node[lo] : NULL;
}

static bool
group_parents(struct group_tree *t, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_GROUP_PARENTS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		struct group_node *g = group_node(t, stmt_get_int(st, 0));

		if (g != NULL)
			g->parent = stmt_get_int(st, 1);
	}
out:
	stmt_done(st);
	return ok;
}

/* The lowest id of the circle that id lies on. */
static int64_t
group_lowest(struct group_tree *t, int64_t id)
{
	int64_t low = id;
	int64_t at = id;

	do {
		low = at < low ? at : low;
		at = group_node(t, at)->parent;
	} while (at != id);
	return low;
}

/* The group at the top above id; in a circle the lowest id of the circle.
 * All on the way up get the same root, so that each is walked once. */
static int64_t
group_root(struct group_tree *t, int64_t id)
{
	int64_t root = 0;
	int64_t at = id;

	while (root == 0) {
		struct group_node *g = group_node(t, at);

		if (g == NULL || g->parent == 0)
			root = at;
		else if (g->root == -1) /* met on this walk */
			root = group_lowest(t, at);
		else if (g->root > 0)
			root = g->root;
		else {
			g->root = -1;
			at = g->parent;
		}
	}
	for (at = id;;) {
		struct group_node *g = group_node(t, at);

		if (g == NULL || g->root > 0)
			break;
		g->root = root;
		if (g->parent == 0)
			break;
		at = g->parent;
	}
	return root;
}

bool
group_settle(struct db *db, struct err *err)
{
	struct group_tree t = { 0 };
	struct stmt *st = db_stmt(db, SQL_GROUP_ADOPT, err);
	bool ok = false;

	if (st == NULL || !stmt_run(st, err))
		goto out;
	stmt_done(st);
	st = NULL;
	if (!group_tree_load(&t, db, err) || !group_parents(&t, db, err))
		goto out;
	ok = true;
	for (size_t i = 0; ok && i < t.n; i++) {
		st = db_stmt(db, SQL_GROUP_SET, err);
		ok = st != NULL;
		if (!ok)
			break;
		stmt_int(st, ":id", t.node[i].id);
		stmt_int(st, ":root", group_root(&t, t.node[i].id));
		if (t.node[i].parent == 0)
			stmt_null(st, ":parent");
		else
			stmt_int(st, ":parent", t.node[i].parent);
		ok = stmt_run(st, err);
		stmt_done(st);
		st = NULL;
	}
out:
	stmt_done(st);
	free(t.node);
	return ok;
}
