"""What pages show of data: marks, the rules, the glossary, source articles; and what is told of options, files and words that nothing takes."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine.content.allowed_html import strange_file, strange_files
from engine.content.citations import NAMED_LINE, WRITE_ON, Marks
from engine.content.mistakes import Mistakes
from engine.content.options import EXTRA, _unserved, near, odd_options
from engine.content.phones import Phone, fill_phones
from engine.content.places import with_line
from engine.content.registry import Instrument, Rule
from engine.content.registry_pages import glossary_markdown, rules_markdown, source_ids, sources_markdown
from engine.content.stale_translations import is_stale, source_digest
from engine.content.tables import with_tables
from engine.content.unused_words import entries, named
from engine.content.words import load_words, without_words
from engine.folders import GUIDE
from engine.shell.icons import icon

BOTH = {"zh": "中", "en": "English"}
LAW = Instrument(
    "law", {"zh": "某法", "en": "Some Law"}, {"zh": "某法", "en": "SL"}, "law", "2020", None, "https://e.example/?a&b"
)
NOTICE = replace(LAW, id="notice", name={"zh": "通知", "en": "Notice"}, force="announcement", link=None)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("words") / "strings.yml"
    path.write_text("site: {name: {zh: 指南, en: Guide}}\n", encoding="utf-8")
    return load_words(path, "en")


def rule(name: str, instrument: Instrument, **more: Any) -> Rule:
    fields: dict[str, Any] = {
        "id": name, "instrument": instrument, "article": "8", "topic": {"zh": "题", "en": f"Topic {name}"}, "says": {"zh": "说", "en": f"Says {name}."},
        "grade": "A", "reference": {"zh": "读", "en": "read"}, "checked_on": dt.date(2026, 11, 1), "in_force_from": "2020-01-01", "in_force_until": None,
    }  # fmt: skip
    return Rule(**{**fields, **more})


PHONE = Phone("2389 2222", {"zh": "线", "en": "A <line>"}, {"zh": "求助", "en": "for help"}, ("hk",), None)
OPEN = replace(PHONE, number="999", hours={"zh": "全天", "en": "day & night"})


def test_marks_become_what_they_stand_for_and_code_keeps_them(words: Any) -> None:
    rules = {"r": rule("r", LAW, line=1), "n": rule("n", NOTICE, article=None, line=2)}
    marks = Marks(rules, {"2389 2222": PHONE}, words, "en", {"r": [], "n": ["ended <now>"]})
    binds = words["rule"]["binds"]
    made = {
        "a [rule:r].": f'a <a class="rule" href="../rules/#r">SL {words["rule"]["article"].format(n=8)} · {binds["law"]}</a>.',
        "[rule:n]": f'<a class="rule" href="../rules/#n">SL · {binds["announcement"]} · ended &lt;now&gt;</a>',
        "[phone:2389 2222]": '<a class="phone" href="tel:23892222" title="A &lt;line&gt;">2389&nbsp;2222</a>',
        ":material-phone:": icon("phone"),
        "pay ____ and ______": f"pay {WRITE_ON} and {WRITE_ON}",
        "____{#offer-months}": NAMED_LINE.format("offer-months"),
        "每月____元": f"每月{WRITE_ON}元",
    }
    same = (
        "a___b____c",
        "snake____case",
        "___",
        "`[rule:r]`",
        "```\n[rule:r] ____\n```",
        "~~~\n[phone:2389 2222]\n~~~",
    )
    for text, html in {**made, **{text: text for text in same}}.items():
        assert marks.replace(text, "../rules/") == html, text


def test_lines_that_help_stand_as_cards_with_their_hours() -> None:
    html = fill_phones("a <!-- phones: [phone:999] [phone:2389 2222] --> b", {"999": OPEN, "2389 2222": PHONE}, "en")
    assert html == (
        'a <ul class="phones"><li><a class="phone" href="tel:999">999</a> <strong>A &lt;line&gt;</strong> for help <small>day &amp; night</small></li>'
        '<li><a class="phone" href="tel:23892222">2389&nbsp;2222</a> <strong>A &lt;line&gt;</strong> for help</li></ul> b'
    )


def test_rules_stand_by_how_far_they_bind_with_what_a_reader_must_know_first(words: Any) -> None:
    today, label = dt.date(2026, 11, 26), words["rule"]
    rules = {
        "n": rule("n", NOTICE, line=1, reference="one text", in_force_from=None),
        "r": rule("r", LAW, line=2, article=None, in_force_until="2026-11-25"),
        "old": rule("old", LAW, line=3, checked_on=dt.date(2025, 11, 25)),
        "new": rule("new", LAW, line=4, checked_on=dt.date(2025, 11, 26), in_force_until="2026-11-26"),
    }
    text = rules_markdown(rules, words, "en", today)
    heads = [line for line in text.splitlines() if line.startswith("#")]
    law, notice = (label["force"][force] for force in ("law", "announcement"))
    assert heads == [
        f"## {law[0].upper()}{law[1:]} {{#force-law}}", "### Topic r {#r}", "### Topic old {#old}", "### Topic new {#new}",
        f"## {notice[0].upper()}{notice[1:]} {{#force-announcement}}", "### Topic n {#n}",
    ]  # fmt: skip
    one = text.partition("### Topic r {#r}")[2].partition("\n\n### ")[0]
    assert one == (
        f'\n\nSays r.\n\n!!! warning "{label["ended"].format(until="2026-11-25")}"\n\n<div class="facts" markdown>\n\n'
        f'- {label["instrument"]}: <a href="https://e.example/?a&amp;b" rel="noreferrer">Some Law</a>, {label["article_unknown"]}\n'
        f"- {label['force_label']}: {label['force']['law']}\n"
        f"- {label['in_force']}: {label['between'].format(**{'from': '2020-01-01', 'until': '2026-11-25'})}\n"
        f"- {label['grade_label']}: {label['grade']['A']}\n- {label['checked_on']}: 2026-11-01\n- {label['reference']}: read\n\n</div>"
    )
    assert text.count("!!! warning") == 2 and f'!!! warning "{label["unchecked"]}"' in text.partition("{#old}")[2]
    last = text.partition("### Topic n {#n}")[2]
    assert f"- {label['reference']}: one text" in last and f": Notice, {label['article'].format(n=8)}\n" in last
    assert f"- {label['in_force']}: {label['since_unknown']}\n" in last
    assert f": {label['since'].format(**{'from': '2020-01-01', 'until': None})}\n" in text.partition("{#old}")[2]


TERMS = {
    "b": {"id": "b", "zh": "账单", "en": "bill", "says": {"zh": "要还的钱。", "en": "What is due."}, "see": "guides/a.md#b", "hk": "月結單"},
    "a": {"id": "a", "zh": "债", "en": "Arrears", "says": {"zh": "欠的。", "en": "Owed."}},
}  # fmt: skip


def test_terms_stand_in_the_order_of_the_language_with_their_forms(words: Any) -> None:
    text = glossary_markdown(TERMS, words, "en")
    assert text.index("## Arrears {#a}") < text.index("## bill {#b}")
    chinese = glossary_markdown({"z": {**TERMS["b"], "id": "z"}, "a": TERMS["a"]}, words, "zh")
    assert chinese.index("## 账单 {#z}") > chinese.index("## 债 {#a}") == 0  # zhai, zhang
    said = words["glossary"]
    forms = [
        (said["simplified"], "zh-Hans", "账单"), (said["taiwan"], "zh-TW", "帳單"), (said["hongkong"], "zh-HK", "月結單"),
        (said["english"], "en", "bill"), (said["pinyin"], "zh-Latn", "zhàng dān"),
    ]  # fmt: skip
    listed = "\n".join(f'- {label}: <span translate="no" lang="{code}">{form}</span>' for label, code, form in forms)
    assert text.partition("## bill {#b}")[2] == (
        f'\n\nWhat is due.\n\n<div class="facts" markdown>\n\n{listed}\n\n</div>\n\n[{said["see"]}](guides/a.md#b)'
    )


def test_an_article_says_what_it_gave_and_what_was_set_aside(words: Any) -> None:
    said = words["sources"]
    units: list[dict[str, Any]] = [
        {"used_in": ["guides/a#s", "guides/b#t"]}, {"used_in": ["guides/a#s"]}, {"used_in": None},
        {"set_aside": {"zh": "旧", "en": "old"}}, {"set_aside": "old"},
    ]  # fmt: skip
    ledger = {
        "id": "a001",
        "title": BOTH,
        "summary": BOTH,
        "gets_wrong": [BOTH, {"zh": "错", "en": "wrong"}],
        "units": units,
    }
    heads = (
        "## English {#a001}",
        *(
            f"### {said[name]} {{#a001-{part}}}"
            for name, part in (("summary", "says"), ("gets_wrong", "wrong"), ("used", "used"))
        ),
    )
    whole = "\n\n".join(
        [
            heads[0],
            heads[1],
            "English",
            heads[2],
            "- English\n- wrong",
            heads[3],
            "- [Step](guides/a.md#s)\n- [guides/b#t](guides/b.md#t)",
        ]
    )
    aside = f"\n\n### {said['set_aside']} {{#a001-set-aside}}\n\n- old"
    titles = {"guides/a#s": "Step"}
    assert sources_markdown([ledger], words, "en", titles) == whole + aside
    assert sources_markdown([{**ledger, "units": units[:3]}], words, "en", titles) == whole
    assert source_ids([{"id": "a1"}]) == {"a1", "a1-says", "a1-wrong", "a1-used", "a1-set-aside"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"use_directory_urls": False}, ["use_directory_urls"]),
        ({"docs_dir": "other"}, ["docs_dir"]),
        ({"extra": {"not_found_leads_to": [], "report_to": "nobody"}}, ["report_to"]),
        ({"extra": {"not_found_leads_to": "index.md"}}, ["not_found_leads_to"]),
        ({"exclude_docs": SimpleNamespace(match_file=lambda name: name == "index.md")}, ["exclude_docs"]),
        ({"exclude_docs": SimpleNamespace(match_file=lambda name: False)}, []),
    ],
)
def test_an_option_that_is_not_served_is_told(changed: dict[str, Any], told: list[str]) -> None:
    options = {
        "use_directory_urls": True, "docs_dir": str(GUIDE / "docs"), "extra": {"not_found_leads_to": [], "report_to": "a@b.example"}, "exclude_docs": None,
    }  # fmt: skip
    assert [name for name, _ in _unserved({**options, **changed})] == told


@pytest.mark.parametrize(
    ("written", "settled", "told"),
    [
        ({"site_name": "x", "unknown_to_mkdocs": 1}, {}, []),
        ({"remote_name": "x"}, {}, [("remote_name", "this option has no effect here")]),
        ({"watch": ["data"]}, {}, [("watch", "this option has no effect here")]),
        ({"extra": {"report_too": 1, "icp_number": 2}}, {}, [("report_too", "nothing reads it under extra; do you mean 'report_to'?")]),
        ({"extra": {"zzz": 1}}, {}, [("zzz", f"nothing reads it under extra ({', '.join(sorted(EXTRA))})")]),
        ({"theme": {"palette": 1, "favicon": 2}}, {}, [("palette", "no option of the theme has an effect here but favicon, font, language, name")]),
        ({"extra": 1, "theme": None}, {}, []),
        (None, {"site_url": ""}, []),
        ({}, {"site_url": "e.example"}, [("site_url", "'e.example' is no address of a site; write one as https://example.org/guide/")]),
        ({}, {"extra": {"app_background": "white", "app_background_dark": "#12"}}, [("app_background_dark", "'#12' is no colour; write one as #fbf8f3")]),
        ({}, {"extra": {"app_background": "#ffF"}}, []),
    ],
)  # fmt: skip
def test_an_option_without_effect_is_told(written: Any, settled: dict[str, Any], told: list[tuple[str, str]]) -> None:
    found = odd_options(
        written, {"site_url": "https://e.example/", "extra": {}, **settled}, {"remote_name", "site_name", "watch"}
    )
    assert list(found) == told
    assert near("titel", ["title", "text"]) == "; do you mean 'title'?"


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        ("data/plan.yml: items: pay-first: at is 'x'. Write y.", 5),
        ("data/plan.yml: items: pay-first: at is 'nowhere'.", 3),  # where the entry begins
        ("data/plan.yml: items: gone: at is 'x'.", 5),  # where its words stand, from what was found on
        ("data/plan.yml: title: is empty.", 7),
        ("data/plan.yml: nothing of it.", 1),
        ("data/list.yml: two: 'b' is no text.", 3),
        ("data/broken.yml: items: 'x'.", 1),
        ("docs/a.md: 'second' stands here.", 2),
        ("docs/a.md: 'none' stands here.", 1),
    ],
)
def test_a_mistake_gets_the_line_where_its_words_stand(tmp_path: Path, finding: str, line: int) -> None:
    files = {
        "data/plan.yml": "# plan\nitems:\n- id: pay-first\n  say: 'y'\n  at: x\n- {id: other, at: x}\ntitle: ''\n",
        "data/list.yml": "- {id: one, say: b}\n- id: two\n  say: b\n",
        "data/broken.yml": "a: [\nx\n",
        "docs/a.md": "first\nsecond\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    file, _, rest = finding.partition(": ")
    assert with_line(finding, tmp_path) == f"{file}:{line}: {rest}"


@pytest.mark.parametrize(
    "finding", ["data/plan.yml:3: has a line.", "data/gone.yml: 'x'.", "no file: 'x'.", "data/a.txt: x"]
)
def test_a_mistake_with_a_line_or_without_a_file_stays(tmp_path: Path, finding: str) -> None:
    assert with_line(finding, tmp_path) == finding


def test_mistakes_are_gathered_and_a_stumble_over_one_is_none(tmp_path: Path) -> None:
    def wrong() -> list[str]:
        raise ValueError("b.md:1: one\nb.md:2: two\n")

    def stumble() -> list[str]:
        raise KeyError("x")

    mistakes = Mistakes(tmp_path)
    with pytest.raises(KeyError):
        mistakes.look(stumble)  # nothing was found that could be the cause: the fault is ours
    for find in (lambda: ["c.md:1: three"], wrong, stumble):
        mistakes.look(find)
    assert mistakes.found == ["c.md:1: three", "b.md:1: one", "b.md:2: two"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.md", "x", ""),
        ("a.png", "x", ""),
        (".hidden/a.exe", "x", ""),
        ("in/.a.exe", "x", ""),
        ("in/a.exe", "x", "files of this kind are not published"),
        ("a.svg", "<svg><path/></svg>", ""),
        ("a.SVG", "no picture", "it has no <svg>"),
        ("a.svg", "<svg><script/></svg>", "holds 'script'"),
        ("a.svg", "<svg onload='x'>", "holds 'onload'"),
        ("a.svg", '<svg><a href="https://e.example">', "holds 'https://e.example'"),
        ("a.svg", "<svg><use href='#a'/></svg>", ""),
        ("a.svg", "<svg>\udce9", "is not UTF-8"),
    ],
)
def test_a_file_that_may_not_be_published_is_told(tmp_path: Path, name: str, text: str, says: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    found = strange_files(tmp_path)
    assert len(found) == bool(says) and all(each.startswith(f"{path}:1: ") and says in each for each in found)


def test_a_link_out_of_the_folder_is_no_file_of_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "secret.png").write_text("x", encoding="utf-8")
    (tmp_path / "docs/a.png").symlink_to(tmp_path / "secret.png")
    assert "leads out of docs/" in str(strange_file(tmp_path / "docs/a.png", tmp_path / "docs"))


def test_words_that_nothing_names_are_found_by_name_part_or_beginning() -> None:
    tree = {"nav": {"home": BOTH, "deep": {"er": BOTH}}, "no words": 1, "alone": {"fr": "x", "zh": "x"}}
    assert list(entries(tree)) == [("nav", "home"), ("nav", "deep", "er"), ("alone",)]
    code = named(['words.home; `slip_${field}`; f("gate_{name}")', "afford fits"])
    used = {
        ("a", "home"): True,
        ("a", "hom"): False,
        ("a", "slip_x"): True,
        ("a", "gate_y"): True,
        ("a", "afford-fits"): True,
        ("a", "afford-not"): False,
    }
    assert {entry: code.uses(entry) for entry in used} == used
    assert code.uses(("words", "choices", "x")) and not code.uses(("none", "choices", "home"))


def test_words_of_a_page_that_nobody_wrote_are_told(tmp_path: Path) -> None:
    assert without_words({"a": 1}, tmp_path / "strings.yml", "a") == []
    assert without_words({}, tmp_path / "strings.yml", "a") == []  # it could not be read
    assert without_words({"a": 1}, tmp_path / "strings.yml", "a", "b", "c") == [
        f"{tmp_path / 'strings.yml'}: the group '{group}' is missing, and a page needs its words. Copy it from this project's own data/strings.yml."
        for group in ("b", "c")
    ]


def test_a_translation_is_stale_when_its_source_reads_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeff一\r\n二\n".encode())
    digest = source_digest(path)
    assert len(digest) == 16 and not is_stale(digest, path) and is_stale(None, path) and is_stale("0", path)
    path.write_text("一\n二\n", encoding="utf-8")
    assert not is_stale(digest, path)
    path.write_text("一\n三\n", encoding="utf-8")
    assert is_stale(digest, path)


def test_a_table_of_three_columns_names_them_in_each_cell_but_the_first() -> None:
    box = '<div class="table" role="group" tabindex="0" aria-label="T"><table{}>'
    two = "<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>"
    assert with_tables(f"x<table>{two}</table>y", "T") == f"x{box.format('')}{two}</table></div>y"
    head = '<tr><th align="left">a</th><th>b <i>"c"</i></th><th>d</th></tr>'
    rows = '<tr><td>1</td><td align="right">2</td><td>3</td><td>4</td></tr>'
    assert with_tables(f"<table>{head}{rows}</table>", "T") == (
        f"{box.format(chr(32) + 'class=' + chr(34) + 'stack' + chr(34))}{head}"
        '<tr><td>1</td><td align="right" data-label="b &quot;c&quot;">2</td><td data-label="d">3</td><td>4</td></tr></table></div>'
    )
