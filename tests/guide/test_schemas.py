"""This guide's data passes its schemas, by ours and by another validator, and slips made in it are told with their line."""

import datetime as dt
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from engine.content import data_schema
from engine.content.schema_check import check_data, check_file
from engine.content.yaml_file import read_yaml
from tests.conftest import ROOT

DAY = dt.date(2026, 11, 25)


FILES = [*sorted((ROOT / "data").glob("*.yml")), *sorted((ROOT / "articles").glob("a*.yml"))]


NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def name_of(path: Path) -> str:
    return path.stem if path.parent.name == "data" else "article"


def test_our_data_passes() -> None:
    assert check_data(ROOT, DAY + dt.timedelta(days=3650)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_names_its_schema_and_passes_by_another_validator(path: Path) -> None:
    named = NAMED.match(path.read_text(encoding="utf-8"))
    assert named, "the first line names the schema"
    schema = (path.parent / named[1]).resolve()
    assert schema == data_schema.FOLDER / f"{name_of(path)}.json"
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(read_yaml(path))] == []


# (file, what is replaced, by what, what is said, after "file:line: "); slips in what the starter has too: tests/content/test_schemas.py
SLIPS = [
    ("rules.yml", "grade: A", "grade: a", "do you mean"),
    ("strings.yml", "共 {n} 条", "共 条", "the blanks differ between the languages (zh: none; en: {n})"),
    ("strings.yml", "en: Repayment Guide}", "eng: Repayment Guide}", "do you mean 'en'"),
    ("deadlines.yml", "days: 15", "days: fifteen", "is not a whole number"),
    ("deadlines.yml", "days: 15", "days: 0", "Write at least 1"),
    ("deadlines.yml", "第{n}天", "第几天", "the blanks differ"),
    ("contact_limits.yml", 'from: "22:00"', 'from: "25点"', "has not the form"),
    ("contact_limits.yml", "[gbt-calls]", "[]", "0 of at least 1"),
    ("letters.yml", "kind: text", "kind: txt", "do you mean 'text'"),
    ("letters.yml", "label:", "lable:", "do you mean 'label'"),
    ("plan.yml", "phones:", "phone:", "do you mean 'phones'"),
    ("crisis_cards.yml", "  soft:", "  sotf:", "do you mean 'soft'"),
    ("crisis_cards.yml", "zh-TW:", "zh_TW:", "do you mean 'zh-TW'"),
    ("calculator.yml", "modes:", "mode:", "do you mean 'modes'"),
    (
        "../articles/a001.yml",
        "    en: An opening only; nothing in it that a reader could act on.\n",
        "",
        "the field 'en' is missing",
    ),
    ("../articles/a000.yml", "kind: overview", "knd: overview", "do you mean 'kind'"),
    ("../articles/a000.yml", "id: a000\n", "id: a00\n", "has not the form"),
    ("../articles/a000.yml", "published: 2024-11-16", "published: 2099-01-01", "is still to come"),
    ("../articles/a000.yml", "zh: 怎样和花呗、借呗谈还款", 'zh: ""', "it is empty"),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), SLIPS, ids=[f"{case[0]} {case[2]}" for case in SLIPS])
def test_a_slip_is_told_at_its_line(file: str, old: str, new: str, says: str, tmp_path: Path) -> None:
    source = ROOT / "data" / file
    text = source.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / source.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check_file(path, data_schema.SCHEMAS[name_of(source.resolve())], DAY)
    assert any(re.search(says, each) or says in each for each in found), found
    line = text[: text.index(old)].count("\n") + 1
    assert any(abs(int(each.removeprefix(str(path)).split(":")[1]) - line) <= 9 for each in found), (line, found)


CHANGES: dict[str, Callable[[str], str]] = {
    "field mistyped": lambda line: re.sub(r"(\w)(\w)(\w*):", r"\2\1\3x:", line, count=1),
    "field lost": lambda line: "",
    "value lost": lambda line: re.sub(r": .*", ': ""', line),
    "wide colon": lambda line: line.replace(": ", "：", 1),
    "no blank": lambda line: line.replace(": ", ":", 1),
    "a list": lambda line: re.sub(r": .*", ": [x, 1]", line),
    "a map": lambda line: re.sub(r": .*", ": {x: 1}", line),
    "a number": lambda line: re.sub(r": .*", ": 7.5", line),
    "yes": lambda line: re.sub(r": .*", ": yes", line),
    "indented": lambda line: " " + line,
    "a tab": lambda line: "\t" + line.lstrip(),
}


STRICT = ("phones.yml", "laws_and_dates.yml", "rules.yml", "deadlines.yml", "crisis_cards.yml", "glossary.yml")


SIMPLE = re.compile(r"^  [a-z_]+: \S.*$")


@pytest.mark.proof
def test_nearly_every_random_slip_in_the_data_is_told(tmp_path: Path) -> None:
    """What may be lost is left out: an optional field, and a choice of two kinds of value."""
    choose, tried, silent = random.Random(7), 0, []
    for file in STRICT:
        lines = (ROOT / "data" / file).read_text(encoding="utf-8").split("\n")
        places = [
            index
            for index, line in enumerate(lines)
            if SIMPLE.match(line)
            and not re.match(r"  (?:see|tw|hk|bracket|article|months|days|from|in_force_\w+):", line)
        ]
        for kind, change in CHANGES.items():
            for index in choose.sample(places, min(6, len(places))):
                changed = [*lines[:index], change(lines[index]), *lines[index + 1 :]]
                (tmp_path / file).write_text("\n".join(changed), encoding="utf-8")
                tried += 1
                try:
                    found = check_file(tmp_path / file, data_schema.SCHEMAS[file.removesuffix(".yml")], DAY)
                except ValueError as error:
                    found = [str(error)]
                if not found and yaml.safe_load("\n".join(changed)) != yaml.safe_load("\n".join(lines)):
                    silent.append((file, kind, lines[index], changed[index]))
    assert tried >= 300
    assert len(silent) <= 0.03 * tried, silent
