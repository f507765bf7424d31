"""What stands in a line and nobody typed or sees: letters without width, tabs, the wide blanks of a book, letters that a program lost, and
letters that look like others."""

import re
import unicodedata
from collections.abc import Iterator

UNSEEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
JOINING = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff]"
)  # letters that are joined, or written from the right: they need the next ones
JOINERS = re.compile("[\u200c-\u200f]")
INDENTED = re.compile(r"^ *[\u3000\xa0]")
HEADING = re.compile(r"^ {1,3}#{1,6} +\S")  # of a step; four blanks may be a box's
LOST = re.compile("[\ufffc\ufffd]")  # what a program writes for a picture, and for a letter that it cannot read
# Letters that stand for others for the sake of old programs: a dictionary's radicals and ligatures, as a PDF gives them; narrow signs.
FOREIGN = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\uff61-\uff65]")
WORD = re.compile(r"[^\W\d_]+")
ALIKE = frozenset("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")  # Cyrillic and Greek letters that look like Latin ones
INSIDE = re.compile(r"(?<=[A-Za-z])[´ˊˋʹʼ′＇](?=(?:[a-z]{1,2})\b)")  # what a keyboard writes for the ’ of lender’s
NO_ASCII = re.compile(r"[^\x00-\x7f]{2,}")


def unseen(raw: str) -> Iterator[str]:
    """What is wrong with the line before anything in it is read."""
    if found := UNSEEN.search(JOINERS.sub("", raw) if JOINING.search(raw) else raw):
        yield f"a letter that nobody sees (U+{ord(found[0]):04X}) stands in this line. Take it out, or type the line again."
    if "\t" in raw:
        yield "a tab stands in this line. Write spaces: 4 for what belongs to a box or a list item."
    if INDENTED.match(raw):
        yield "wide blanks begin this line, as in a book. Take them out; the page's style makes paragraphs."
    if HEADING.match(raw):
        yield f"blanks before it make a sentence of a heading. Write: {raw.strip()}"
    if lost := LOST.search(raw):
        yield f"a letter was lost here ('{lost[0]}', U+{ord(lost[0]):04X}). Type it again, and save the file as UTF-8."
    yield from (
        f"'{letter}' (U+{ord(letter):04X}) looks like '{meant}' and is another letter. Write: {meant}"
        for letter, meant in _alike(raw)
    )
    yield from _of_two_alphabets(raw)
    if sign := INSIDE.search(raw):
        yield f"'{sign[0]}' in '{raw[max(0, sign.start() - 8) : sign.end() + 2].strip()}' is no apostrophe. Write: ’"
    for found in NO_ASCII.findall(raw):
        if meant := _read_wrongly(found):
            yield f"'{found[:12]}' was read in the wrong encoding. Write: {meant[:12]}"


def _of_two_alphabets(raw: str) -> Iterator[str]:
    """Latin words in which a letter of another alphabet stands that looks the same: Аlipay with a Cyrillic А, which no search finds."""
    for word in WORD.findall(raw if not raw.isascii() else ""):
        strange = [letter for letter in word if letter in ALIKE]
        if strange and all(letter in ALIKE or letter.isascii() for letter in word) and not set(word) <= ALIKE:
            yield f"'{strange[0]}' (U+{ord(strange[0]):04X}) in '{word[:16]}' is a letter of another alphabet. Write the word again."


def _alike(raw: str) -> Iterator[tuple[str, str]]:
    """Letters that stand for another for the sake of old programs, as a PDF gives them: ⼈ for 人."""
    for letter in dict.fromkeys(FOREIGN.findall(raw)):
        meant = unicodedata.normalize("NFKC", letter)
        if meant != letter:
            yield letter, meant


def _read_wrongly(text: str) -> str | None:
    """What is meant by letters that are UTF-8 read as Windows' Western one: â€™ is ’. None: they are what they are."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
