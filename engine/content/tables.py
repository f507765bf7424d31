"""Tables of a page: in a box of their own that scrolls, and with three columns or more as cards on a phone, where each cell says its
column's name. It stays a table for who hears the page: Chromium keeps rows and cells whatever they are drawn as (since 80).
"""

import re
from html import escape, unescape

TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
HEAD = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<td( [^>]*)?>")
TAG = re.compile(r"<[^>]*>")
LEAST_COLUMNS = 3  # two stand side by side on the narrowest phone


def with_tables(html: str, label: str) -> str:
    """The page's HTML with each table boxed; `label` is what the box is called."""
    return TABLE.sub(lambda found: _boxed(found[1], label), html)


def _boxed(table: str, label: str) -> str:
    heads = [escape(unescape(TAG.sub("", head)).strip()) for head in HEAD.findall(table)]
    box = f'<div class="table" role="group" tabindex="0" aria-label="{label}">'
    if len(heads) < LEAST_COLUMNS:
        return f"{box}<table>{table}</table></div>"
    table = ROW.sub(lambda row: f"<tr>{_row(row[1], heads)}</tr>", table)
    return f'{box}<table class="stack">{table}</table></div>'


def _row(cells: str, heads: list[str]) -> str:
    """The first cell is the card's head and needs no name."""
    number = iter(range(len(heads)))

    def cell(found: re.Match[str]) -> str:
        place = next(number, 0)
        named = f' data-label="{heads[place]}"' if place else ""
        return f"<td{found[1] or ''}{named}>"

    return CELL.sub(cell, cells)
