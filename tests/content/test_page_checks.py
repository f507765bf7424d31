"""Mistakes under docs/: each is told with file, line and what to do, all in one round."""

from pathlib import Path

import pytest

from engine.content.mark_checks import MOST_OPENINGS
from engine.content.page_checks import check_pages, read_docs
from engine.content.step_checks import lost_steps

GUIDE = """\
---
title: 第一步
description: 一句话。
audience: 所有人
have: [合同]
reviewed: 2026-11-21
sources: {first: editorial}
rules: [cc-188]
next: other.md
---

# 标题 {#top}

一般三年 [rule:cc-188]，打 [phone:110]，看[这里](a.md#first)。

## 先做这件事 {#first}

    `[rule:unknown]` 是代码。

```
[rule:unknown] ## 不是标题
```
"""
ENGLISH = """\
---
title: Step one
description: One sentence.
audience: everyone
have: [contract]
source_digest: "0"
---

# Title {#top}

Three years [rule:cc-188]; call [phone:110]; see [here](a.md#first).

## Do this first {#first}

Do it.
"""
# (page, what is replaced, by what, line, what the finding says)
MISTAKES = [
    ("a.md", "title: 第一步\n", "", 1, "no 'title'"),
    ("a.md", "reviewed: 2026-11-21", "reviewed: 昨天", 6, "'reviewed: 昨天' is not a date. Write it as 2026-11-21"),
    ("a.md", "rules: [cc-188]", "rules: [cc-188，cc-678]", 8, "the comma ， in 'cc-188，cc-678' is full-width"),
    ("a.md", "rules: [cc-188]", "rules: [cc-188, cc-188]", 8, "lists 'cc-188' twice"),
    ("a.md", "have: [合同]", "have: 合同", 5, "'have' must be a list"),
    ("a.md", "reviewed: 2026-11-21", "reviewed: 2026-13-21", 6, "'reviewed: 2026-13-21' is not a date"),
    ("a.md", "have: [合同]", "have: [合同", 5, "not valid YAML"),
    ("a.md", "next: other.md\n---\n", "next: other.md\n", 1, "never closed"),
    ("a.md", "next: other.md", "next: guides/b.md", 9, "'next: guides/b.md' is no page"),
    ("a.md", "sources: {first: editorial}", "sources: {}", 1, "does not name the step 'first'"),
    ("a.md", "{first: editorial}", "{first: editorial, last: editorial}", 1, "names 'last', which is no heading"),
    ("a.md", "rules: [cc-188]", "rules: []", 14, "[rule:cc-188] is cited here but not listed"),
    ("a.md", "rules: [cc-188]", "rules: [cc-188, cc-195]", 8, "'rules' lists 'cc-195', which the page does not cite"),
    ("a.md", "[rule:cc-188]，", "[rule:cc-999]，", 14, "[rule:cc-999] is not in data/rules.yml"),
    ("a.md", "[rule:cc-188]，", "[cc-188]，", 14, "'[cc-188]' is nearly right. Write: [rule:cc-188]"),
    ("a.md", "[phone:110]", "[tel:110]", 14, "'[tel:110]' is nearly right. Write: [phone:110]"),
    ("a.md", "[phone:110]", "[phone:911]", 14, "[phone:911] is not in data/phones.yml"),
    ("a.md", "a.md#first", "b.md", 14, "leads to no page: there is no guides/b.md"),
    ("a.md", "a.md#first", "..\\guides\\a.md#first", 14, "Do you mean a.md#first?"),
    ("a.md", "a.md#first", "../other", 14, "Do you mean ../other.md?"),
    ("a.md", "a.md#first", "../other-en.md", 14, "Correct the path."),  # never a translation's own file
    ("a.md", "a.md#first", "../othr.md", 14, "Do you mean ../other.md?"),
    ("a.md", "a.md#first", "../a/index.html#first", 14, "Do you mean a.md#first?"),
    ("a.md", "a.md#first", "http://127.0.0.1:8000/en/guides/a/#first", 14, "leaves the site. Do you mean a.md#first?"),
    ("a.md", "a.md#first", "http://localhost:8000/other/", 14, "leaves the site. Do you mean ../other.md?"),
    ("a.md", "a.md#first", "https://example.org/other/", 14, "leaves the site. An address belongs in"),
    ("a.md", "a.md#first", "a.md#second", 14, "has no '#second'"),
    ("a.md", "a.md#first", "https://example.org/", 14, "leaves the site"),
    ("a.md", "## 先做这件事 {#first}", "## 先做这件事", 16, "has no id. Write one in ASCII behind it"),
    ("a.md", "{#first}", "{#第一}", 16, "may have only a-z, 0-9 and '-'"),
    ("a.md", "{#first}", "{#top}", 16, "stands in line 12 already"),
    ("a.md", "## 先做", "### 先做", 16, "of level 3 right below level 1"),
    ("a.md", "# 标题 {#top}\n", "", 1, "exactly one '# heading'"),
    ("a.md", "next: other.md", "next: guides/a.md", 9, "leads to the page itself"),
    ("a.md", "first: editorial", "first: editoral", 1, "'first: editoral' is no source"),
    ("a.md", "reviewed: 2026-11-21", "reviewed: 2999-01-01", 6, "is still to come"),
    ("a.md", "title: 第一步", "title: 第一步\ntitel: 第二步", 3, "no field 'titel'. Do you mean 'title'?"),
    ("a.md", "title: 第一步", "title: 第一步\nlink_title:", 1, "'link_title' is empty"),
    ("a.md", "[rule:cc-188]，", "【rule：cc-188】，", 14, "Write: [rule:cc-188]"),
    ("a.en.md", "{#first}", "{#frist}", 13, "expected '## … {#first}' here"),
    ("a.en.md", "\n## Do this first {#first}\n\nDo it.\n", "", 1, "expected '## … {#first}' here"),
    ("a.en.md", "Do it.\n", "Do it.\n\n## More {#more}\n\nMore.\n", 17, "expected no further heading"),
    ("a.en.md", "; call [phone:110]", "", 9, "'top' lacks [phone:110], which guides/a.md has there"),
    ("a.en.md", "Do it.\n", "", 13, "'Do this first' nothing stands"),
    ("a.en.md", 'source_digest: "0"\n', "", 1, "make stamp FILE="),
    ("a.en.md", "description: One sentence.\n", "", 1, "no 'description'"),
    ("a.en.md", "Do it.", '!!! quote "Do it"\n    Do it.', 15, "the source has 0 boxes of words to say, this page 1"),
]


