"""The passages of a ledger: which are counted twice, and of which nobody says what became."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from engine.content.ledger_checks import ledger_findings

USED, ASIDE = {"used_in": ["guides/a#b"]}, {"set_aside": {"zh": "因为", "en": "because"}}


def told(folder: Path, *units: Any) -> list[str]:
    """What is said of a ledger with these passages, from where its line is named."""
    path = folder / "articles" / "a001.yml"
    path.parent.mkdir(exist_ok=True)
    ledger = {"id": "a001", "units": [{"id": f"a001-{at:02}", **unit} for at, unit in enumerate(units, 1)]}
    path.write_text(yaml.safe_dump(ledger, allow_unicode=True, sort_keys=False), encoding="utf-8")
    library = SimpleNamespace(ledgers=[ledger], root=folder)
    return [text.removeprefix(f"{path}:") for text in ledger_findings(cast("Any", library))]


@pytest.mark.parametrize(
    ("units", "says"),
    [
        ([{"lines": [1, 3], **USED}, {"lines": [4, 9], **ASIDE}], []),
        ([{"lines": [1, 3], **USED}, {"lines": [3, 9], **ASIDE}], ["9: a001-02: lines 3 to 9 are counted in a001-01"]),
        ([{"lines": [1, 3]}], ["3: a001-01: give either 'used_in'"]),
        ([{"lines": [1, 3], "used_in": []}], ["3: a001-01: give either 'used_in'"]),
        ([{"lines": [1, 3], **USED, **ASIDE}], ["3: a001-01: both 'used_in' and 'set_aside'"]),
        (["no passage", {"lines": [3]}, {"lines": 10}, {"lines": ["1", "2"]}], []),  # the schema tells what these are
        (
            [{"lines": [1, 30], **USED}, {"lines": [5, 6], **USED}, {"lines": [7, 8], **USED}],
            ["9: a001-02: lines 5 to 6 are counted in a001-01", "14: a001-03: lines 7 to 8 are counted in a001-01"],
        ),
        (
            [{"lines": [10, 20], **USED}, {"lines": [4, 9], **USED}],
            ["9: a001-02: lines 4 to 9 stand above those of a001-01"],
        ),
    ],
)
def test_each_passage_stands_once_and_says_what_became_of_it(tmp_path: Path, units: list[Any], says: list[str]) -> None:
    whole = [unit if isinstance(unit, dict) else {} for unit in units]
    found = told(tmp_path, *whole)
    assert [text.startswith(wanted) for text, wanted in zip(found, says, strict=True)] == [True] * len(says), found


def test_a_passage_that_is_gone_is_missed(tmp_path: Path) -> None:
    units = [{"id": f"a001-{name}", "lines": [at, at], **USED} for at, name in enumerate(("01", "03", "04"), 1)]
    (found,) = told(tmp_path, *units)
    assert "a001-03: the passage before it is a001-01; one between is gone." in found
