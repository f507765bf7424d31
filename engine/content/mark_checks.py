"""Marks of a page: rules and phone lines that there are, icons, and the rules that the front matter lists; a paragraph that was pasted."""

import re
from collections.abc import Collection, Iterator, Mapping

from engine.content.closest import closest
from engine.content.counterparts import is_unsure_of_marks
from engine.content.front_matter_fields import WIDE_COMMA
from engine.content.source_page import CODE_SPAN, SourcePage, base_uri
from engine.shell.icons import ICON_MARK, is_icon, unknown

RULE_MARK = re.compile(r"\[rule:([^\]\s]*)\]")  # [rule:cc-678]
PHONE_MARK = re.compile(r"\[phone:([^\]\n]*)\]")  # [phone:95188], [phone:2389 2222]
BARE = re.compile(
    r"\[(?:(?P<word>(?!rule\b|phone\b|field\b|blank\b)[a-z]{2,8}):)?(?P<name>[a-z0-9-]+)\](?![\[(:])"
)  # [cc-678], [tel:12348]
SHORT = 3  # digits of a number that may as well count notes: [110]
MOST_OPENINGS = 400  # of "[" in a paragraph


def marks(page: SourcePage, rules: Collection[str] | None, phones: Collection[str] | None) -> Iterator[tuple[int, str]]:
    cited = page.marks(RULE_MARK)
    yield from _wordless(page, {"rule": rules or (), "phone": phones or ()})
    for line, rule in cited:
        if rules is not None and rule not in rules:
            yield (
                line,
                f"[rule:{rule}] is not in data/rules.yml{_near(rule, rules)}. Correct the id, or add the rule there first.",
            )
    for line, number in page.marks(PHONE_MARK):
        if phones is not None and number not in phones:
            yield (
                line,
                f"[phone:{number}] is not in data/phones.yml{_near(number, phones)}. Correct the number, or add the line there first.",
            )
    for line, name in page.marks(ICON_MARK):
        if not is_icon(name):
            yield line, unknown(name)
    listed = page.meta.get("rules")
    if base_uri(page.uri)[1] is None and isinstance(listed, list):
        listed = [
            rule for each in listed for rule in WIDE_COMMA.split(str(each))
        ]  # two ids in one are told by themselves
        for line, rule in cited:
            if rule not in listed:
                yield (
                    line,
                    f"[rule:{rule}] is cited here but not listed under 'rules' in the front matter. Add it there.",
                )
        for rule in set(listed) - {rule for _, rule in cited} if not is_unsure_of_marks(page) else ():
            yield (
                page.line_of("rules"),
                f"'rules' lists '{rule}', which the page does not cite. Take it out, or cite it.",
            )


def _wordless(page: SourcePage, known: Mapping[str, Collection[str]]) -> Iterator[tuple[int, str]]:
    """A rule's id or a phone line's number in brackets without the word before it, or with another one. A short number may be a note's."""
    for line, text in page.lines:
        for match in BARE.finditer(CODE_SPAN.sub("", text)):
            for kind, names in known.items():
                if match["name"] in names and (match["word"] or len(match["name"]) > SHORT):
                    yield line, f"'{match[0]}' is nearly right. Write: [{kind}:{match['name']}]"


def _near(name: str, known: Collection[str]) -> str:
    """What is meant, where something there is spelt nearly so."""
    near = closest(name, known, 0.75)
    return f"; the nearest there is {near}" if near else ""


def pasted(page: SourcePage) -> Iterator[tuple[int, str]]:
    """A paragraph of openings without an end takes Markdown minutes; no sentence has that many."""
    openings, started, last = 0, 1, 0
    for line, text in page.lines:
        if not text.strip() or line != last + 1:
            openings, started = 0, line if text.strip() else line + 1
        openings, last = openings + text.count("["), line
        if openings > MOST_OPENINGS:
            yield started, f"more than {MOST_OPENINGS} '[' in one paragraph. Was something pasted here? Take it out."
            return