def docs(folder: Path, **pages: str) -> Path:
    (folder / "guides").mkdir()
    for name, digest in (("other.md", ""), ("other.en.md", 'source_digest: "0"\n')):
        head = f"---\ntitle: x\ndescription: x\n{digest or 'reviewed: 2026-11-21'}\n---\n"
        (folder / name).write_text(f"{head}\n# x {{#top}}\n\nx\n", encoding="utf-8")
    for name, text in pages.items():
        (folder / "guides" / f"{name.replace('_', '.')}.md").write_text(text, encoding="utf-8")
    return folder


def findings(folder: Path) -> list[str]:
    pages, unreadable = read_docs(folder)
    return sorted({*unreadable, *check_pages(pages, folder, {"cc-188", "cc-195"}, {"110"}, {})})


def test_a_correct_page_has_no_findings(tmp_path: Path) -> None:
    assert findings(docs(tmp_path, a=GUIDE, a_en=ENGLISH)) == []


@pytest.mark.parametrize(
    ("ledgers", "lost"), [({"a001", "a002"}, []), ({"a001"}, ["a002"]), (set(), ["a001", "a002"]), (None, [])]
)
def test_a_source_without_its_ledger_is_told_where_a_guide_has_ledgers(
    tmp_path: Path, ledgers: set[str] | None, lost: list[str]
) -> None:
    folder = docs(tmp_path, a=GUIDE.replace("first: editorial", "first: [a001, a002]"), a_en=ENGLISH)
    found = check_pages(read_docs(folder)[0], folder, {"cc-188"}, {"110"}, {}, ledgers=ledgers)
    assert [text.partition("'first: ")[2].partition("'")[0] for text in found] == lost
    assert all("is no ledger in articles/" in text for text in found)


