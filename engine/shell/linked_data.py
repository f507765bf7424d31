"""What a page of questions or of ordered steps says, once more in the words of schema.org, for search engines.

It is made from the finished page, so that it says in each language what stands there and nothing else. It is data in the page: the policy
is about what runs, and a file of its own is read by no search engine (decisions/0073).
"""

import re
from collections.abc import Mapping
from typing import Any

from engine.build.cache import kept
from engine.search.lines import LABEL, LINK, LINK_END
from engine.search.page_reader import PAGE, QUESTION, STEP, Entry, read_places
from engine.shell.script_data import json_for_script

# What a left-out mark of a rule leaves behind: "延期 。", "more time ."
SPACE_BEFORE = re.compile(r"\s+(?=[。，；：、？！]|[.,;:?!](?:\s|$))")
MARKS = str.maketrans("", "", f"{LABEL}{LINK}{LINK_END}")
SENTENCE = re.compile(r"[^。！？\n]+[。！？]\n?|.+?[.!?](?=\s|$)\s?|.+\n?")
ENOUGH = 24  # letters of an answer that are more than a bare "no"
Data = Mapping[str, Any]


def with_linked_data(html: str, page: str, address: str, ordered: bool) -> str:
    """The page with its questions, or with its steps where they are done one after the other, at its end: what is read first comes
    first. `page` is its name ("faq"), `address` where it stands."""
    script = kept(
        "linked", [html, page, address, ordered], lambda: _made_of(html, page, address, ordered), lambda _: True
    )
    return html.replace("</body>", f"{script}</body>", 1) if script else html


def _made_of(html: str, page: str, address: str, ordered: bool) -> str:
    places = read_places(html, page)
    data = faq(places) or (how_to(places, address) if ordered else {})
    return _script(data) if data else ""


def faq(places: list[Entry]) -> Data:
    """FAQPage, with the first sentences of each answer, as whole ones would put a page over its weight; empty where it has no question."""
    asked = [
        {
            "@type": "Question",
            "name": _words(place.title),
            "acceptedAnswer": {"@type": "Answer", "text": _beginning(_words(place.text))},
        }
        for place in places
        if place.kind == QUESTION
    ]
    return {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": asked} if asked else {}


def _beginning(text: str) -> str:
    """Whole sentences, until they say enough: “不会。” alone would leave out on what that hangs."""
    begun = ""
    for sentence in SENTENCE.findall(text):
        if len(begun) >= ENOUGH:
            break
        begun += sentence
    return begun.strip()


def how_to(places: list[Entry], address: str) -> Data:
    """HowTo; empty where the page has no step."""
    steps = [
        {"@type": "HowToStep", "name": _words(place.title), "url": f"{address}#{place.id}", "text": _words(place.text)}
        for place in places
        if place.kind == STEP
    ]
    title = next((_words(place.title) for place in places if place.kind == PAGE), "")
    return {"@context": "https://schema.org", "@type": "HowTo", "name": title, "step": steps} if steps else {}


def _words(text: str) -> str:
    """A place's text, one line a block, as the page has it but for the marks of its rules."""
    lines = (SPACE_BEFORE.sub("", " ".join(line.translate(MARKS).split())) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _script(data: Data) -> str:
    return f'<script type="application/ld+json">{json_for_script(data)}</script>'
