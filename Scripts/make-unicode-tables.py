#!/usr/bin/env python3
"""Writes the character tables of Sources/CellText from the Unicode Character Database.

    make-unicode-tables.py DIRECTORY [--out Sources/CellText]

DIRECTORY holds the files of the database as Debian's package `unicode-data` lays them out
(/usr/share/unicode). Two files are written: CellClassTable.swift and PinyinTable.swift. The
output depends on nothing but the input, so running it again changes no byte.

Both tables are printable ASCII in a StaticString: such a literal costs the compiler nothing and
the program nothing at start.
"""

import argparse
import bz2
import pathlib
import re
import unicodedata

# Numbers below 57 are written as one character from '#' to '['; neither a quote nor a backslash.
DIGIT_ZERO = ord("#")
DIGIT_BASE = 57

BLOCK = 256
PLANES_IN_TABLE = 4  # planes 0 to 3; the rest is decided by rule in CellClass.swift

# Wide for the C library: numbers on squares, and the hexagrams, which Unicode 16 calls wide.
WIDE_ELSEWHERE = {*range(0x3248, 0x3250), *range(0x4DC0, 0x4E00)}

# Readings a present-day reader does not expect: they would only add false hits to a filter.
# Readings that live on in surnames (仇 qiu, 区 ou, 解 xie) stay.
UNWANTED_READINGS = {
    "厂": {"an"},
    "查": {"zha"},
    "广": {"an"},
    "石": {"dan"},
    "车": {"ju"},
    "合": {"ge"},
    "员": {"yun"},
    "万": {"mo"},
    "食": {"si", "yi"},
}


def digits(value):
    high, low = divmod(value, DIGIT_BASE)
    assert high < DIGIT_BASE
    return chr(DIGIT_ZERO + high) + chr(DIGIT_ZERO + low)


def read_text(directory, name):
    path = directory / name
    if path.exists():
        return path.read_text(encoding="utf-8")
    return bz2.decompress((directory / (name + ".bz2")).read_bytes()).decode("utf-8")


def ranges(text):
    """The (first, last, value) lines of a file such as EastAsianWidth.txt."""
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        fields = [field.strip() for field in line.split(";")]
        ends = fields[0].split("..")
        yield int(ends[0], 16), int(ends[-1], 16), fields[1]


def property_map(directory, name, wanted=None):
    values = {}
    for first, last, value in ranges(read_text(directory, name)):
        if wanted is None or value in wanted:
            for point in range(first, last + 1):
                values[point] = value
    return values


def cell_classes(directory):
    """One letter for each code point of the first planes; CellClass.swift explains them."""
    width = property_map(directory, "EastAsianWidth.txt")
    general = property_map(directory, "extracted/DerivedGeneralCategory.txt")
    cluster = property_map(directory, "auxiliary/GraphemeBreakProperty.txt")
    picture = property_map(directory, "emoji/emoji-data.txt", {"Extended_Pictographic"})
    classes = []
    for point in range(PLANES_IN_TABLE << 16):
        category = general.get(point, "Cn")
        wide = width.get(point, "N") in ("W", "F") or point in WIDE_ELSEWHERE
        if category in ("Cc",):
            letter = "c"
        elif category in ("Zl", "Zp"):
            letter = "l"
        elif category == "Co":
            letter = "p"
        elif category in ("Cn", "Cs"):
            letter = "u"
        elif 0x1F1E6 <= point <= 0x1F1FF:
            letter = "f"
        elif 0x1F3FB <= point <= 0x1F3FF:
            letter = "s"
        elif 0xFE00 <= point <= 0xFE0F or point in (0x200C, 0x200D, 0x034F):
            letter = "x"
        elif category == "Cf" and cluster.get(point) == "Control":
            letter = "d"
        elif category in ("Mn", "Me"):
            letter = "m"
        elif 0x1160 <= point <= 0x11FF or 0xD7B0 <= point <= 0xD7FB:
            # The vowels and tails of Hangul syllables join the wide consonant before them.
            letter = "v"
        elif wide:
            letter = "e" if point in picture else "w"
        elif width.get(point) == "A":
            letter = "b" if point in picture else "a"
        else:
            letter = "i" if point in picture else "n"
        classes.append(letter)
    return "".join(classes)