@pytest.mark.parametrize(("page", "old", "new", "line", "says"), MISTAKES, ids=[case[4][:40] for case in MISTAKES])
def test_a_mistake_is_told_with_file_line_and_remedy(
    tmp_path: Path, page: str, old: str, new: str, line: int, says: str
) -> None:
    pages = {"a.md": GUIDE, "a.en.md": ENGLISH}
    assert old in pages[page]
    pages[page] = pages[page].replace(old, new)
    found = findings(docs(tmp_path, a=pages["a.md"], a_en=pages["a.en.md"]))
    assert any(text.startswith(f"{tmp_path / 'guides' / page}:{line}: ") and says in text for text in found), found


def test_an_english_page_without_a_source_is_told(tmp_path: Path) -> None:
    found = findings(docs(tmp_path, a=GUIDE, a_en=ENGLISH, b_en=ENGLISH))
    assert [text for text in found if "b.en.md:1: there is no guides/b.md" in text]


def test_a_page_without_english_is_told(tmp_path: Path) -> None:
    (found,) = findings(docs(tmp_path, a=GUIDE))
    assert "a.md:1: there is no page beside it in en. Write a.en.md with the same headings" in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[" * (MOST_OPENINGS + 1), 1),
        ("[" * MOST_OPENINGS, 0),
        ("[" * MOST_OPENINGS + "\n[", 1),
        ("[" * MOST_OPENINGS + "\n\n[", 0),
        ("[" * MOST_OPENINGS + "\n```\nx\n```\n[", 0),
    ],
)
def test_a_paragraph_of_openings_is_told_at_its_first_line(tmp_path: Path, text: str, found: int) -> None:
    page = GUIDE.replace("一般三年", f"一般三年\n\n{text}\n\n")
    told = [line for line in findings(docs(tmp_path, a=page, a_en=ENGLISH)) if "in one paragraph" in line]
    assert len(told) == found
    assert all(line.startswith(f"{tmp_path / 'guides/a.md'}:16: ") for line in told), told


def test_all_mistakes_are_told_in_one_round(tmp_path: Path) -> None:
    broken = GUIDE.replace("[phone:110]", "[phone:911]").replace("a.md#first", "b.md")
    assert len(findings(docs(tmp_path, a=broken, a_en=ENGLISH))) == 2


def test_a_page_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    folder = docs(tmp_path, a=GUIDE, a_en=ENGLISH)
    (folder / "guides" / "a.md").write_bytes(GUIDE.encode("gb18030"))
    assert any("a.md:1: not UTF-8" in text for text in findings(folder))


def test_a_page_with_lasting_steps_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    steps = tmp_path / "data/steps.yml"
    for path, text in ((steps, "a: [one]\nb: [two]\n"), (tmp_path / "docs/a.md", "---\nno front matter")):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    (only,) = lost_steps(steps, {})
    assert only.startswith(f"{steps}:2: the page 'b' is gone")


def test_a_step_that_was_renamed_is_told_where_its_heading_stands(tmp_path: Path) -> None:
    steps = tmp_path / "steps.yml"
    steps.write_text("guides/a: [first]\n", encoding="utf-8")
    folder = docs(tmp_path, a=GUIDE.replace("{#first}", "{#proof}"), a_en=ENGLISH)
    (said,) = lost_steps(steps, read_docs(folder)[0])
    assert said.startswith(f"{folder / 'guides/a.md'}:16: the step 'first' is gone") and "in place of 'proof'" in said
