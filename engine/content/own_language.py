"""Words that a page has in another language than its own: a sentence that was not translated yet, a heading that was forgotten.

What is quoted, in brackets, in bold, in code or in a mark -{…}- may be of any language: an app's button, a name. So may a word or two.
"""

import re
from collections.abc import Iterable, Iterator

from engine.content.front_matter_fields import TEXTS
from engine.content.prose.blocks import blocks
from engine.content.prose.wording import MARKUP
from engine.content.source_page import SourcePage
from engine.han import HAN
from engine.locales import split_uri

HAN_LETTER = re.compile(f"[{HAN}]")
WORD = re.compile(rf"[^\W\d_\u3040-\u30ff{HAN}\uac00-\ud7af]{{2,}}")  # of letters that stand for sounds
APART = re.compile(
    r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|「[^」]*」|\([^()]*\)|（[^（）]*）|《[^》]*》|\*\*[^*]*\*\*|\[[a-z]+:[^\]]*\]|:material-[a-z0-9-]+:|https?:\S+"
)
WIDE = re.compile(r"(?<=[A-Za-z0-9)\]])\s*[，。；：？！、](?=\s*[A-Za-z0-9(\[]|$)")  # Hang up，then dial
MANY_HAN, MANY_WORDS = 6, 4  # from these on it is no name
SOME_WORDS = 3  # of a heading, which a name or two may be all of
FEW_WORDS = 2  # below these there is no sentence round a name


def foreign(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of each block, heading and field of the head that is not in the page's language."""
    locale = split_uri(page.uri)[1]
    chinese = locale.chinese
    if not chinese and locale.writes_han:
        return  # Japanese: by its letters alone a sentence is not told from a Chinese one
    for line, text, label in _texts(page):
        if not chinese:
            yield from ((line, said) for said in wide_in(text))
        if is_foreign(text, chinese, label) or (
            not chinese and HAN_LETTER.search(text) and _counted(text)[0] >= MANY_HAN
        ):
            wanted = "Chinese" if chinese else "this page’s language"
            yield line, f"'{text.strip()[:24]}…' is not in {wanted}. Translate it, or put a name into quotation marks."


def wide_in(text: str) -> Iterator[str]:
    """A sign of a Chinese keyboard among words of a language that is not Chinese."""
    if wide := WIDE.search(text):
        around = text[max(0, wide.start() - 12) : wide.end() + 8].strip()
        yield f"'{wide[0].strip()}' in '…{around}…' is a sign of a Chinese keyboard. Write the plain one."


def is_foreign(text: str, chinese: bool, label: bool = False) -> bool:
    """Whether a text, without what is quoted or in brackets, is of the other kind of letters as a whole; a label is short."""
    if bool(HAN_LETTER.search(text)) is chinese:
        return False
    han, words = _counted(text)
    return words >= (SOME_WORDS if label else MANY_WORDS) if chinese else han > 1 and words < FEW_WORDS


def _counted(text: str) -> tuple[int, int]:
    """Letters of Han outside quotation marks and brackets; words of other letters wherever they stand: a name has its gloss beside it."""
    bare = MARKUP.sub(" ", text)
    return len(HAN_LETTER.findall(APART.sub(" ", bare))), len(WORD.findall(bare))


def _texts(page: SourcePage) -> Iterable[tuple[int, str, bool]]:
    yield from ((page.line_of(field), str(page.meta[field]), True) for field in TEXTS if page.meta.get(field))
    yield from ((heading.line, heading.text, True) for heading in page.headings)
    yield from ((block.line, line, False) for block in blocks(page) for line in block.text.split("\n"))
