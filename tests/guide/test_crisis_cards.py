"""What a reader in danger is told: the words of her region, lines that dial, and a mistake in the data told at once."""

from pathlib import Path

import pytest

from engine.content.crisis_cards import fill_cards, load_cards
from engine.content.phones import load_phones
from tests.conftest import LOCALES
from tests.html_page import all_text, built_pages, parse
from tests.site.test_site import page_of

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "data" / "crisis_cards.yml"
PHONES = load_phones(ROOT / "data" / "phones.yml")
FIRST = {"zh-Hans": "12356", "zh-TW": "1925", "zh-HK": "18111", "en": "12356"}
SHOWN = ("index", "faq", "guides/overdue", "guides/collectors", "guides/cautions")


def test_the_clear_card_and_the_soft_one_differ_in_their_first_sentence_only() -> None:
    cards = load_cards(PATH, PHONES)
    clear = fill_cards("<!-- crisis -->", cards, "zh-Hans")
    soft = fill_cards("<!-- crisis: soft -->", cards, "zh-Hans")
    assert "不想活的念头" in clear
    assert clear.replace(cards["zh-Hans"].clear, cards["zh-Hans"].soft) == soft


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('lines: ["12356"', 'lines: ["12365"', "12365 is not in data/phones.yml"),
        ("打[phone:12356]", "打[phone:12365]", "12365 is not in data/phones.yml"),
        ("  soft: 压得", "  sofd: 压得", "expected the fields title, urgent, clear, soft"),
    ],
)
def test_a_mistake_in_the_data_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = PATH.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "cards.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match="zh-Hans") as error:
        load_cards(tmp_path / "cards.yml", PHONES)
    assert says in str(error.value)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("page", SHOWN)
def test_every_page_that_speaks_of_it_has_the_lines_of_its_region(site_dir: Path, locale: str, page: str) -> None:
    root = parse(page_of(site_dir, page, locale))
    cards = [div for div in root.iter("div") if "crisis" in div.get("class", "").split()]
    assert len(cards) == 1
    dialled = [a.get("href") for a in cards[0].iter("a")]
    assert f"tel:{FIRST[locale]}" in dialled
    assert all(str(href).startswith("tel:") for href in dialled)
    expected = load_cards(PATH, PHONES)[locale]
    assert expected.title in all_text(cards[0])  # written for the region, and not converted once more
    assert expected.clear in all_text(cards[0])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_home_page_names_the_line_before_its_first_card(site_dir: Path, locale: str) -> None:
    html = page_of(site_dir, "index", locale).read_text(encoding="utf-8")
    assert 0 < html.index(f'href="tel:{FIRST[locale]}"') < html.index('id="where"')


def test_no_page_speaks_of_a_helpline_without_its_number(site_dir: Path) -> None:
    for page in built_pages(site_dir):
        text = all_text(parse(page))
        assert "当地的心理援助" not in text, page
        assert "local mental-health" not in text, page
