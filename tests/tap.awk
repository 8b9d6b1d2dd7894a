# tap.awk - count a TAP log: prints PASSED FAILED SKIPPED.
# -v rc=STATUS is the exit status of the program that wrote it.
/^(not )?ok .*# SKIP/ { skipped++; next }
/^ok / { passed++ }
/^not ok / { failed++ }
/^1\.\.[0-9]+/ { plan += substr($1, 4) }
END {
	# What was planned and never reported did not pass; neither did a
	# program that failed for a reason no test of it names.
	if (plan > passed + failed + skipped)
		failed = plan - passed - skipped
	if (rc != 0 && failed == 0)
		failed = 1
	print passed + 0, failed + 0, skipped + 0
}
