/* audit.c - the findings on tags as rows. */
#include "report/audit.h"

#include "out/out.h"

const char *const report_audit_columns[REPORT_AUDIT_COLUMNS] = { "rule",
	"severity", "vendor", "finding", "evidence" };

void
report_audit(struct out *o, const struct audit *a)
{
	for (size_t i = 0; i < audit_findings(a); i++) {
		const struct audit_finding *f = audit_finding(a, i);
		const struct out_value v[REPORT_AUDIT_COLUMNS] = {
			out_text(f->rule),
			out_text(audit_severity_word(f->severity)),
			out_text(f->vendor),
			out_text(f->finding),
			out_text(f->evidence),
		};

		out_row(o, v);
	}
}

void
report_audit_summary(struct buf *b, const struct audit *a)
{
	size_t count[AUDIT_SEVERITIES] = { 0 };
	size_t n = audit_findings(a);
	bool first = true;

	for (size_t i = 0; i < n; i++)
		count[audit_finding(a, i)->severity]++;
	buf_fmt(b, "%zu finding%s", n, n == 1 ? "" : "s");
	for (size_t i = 0; i < AUDIT_SEVERITIES; i++) {
		if (count[i] == 0)
			continue;
		buf_fmt(b, "%s%zu %s", first ? ": " : ", ", count[i],
		    audit_severity_word((enum audit_severity)i));
		first = false;
	}
}
