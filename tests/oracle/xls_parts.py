"""xls_parts.py - .xls workbooks put together by hand (MS-CFB, MS-XLS)."""
import struct

END, FREE, FAT, DIFAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC


def entry(name, kind, child, first, size, left=FREE, right=FREE):
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(text), kind, 1, left, right, child) + bytes(36) + \
        struct.pack("<IQ", first, size)


def compound(streams, shift=9, cutoff=4096):
    """A compound file of these streams, {name: bytes}; small ones go where
    small ones go."""
    size = 1 << shift
    sectors, table, places = [], [], {}

    def put(data):
        first = len(sectors)
        pieces = [data[i:i + size].ljust(size, b"\0")
                  for i in range(0, len(data), size)]
        sectors.extend(pieces)
        table.extend(range(first + 1, first + len(pieces)))
        table.append(END)
        return first

    small, small_table = b"", []
    for name, data in streams.items():
        if len(data) >= cutoff:
            places[name] = put(data)
            continue
        n = (len(data) + 63) // 64
        places[name] = len(small) // 64 if n else END
        small_table += list(range(len(small) // 64 + 1, len(small) // 64 + n))
        small_table += [END] if n else []
        small += data.ljust(64 * n, b"\0")
    root = put(small) if small else END
    mini = put(struct.pack("<%dI" % len(small_table), *small_table)
               .ljust(size, b"\xff")) if small else END
    names = list(streams)
    directory = entry("Root Entry", 5, 1, root, len(small))
    for i, name in enumerate(names):
        right = i + 2 if i + 1 < len(names) else FREE
        directory += entry(name, 2, FREE, places[name], len(streams[name]),
                           right=right)
    first_dir = put(directory.ljust((len(directory) + size - 1) // size * size,
                                    b"\0"))
    per = size // 4
    n_fat = n_difat = 0
    while True:
        total = len(sectors) + n_fat + n_difat
        fat = (total + per - 1) // per
        difat = max(0, (fat - 109 + per - 2) // (per - 1))
        if (fat, difat) == (n_fat, n_difat):
            break
        n_fat, n_difat = fat, difat
    at = len(sectors)
    fats = list(range(at, at + n_fat))
    difats = list(range(at + n_fat, at + n_fat + n_difat))
    table += [FAT] * n_fat + [DIFAT] * n_difat
    table += [FREE] * (n_fat * per - len(table))
    for i in range(n_fat):
        sectors.append(struct.pack("<%dI" % per,
                                   *table[i * per:(i + 1) * per]))
    rest = fats[109:]
    for i in range(n_difat):
        piece = rest[i * (per - 1):(i + 1) * (per - 1)]
        piece += [FREE] * (per - 1 - len(piece))
        piece.append(difats[i + 1] if i + 1 < n_difat else END)
        sectors.append(struct.pack("<%dI" % per, *piece))
    head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack(
        "<HHHHH", 0x3E, 4 if shift == 12 else 3, 0xFFFE, shift, 6) + \
        bytes(6) + struct.pack(
            "<IIIIIIIII", 0, n_fat, first_dir, 0, cutoff, mini,
            0 if mini == END else 1, difats[0] if difats else END, n_difat)
    head += struct.pack("<109I", *(fats[:109] + [FREE] * (109 - len(
        fats[:109]))))
    return head.ljust(size, b"\0") + b"".join(sectors)


def rec(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def bof(kind, version=0x600):
    return rec(0x809, struct.pack("<HHHH", version, kind, 0x0DBB, 0x07CC) +
               (bytes(8) if version == 0x600 else b""))


def text8(s, width=2, flags=None):
    """A text of Excel 97 and later."""
    wide = any(ord(c) > 255 for c in s) if flags is None else flags & 1
    data = s.encode("utf-16-le" if wide else "latin-1")
    return struct.pack("<HB" if width == 2 else "<BB",
                       len(data) // 2 if wide else len(data),
                       (1 if wide else 0) if flags is None else flags) + data


def text5(s, page="cp1252", width=2):
    """A text of Excel 5 and 95."""
    data = s.encode(page)
    return struct.pack("<H" if width == 2 else "<B", len(data)) + data


def cell(kind, row, column, data, xf=0):
    return rec(kind, struct.pack("<HHH", row, column, xf) + data)


def number(row, column, value, xf=0):
    return cell(0x203, row, column, struct.pack("<d", value), xf)


def label(row, column, text, xf=0):
    return cell(0x204, row, column, text8(text), xf)


def formula(row, column, value, xf=0, flags=0):
    return cell(0x006, row, column, value + struct.pack(
        "<HIH", flags, 0, 3) + b"\x1e\1\0", xf)


def xf(form, version=0x600):
    return rec(0xE0, struct.pack("<HH", 0, form).ljust(
        20 if version == 0x600 else 16, b"\0"))


def book(sheets, before=b"", version=0x600, page="cp1252"):
    """The stream of a workbook.  sheets: [(name, state, kind, records)]."""
    def names(at):
        out = b""
        for i, (name, state, kind, _) in enumerate(sheets):
            out += rec(0x85, struct.pack("<IBB", at[i], state, kind) + (
                text8(name, 1) if version == 0x600 else
                text5(name, page, 1)))
        return out
    start = bof(5, version)
    bodies = [bof(0x10, version) + records + rec(0x0A)
              for _, _, _, records in sheets]
    size = len(start + names([0] * len(sheets)) + before + rec(0x0A))
    at = []
    for body in bodies:
        at.append(size)
        size += len(body)
    return start + names(at) + before + rec(0x0A) + b"".join(bodies)


def write(path, stream, name="Workbook", pad=True, **how):
    """A workbook; a short stream is filled up behind its end unless it is to
    be a small one."""
    if pad and len(stream) < 4096:
        stream = stream.ljust(4096, b"\0")
    with open(path, "wb") as f:
        f.write(compound({"\x05SummaryInformation": b"x" * 200, name: stream},
                         **how))
    return path


def one(path, records, before=b"", **how):
    return write(path, book([("Sheet1", 0, 0, records)], before), **how)
