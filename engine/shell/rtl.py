"""assets/rtl.css: what the style sheets say of left and right, said of start and end, for languages that are written from the right.

The sheets themselves keep left and right where a browser of 2018 knows no other word (`inset-inline-start` came with Chromium 87), so that
readers of the other languages lose nothing. Only pages in such a language load this. It wins over the sheets before it by its place, and by
`:root` over those that a page loads later.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.build.assets import published
from engine.build.whole_file import written_whole
from engine.folders import MADE
from engine.locales import LOCALES

NAME = "assets/rtl.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
GROUPING = ("@media", "@supports")  # at-rules that hold rules; others say nothing of sides
LEFT_TO_RIGHT = "direction:ltr;unicode-bidi:isolate"
ALONE = "p[translate=no]"  # a line on paper that is an address
ADDRESSES = f"{ALONE},.sheet__address"
SIDES = {"left": "start", "right": "end"}
EDGE = re.compile(r"^(margin|padding|border)-(left|right)(-\w+)?$")  # margin-left, border-left-color
BOXES = ("margin", "padding")  # top right bottom left
OUTSIDE = re.compile(r",(?![^(]*\))")  # a comma between selectors, not one in :is(a, b)
Rule = tuple[list[str], str, str]  # at-rules around it, selector, declarations


def wanted() -> bool:
    """Whether the guide has a language that is written from the right."""
    return any(locale.direction == "rtl" for locale in LOCALES.values())


def made() -> Path:
    """The sheet as a file, as the i18n plugin takes no other; each language's build may ask for it at the same time."""
    path = MADE / "rtl.css"
    with written_whole(path) as part:
        part.write_text(rtl_sheet(), encoding="utf-8")
    return path


def rtl_sheet() -> str:
    sheets = [path for path in published().values() if path.suffix == ".css"]
    others = sorted({locale.language for locale in LOCALES.values() if locale.direction == "ltr"})
    quoted = ",".join(
        f".text [lang|={language}]" for language in others
    )  # words to say, in the language in which they are said
    turned = "".join(mirrored(path.read_text(encoding="utf-8")) for path in sheets)
    return f"{turned}{quoted},{ADDRESSES}{{{LEFT_TO_RIGHT}}}\n{ALONE}{{text-align:right}}\n"


def mirrored(css: str) -> str:
    """Rules for what `css` says of left and right, in terms of start and end; "" where it says nothing of them."""
    found = []
    for around, selector, body in rules(COMMENT.sub("", css)):
        if said := ";".join(each for declaration in body.split(";") for each in _turned(declaration)):
            each_one = [one.strip() for one in OUTSIDE.split(selector)]
            own = ",".join([*each_one, *(f":root {one}" for one in each_one)])
            found.append("".join(f"{each}{{" for each in around) + f"{own}{{{said}}}" + "}" * len(around))
    return "".join(f"{rule}\n" for rule in found)


def rules(css: str, around: Iterable[str] = ()) -> Iterator[Rule]:
    """Each rule of a sheet, with the @media and @supports around it. No text of ours has a brace in it."""
    at = 0
    while (opened := css.find("{", at)) != -1:
        head, depth, end = css[at:opened].rpartition(";")[2].strip(), 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        if head.startswith(GROUPING):
            yield from rules(css[opened + 1 : end - 1], (*around, head))
        elif not head.startswith("@"):
            yield [*around], head, css[opened + 1 : end - 1]
        at = end


def _turned(declaration: str) -> Iterator[str]:
    name, _, value = (part.strip() for part in declaration.partition(":"))
    bare, _, important = value.partition("!")
    mark, edge = f"!{important}" if important else "", EDGE.match(name)
    if name in SIDES:
        yield from (f"{name}:auto{mark}", f"inset-inline-{SIDES[name]}:{value}")
    elif edge:
        yield from (f"{name}:initial{mark}", f"{edge[1]}-inline-{SIDES[edge[2]]}{edge[3] or ''}:{value}")
    elif name in ("float", "clear", "text-align") and bare.strip() in SIDES:
        yield f"{name}:{'left' if bare.strip() == 'right' else 'right'}{mark}"
    elif name in BOXES and len(parts := _parts(bare)) == 4 and parts[1] != parts[3]:
        yield f"{name}-inline:{parts[3]} {parts[1]}{mark}"


def _parts(value: str) -> list[str]:
    """The parts of a value: "0 calc(50% - (1rem + 2px)) 1px" has three, as blanks within brackets part nothing."""
    parts, depth = [""], 0
    for letter in value:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter.isspace() and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if part]
