"""What a whole line is: a heading, a list's item, a box, a <div>; and bold words and code in it."""

import re
from collections.abc import Iterator, Sequence

from engine.content.closest import closest
from engine.content.near.signs import beginning

KINDS = ("note", "tip", "warning", "example", "quote", "now", "today", "week", "do", "dont", "danger", "info")
SPACED = re.compile(r" +")  # ##  words  {#id}: more blanks are as good as one
OTHER_ID = re.compile(r"^#{1,6} .*\{#(?=[^}]*[^\x00-\x7f])[^\s{}＃]+\}\s*$")  # {#停卡}
ADMONITION = re.compile(r' *!!! (?P<kind>[a-z]+)(?: [a-z]+)? "[^"]*" *')  # !!! quote admits "可以这样说"
TITLED = re.compile(r"[\"“](?P<title>[^\"”]+)[\"”](?P<rest>\s*[^\s\"”].*)")
NAMED = re.compile(
    r"[^\s\"“”「」]+\s*[\"“「](?P<title>[^\"“”「」]+)[\"”」]"
)  # 提醒 "先别签": the kind in the editor's own language
CLOSING = re.compile(
    r"(?:\s+(?:#+|\{#(?P<id>[^{}]*)\}))+$"
)  # ## Words ## {#id}, ## Words {#id} ##: the page would show the signs
COUNTED = re.compile(r"(?:^|[；;，,、])\s*\d{1,2}[)）]")
SOME_ID = "like-this"  # in place of an id that the heading has not


def heading(match: re.Match[str], raw: str) -> str | None:
    if OTHER_ID.search(raw) and raw.startswith("#"):  # of other letters: that is told by itself
        return raw[match.start() : match.end()]
    words = raw[match.start("words") : match.end("words")].strip()
    closing = CLOSING.search(words)
    words = words[: closing.start()] if closing else words
    identifier = (match["id"] or match["begun"] or (closing and closing["id"]) or "").strip().lower().replace(
        " ", "-"
    ) or SOME_ID
    right = f"{'#' * min(len(match['signs']), 6)} {words} {{#{identifier}{match['class'] or ''}}}"
    return (
        raw[match.start() : match.end()]
        if SPACED.sub(" ", raw.strip()) == SPACED.sub(" ", right) and raw[0] == "#"
        else right
    )


def item(match: re.Match[str], raw: str) -> str | None:
    here = raw[match.start() : match.end()]
    return here if here.strip() in ("*", "+") and here.endswith(" ") else f"{match['indent']}- "


def numbered(match: re.Match[str], raw: str) -> str | None:
    if len(COUNTED.findall(raw)) > 1:  # 1）截图；2）存好: a sentence that counts
        return raw[match.start() : match.end()]
    return f"{match['indent']}{int(match['number'])}. "


def admonition(match: re.Match[str], raw: str) -> str | None:
    if (right := ADMONITION.fullmatch(raw)) and right["kind"] in KINDS:
        return raw
    kind, more = (match["kind"] or "").lower().replace("'", ""), (match["more"] or "").strip().lower()
    title, below = raw[match.start("title") : match.end("title")].strip(), ""
    if whole := TITLED.fullmatch(title):  # !!! quote "可以这样说"您好
        title, below = whole["title"], f", and below it, with four spaces before: {beginning(whole['rest'])}…"
    elif not kind and (named := NAMED.fullmatch(title)):
        title = named["title"]
    title = title.strip("\"“”„'‘’「」『』")
    known = closest(kind, KINDS, 0.6)
    if not known and len(match["signs"]) < 2:
        return None
    return f'{match["indent"]}!!! {known or "note"}{" " + more if more else ""} "{title or "…"}"{below}'


def div(match: re.Match[str], raw: str) -> str | None:
    if match["end"]:
        return "</div>"
    classes = re.search(r"class\s*=\s*[\"']?([\w -]+?)[\"']?\s*(?:markdown|$)", match["rest"])
    return f'<div class="{classes[1].strip()}" markdown>' if classes else "<div markdown>"


def code(match: re.Match[str], raw: str) -> str | None:
    return f"`{raw[match.start() + 1 : match.end() - 1]}`"


def bold(match: re.Match[str], raw: str) -> str | None:
    return raw[match.start() : match.end()].replace("＊", "*")


def divs(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """A <div> without its end, an end without a <div>."""
    opened: list[int] = []
    for number, line in enumerate(lines, 1):
        if re.match(r"\s*<div\b", line):
            opened.append(number)
        elif re.match(r"\s*</div\s*>", line):
            if not opened:
                yield (
                    number,
                    "this </div> ends nothing: no <div …> stands open above it. Take it out, or write the <div …>.",
                )
            else:
                opened.pop()
    yield from ((number, "this <div> is never ended. Write </div> below what belongs in it.") for number in opened)
