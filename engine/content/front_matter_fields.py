"""The fields of a page's front matter: which must be there, of which kind each is, and which values it may have."""

import re

REQUIRED = ("title", "description")
GUIDE_REQUIRED = (*REQUIRED, "audience", "have")
SOURCE_ONLY = ("reviewed",)  # on the Simplified page alone
GUIDE_SOURCE_ONLY = (
    "reviewed",
    "sources",
    "rules",
)  # sources and rules only where the guide has articles/ or data/rules.yml

TEXTS = ("title", "link_title", "description", "audience")  # what readers are shown as it is written
WIDE_COMMA = re.compile(r"\s*[，、；]\s*")  # rules: [cc-188，cc-678]
FORMS = {  # of the fields that must be there
    "title": "title: what the page is called, short",
    "description": "description: one sentence, what a reader gets",
    "audience": "audience: for whom it is",
    "have": "have: [what to have at hand, …], or [] for nothing",
    "reviewed": "reviewed: 2026-11-21, the day on which somebody read the page",
    "sources": "sources: {id-of-a-step: editorial}, for every step",
    "rules": "rules: [the ids that the page cites as [rule:ID]], or [] for none",
}
TEMPLATES = ("home.html", "about.html")  # that a page may ask for; the others come with a layout
LAYOUTS = ("checklist", "contact-log", "booklet")
KINDS: dict[
    str, tuple[type, str]
] = {  # of every field that there is, and how it is said; of a day and of choices more is asked
    **dict.fromkeys(("title", "description", "link_title", "audience", "layout", "template"), (str, "text")),
    "reviewed": (str, "a day, as 2026-11-21"),
    "source_digest": (str, "what `make stamp` wrote"),
    "how_to": (bool, "true, where the steps are done one after the other"),
    "have": (list, "a list"),
    "rules": (list, "a list"),
    "sources": (dict, "a map from step id to articles"),
    "next": (str, "the path of a page"),
    "letter": (dict, "fields, as {acknowledges: false, send: …}"),
    "rows": (int, "a number of rows"),
    "search": (dict, "{exclude: true}, or not there"),
}
KNOWN = set(KINDS)
