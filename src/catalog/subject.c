/* subject.c - the leaves, or a profile's stages, as things to ask about. */
#include "catalog/subject.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"

static void
subject_room(struct subject_list *l, size_t n)
{
	l->subject = xcalloc(n + 1, sizeof(*l->subject));
	l->row = xcalloc(n + 1, sizeof(*l->row));
}

void
subject_leaves(struct subject_list *l, struct supply *s)
{
	subject_room(l, capability_count());
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);
		struct subject *to = &l->subject[l->n];

		if (c->area_id == 0)
			continue;
		to->code = xstrdup(c->code);
		to->name = c->name;
		to->area = capability_by_id(c->area_id)->code;
		to->scope = c->scope;
		to->leaf.capability = (unsigned char)c->id;
		to->silent = supply_is_silent(s, c->id);
		l->row[l->n++] = (struct tally_row){
			.option = &to->leaf, .n_option = 1, .vague = true
		};
	}
}

static char *
stage_code(const struct profile_list *l, const struct profile_stage *stage)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < stage->n_option; i++) {
		const struct profile_option *o = &stage->option[i];
		const struct capability *c = capability_by_id(o->capability);

		buf_str(&b, i == 0 ? "" : "|");
		if (c == NULL && o->other != SIZE_MAX)
			buf_fmt(&b, "profile:%s", l->profile[o->other].code);
		else if (c != NULL)
			buf_str(&b, c->code);
		if (o->phase != 0)
			buf_fmt(&b, "@%s",
			    dimension_code(DIMENSION_PHASE, o->phase));
		if (o->modality != 0)
			buf_fmt(&b, "#%s",
			    dimension_code(DIMENSION_MODALITY, o->modality));
	}
	return buf_take(&b);
}

/* Every capability that would satisfy the stage is one nobody can speak of;
 * other profiles are left to the caller. */
static bool
options_are_silent(
    struct supply *s, const struct profile_stage *stage, bool *others)
{
	*others = false;
	for (size_t i = 0; i < stage->n_option; i++) {
		int64_t id = stage->option[i].capability;

		if (id == 0)
			*others = true;
		else if (!supply_is_silent(s, id))
			return false;
	}
	return stage->n_option > 0;
}

/* A profile cannot be spoken of where one of its stages cannot. */
static bool
profile_is_silent(struct supply *s, const struct profile *p)
{
	for (size_t i = 0; i < p->n_stage; i++) {
		bool others = false;

		if (p->stage[i].mandatory &&
		    options_are_silent(s, &p->stage[i], &others) && !others)
			return true;
	}
	return false;
}

static bool
stage_is_silent(struct supply *s, const struct profile_list *l,
    const struct profile_stage *stage)
{
	bool others = false;

	if (!options_are_silent(s, stage, &others))
		return false;
	for (size_t i = 0; others && i < stage->n_option; i++) {
		size_t other = stage->option[i].other;

		if (stage->option[i].capability == 0 && other != SIZE_MAX &&
		    !profile_is_silent(s, &l->profile[other]))
			return false;
	}
	return true;
}

void
subject_stages(struct subject_list *l, struct supply *s,
    const struct profile_list *profiles, const struct profile *p)
{
	subject_room(l, p->n_stage);
	for (size_t i = 0; i < p->n_stage; i++) {
		const struct profile_stage *stage = &p->stage[i];
		struct subject *to = &l->subject[l->n];

		if (!stage->mandatory)
			continue;
		to->code = stage_code(profiles, stage);
		to->name = stage->name;
		to->area = p->code;
		to->scope = p->scope;
		to->silent = stage_is_silent(s, profiles, stage);
		l->row[l->n++] = (struct tally_row){ .option = stage->option,
			.n_option = stage->n_option,
			.vague = true };
	}
}

bool
subject_names(const struct subject_list *l, size_t i, int64_t capability_id)
{
	for (size_t j = 0; j < l->row[i].n_option; j++) {
		const struct capability *c =
		    capability_by_id(l->row[i].option[j].capability);

		if (c != NULL &&
		    (c->id == capability_id || c->area_id == capability_id))
			return true;
	}
	return false;
}

void
subject_clear(struct subject_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->subject[i].code);
	free(l->subject);
	free(l->row);
	*l = (struct subject_list){ 0 };
}
