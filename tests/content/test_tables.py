"""Tables: boxed all, and with three columns or more as cards whose cells say their column's name."""

from engine.content.tables import with_tables

HEAD = "<thead>\n<tr>\n{}\n</tr>\n</thead>\n"
BODY = "<tbody>\n<tr>\n{}\n</tr>\n</tbody>\n"


def table(*columns: str) -> str:
    head = "\n".join(f"<th>{name}</th>" for name in columns)
    row = "\n".join(f"<td>{number}</td>" for number in range(len(columns)))
    return f"<table>\n{HEAD.format(head)}{BODY.format(row)}</table>"


def test_two_columns_stay_as_they_are_in_a_box() -> None:
    plain = table("A", "B")
    assert (
        with_tables(plain, "Table") == f'<div class="table" role="group" tabindex="0" aria-label="Table">{plain}</div>'
    )


def test_three_columns_name_every_cell_but_the_first() -> None:
    html = with_tables(table("A", "<b>B</b> &amp; c", "C"), "Table")
    assert '<table class="stack">' in html
    assert '<td>0</td>\n<td data-label="B &amp; c">1</td>\n<td data-label="C">2</td>' in html


def test_each_row_begins_anew() -> None:
    html = with_tables(
        table("A", "B", "C").replace("</tbody>", "<tr>\n<td>x</td>\n<td>y</td>\n<td>z</td>\n</tr>\n</tbody>"), "T"
    )
    assert html.count('data-label="B"') == html.count('data-label="C"') == 2
