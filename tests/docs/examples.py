#!/usr/bin/env python3
"""Run the examples of a document and compare what they print.

examples.py FILE.md          exit 1 when an example prints something else
examples.py --update FILE.md write what it prints into the document instead

An example is a block fenced as ```console.  A line that begins with "$ " is
run with sh in one directory for the whole document, in which "fixtures" is
the project's; the lines after it are what it prints on a terminal of 120
columns, stdout and stderr in the order of arrival.  A line "..." stands for
any number of lines.  The program is the first vendorcat in PATH; time is
fixed by VENDORCAT_NOW.
"""
import difflib
import fcntl
import os
import struct
import subprocess
import sys
import tempfile
import termios

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


COLUMNS = 120


def terminal():
    """A terminal: the end to read, the end to write."""
    try:
        reading, writing = os.openpty()
    except OSError as why:
        print("no pseudo-terminal to be had: %s" % why)
        sys.exit(77)
    fcntl.ioctl(writing, termios.TIOCSWINSZ,
                struct.pack("HHHH", 50, COLUMNS, 0, 0))
    mode = termios.tcgetattr(writing)
    mode[1] &= ~termios.OPOST  # a line end stays one letter
    termios.tcsetattr(writing, termios.TCSANOW, mode)
    return reading, writing


def read_all(reading):
    parts = []
    while True:
        try:
            part = os.read(reading, 65536)
        except OSError:  # nobody writes any more
            part = b""
        if not part:
            return b"".join(parts).decode("utf-8", "replace")
        parts.append(part)


def run(command, folder):
    env = dict(os.environ, VENDORCAT_NOW="2026-11-24T12:00:00Z",
               LC_ALL="C.UTF-8", NO_COLOR="1")
    env.pop("VENDORCAT_DB", None)
    reading, writing = terminal()
    child = subprocess.Popen(["timeout", "60", "sh", "-c", command],
                             cwd=folder, env=env, stdin=subprocess.DEVNULL,
                             stdout=writing, stderr=writing)
    os.close(writing)
    text = read_all(reading)
    os.close(reading)
    child.wait()
    # Progress is written over by what comes after it.
    return [line.rsplit("\r\033[K", 1)[-1]
            for line in text.rstrip("\n").split("\n")]


def matches(expected, printed):
    if "..." not in expected:
        return expected == printed
    cut = expected.index("...")
    head, tail = expected[:cut], expected[cut + 1:]
    return (len(printed) >= len(head) + len(tail)
            and printed[:len(head)] == head
            and (not tail or printed[-len(tail):] == tail))


def shortened(expected, printed):
    """What is printed, cut where the document cut it before."""
    if "..." not in expected:
        return printed
    cut = expected.index("...")
    tail = len(expected) - cut - 1
    if len(printed) <= cut + tail:
        return printed
    return printed[:cut] + ["..."] + (printed[-tail:] if tail else [])


def blocks(lines):
    """(line, command, expected lines) of each example, and all else."""
    i, inside = 0, False
    while i < len(lines):
        line = lines[i]
        if not inside or not line.startswith("$ "):
            if line.startswith("```"):
                inside = not inside and line.strip() == "```console"
            yield line, None, None
            i += 1
            continue
        command, j = line[2:], i + 1
        while command.endswith("\\") and j < len(lines):
            command += "\n" + lines[j]
            j += 1
        start = j
        while (j < len(lines) and not lines[j].startswith("$ ")
               and not lines[j].startswith("```")):
            j += 1
        expected = lines[start:j]
        yield "\n".join(lines[i:start]), command, expected
        i = j


def main():
    update = "--update" in sys.argv
    path = [a for a in sys.argv[1:] if a != "--update"][0]
    with open(path, encoding="utf-8") as f:
        lines = f.read().rstrip("\n").split("\n")
    out, bad, count = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(os.path.join(TOP, "fixtures")),
                   os.path.join(folder, "fixtures"))
        for text, command, expected in blocks(lines):
            out.append(text)
            if command is None:
                continue
            count += 1
            printed = run(command, folder)
            if printed == [""]:
                printed = []
            while expected and expected[-1] == "":
                expected = expected[:-1]
            if not matches(expected, printed):
                bad += 1
                if not update:
                    print("%s: %s" % (path, command))
                    print("\n".join(difflib.unified_diff(
                        expected, printed, "document", "printed",
                        lineterm="")))
            out.extend(shortened(expected, printed))
    if update:
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(out) + "\n")
        bad = 0
    if count == 0:
        print("%s: no example" % path)
        bad = 1
    sys.exit(1 if bad else 0)


main()
