/* vendor.h - one vendor as rows: every fact with its evidence (show). */
#ifndef REPORT_VENDOR_H
#define REPORT_VENDOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct db;
struct out;

/* fact,value,status,modality,dosage_group,phase,site,evidence,date,source,
 * file,sheet,row,line,words */
enum { VENDOR_SHOW_N = 15 };
extern const char *const vendor_show_columns[VENDOR_SHOW_N];

/* The vendor's fields and names, its sites, its claims in the order of the
 * taxonomy, words that were not understood, contradictions.  A field nothing
 * is known of says so. */
bool vendor_show(
    struct db *db, int64_t vendor_id, struct out *out, struct err *err);

#endif
