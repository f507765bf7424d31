"""Phone lines as cards: what dials, whose it is, what it is for."""

from engine.content.phones import fill_phones, load_phones
from tests.conftest import ROOT

PHONES = load_phones(ROOT / "data" / "phones.yml")


def test_each_line_is_a_card_in_the_order_written() -> None:
    html = fill_phones("a\n\n<!-- phones: [phone:110] [phone:2389 2222] -->\n\nb", PHONES, "en")
    assert html.index('href="tel:110"') < html.index('href="tel:23892222"')
    assert html.count("<li>") == 2 and PHONES["110"].use["en"] in html and PHONES["2389 2222"].name["en"] in html
    assert html.startswith("a\n\n<ul") and html.endswith("</ul>\n\nb")


def test_other_comments_stay() -> None:
    assert fill_phones("<!-- crisis -->", PHONES, "zh") == "<!-- crisis -->"
