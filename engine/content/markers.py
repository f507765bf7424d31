"""Every marker that a page may carry: a remark on a line of its own, where the build puts something in.

A room takes its marker from here, and so does the check of misspelt ones (near/marks.py): a marker that it does not know would be
a remark, and a page would lack what it asks for without a word.
"""

import re
from enum import StrEnum


class Marker(StrEnum):
    """The markers without an argument, as they stand in a page."""

    RULES = "<!-- rules -->"
    GLOSSARY = "<!-- glossary -->"
    SOURCES = "<!-- sources -->"
    CHANGES = "<!-- changes -->"
    CRISIS = "<!-- crisis -->"
    PHONES = "<!-- phones -->"  # never alone: PHONE_LIST
    SEEK = "<!-- seek -->"  # replaced in engine/shell/home.html
    OFFLINE_TOOL = "<!-- offline-tool -->"  # this and the next in engine/shell/about.html
    REPORT_TOOL = "<!-- report-tool -->"
    LETTER = "<!-- letter -->"  # where the block ```letter stood
    SEND = "<!-- send -->"
    PLAN = "<!-- plan -->"
    PLAN_HELP = "<!-- plan-help -->"  # whom to call, where that stands above what else the page says first
    LOG_ROWS = "<!-- log-rows -->"
    CALCULATOR = "<!-- calculator -->"  # where the page says that nothing is sent
    ARITHMETIC_CHECK = "<!-- arithmetic-check -->"


CARD_FORMS = ("soft", "line")  # of the card for a reader in danger
CRISIS_LINE = "<!-- crisis: line -->"
CRISIS_CARD = re.compile(rf"<!-- crisis(?:: ({'|'.join(CARD_FORMS)}))? -->")  # <!-- crisis -->, <!-- crisis: soft -->
PHONE_LIST = re.compile(r"<!-- phones: (.*?) -->")  # <!-- phones: [phone:110] [phone:2389 2222] -->
CALCULATOR_MODE = re.compile(r"<!-- calculator: ([a-z-]+) -->")  # <!-- calculator: my-debt -->

NAMES = tuple(marker.removeprefix("<!-- ").removesuffix(" -->") for marker in Marker)  # rules, glossary …
