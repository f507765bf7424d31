"""Converts a Markdown or text file, for an editor who wants to look at a variant without building the site.

The site itself is converted as HTML; this leaves alone, as far as text without a parser can tell, what would be code,
an address, an id or a tag there.
"""

import re

from engine.content.front_matter import body_of
from engine.variants.variant_marks import resolve, split_marks
from engine.variants.variants import convert_plain, variant

_PROTECTED = re.compile(
    r"""
    ^(?P<fence>[ \t>]*(?P<bars>`{3,}|~{3,}))[^\n]*\n.*?(?:^[ \t>]*(?P=bars)[`~]*[ \t]*$|\Z)  # a fenced block
    |(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)  # `code`
    |<!--.*?-->                                  # <!-- a note -->
    |</?[A-Za-z][^<>]*>                          # <span class="x">, <https://example.org>
    |\[(?:[a-z][a-z+.-]*://|www\.)[^]\s]*(?=\])  # [https://example.org/账单], the text of a link
    |\]\(\s*<?[^)\s>]*                           # ](address
    |^[ ]{0,3}\[[^]\n]+\]:[ ]*\S+                # [name]: address
    |[a-z][a-z+.-]*://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+  # https://example.org/a
    |(?<!-)\{[:#.%{][^}\n]*\}+                   # {#id}, {: .class}
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
# A line of the front matter: its key, if it has one, and the rest: `title: 征信`, `  - 账单`.
_LINE = re.compile(r"(?P<key>[ \t]*(?:- )?[\w.-]+:(?=\s|$))?(?P<rest>.*)", re.DOTALL)
_NAMES = ("slug:", "tags:")  # keys of the front matter whose values are names, and not for reading


def convert_markdown(text: str, locale: str) -> str:
    """The file in the given locale; a mark becomes the plain text that it stands for. Raises ValueError."""
    end = len(text) - len(body_of(text))
    done = [_front_matter(text[:end], locale)]
    for spared in _PROTECTED.finditer(text, end):
        done += [convert_words(text[end : spared.start()], locale), spared[0]]
        end = spared.end()
    return "".join([*done, convert_words(text[end:], locale)])


def _front_matter(text: str, locale: str) -> str:
    done, is_name = [], False
    for line in text.splitlines(keepends=True):
        found = _LINE.fullmatch(line)
        key, rest = (found["key"] or "", found["rest"]) if found else ("", line)
        if key and not line[0].isspace():
            is_name = key in _NAMES
        done.append(line if is_name else key + convert_words(rest, locale))
    return "".join(done)


def convert_words(text: str, locale: str) -> str:
    """Plain text in the given locale, its marks resolved. Raises ValueError."""
    to = variant(locale)
    done = []
    for is_mark, part in split_marks(text):
        if not is_mark:
            done.append(convert_plain(part, to))
            continue
        found = resolve(part, locale)
        done.append(convert_plain(found.text, to if found.treatment.value == "convert" else None))
    return "".join(done)
