"""Text of a page as the search keeps it: a line for each block, and apart from the sentences what is none.

A reader is shown a sentence as an answer. A table's cell, a link's label or "See reporting threats." is searched, and never shown.
"""

import re
from itertools import compress

from engine.content.sentences import sentences

# What an editor cannot write: where a link's words begin and end, and, at the beginning of a line, that it is no sentence.
LINK, LINK_END, LABEL = "\x02", "\x03", "\t"
_LINKED = re.compile(f"{LINK}([^{LINK_END}]*){LINK_END}")
_LINK_MARKS = re.compile(f"[{LINK}{LINK_END}]")
POINTS = 0.6  # the share of a sentence's letters in links from which it only points elsewhere
# What remains of a checklist's line when its link is left out, and its places to write: "查看合同 ()", "____".
_REMAINS = re.compile(r"\s*[(（]\s*[)）]|_{2,}")
# What a left-out mark of a rule leaves behind: "名单 。".
_SPACE_BEFORE = re.compile(r"\s+(?=[。，；：、？！])")


def text_lines(text: str) -> str:
    """Text with one line a block, spaces as a reader sees them; what is no sentence on lines of its own that begin with LABEL."""
    whole = _REMAINS.sub("", text)
    return "\n".join(line for raw in whole.split("\n") for line in _parts(raw))


def _parts(raw: str) -> list[str]:
    line = _SPACE_BEFORE.sub("", " ".join(raw.split()))
    plain = _LINK_MARKS.sub("", line).strip()
    if not plain:
        return []
    if raw.startswith(LABEL):
        return _label(plain)
    each = sentences(line)
    labels = [_is_label(sentence) for sentence in each]
    if not any(labels):
        return [plain]
    said, pointed = (
        _LINK_MARKS.sub("", "".join(compress(each, chosen))).strip()
        for chosen in ([not label for label in labels], labels)
    )
    return [*([said] if said else []), *_label(pointed)]


def _label(text: str) -> list[str]:
    return [LABEL + text] if _letters(text) > 1 else []  # not "1."


def _is_label(sentence: str) -> bool:
    if LINK not in sentence:
        return not any(map(str.isalnum, sentence))
    linked = sum(map(_letters, _LINKED.findall(sentence)))
    letters = _letters(_LINK_MARKS.sub("", sentence))
    return linked >= POINTS * letters  # or there is no letter at all: "____"


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def title_line(text: str) -> str:
    """A heading's or an item's words as one line."""
    return " ".join(_LINK_MARKS.sub("", _REMAINS.sub("", text)).split())
