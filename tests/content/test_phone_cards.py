"""Phone lines as cards: what dials, whose it is, what it is for."""

from pathlib import Path

import pytest

from engine.content.phones import Phone, fill_phones, load_phones

LINE = """
"%s":
  name: {zh: 名, en: "name of %s"}
  for: {zh: 用, en: "use of %s"}
  region: [hongkong]
  hours: null
  grade: B
  reference: {text: a notice}
  checked_on: 2026-11-21
"""
NUMBERS = ("110", "2389 2222")


@pytest.fixture
def phones(tmp_path: Path) -> dict[str, Phone]:
    path = tmp_path / "phones.yml"
    path.write_text("".join(LINE % (number, number, number) for number in NUMBERS), encoding="utf-8")
    return dict(load_phones(path))


def test_each_line_is_a_card_in_the_order_written(phones: dict[str, Phone]) -> None:
    html = fill_phones("a\n\n<!-- phones: [phone:110] [phone:2389 2222] -->\n\nb", phones, "en")
    assert html.index('href="tel:110"') < html.index('href="tel:23892222"')
    assert html.count("<li>") == 2 and "use of 110" in html and "name of 2389 2222" in html
    assert html.startswith("a\n\n<ul") and html.endswith("</ul>\n\nb")


def test_a_region_that_is_nearly_that_of_others_is_told(tmp_path: Path) -> None:
    path = tmp_path / "phones.yml"
    several = [LINE % (number, number, number) for number in ("110", "112", "113")]
    path.write_text("".join([*several[:2], several[2].replace("hongkong", "honkong")]), encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"phones\.yml:\d+: 113: no other line is for the region 'honkong'\. Write: hongkong"
    ):
        load_phones(path)
    path.write_text("".join([*several[:2], several[2].replace("hongkong", "scotland")]), encoding="utf-8")
    assert load_phones(path)["113"].regions == ("scotland",)
    for one, other in (
        ("australia", "austria"),
        ("niger", "nigeria"),
        ("north-korea", "south-korea"),
        ("us", "uk"),
        ("iran", "iraq"),
    ):  # two places
        path.write_text(
            "".join([text.replace("hongkong", one) for text in several[:2]] + [several[2].replace("hongkong", other)]),
            encoding="utf-8",
        )
        assert len(load_phones(path)) == 3
    path.write_text("".join([several[0], several[2].replace("hongkong", "honkong")]), encoding="utf-8")
    assert len(load_phones(path)) == 2  # nobody knows which of the two is meant


def test_other_comments_stay(phones: dict[str, Phone]) -> None:
    assert fill_phones("<!-- crisis -->", phones, "zh") == "<!-- crisis -->"
