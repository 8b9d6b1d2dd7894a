/* sources.h - imported sources as rows: the answers of sources. */
#ifndef REPORT_SOURCES_H
#define REPORT_SOURCES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct db;
struct out;

/* number,name,version,state,file,sheet,layout,rows,created,updated,unchanged,
 * aside,skipped,claims,as_of,imported_at,imported_by,format,encoding,
 * delimiter,header_row,evidence,bytes,sha256 */
enum { SOURCES_LIST_N = 25 };
extern const char *const sources_list_columns[SOURCES_LIST_N];

/* part,row,line,column,title,value,reason */
enum { SOURCES_SHOW_N = 7 };
extern const char *const sources_show_columns[SOURCES_SHOW_N];

/* A row an imported version. */
bool sources_list(struct db *db, struct out *out, struct err *err);

/* How a source was read: part "reading" a row a setting, "column" a row a
 * column, "aside" a row for each row set aside, "warning" for each remark. */
bool sources_show(struct db *db, int64_t id, struct out *out, struct err *err);

#endif