def plain_syllables(marked):
    """The spellings people type for one reading with tone marks: nǚ gives nv, lüè gives lve, lue."""
    decomposed = unicodedata.normalize("NFD", marked.lower())
    plain = "".join(
        "v" if part == "\u0308" else part
        for part in decomposed
        if part == "\u0308" or not unicodedata.combining(part)
    )
    plain = plain.replace("uv", "v").replace("ɡ", "g")
    if not re.fullmatch(r"[a-z]+", plain):
        return []
    return [plain, plain.replace("ve", "ue")] if "ve" in plain else [plain]


def readings(directory):
    """The toneless readings of each character from U+4E00 to U+9FFF, most usual first."""
    fields = {}
    for line in read_text(directory, "Unihan_Readings.txt").splitlines():
        if not line.startswith("U+"):
            continue
        code, field, value = line.split("\t")
        point = int(code[2:], 16)
        if 0x4E00 <= point <= 0x9FFF:
            fields.setdefault(point, {})[field] = value
    table = {}
    for point, values in fields.items():
        marked = values.get("kMandarin", "").split()[:1]
        dictionary = values.get("kXHC1983") or values.get("kTGHZ2013") or ""
        for entry in dictionary.split():
            marked += entry.split(":")[1].split(",")
        unwanted = UNWANTED_READINGS.get(chr(point), set())
        plain = []
        for reading in marked:
            for syllable in plain_syllables(reading):
                if syllable not in plain and syllable not in unwanted:
                    plain.append(syllable)
        table[point] = " ".join(plain)
    return table


HEADER = """\
// Written by Scripts/make-unicode-tables.py from the Unicode Character Database {version}.
// Do not edit: change the script and run it again.

"""


def literal(name, doc, text, raw_lines=None):
    """A static property holding `text`, broken into lines that the compiler joins again."""
    lines = raw_lines or [text[at : at + 88] for at in range(0, len(text), 88)]
    body = "\n".join("        " + line + "\\" for line in lines[:-1])
    body += ("\n" if body else "") + "        " + lines[-1]
    return f'    /// {doc}\n    static let {name}: StaticString = """\n{body}\n        """\n'


def write_classes(directory, out, version):
    classes = cell_classes(directory)
    blocks, index = [], []
    for start in range(0, len(classes), BLOCK):
        block = classes[start : start + BLOCK]
        if block not in blocks:
            blocks.append(block)
        index.append(blocks.index(block))
    text = HEADER.format(version=version)
    text += "/// The class letters of planes 0 to 3, in blocks of 256 that are stored once each.\n"
    text += "enum CellClassTable {\n"
    text += literal(
        "blockNumbers",
        "For each block of 256 code points the number of its letters, two digits of base 57.",
        "".join(digits(number) for number in index),
    )
    text += "\n"
    text += literal("letters", "The letters of one block after another.", "".join(blocks))
    text += "}\n"
    (out / "CellClassTable.swift").write_text(text, encoding="utf-8")


def write_pinyin(directory, out, version):
    table = readings(directory)
    sets, numbers = [""], []
    seen = {"": 0}
    for point in range(0x4E00, 0xA000):
        names = table.get(point, "")
        if names not in seen:
            seen[names] = len(sets)
            sets.append(names)
        numbers.append(seen[names])
    lines, line = [], ""
    for names in sets:
        piece = names + ","
        if len(line) + len(piece) > 88:
            lines.append(line)
            line = ""
        line += piece
    lines.append(line)
    text = HEADER.format(version=version)
    text += "/// Which Mandarin readings each character from U+4E00 to U+9FFF has.\n"
    text += "enum PinyinTable {\n"
    text += literal(
        "setNumbers",
        "For each character the number of its set of readings, two digits of base 57.",
        "".join(digits(number) for number in numbers),
    )
    text += "\n"
    text += literal(
        "sets",
        "The sets in order, each ended by a comma; its syllables stand between spaces.",
        "",
        raw_lines=lines,
    )
    text += "}\n"
    (out / "PinyinTable.swift").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("Sources/CellText"))
    arguments = parser.parse_args()
    first_line = read_text(arguments.directory, "EastAsianWidth.txt").splitlines()[0]
    version = re.search(r"(\d+\.\d+\.\d+)", first_line).group(1)
    write_classes(arguments.directory, arguments.out, version)
    write_pinyin(arguments.directory, arguments.out, version)


if __name__ == "__main__":
    main()
