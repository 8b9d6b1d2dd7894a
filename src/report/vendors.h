/* vendors.h - vendors as rows: the answers of list and search. */
#ifndef REPORT_VENDORS_H
#define REPORT_VENDORS_H

#include <stdbool.h>

#include "base/err.h"

struct choice;
struct db;
struct out;
struct search;

/* vendor,kind,country,region,city,group,sites,site_countries,offered,
 * evidence,sources,website,code */
enum { VENDORS_LIST_N = 13 };
extern const char *const vendors_list_columns[VENDORS_LIST_N];

/* vendor,kind,country,where,found */
enum { VENDORS_SEARCH_N = 5 };
extern const char *const vendors_search_columns[VENDORS_SEARCH_N];

/* A row a chosen vendor, in the order of names. */
bool vendors_list(struct db *db, const struct choice *choice, struct out *out,
    struct err *err);

/* A row for each place of a chosen vendor where the words stand. */
bool vendors_search(struct db *db, const struct choice *choice,
    const struct search *search, struct out *out, struct err *err);

#endif
