"""A TrueType font with just the letters that a PDF needs, cut from Noto Sans CJK.

Chromium embeds the OpenType (CFF) fonts of Debian as nameless Type 3 fonts, one for every few letters: a sheet of Chinese took
340 KB (decisions/0050). A TrueType font it embeds as such, with only the letters in use. So the outlines are converted here. Letters
that Noto Sans CJK lacks, as Arabic, which need layout tables, the browser takes from a font of the system, and shapes them.
"""

import hashlib
import shutil
import subprocess
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from engine import folders
from engine.build.whole_file import written_whole
from engine.locales import LOCALES

KEPT = folders.MADE / "print-fonts"
WEIGHTS = {400: "Regular", 700: "Bold"}
UNEXACT = 1.0  # font units (1/1000 of the size): how far a converted curve may lie from the drawn one
REMEDY = """no font 'Noto Sans CJK' for the PDFs. On Debian or Ubuntu: sudo apt-get install fonts-noto-cjk fontconfig"""


class FontError(Exception):
    """There is no font to cut from; the text says what to install."""


def print_font(letters: set[str], locale: str, weight: int) -> Path:
    """A .ttf with `letters` in the shapes of `locale`; made once for the same letters. Raises FontError."""
    source, face = _find(f"Noto Sans CJK {LOCALES[locale].font}", WEIGHTS[weight])
    key = hashlib.sha256("|".join([source.name, str(face), *sorted(letters)]).encode()).hexdigest()[:16]
    made = KEPT / f"{locale}-{weight}-{key}.ttf"
    if not made.exists():
        font = _cut(TTFont(source, fontNumber=face), letters)
        with written_whole(made) as part:
            font.save(part)
    return made


def _find(family: str, style: str) -> tuple[Path, int]:
    """The file of a font, and its place in that file."""
    if not shutil.which("fc-match"):
        raise FontError(REMEDY)
    pattern = f"{family}:style={style}"
    answer = subprocess.run(
        ["fc-match", "-f", "%{family}\n%{file}\n%{index}", pattern], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    if family not in answer[0]:
        raise FontError(REMEDY)
    return Path(answer[1]), int(answer[2])


def _cut(font: TTFont, letters: set[str]) -> TTFont:
    """Only `letters`, without hints and layout tables, with quadratic outlines."""
    options = Options()
    options.layout_features, options.hinting, options.notdef_outline = [], False, True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=[ord(letter) for letter in letters])
    cutter.subset(font)
    return _with_quadratic_outlines(font) if "CFF " in font else font


def _with_quadratic_outlines(font: TTFont) -> TTFont:
    """OpenType CFF to TrueType, as in fontTools' own example otf2ttf."""
    order, drawn, glyphs = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, max_err=UNEXACT, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], table = newTable("loca"), newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    font["glyf"] = table
    maxima = font["maxp"]
    maxima.tableVersion = 0x00010000
    for field in (
        *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"),
        *("maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints"),
        *("maxCompositeContours", "maxComponentDepth"),
    ):
        setattr(maxima, field, 0)
    maxima.maxZones = 1
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"
    return font
