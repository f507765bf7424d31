"""What Material's reference offers and this engine does not switch on: each is told with its line, why, and what to write instead.

Without this, such a mark would stand on the page as it was typed. The rows follow the pages of Material's reference; what may be used
is listed in CONTRIBUTING.md.
"""

import re
from collections.abc import Iterator

from engine.content.source_page import CODE_SPAN, SourcePage

FOLD = "A fold hides its words from who searches the page or prints it. Write '!!!', or give the words a heading."
HOVER = (
    "It shows under a mouse only, and phones have none. Say it in the sentence, or put the word into data/glossary.yml."
)
REFUSED = (  # (what is typed, its name, why it is not there and what to write)
    (r"^\s*\?\?\?\+?\s", "a collapsible box", FOLD),
    (r'^\s*===[!+]?\s*"', "content tabs", "One of them is read, the others are missed. Give each a heading, one below the other."),
    (r"class=\"[^\"]*\bgrid\b", "a grid", 'There are cards: <div class="cards" markdown> with a list of links { .card }.'),
    (r"\{[^}]*\.md-button", "a button", "There are cards: a link with { .card } in a list inside <div class=\"cards\" markdown>."),
    (r"\[\^[^\]\s]+\]", "a footnote", "Numbers are for rules here: cite one ([rule:id]), or say it in brackets."),
    (r"^\*\[[^\]]+\]:", "an abbreviation", HOVER),
    (r"\]\([^)\s]+ +[\"“][^)]*\)|\{[^}]*\btitle=", "a tooltip", HOVER),
    (r"==[^=\s][^=]*==|\^\^[^^\s][^^]*\^\^|\+\+[a-z][a-z0-9+-]*\+\+|\{(?:--|\+\+|~~)", "a mark of text", "Write **bold** where words must be seen."),
    (r"^\s*--8<--", "a snippet", "Each page holds its own words; what several share stands in data/."),
)  # fmt: skip
PATTERNS = tuple((re.compile(pattern), name, why) for pattern, name, why in REFUSED)


def not_switched_on(page: SourcePage) -> Iterator[tuple[int, str]]:
    """(line, what stands there and what to write instead) of each mark that has no meaning here."""
    for line, text in page.lines:
        text = CODE_SPAN.sub("", text)
        yield from (
            (line, f"this is {name}, which is not switched on. {why}")
            for pattern, name, why in PATTERNS
            if pattern.search(text)
        )
