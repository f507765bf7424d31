"""What editors get to see: the draft, the terminal report, the page; none of them leaks or loads anything."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console

from scripts.articles.__main__ import main
from scripts.articles.draft import draft
from scripts.articles.pipeline import clean_file
from scripts.articles.report_html import html_report
from scripts.articles.report_terminal import print_report
from tests.articles.goldens import PAGES, pages

CONTACTS = PAGES / "06_contacts_and_figures.txt"


def drafted(*names: Path) -> str:
    return draft([clean_file(name).document for name in names])


def test_no_contact_details_reach_a_draft() -> None:
    text = drafted(*pages())
    assert "13800138000" not in text and "wang@example.com" not in text and "zhaiwu2023" not in text
    assert "95188" in text


def test_a_draft_says_where_each_block_came_from_and_what_to_look_at() -> None:
    text = drafted(CONTACTS)
    assert "<!-- from 06_contacts_and_figures.txt lines 4–5 -->" in text
    assert "<!-- contact_details (line 5):" in text and "<!-- undated_figures (line 2):" in text


def test_every_heading_of_a_draft_has_an_id_of_its_own() -> None:
    headings = re.findall(r"^#+ .*$", drafted(*pages()), re.MULTILINE)
    ids = [match[1] for heading in headings if (match := re.search(r"\{#([a-z0-9-]+)\}$", heading))]
    assert len(ids) == len(headings) == len(set(ids))


def test_near_identical_statements_stand_once(tmp_path: Path) -> None:
    source = PAGES / "01_portal_comments_midway.txt"
    twin = tmp_path / "twin.txt"
    twin.write_text(source.read_text(encoding="utf-8").replace("会先想到躲", "会首先想到躲"), encoding="utf-8")
    text = drafted(source, twin)
    assert text.count("利息按天计算") == 1
    assert "<!-- also in twin.txt line 12 -->" in text


def test_a_draft_sorts_passages_into_parts() -> None:
    text = drafted(PAGES / "09_shifted.txt", PAGES / "16_filtered.txt", PAGES / "03_plain_headings.txt")
    assert {"process", "collection", "overview"} <= set(re.findall(r"^## .* \{#([a-z]+)\}$", text, re.MULTILINE))


def test_the_page_loads_nothing_and_shows_every_line() -> None:
    page = PAGES / "01_portal_comments_midway.txt"
    text = html_report([clean_file(page)])
    assert not re.search(r"(?:src|href)=|https?:|@import|url\(", text)
    assert text.count("<tr class=") == len(page.read_text(encoding="utf-8").splitlines())


def test_the_page_marks_changes_and_escapes_the_source(tmp_path: Path) -> None:
    page = tmp_path / "x.txt"
    page.write_text("怎样和银行谈\n先打电话,再写<script>alert(1)</script>信给银行,请对方答复。\n", encoding="utf-8")
    text = html_report([clean_file(page)])
    assert "<del>,</del>" in text and "<ins>，</ins>" in text
    assert "<script>" not in text


def test_the_report_names_what_was_dropped_repaired_and_left() -> None:
    out = io.StringIO()
    print_report(clean_file(PAGES / "04_spun_other.txt"), Console(file=out, width=120))
    text = out.getvalue()
    assert "title over again" in text and "spun words put right" in text
    print_report(clean_file(CONTACTS), Console(file=out, width=120))
    assert "contact_details" in out.getvalue()


def test_verbs_write_files_and_answer_with_exit_codes(tmp_path: Path) -> None:
    page, report = tmp_path / "draft.md", tmp_path / "report.html"
    assert main(["draft", str(CONTACTS), "--out", str(page)]) == 0
    assert main(["clean", str(CONTACTS), "--html", str(report)]) == 0
    assert page.read_text(encoding="utf-8").startswith("# ") and report.read_text(encoding="utf-8").startswith(
        "<!doctype"
    )
    assert main(["trace"]) == 0
    assert main(["verify", str(CONTACTS)]) == 1
