"""What she types stands in every letter as she typed it, whatever the letter says behind it; only a unit behind digits is not said twice."""

import json
import re
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import LOCALES, PREFIX
from tests.javascript import Modules

# A paper with one place, as the page has it.
PLACE = """(({{ field, kind, text, next, behind, lang }}) => {{
  const place = {{ dataset: {{ field }}, nextSibling: next && {{ textContent: next }}, classList: {{ toggle() {{}} }} }};
  M.show_paper({{ lang, children: [], querySelectorAll: () => [place] }}, new Map([[field, {{ kind, text }}]]), new Set(), () => behind);
  return place.textContent;
}})({case})"""
NAMES = ("王", "一", "统一", "王一", "欧阳中", "张3一")


def units_of(behind: str) -> list[str]:
    """What may be a unit where the letter goes on so: one or two characters, or a word."""
    found = [behind[:size] for size in (1, 2) if re.fullmatch(rf"[\u4e00-\u9fff]{{{size}}}", behind[:size])]
    return found or re.findall(r"^ ([a-z]+)\b", behind)


def hostile(behind: str, elsewhere: list[str]) -> dict[str, str]:
    """What she may type where the letter goes on with `behind`, elsewhere with others, and what is to stand there."""
    units = [unit for each in elsewhere for unit in units_of(each)] if units_of(behind) else []
    names = [*NAMES, *(text for unit in units for text in (unit, unit * 2, f"王{unit}", f"张3甲{unit}"))]
    return {name: name for name in names} | {f"3000{unit}": "3000" for unit in units} | {"3000": "3000"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_place_of_every_letter_shows_what_is_typed(locale: str, site_dir: Path) -> None:
    paper, seen, units = Modules("letters/paper"), 0, set()
    for page in sorted((site_dir / PREFIX[locale] / "letters").glob("*/index.html")):
        root = html.parse(page).getroot()
        kinds = {field.get("name"): field.get("data-kind") for field in root.iterfind(".//*[@data-kind]")}
        places = root.findall(".//section[@data-paper]//*[@data-field]")
        for place in places:
            field, behind = place.get("data-field", ""), place.tail or ""
            elsewhere = [other.tail or "" for other in places if other.get("data-field") == field]
            about = {"field": field, "kind": kinds[field], "next": behind, "behind": elsewhere, "lang": locale}
            if about["kind"] == "date":
                continue  # the browser's own field: no other text comes out of it
            seen += 1
            for text, wanted in hostile(behind, elsewhere).items():
                case = json.dumps({**about, "text": text})
                assert paper.run(PLACE.format(case=case)) == wanted, f"{page.parent.name}: {field}: {text}{behind}"
                units |= {text} if text != wanted else set()
    assert seen > 100
    assert {"3000元", "3000期"} <= units
    assert ("3000yuan" in units) is (locale == "en")
