"""Short marks in Markdown: [rule:cc-678] becomes a citation, [phone:95188] a phone link, ____ a line to write on.

A mark becomes ordinary Markdown (a link with an anchor), so that MkDocs itself checks where it leads. Code is left alone.
"""

import re
from collections.abc import Mapping
from posixpath import dirname, relpath

from page_checks import PHONE_MARK, RULE_MARK
from registry import Phone, Rule, rule_name
from words import Words

# ____, or ____{#offer-months} for a line that a script fills in; 每月____元 too, but no part of a Latin word
LINE = r"(?<![A-Za-z0-9_])(?P<line>_{4,})(?:\{#(?P<name>[a-z0-9-]+)\})?(?![A-Za-z0-9_])"
MARK_OR_CODE = re.compile(rf"`[^`\n]*`|{RULE_MARK.pattern}|{PHONE_MARK.pattern}|{LINE}")
WRITE_ON = '<span class="write-on" aria-hidden="true"></span>'
NAMED_LINE = '<span class="write-on" aria-hidden="true" data-name="{}"></span>'


class Marks:
    """Replaces the marks of one page. `uri` is the page's path below docs/; today decides which rules have ended."""

    def __init__(
        self,
        rules: Mapping[str, Rule],
        phones: Mapping[str, Phone],
        words: Words,
        language: str,
        statuses: Mapping[str, list[str]],
    ):
        self.rules, self.phones, self.words, self.language, self.statuses = rules, phones, words, language, statuses

    def replace(self, markdown: str, uri: str) -> str:
        return MARK_OR_CODE.sub(lambda match: self._one(match, uri), markdown)

    def _one(self, match: re.Match[str], uri: str) -> str:
        rule, number = match[1], match[2]
        if rule:
            return self.citation(self.rules[rule], uri)
        if number:
            return self.phone(self.phones[number])
        if match["line"]:
            return NAMED_LINE.format(match["name"]) if match["name"] else WRITE_ON
        return match[0]

    def citation(self, rule: Rule, uri: str) -> str:
        """The rule's name and binding force, linked to its entry on the rules page."""
        name = rule_name(rule, self.words, self.language)
        force = self.words["rule"]["force"][rule.force]
        status = "".join(f" · {text}" for text in self.statuses[rule.id])
        return f"[{name} · {force}{status}]({relpath('rules.md', dirname(uri) or '.')}#{rule.id}){{ .rule }}"

    def phone(self, phone: Phone) -> str:
        return f'[{phone.number}](tel:{phone.number}){{ .phone title="{phone.name[self.language]}" }}'
