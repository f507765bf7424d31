"""What a page's markup sets apart from the text around it: advertisements by their names, and what no reader sees.

Only what is small: a whole article may stand in an element called "ad", and a page hides long texts until they are opened. What is
hidden and holds a sentence is an answer that opens at a click, as often as not.
"""

from __future__ import annotations

import re

from lxml import html

from scripts.articles.chinese import han_count

ADVERT, HIDDEN, SIGNATURE = "advert", "hidden", "signature"  # the kinds of lines; "" is everything else
SMALL = 120  # Han characters
DEEPEST = 40  # elements around a block
# ad, ads_300, adsbygoogle, Pc-feedAd, guanggao; no address, no header, no download. jammer: what forums mix into posts
ADVERT_NAME = re.compile(
    r"(?:^|[-_\s])(?:ads?|adv|advs|advert[a-z]{0,12}|adsense|adsbygoogle|google-auto-placed|adbox|adwrap|sponsor[a-z]{0,4}|guanggao|tuiguang)(?=$|[-_\s\d])"
    r"|[a-z](?:Ad|Ads|Advert|Sponsor)(?=$|[-_\s\dA-Z])"
)
JAMMER = re.compile(r"(?:^|\s)jammer(?:$|\s)")
SIGNED = re.compile(r"(?:^|\s)(?:sign|sig|signature)(?:$|\s)")  # what a member of a forum has under each post
NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# what no script makes visible again: font-size: 0px
UNSEEN = re.compile(r"font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)", re.IGNORECASE)
SENTENCE = re.compile("[。！？]")
SENTENCES = 3  # an advertisement has fewer
SHEET = re.compile(r"<style\b[^>]{0,200}>", re.IGNORECASE)
RULE = re.compile(r"([^{}]{0,2000})\{([^{}]{0,4000})\}|\}")
COMMENT = re.compile(r"/\*.{0,4000}?\*/", re.DOTALL)
NAME = re.compile(r"[.#][A-Za-z_][\w-]{0,60}$")


def hidden_names(source: str) -> frozenset[str]:
    """The classes (.x) and ids (#x) that a page's own style sheets hide on every screen."""
    found: set[str] = set()
    for start in SHEET.finditer(source):
        end = source.find("</", start.end())
        sheet = COMMENT.sub("", source[start.end() : end if end >= 0 else len(source)])
        for names, rule in _rules(sheet):
            if NOT_SHOWN.search(rule):
                found.update(name for one in names.split(",") if NAME.match(name := one.strip()))
    return frozenset(found)


def _rules(sheet: str) -> list[tuple[str, str]]:
    """The rules that stand in no @media: on paper and on narrow screens other things are hidden."""
    outside = re.sub(r"@[^{};]{0,300}\{(?:[^{}]{0,2000}\{[^{}]{0,4000}\}){0,500}[^{}]{0,200}\}", "", sheet)
    return [(match[1], match[2]) for match in RULE.finditer(outside) if match[1]]


def apart(element: html.HtmlElement, hidden: frozenset[str]) -> str:
    """What an element by itself is: an advertisement, hidden, or "". `hidden`: names that style sheets hide."""
    if not element.attrib or element.tag in ("body", "html"):
        return ""
    style, classes = element.get("style") or "", element.get("class") or ""
    names = f"{classes} {element.get('id') or ''}"[:200]
    if UNSEEN.search(style) or JAMMER.search(classes):
        return HIDDEN if _size(element) <= SMALL else ""
    by_name = hidden and not hidden.isdisjoint(
        {*("." + name for name in classes.split()), "#" + (element.get("id") or "")}
    )
    if by_name or element.get("hidden") is not None or NOT_SHOWN.search(style):
        return HIDDEN if _size(element) <= SMALL and not SENTENCE.search(element.text_content()) else ""
    if SIGNED.search(classes) and _size(element) <= SMALL:
        return SIGNATURE
    return ADVERT if ADVERT_NAME.search(names) and _is_brief(element) else ""


def apart_around(element: html.HtmlElement, hidden: frozenset[str]) -> str:
    """What an element or one of those around it is."""
    for depth, one in enumerate((element, *element.iterancestors())):
        if depth > DEEPEST or one.tag in ("body", "html"):
            break
        if kind := apart(one, hidden):
            return kind
    return ""


def _is_brief(element: html.HtmlElement) -> bool:
    return _size(element) <= SMALL and len(SENTENCE.findall(element.text_content())) < SENTENCES


def _size(element: html.HtmlElement) -> int:
    return han_count(element.text_content())
