"""Reads the inline marks that keep or choose a text, whatever the language of the page.

What an app shows must stay as the app shows it, and now and then no rule finds the right word. MediaWiki solved both
inside the text, and editors of Chinese know its form: `-{我的}-` keeps the text, and
`-{zh-Hans:网络; zh-TW:網路; zh-HK:網絡; en:network}-` chooses by language.
"""

import re
from dataclasses import dataclass
from enum import Enum

from engine.locales import DEFAULT, LOCALES

# What separates two choices: a semicolon, but only where `word:` follows, so that a choice may contain one itself.
_NEXT_CHOICE = re.compile(r"\s*[;；]\s*(?=[A-Za-z][\w-]*\s*[:：]|$)")
# A choice, `zh-TW: 網路`; a mark that opens with one is a choosing mark, every other is a keeping mark.
_CHOICE = re.compile(r"\s*([A-Za-z][\w-]*)\s*[:：]\s*(.*?)\s*", re.DOTALL)
# A flag as MediaWiki has them: T|, A;H|, -|.
_FLAG = re.compile(r"\s*[A-Z+-](?:;[A-Z+-])*\|")
_SHOWN = 40  # characters of a faulty mark that a message quotes


class Treatment(Enum):
    """What is still to be done with the text that a mark stands for."""

    KEEP = "keep"  # it stays in Simplified, and the page says so with lang and translate="no"
    DONE = "done"  # the editor wrote it for this very language
    CONVERT = "convert"  # it is the Simplified text, to be converted like any other


@dataclass(frozen=True)
class Resolved:
    """The text that a mark stands for in one language, and what is still to be done with it."""

    text: str
    treatment: Treatment


def split_marks(text: str) -> list[tuple[bool, str]]:
    """Splits text into (is a mark, content) pairs in order; the content of a mark comes without its braces.

    Raises ValueError for a mark that is not closed, empty or inside another one.
    """
    if "-{" not in text:
        return [(False, text)] if text else []
    plain, *rest = text.split("-{")
    parts = [(False, plain)]
    for piece in rest:
        inner, closed, after = piece.partition("}-")
        if not closed:
            raise ValueError(
                f"the mark that opens at '-{{{piece[:_SHOWN]}' is not closed: end it with '}}-', inside the same "
                "paragraph and with no bold text or link within (write **-{我的}-**, not -{**我的**}-)"
            )
        if not inner.strip():
            raise ValueError("the mark '-{}-' is empty: write the text to keep between its braces, as in -{我的}-")
        parts += [(True, inner), (False, after)]
    return [(is_mark, content) for is_mark, content in parts if content]


def resolve(inner: str, locale: str) -> Resolved:
    """What the content of a mark stands for on a page in `locale` (one of LOCALES).

    Raises ValueError for a choosing mark that names an unknown language, names one twice, or has no Simplified text.
    """
    if flag := _FLAG.match(inner):
        raise _fault(
            inner,
            f"'{flag[0]}' is a flag of MediaWiki, which this site does not know; leave it out: -{{{inner[flag.end() :][:_SHOWN]}}}-",
        )
    if not _CHOICE.match(inner):
        return Resolved(inner, Treatment.KEEP)
    choices = _choices(inner)
    if locale in choices:
        return Resolved(choices[locale], Treatment.DONE)
    # English has no way to convert Chinese, so the Simplified text is shown and marked as Chinese.
    same = LOCALES[locale].language == DEFAULT.language
    return Resolved(choices[DEFAULT.code], Treatment.CONVERT if same else Treatment.KEEP)


def _choices(inner: str) -> dict[str, str]:
    choices: dict[str, str] = {}
    for piece in filter(None, _NEXT_CHOICE.split(inner)):
        found = _CHOICE.fullmatch(piece)
        if found is None or found[1] not in LOCALES:
            named = found[1] if found else piece.strip()
            meant = next((code for code, locale in LOCALES.items() if named.lower() in locale.tags - {"zh"}), None)
            advice = f"write {meant}; the names are" if meant else "write one of"
            raise _fault(inner, f"'{named}' names no language of this site; {advice} {', '.join(LOCALES)}")
        if found[1] in choices:
            raise _fault(inner, f"{found[1]} is there twice; leave one of the two")
        choices[found[1]] = found[2]
    if DEFAULT.code not in choices:
        raise _fault(
            inner, "the Simplified text is missing; add 'zh-Hans: …', which every other language falls back to"
        )
    return choices


def _fault(inner: str, reason: str) -> ValueError:
    return ValueError(f"in the mark '-{{{inner[:_SHOWN]}}}-' {reason}")
