"""Every field of the data has a schema: the starter's files pass, slips made in them are told with their line, and editors' programs read
the same. Slips in the data of letters, plan and calculator: tests/guide/test_schemas.py."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from engine.content import data_schema
from engine.content.schema_check import check_data, check_file, mistakes_in
from scripts.new_guide import STARTER

DAY = dt.date(2026, 11, 25)


def test_the_starters_data_passes() -> None:
    assert check_data(STARTER, DAY + dt.timedelta(days=3650)) == []


@pytest.mark.parametrize("name", data_schema.SCHEMAS)
def test_the_written_schema_is_the_one_that_the_build_checks_by(name: str) -> None:
    written = json.loads((data_schema.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert written == data_schema.schema(name), "run `make schemas`"
    Draft202012Validator.check_schema(written)


# (file, what is replaced, by what, what is said, after "file:line: ")
SLIPS = [
    ("phones.yml", "grade: B", "grade: C", "grade: 'C' is none of the choices"),
    ("phones.yml", "checked_on: 2026-11-25", "checked_on: 2031-01-01", "checked_on: '2031-01-01' is still to come"),
    ("phones.yml", "checked_on: 2026-11-25", "checked_on: 2026-02-30", "is no day of the calendar"),
    ("phones.yml", "region: [mainland]", "region: [Main land]", "has not the form"),
    ("phones.yml", "region: [mainland]", "region: mainland", "is not a list. Write: [mainland]"),
    ("phones.yml", "  grade: B\n", "", "the field 'grade' is missing"),
    ("phones.yml", "  hours:", "  hourz:", "do you mean 'hours'"),
    ("phones.yml", "  grade: B\n", "  grade: B\n  note: x\n", "there is no such field here"),
    ("laws_and_dates.yml", "in_force_until: null", "in_force_until: 2001-01-01", "before it begins"),
    ("laws_and_dates.yml", "in_force_from: 2021-01-01", "in_force_from: 2021年", "has not the form of a day"),
    ("laws_and_dates.yml", "civil-code:", "民法典:", "as the name of an entry"),
    ("laws_and_dates.yml", "force: law", "force: Law", "do you mean 'law'"),
    ("laws_and_dates.yml", "link: https:", "link: htps:", "has not the form of an address"),
    ("laws_and_dates.yml", "{zh: 民法典, en: Civil Code}", "{zh: 民法典}", "the field 'en' is missing"),
    ("laws_and_dates.yml", "{zh: 民法典, en: Civil Code}", '{zh: 民法典, en: ""}', "it is empty"),
    ("laws_and_dates.yml", "{zh: 民法典, en: Civil Code}", "民法典", "is not fields with values"),
    ("rules.yml", "checked_on: 2026", "checked-on: 2026", "do you mean 'checked_on'"),
    ("rules.yml", "grade: B\n", "grade: b\n", "do you mean"),
    ("glossary.yml", "  see: guides", "  sea: guides", "do you mean 'see'"),
    ("glossary.yml", "see: guides/", "see: 指南/", "has not the form"),
    ("strings.yml", "zh: 退租, en", 'zh: "退租{n}", en', "the blanks differ between the languages (zh: {n}; en: none)"),
    ("strings.yml", "en: Deposit Guide}", "eng: Deposit Guide}", "do you mean 'en'"),
    ("strings.yml", "en: Deposit Guide}", "en: Deposit，Guide}", "is a sign of a Chinese keyboard"),
    (
        "strings.yml",
        'seek_example: {zh: 例如：押金不退怎么办, en: "Such as: they keep my deposit"}\n  examples: {zh: 押金不退 · 要拍哪些照片 · 钥匙, en: deposit refused',
        "examples: {zh: 押金, en: deposit，refused",  # of a group with one entry
        "search.examples.en: '，'",
    ),
    ("strings.yml", "zh: 退租, en", "zh: 退\u200b租, en", "a letter that nobody sees"),
    ("strings.yml", "zh: 退租, en", 'zh: "打[phone：110]", en', "Write: [phone:110]"),
    ("strings.yml", "zh: 退租, en", 'zh: "打【phone:110】", en', "Write: [phone:110]"),
    ("strings.yml", "zh: 退租, en", 'zh: "打[phone:110", en', "Write: [phone:110]"),
    ("strings.yml", "zh: 退租, en", 'zh: "-｛zh-Hans:退租; zh-TW:退房｝-", en', "Write: -{zh-Hans:退租; zh-TW:退房}-"),
    ("phones.yml", "region: [mainland]", "region: [mainland，hongkong]", "makes one of two"),
    ("phones.yml", "checked_on: 2026-11-25", "checked_on: 1926-11-25", "is long ago"),
    ("search.yml", "places:", "place:", "do you mean 'places'"),
    ("phones.yml", "region: [mainland]", "region: [mainland, mainland]", "'mainland' stands twice in this list"),
    ("rules.yml", "article: ", "article: “189” #", "are a part of the text"),
    ("glossary.yml", "  en: ", "  en: 押金 #", "is not in this language"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "says"), SLIPS, ids=[f"{case[0]} {case[2]}" for case in SLIPS])
def test_a_slip_is_told_at_its_line(file: str, old: str, new: str, says: str, tmp_path: Path) -> None:
    text = (STARTER / "data" / file).read_text(encoding="utf-8")
    head = text.index("\n\n")  # what the file says of itself
    assert old in text[head:]
    path = tmp_path / file
    path.write_text(text[:head] + text[head:].replace(old, new, 1), encoding="utf-8")
    found = check_file(path, data_schema.SCHEMAS[path.stem], DAY)
    assert any(re.search(re.escape(says), each) for each in found), found
    line = text[: text.index(old, head)].count("\n") + 1
    assert any(abs(int(each.removeprefix(str(path)).split(":")[1]) - line) <= 9 for each in found), (line, found)


UNIT = '- id: a001-0{n}\n  lines: [{lines}]\n  digest: "17fa9a2dfc32af53"\n  kind: overview\n  says: {{zh: 一句话, en: one}}\n'
LEDGER = f"id: a001\nsource: x\nsha256: {'a' * 64}\ntitle: {{zh: 题目, en: t}}\nsummary: {{zh: 摘要, en: s}}\nunits:\n"


@pytest.mark.parametrize(
    ("units", "said"),
    [((("1", "1, 2"), ("2", "3, 3")), ""), ((("1", "2, 1"), ("2", "3, 4")), "goes down"), ((("1", "1, 2"), ("1", "3, 4")), "is the id of another entry")],
)  # fmt: skip
def test_a_ledgers_lines_go_up_and_its_units_have_ids_of_their_own(
    units: tuple[tuple[str, str], ...], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "a001.yml"
    path.write_text(LEDGER + "".join(UNIT.format(n=number, lines=lines) for number, lines in units), encoding="utf-8")
    found = check_file(path, data_schema.SCHEMAS["article"], DAY)
    assert len(found) == bool(said) and all(said in each for each in found), found


@pytest.mark.parametrize(
    ("name", "tree", "place", "says"),
    [
        (
            "search",
            {"same": [["押金，保证金", "房押"]]},
            ("same", 0, 0),
            "of one word: between two stand a plain comma",
        ),
        ("search", {"near": [["押金", "钥匙、门禁"]]}, ("near", 0, 1), "of one word"),
        ("search", {"same": [["押金", "deposit, paid"]]}, None, ""),
        ("calculator", {"limits": {"months": "6,00"}}, ("limits", "months"), "of a whole number, as 600"),
        ("calculator", {"limits": {"months": -1}}, ("limits", "months"), "too small"),
        ("calculator", {"limits": {"months": 600, "money": "10000000000000"}}, None, ""),
    ],
)
def test_two_words_in_one_and_a_number_with_a_comma_are_told(
    name: str, tree: object, place: tuple[object, ...] | None, says: str
) -> None:
    schema = data_schema.SCHEMAS[name]
    found = [each for each in mistakes_in(tree, schema, dt.date(2026, 11, 26), (), schema) if each[0]]
    assert [each[0] for each in found] == ([place] if place else []) and all(says in each[1] for each in found), found


def test_make_schemas_writes_every_schema_as_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = {path.name: path.read_bytes() for path in data_schema.FOLDER.iterdir()}
    monkeypatch.setattr(data_schema, "FOLDER", tmp_path / "schemas")
    assert data_schema.main() == 0
    assert {path.name: path.read_bytes() for path in data_schema.FOLDER.iterdir()} == kept
