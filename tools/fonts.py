"""Make the fonts of the social pictures from the Noto fonts: `python tools/fonts.py FOLDER`.

FOLDER holds the files named in `_PARTS`, as Debian's package `fonts-noto-core` (20201225) has them, under
the SIL Open Font License 1.1. Needs `fonttools`, which the program itself does not. Writes the fonts and
`coverage.json`, the characters that each can draw, into `explainer/render/social/fonts/`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

_LATIN = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x300),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2040),
    *(0x20AC, 0x20BA, 0x20BC, 0x20BD, 0x2116, 0x2122, 0x2190, 0x2192, 0x2212, 0x2260),
)
_MARKS = tuple(range(0x300, 0x340))
_GREEK_CYRILLIC = (*range(0x370, 0x400), *range(0x400, 0x530))
_PARTS: dict[str, dict[str, tuple[int, ...]]] = {
    "serif": {
        "NotoSerif-Bold.ttf": (*_LATIN, *_MARKS, *_GREEK_CYRILLIC),
        "NotoSerifArmenian-Bold.ttf": tuple(range(0x530, 0x590)),
        "NotoSerifGeorgian-Bold.ttf": tuple(range(0x10A0, 0x1100)),
        "NotoSerifHebrew-Bold.ttf": tuple(range(0x5B0, 0x600)),
        "NotoNaskhArabic-Bold.ttf": (*range(0x600, 0x700), 0x200C, 0x200D),
    },
    "sans": {"NotoSans-Regular.ttf": (*_LATIN, *_GREEK_CYRILLIC)},
}
_KERNED = (*range(0x41, 0x5B), *range(0x61, 0x7B), 0x2C, 0x2E, 0x2019, 0x201C, 0x201D, *range(0x410, 0x450))
_FOLDER = Path(__file__).parent.parent / "explainer" / "render" / "social" / "fonts"


def main(folder: Path) -> None:
    """Write all fonts and what they cover."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    coverage = {}
    for name, parts in _PARTS.items():
        with tempfile.TemporaryDirectory() as place:
            files = []
            for file, characters in parts.items():
                part = _subset(folder / file, characters)
                files.append(f"{place}/{file}")
                part.save(files[-1])
            font = Merger().merge(files) if len(files) > 1 else TTFont(files[0])
        kern = _kerning(TTFont(folder / next(iter(parts))), font)
        if kern:
            font["kern"] = kern
        font["head"].created = font["head"].modified = 3_692_217_600  # 2021, in seconds from 1904
        font.recalcTimestamp = False
        font.save(_FOLDER / f"{name}.ttf")
        coverage[name] = _ranges(sorted(font.getBestCmap()))
    (_FOLDER / "coverage.json").write_text(json.dumps(coverage) + "\n", encoding="utf-8")


def _subset(file: Path, characters: tuple[int, ...]) -> TTFont:
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "init", "medi", "fina", "isol", "rlig", "liga", "mark", "mkmk", "curs"]
    options.name_IDs = [0, 1, 2, 5, 13, 14]
    options.drop_tables += ["DSIG", "gasp"]
    font = TTFont(file)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _kerning(whole: TTFont, font: TTFont) -> Any:
    """The kerning of pairs of common letters as the old table `kern`, which is read without shaping."""
    cmap, own = whole.getBestCmap(), font.getBestCmap()
    pairs = {}
    lookups = whole["GPOS"].table.LookupList.Lookup
    kerning = {
        index
        for record in whole["GPOS"].table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    tables = [table for index in sorted(kerning) for table in _pair_tables(lookups[index])]
    for left, right in product(_KERNED, repeat=2):
        value = next((found for table in tables if (found := _value(table, cmap[left], cmap[right])) is not None), 0)
        if value:
            pairs[own[left], own[right]] = value
    table = KernTable_format_0()
    table.version, table.coverage, table.kernTable = 0, 1, pairs
    kern = newTable("kern")
    kern.version, kern.kernTables = 0, [table]
    return kern if pairs else None


def _pair_tables(lookup: Any) -> list[Any]:
    tables = [table.ExtSubTable if table.LookupType == 9 else table for table in lookup.SubTable]
    return [table for table in tables if table.LookupType == 2]


def _value(table: Any, left: str, right: str) -> int | None:
    if left not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        for record in table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord:
            if record.SecondGlyph == right:
                return getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0
        return None
    first = table.ClassDef1.classDefs.get(left, 0)
    second = table.ClassDef2.classDefs.get(right, 0)
    value = table.Class1Record[first].Class2Record[second].Value1
    return getattr(value, "XAdvance", 0) if value else 0


def _ranges(characters: list[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for character in characters:
        if ranges and ranges[-1][1] == character - 1:
            ranges[-1][1] = character
        else:
            ranges.append([character, character])
    return ranges


if __name__ == "__main__":
    main(Path(sys.argv[1]))
