"""Marks of this project: [rule:…], -{…}-, <!-- crisis -->, icons, cards, lines to write on."""

import re

from engine.content.closest import closest, is_one_slip
from engine.content.markers import CARD_FORMS, NAMES
from engine.content.near.signs import fold
from engine.locales import LOCALES

MARKS = ("rule", "phone", "field", "blank")
CARD = "crisis"  # the marker that has forms
MARK = (
    r"(?P<open>[\[({<])?\s*\b(?P<kind>[a-zA-Z]{3,7})\s*(?P<sep>[:;=]|[-./](?=\d)|(?=\s))\s*"
    r"(?P<value>[A-Za-z0-9][A-Za-z0-9_-]*(?:[ ]\d+)*)\s*(?P<close>[\])}>])?"
)
NUMBERS = r"(?:\[[^\[\]<>]*\]|[\d ,;/])+"  # [phone:110] [phone:2389 2222]
NUMBER = re.compile(r"\d(?:[\d -]*\d)?")
KEEP = r"-{0,2}\s*\{(?P<inside>\s*[^{}#.\s][^{}]*)\}\s*-{0,2}"

CHOICES = re.compile(r"\s*[;；]\s*|\s*[,，、]\s*(?=zh)")  # between two wordings; a comma only where a language follows


def mark(match: re.Match[str], raw: str) -> str | None:
    kind, sep, value = match["kind"].lower(), match["sep"].strip(), match["value"].strip()
    opened, closed = bool(match["open"]), bool(match["close"])
    square = "[" in (match["open"] or "") or "]" in (match["close"] or "")
    if not (opened or closed) or (opened != closed and not square):
        return None
    known = closest(kind, MARKS, 0.7)
    alone = kind in ("field", "blank") and square  # no sentence has such words in brackets: [field number]
    if not known or (not sep and not (opened and closed and (alone or re.search(r"\d", value)))):
        return None
    if sep != ":" and not (opened and closed):
        return None
    return f"[{known}:{value if known == 'field' else value.lower()}]"


def keep(match: re.Match[str], raw: str) -> str | None:
    inside = raw[match.start("inside") : match.end("inside")].strip()
    if not re.search(r"[^\W\d_]", inside):  # {1, 2}
        return raw[match.start() : match.end()]
    if re.match(r"zh", inside):
        parts = [part for part in CHOICES.split(inside) if part]
        inside = "; ".join(choice(part) for part in parts)
    return f"-{{{inside}}}-"


def choice(part: str) -> str:
    """One wording of a choice: "zh-tw： 網路" → "zh-TW:網路"."""
    code, _, words = fold(part).partition(":")
    known = closest(code.strip().lower(), [each.lower() for each in LOCALES], 0.7)
    right = next((each for each in LOCALES if each.lower() == known), code.strip())
    return f"{right}:{part[len(part) - len(words) :].strip()}"


def note(match: re.Match[str], raw: str) -> str | None:
    name, argument = match["name"].lower(), (match["arg"] or "").lower()
    one_slip = (each for each in NAMES if each == name or is_one_slip(name, each))
    known = next(one_slip, None) or closest(name, NAMES, 0.75)
    if not known:
        return raw[match.start() : match.end()] if raw.startswith("<!--", match.start()) else None
    if known == "phones" and not argument:
        return "<!-- phones: [phone:110] -->"  # alone it lists nothing
    if known == CARD and argument:
        argument = closest(argument, CARD_FORMS) or ""  # in any other form no card would be shown
    return f"<!-- {known}{': ' + argument if argument else ''} -->"


def phones(match: re.Match[str], raw: str) -> str | None:
    """The note that lists numbers; a remark with numbers, as of a sentence that was taken out, is left alone."""
    numbers = NUMBER.findall(match["numbers"]) if "[" in match["numbers"] else re.findall(r"\d+", match["numbers"])
    if not numbers or not closest(match["name"].lower(), ["phones"], 0.75):
        return None
    return f"<!-- phones: {' '.join(f'[phone:{number}]' for number in numbers)} -->"


def icon(match: re.Match[str], raw: str) -> str | None:
    return f":material-{re.sub(r'[^a-z0-9]+', '-', match['name'].lower()).strip('-')}:"


def card(match: re.Match[str], raw: str) -> str | None:
    return "{ .card }"


def behind_link(match: re.Match[str], raw: str) -> str | None:
    """What makes a card of a link: { .card }, { .crad }."""
    return f" {card(match, raw)}" if closest(match["name"].lower(), ["card"], 0.7) else None


def gap(match: re.Match[str], raw: str) -> str | None:
    here = raw[match.start() : match.end()]
    return here if re.fullmatch(r"_{4,}", here) else "____"
