"""Citations of a guide as numbered notes: a small number in the text, and a list at the end that says what each rests on.

The number is filled where the rule binds and dashed where it is advice; the list says the same in words, and leads back to every
place that cites the rule.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from html import escape

from engine.content.registry import ADVICE, Rule, rule_name
from engine.content.words import Words

LEAST = 4  # rules that a page other than a guide cites; where there are fewer, each is named in the text
CITATION = re.compile(r'\s*<a class="rule" href="([^"#]*)#([^"]+)">.*?</a>')
NOTE = (
    '<sup class="cite"><a class="rule{kind}" href="#n{number}" id="n{number}-{time}" aria-label="{label}">'
    "{number}</a></sup>"
)


class Notes:
    """The notes of one page, in the order in which its text cites them; `statuses` as in citations.py."""

    def __init__(self, rules: Mapping[str, Rule], words: Words, language: str, statuses: Mapping[str, list[str]]):
        self.rules, self.words, self.language, self.statuses = rules, words, language, statuses
        self.times: dict[str, int] = defaultdict(int)
        self.page = ""  # the rules page as seen from this one
        self.ways_back = True

    def number(self, html: str, guide: bool = True) -> str:
        """The page's HTML with numbers for its citations and the list after it. A page that is no guide stays as it was where it cites
        few rules; with many (it is long, then) its list has no ways back: the browser's own leads back, and each costs bytes."""
        if not guide and len({found[2] for found in CITATION.finditer(html)}) < LEAST:
            return html
        self.ways_back = guide
        html = CITATION.sub(self._mark, html)
        return f"{html}\n{self._list()}" if self.times else html

    def _mark(self, found: re.Match[str]) -> str:
        self.page, rule = found[1], found[2]
        self.times[rule] += 1
        number = list(self.times).index(rule) + 1
        label = escape(
            self.words["rule"]["note"].format(n=number, force=self.words["rule"]["force"][self.rules[rule].force])
        )
        return NOTE.format(kind=self._kind(rule), number=number, time=self.times[rule], label=label)

    def _name(self, rule: str) -> str:
        return rule_name(self.rules[rule], self.words, self.language)

    def _kind(self, rule: str) -> str:
        return " advice" if self.rules[rule].force in ADVICE else ""

    def _list(self) -> str:
        words = self.words["rule"]
        items = "\n".join(self._item(number, rule) for number, rule in enumerate(self.times, 1))
        return (
            f'<div class="rests"><h2 id="rests-on">{escape(self.words["guide"]["rests_on"])}</h2>\n'
            f'<p class="rests__key"><span class="rule" aria-hidden="true">1</span> {escape(words["filled"])} '
            f'<span class="rule advice" aria-hidden="true">1</span> {escape(words["dashed"])}</p>\n'
            f'<ol class="notes">\n{items}\n</ol></div>'
        )

    def _item(self, number: int, key: str) -> str:
        rule = self.rules[key]
        told = " · ".join((self.words["rule"]["binds"][rule.force], *self.statuses[key]))
        back = " ".join(
            f'<a class="notes__back" href="#n{number}-{time}" aria-label="{escape(self.words["rule"]["back"].format(n=time))}">↑</a>'
            for time in range(1, self.times[key] + 1 if self.ways_back else 1)
        )
        return (
            f'<li id="n{number}"><span class="rule{self._kind(key)}" aria-hidden="true">{number}</span> '
            f'<a href="{self.page}#{key}">{escape(self._name(key))}</a> {escape(rule.topic[self.language])} <small>{escape(told)}</small>{back and f" {back}"}</li>'
        )
