#!/usr/bin/env python3
"""Measure vendorcat: measure.py PROGRAM DIRECTORY

DIRECTORY holds large.csv and small.csv (gen.py), huge.csv, and the programs
plain_csv and read_sheet; databases are made there.
Import is taken in alternation with `sqlite3 .import` of the same file into a
bare table, a fresh file each; the questions run on a catalog of small.csv.
"""
import os
import statistics
import sys
import time

RUNS = int(os.environ.get("RUNS", "5"))
QUESTIONS = int(os.environ.get("QUESTIONS", "100"))


def run(argv):
    """Wall seconds, CPU seconds, peak kB of one process, its status.

    The peak is never below that of this script (some 10 MB): Linux counts
    what the process was before exec.
    """
    null = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)]
    begin = time.perf_counter()
    pid = os.posix_spawnp(argv[0], argv, os.environ, file_actions=null)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - begin
    return (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss,
            os.waitstatus_to_exitcode(status))


def remove(path):
    for name in (path, path + "-journal"):
        if os.path.exists(name):
            os.remove(name)


def fresh(path, argv, allowed):
    remove(path)
    os.sync()
    result = run(argv)
    if result[3] not in allowed:
        sys.exit("measure.py: %s: exit status %d" % (argv, result[3]))
    return result


def median(results, i):
    return statistics.median(r[i] for r in results)


def measure_import(program, folder):
    source = os.path.join(folder, "large.csv")
    ours_db = os.path.join(folder, "ours.db")
    bare_db = os.path.join(folder, "bare.db")
    ours, bare = [], []
    for _ in range(RUNS):
        bare.append(fresh(bare_db, ["sqlite3", bare_db,
                                    ".import --csv %s t" % source], (0,)))
        ours.append(fresh(ours_db, [program, "--db", ours_db, "-q", "import",
                                    source], (0, 1)))
    for name, r, db in (("sqlite3 .import", bare, bare_db),
                        ("vendorcat import", ours, ours_db)):
        print("%-17s %7.2f s wall (%.2f to %.2f)  %7.2f s cpu  %6.0f MB peak"
              "  %6.0f MB file" % (
                  name, median(r, 0), min(x[0] for x in r),
                  max(x[0] for x in r), median(r, 1),
                  max(x[2] for x in r) / 1024, os.path.getsize(db) / 1e6))
    print("ratio             %7.2f wall               %7.2f cpu" % (
        median(ours, 0) / median(bare, 0), median(ours, 1) / median(bare, 1)))


def measure_reading(folder):
    """Our reader, detection and digest included, against libcsv alone."""
    path = os.path.join(folder, "huge.csv")
    plain, ours = [], []
    for _ in range(RUNS):
        plain.append(run([os.path.join(folder, "plain_csv"), path]))
        ours.append(run([os.path.join(folder, "read_sheet"), path]))
    for name, r in (("libcsv alone", plain), ("sheet.h", ours)):
        print("%-17s %7.2f s wall (%.2f to %.2f)  %7.2f s cpu  %6.1f MB peak"
              "%s" % (name, median(r, 0), min(x[0] for x in r),
                      max(x[0] for x in r), median(r, 1),
                      max(x[2] for x in r) / 1024,
                      "  FAILED" if any(x[3] for x in r) else ""))
    print("ratio             %7.2f wall               %7.2f cpu" % (
        median(ours, 0) / median(plain, 0),
        median(ours, 1) / median(plain, 1)))


def measure_questions(program, folder):
    db = os.path.join(folder, "small.db")
    fresh(db, [program, "--db", db, "-q", "import",
               os.path.join(folder, "small.csv")], (0, 1))
    floor = [run(["true"]) for _ in range(QUESTIONS)]
    print("%-17s %7.2f ms wall" % ("true", 1000 * median(floor, 0)))
    for word in ("gaps", "lifecycle", "coverage"):
        r = [run([program, "--db", db, word]) for _ in range(QUESTIONS)]
        bad = [x[3] for x in r if x[3] != 0]
        print("%-17s %7.2f ms wall  %6.2f ms cpu  %6.1f MB peak%s" % (
            word, 1000 * median(r, 0), 1000 * median(r, 1),
            max(x[2] for x in r) / 1024,
            "  exit status %d" % bad[0] if bad else ""))


def lines(path):
    with open(path, "rb") as f:
        return sum(1 for _ in f) - 1


def main():
    program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    large = os.path.join(folder, "large.csv")
    print("import of %d rows, %.1f MB, median of %d runs in alternation:" % (
        lines(large), os.path.getsize(large) / 1e6, RUNS))
    measure_import(program, folder)
    print("reading %.0f MB of CSV, median of %d runs in alternation:" % (
        os.path.getsize(os.path.join(folder, "huge.csv")) / 1e6, RUNS))
    measure_reading(folder)
    print("a question on %d vendors, whole process, median of %d runs:" % (
        lines(os.path.join(folder, "small.csv")), QUESTIONS))
    measure_questions(program, folder)


if __name__ == "__main__":
    main()
