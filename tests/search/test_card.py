"""The card above the results, as a reader gets it: whom to call, as a link that dials, and nothing that becomes markup."""

import re
from typing import Any

import pytest

from engine.content.crisis_cards import Card
from engine.content.phones import Phone
from engine.search.build import card_words
from tests.javascript import Modules

# As much of a page as makes elements; what is made is written as HTML.
PAGE = """
globalThis.document = { createElement: (name) => ({
  attributes: "", children: [],
  setAttribute(key, value) { this.attributes += ` ${key}="${value}"`; },
  append(...more) { this.children.push(...more); },
  toString() { return `<${name}${this.attributes}>${this.children.map((one) => (typeof one === "string" ? one.replace(/</g, "&lt;") : one)).join("")}</${name}>`; },
}) };
"""
CARD = Modules("search/card", before=PAGE)
WORDS = {
    "title": "先停车", "urgent": "先救人", "clear": "你可能摔了。", "soft": "是不是累了？", "now": "叫救护车[phone:+1 34]。", "rescue": ["+1 34", "78"], "later": "再叫人来。", "text": "打[phone:00-12]。", "lines": ["00-12", "+1 34"],
    "safe": "先躲开", "harmed": "报警[phone:78]。", "afterwards": "错不在你，打[phone:00-12]。", "police": ["78", "00-12"],
    "other": "朋友摔了：[phone:56]", "more": "在别处", "elsewhere": "见",
    "addresses": {"00-12": "tel:0012", "+1 34": "tel:+134"},
}  # fmt: skip
DIAL = '<a class="phone" href="tel:0012">00-12</a>'
ABROAD = '<a href="https://findahelpline.com/" rel="noreferrer noopener" target="_blank">findahelpline.com</a>'
OTHER = '<p>朋友摔了：<a class="phone" href="tel:56">56</a></p>'


def drawn(card: str, other: bool = False, now: bool = False, harm: bool = False, **words: Any) -> list[str]:
    given = {**WORDS, **words}
    call = f"{{card: '{card}', now: {str(now).lower()}, harm: {str(harm).lower()}, after: false, other: {str(other).lower()}}}"
    found: list[str] = CARD.run(f"M.card({given!r}, {call}).map(String)")
    return found


@pytest.mark.parametrize(("card", "first"), [("clear", "你可能摔了。"), ("soft", "是不是累了？")])
def test_a_card_begins_with_a_person_and_has_its_lines(card: str, first: str) -> None:
    assert drawn(card) == [
        "<h2>先停车</h2>",
        f"<p>{first}打{DIAL}。</p>",
        f'<p class="crisis__lines">{DIAL} <a class="phone" href="tel:+134">+1 34</a> </p>',
        f"<details><summary>在别处</summary><p>见 {ABROAD}</p>{OTHER}</details>",
    ]


@pytest.mark.parametrize("other", [True, False])
def test_where_somebody_is_hurt_the_ambulance_comes_before_all_else(other: bool) -> None:
    dial = '<a class="phone" href="tel:+134">+1 34</a>'
    assert drawn("clear", other, now=True) == [
        "<h2>先救人</h2>",
        f'<p class="crisis__lines">{dial} <a class="phone" href="tel:78">78</a> </p>',
        f"<p>叫救护车{dial}。</p>",
        "<p>再叫人来。</p>",
        f"<details><summary>在别处</summary><p>见 {ABROAD}</p>{OTHER}</details>",
    ]


@pytest.mark.parametrize("now", [True, False])
@pytest.mark.parametrize("card", ["clear", "soft"])
def test_where_others_do_harm_safety_and_the_police_come_first_and_nothing_speaks_of_low_spirits(
    card: str, now: bool
) -> None:
    police = '<a class="phone" href="tel:78">78</a>'
    assert drawn(card, other=True, now=now, harm=True) == [
        "<h2>先躲开</h2>",
        f'<p class="crisis__lines">{police} {DIAL} </p>',
        f"<p>报警{police}。</p>",
        f"<p>错不在你，打{DIAL}。</p>",
        f"<details><summary>在别处</summary><p>见 {ABROAD}</p>{OTHER}</details>",
    ]


def test_what_helps_another_stands_open_where_she_speaks_of_another() -> None:
    *_, other, folded = drawn("clear", other=True)
    assert other == OTHER
    assert folded == f"<details><summary>在别处</summary><p>见 {ABROAD}</p></details>"


@pytest.mark.parametrize(
    ("clear", "said"),
    [("You may have fallen.", "You may have fallen. 打"), ("Tired?", "Tired? 打"), ("你摔了。", "你摔了。打")],
)
def test_english_has_a_blank_between_sentences(clear: str, said: str) -> None:
    assert drawn("clear", clear=clear)[1].startswith(f"<p>{said}")


ADDRESSES = {
    number: Phone(number, {}, {}, ("here",), None, by_text=number == "56").address
    for number in ("00-12", "+1 34", "56", "78")
}


@pytest.mark.parametrize("how", [{}, {"now": True}, {"harm": True}])
def test_a_tap_opens_what_the_phone_list_says_and_a_line_that_reads_messages_is_never_called(
    how: dict[str, bool],
) -> None:
    entry: dict[str, Any] = {**WORDS, "call": "", "calls": {}, "addresses": ADDRESSES}
    words = card_words(Card(**entry))
    shown = "".join(drawn("clear", **how, addresses=words["addresses"]))
    links = re.findall(r'href="(\w+:[^/"]*)">([^<]*)<', shown)
    assert links == [(ADDRESSES[number], number) for _, number in links]
    assert 'href="sms:56">56<' in shown
    assert words["addresses"] == {"00-12": "tel:0012", "+1 34": "tel:+134", "56": "sms:56"}  # no more than it must


def test_an_address_of_lines_abroad_is_a_link_and_words_stay_words() -> None:
    assert drawn("clear", clear="<b>findahelpline.com")[1] == f"<p>&lt;b>{ABROAD} 打{DIAL}。</p>"
