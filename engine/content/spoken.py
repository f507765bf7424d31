"""Words to say: every box of an English page shows the Chinese words of the same box of its source, with pinyin under them.

Calls are in Chinese. A reader who knows no Chinese letters reads the pinyin; one who listens to the page hears Chinese, as
the words say that they are. Boxes pair by order; both pages must have the same number of them under each heading.

    !!! quote "You could say"
        Please give me a reference number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from engine.content.readings import syllables
from engine.locales import DEFAULT
from engine.variants.variant_marks import resolve, split_marks

_BOX = re.compile(r"(?P<indent> *)!!! quote\b")
_HEADING_ID = re.compile(r"#{1,6} .*\{#([\w-]+)")  # ## Hang up {#check-authorization}
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")  # [the lender](lender.md)
_PHONE = re.compile(r"\[phone:([^\]]*)\]")  # [phone:95188]
_LEFT_OUT = re.compile(r"\[rule:[^\]]*\]|(?<=_)\{#[^}]*\}|\*\*|`|^\s*(?:[-*]|\d+\.) ", re.MULTILINE)  # what is not said
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*[”』」）]?")
# Pinyin has the marks of Latin text.
_MARKS = str.maketrans(dict(zip("，。！？；：、（）《》", ",.!?;:,()“”", strict=True)))
_NO_SPACE = re.compile(r"\s+(?=[,.!?;:)”’])|(?<=[(“‘])\s+")
_SPACE = re.compile(r"(?<=[,.!?;:])(?=[(“‘\w])(?!\d)")


@dataclass
class Box:
    """One box: the id of the heading it stands under, its line, its indentation, and the lines of its body."""

    under: str
    line: int
    indent: str
    body: list[str] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The line after the last one that is not empty."""
        filled = [number for number, text in enumerate(self.body, 1) if text.strip()]
        return self.line + 1 + (filled[-1] if filled else 0)


def boxes(lines: Iterable[tuple[int, str]]) -> list[Box]:
    """The boxes of a page, from its lines as (number, text)."""
    found: list[Box] = []
    under, inside = "", False
    for number, text in lines:
        if heading := _HEADING_ID.match(text):
            under = heading[1]
        if box := _BOX.match(text):
            found.append(Box(under, number, box["indent"]))
            inside = True
        elif inside and (not text.strip() or text.startswith(found[-1].indent + "    ")):
            found[-1].body.append(text)
        else:
            inside = False
    return found


def unpaired(ours: list[Box], source: list[Box]) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of an English page whose boxes do not pair with those of its source."""
    for box, said in zip(ours, source, strict=False):
        if box.under != said.under:
            yield (
                box.line,
                f"this box stands under #{box.under}, the same box of the source under #{said.under} (line {said.line}). {_REMEDY}",
            )
            return
    if len(ours) > len(source):
        yield (
            ours[len(source)].line,
            f"the source has {len(source)} boxes of words to say, this page {len(ours)}. {_REMEDY}",
        )
    elif len(ours) < len(source):
        first = source[len(ours)]
        yield 1, f"the source has one more box of words to say, under #{first.under} (line {first.line}). {_REMEDY}"


def with_chinese(markdown: str, source: list[Box]) -> str:
    """An English page with the Chinese words and their pinyin at the end of each box."""
    lines = markdown.split("\n")
    found = boxes(enumerate(lines))
    for box, said in reversed(list(zip(found, source, strict=True))):
        inside = box.indent + "    "
        written = [
            part
            for sentence in sentences(said.body)
            for part in ("", *(inside + text for text in _paragraph(sentence)))
        ]
        lines[box.end : box.end] = written
    return "\n".join(lines)


def sentences(body: Iterable[str]) -> list[str]:
    """The sentences of a Chinese box, as they are said."""
    text = _PHONE.sub(r"\1", _LINK.sub(r"\1", "\n".join(body)))
    text = "".join(resolve(part, DEFAULT.code).text if is_mark else part for is_mark, part in split_marks(text))
    return [found[0].strip() for found in _SENTENCE.finditer(_LEFT_OUT.sub("", text)) if found[0].strip()]


def pinyin(sentence: str) -> str:
    """A sentence in pinyin, a syllable a letter."""
    spelled = " ".join(" ".join(syllables(sentence)).split()).translate(_MARKS)
    spelled = _SPACE.sub(" ", _NO_SPACE.sub("", spelled))
    first = next((at for at, letter in enumerate(spelled) if letter.isalpha()), 0)
    return spelled[:first] + spelled[first : first + 1].upper() + spelled[first + 1 :]


def _paragraph(sentence: str) -> tuple[str, str, str]:
    return (
        f'<span lang="{DEFAULT.code}">{escape(sentence, quote=False)}</span><br>',
        f'<span lang="zh-Latn">{escape(pinyin(sentence), quote=False)}</span>',
        "{: .say }",
    )


_REMEDY = "Give both pages the same boxes in the same order: the English page shows the Chinese words of each."
