"""Tables of a result as they stand in the page: made once, and where only amounts change the same cells take them. No browser."""

from typing import Any

import pytest

from tests.fake_page import PAGE
from tests.javascript import Modules

CARRIED = """
document.getElementById = () => ({ textContent: '{"settings": {}}' });
globalThis.shown = (...tables) => {
  const place = M.make("div"), seen = [];
  for (const table of tables) {
    M.showTable(place, 0, table);
    seen.push(place.children[0]);
  }
  return { html: String(place), same: seen.every((one) => one === seen[0]), number: place.children.length };
};
"""


@pytest.fixture(scope="module")
def page() -> Modules:
    return Modules("calculator/tables", before=PAGE + CARRIED)


TABLE = "{ head: ['m', 'n'], rows: [[1, 100n], [2, 250n]] }"


def test_a_table_has_a_head_of_columns_and_each_row_a_head_of_its_own(page: Modules) -> None:
    assert page.run(f"String(M.table({TABLE}))") == (
        '<table class="calc-wide"><thead><tr><th scope="col">m</th><th scope="col">n</th></tr></thead><tbody>'
        '<tr><th scope="row">1</th><td data-label="n">¥1.00</td></tr><tr><th scope="row">2</th><td data-label="n">¥2.50</td></tr></tbody></table>'
    )  # fmt: skip
    assert page.run("String(M.table({ rows: [['a', 5n]] }))") == (
        '<table><tbody><tr><th scope="row">a</th><td>¥0.05</td></tr></tbody></table>'
    )


@pytest.mark.parametrize(
    ("then", "same", "holds"),
    [
        (TABLE, True, "¥2.50"),
        ("{ head: ['m', 'n'], rows: [[1, 300n], [2, 400n]] }", True, "¥4.00"),
        ("{ head: ['m', 'n'], rows: [[7, 300n], [8, 400n]] }", True, '<th scope="row">8</th>'),
        ("{ head: ['m', 'o'], rows: [[1, 300n], [2, 400n]] }", False, "¥4.00"),
        ("{ rows: [[1, 300n], [2, 400n]] }", False, "¥4.00"),
        ("{ head: ['m', 'n'], rows: [[1, 300n]] }", False, "¥3.00"),
        ("{ head: ['m', 'n'], rows: [[1, 300n], [2, 400n], [3, 500n]] }", False, "¥5.00"),
    ],
)
def test_a_table_stays_where_only_its_amounts_change(page: Modules, then: str, same: bool, holds: str) -> None:
    found: Any = page.run(f"shown({TABLE}, {then})")
    assert (found["same"], found["number"]) == (same, 1)
    assert holds in found["html"] and ("¥1.00" in found["html"]) == (then == TABLE)


@pytest.mark.parametrize(
    ("before", "after", "kept"), [("a", "b", True), ("a", "a", True), ("", "b", False), ("a", "", False)]
)
def test_words_take_the_place_of_words_in_the_same_node(page: Modules, before: str, after: str, kept: bool) -> None:
    made = f"const node = M.make('p', '{before}'), old = node.firstChild; M.setText(node, '{after}');"
    assert page.run(f"(() => {{ {made} return [node.textContent, Boolean(old) && node.firstChild === old]; }})()") == [
        after,
        kept,
    ]


@pytest.mark.parametrize(("stands", "wanted", "done"), [(True, True, 0), (False, False, 0), (True, False, 1), (False, True, 1)])  # fmt: skip
def test_a_class_that_stands_is_not_set_anew(page: Modules, stands: bool, wanted: bool, done: int) -> None:
    lists = f"{{ has: {str(stands).lower()}, done: 0, contains() {{ return this.has; }}, toggle(_, is) {{ this.has = is; this.done += 1; }} }}"
    asked = f"(() => {{ const classList = {lists}; M.setClass({{ classList }}, 'x', {str(wanted).lower()}); return [classList.has, classList.done]; }})()"
    assert page.run(asked) == [wanted, done]


@pytest.mark.parametrize(("rows", "lines"), [(62, 62), (63, 6), (72, 6), (73, 7)])
def test_a_table_longer_than_a_page_is_printed_by_years(page: Modules, rows: int, lines: int) -> None:
    asked = f"M.condensed({{ head: ['m', 'n'], adds: [1], rows: Array.from({{ length: {rows} }}, (_, at) => [at + 1, 1n]) }}).rows.map((row) => row.map(Number))"
    found = page.run(asked)
    assert len(found) == lines and found[-1][0] == rows and sum(each for _, each in found) == rows
