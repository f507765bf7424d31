"""Short marks in Markdown: [rule:cc-678] becomes a citation, [phone:95188] a phone link, ____ a line to write on,
:material-phone: an icon.

A mark becomes inline HTML and not a Markdown link with attributes: attr_list takes everything up to the last } of a line for
its own, and -{账单}- may stand there. Ids were checked before (page_checks.py). Code is left alone.
"""

import re
from collections.abc import Mapping
from html import escape

from engine.content.mark_checks import PHONE_MARK, RULE_MARK
from engine.content.phones import Phone, on_one_line
from engine.content.registry import Rule, rule_name
from engine.content.words import Words
from engine.shell.icons import ICON_MARK, icon

CODE = r"^(?:```|~~~)[\s\S]*?^(?:```|~~~)|`[^`\n]*`"  # a fence, or `[rule:x]` in a sentence about the mark
# ____, or ____{#offer-months} for a line that a script fills in; 每月____元 too, but no part of a Latin word
LINE = r"(?<![A-Za-z0-9_])(?P<line>_{4,})(?:\{#(?P<name>[a-z0-9-]+)\})?(?![A-Za-z0-9_])"
MARK_OR_CODE = re.compile(f"{CODE}|{RULE_MARK.pattern}|{PHONE_MARK.pattern}|{ICON_MARK.pattern}|{LINE}", re.MULTILINE)
WRITE_ON = '<span class="write-on" aria-hidden="true"></span>'
NAMED_LINE = '<span class="write-on" aria-hidden="true" data-name="{}"></span>'


class Marks:
    """Replaces marks in one language; `statuses` says of each rule whether it has ended or was long not looked at."""

    def __init__(
        self,
        rules: Mapping[str, Rule],
        phones: Mapping[str, Phone],
        words: Words,
        language: str,
        statuses: Mapping[str, list[str]],
    ):
        self.rules, self.phones, self.words, self.language, self.statuses = rules, phones, words, language, statuses

    def replace(self, markdown: str, rules_url: str) -> str:
        """The Markdown of a page with its marks replaced; `rules_url` is the rules page as seen from it."""
        return MARK_OR_CODE.sub(lambda match: self._one(match, rules_url), markdown)

    def _one(self, match: re.Match[str], rules_url: str) -> str:
        rule, number, drawing = match[1], match[2], match[3]
        if rule:
            return self.citation(self.rules[rule], rules_url)
        if number:
            return self.phone(self.phones[number])
        if drawing:
            return icon(drawing)
        if match["line"]:
            return NAMED_LINE.format(match["name"]) if match["name"] else WRITE_ON
        return match[0]

    def citation(self, rule: Rule, rules_url: str) -> str:
        """The rule's name and how far it binds, linked to its entry on the rules page."""
        name = rule_name(rule, self.words, self.language)
        force = self.words["rule"]["binds"][rule.force]
        text = " · ".join((name, force, *self.statuses[rule.id]))
        return f'<a class="rule" href="{rules_url}#{rule.id}">{escape(text)}</a>'

    def phone(self, phone: Phone) -> str:
        """The number, to be dialled with a tap; whose it is shows as its title."""
        return f'<a class="phone" href="{phone.address}" title="{escape(phone.name[self.language])}">{on_one_line(phone.number)}</a>'
