"""Says which attributes and scripts of a page hold words for reading, and which hold names and addresses."""

import re

from engine.variants.html_tokens import Attribute, Token, attributes, names

# Attributes that somebody reads or hears.
SPOKEN = names(
    "title alt aria-label aria-description aria-roledescription aria-valuetext placeholder label summary data-label"
)
# `content` counts in <meta> of these names, and of names that begin with these.
META_NAMES = names("description keywords application-name apple-mobile-web-app-title")
META_FAMILIES = ("og:", "twitter:")
_BUTTON_TYPES = names("button reset submit")  # <input> that shows its `value`
# Scripts that carry words for other scripts; Material's own words are in one of them.
_DATA_SCRIPTS = names("application/json application/ld+json")
# An address or a path, as in og:image: words in it are not for reading.
_ADDRESS = re.compile(r"\s*(?:[a-z][a-z+.-]*://|/|\./|\.\./|data:|mailto:|tel:)", re.IGNORECASE)


_SHOWN_ADDRESS = re.compile(r"\s*(?:[a-z][a-z+.-]*://|www\.)\S+\s*", re.IGNORECASE)


def is_address(value: str) -> bool:
    """Whether a value is an address or a path."""
    return bool(_ADDRESS.match(value))


def is_shown_address(text: str) -> bool:
    """Whether a text is an address as readers see it: https://example.org/账单."""
    return (":" in text or "." in text) and bool(_SHOWN_ADDRESS.fullmatch(text))


def is_data_script(tag: str) -> bool:
    """Whether a <script> tag holds words for other scripts, not a program."""
    types = [attribute.value.strip().lower() for attribute in attributes(tag) if attribute.name == "type"]
    return bool(types) and types[0] in _DATA_SCRIPTS


def read_attributes(token: Token) -> list[Attribute]:
    """Those attributes of a tag whose value is for reading."""
    found = attributes(token.text)
    values = {attribute.name: attribute.value.strip().lower() for attribute in reversed(found)}
    spoken = set(SPOKEN)
    name = values.get("name", values.get("property", ""))
    if token.name == "meta" and (name in META_NAMES or name.startswith(META_FAMILIES)):
        spoken.add("content")
    if token.name == "input" and values.get("type") in _BUTTON_TYPES:
        spoken.add("value")
    return [attribute for attribute in found if attribute.name in spoken and not is_address(attribute.value)]
