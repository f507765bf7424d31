"""Converts a Markdown or text file, for an editor who wants to look at a variant without building the site.

The site itself is converted as HTML; this leaves alone, as far as text without a parser can tell, what would be code,
an address, an id or a tag there.
"""

import re

from engine.variants.variant_marks import resolve, split_marks
from engine.variants.variants import convert_plain, variant

_PROTECTED = re.compile(
    r"""
    ^(?P<fence>[ \t>]*(?P<bars>`{3,}|~{3,}))[^\n]*\n.*?(?:^[ \t>]*(?P=bars)[`~]*[ \t]*$|\Z)  # a fenced block
    |(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)  # `code`
    |<!--.*?-->                                  # <!-- a note -->
    |</?[A-Za-z][^<>]*>                          # <span class="x">, <https://example.org>
    |\]\(\s*<?[^)\s>]*                           # ](address
    |^[ ]{0,3}\[[^]\n]+\]:[ ]*\S+                # [name]: address
    |[a-z][a-z+.-]*://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+  # https://example.org/a
    |(?<!-)\{[:#.%{][^}\n]*\}+                   # {#id}, {: .class}
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
# A key of the front matter at the top of a file: `title:` in `title: 征信`.
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_KEY = re.compile(r"^([ \t]*(?:- )?[\w.-]+:(?=\s|$))?(.*)$", re.MULTILINE)


def convert_markdown(text: str, locale: str) -> str:
    """The file in the given locale; a mark becomes the plain text that it stands for. Raises ValueError."""
    front = _FRONT_MATTER.match(text)
    head = front[0] if front else ""
    head = _KEY.sub(lambda line: (line[1] or "") + convert_words(line[2], locale), head)
    done, end = [head], len(front[0]) if front else 0
    for spared in _PROTECTED.finditer(text, end):
        done += [convert_words(text[end : spared.start()], locale), spared[0]]
        end = spared.end()
    return "".join([*done, convert_words(text[end:], locale)])


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
