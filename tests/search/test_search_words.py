"""data/search.yml is checked, and a mistake is told with file, line and remedy; the worker is joined, or says why not."""

import json
import re
from pathlib import Path

import pytest

from engine.build import esbuild
from engine.build.step import StepError
from engine.search.build import FIRST_ASKED, read_index, write_index
from engine.search.characters import character_pairs, readings, regional_words
from engine.search.files import worker_script, write_hashed
from engine.search.pages import fold_repeated, read_page
from engine.search.split import run_module
from engine.search.words import load_search_words, unknown_places
from tests.search.inner import run_in_node
from tests.search.queries import read_queries

GOOD = "letters: 裏里\nlooks: 办辨\nstops: {zh: 怎么, en: how}\nsame:\n  - [催收, 追债]\nnear:\n  - [催收, collector]\nbeyond:\n  - {words: [房贷], says: {zh: 不讲, en: not here}, place: faq}\nabout: 债\nplaces:\n  faq: {names: [问答]}\n"
WRONG = {
    "a part is unknown": (
        GOOD.replace("near:\n", "nears:\n"),
        ":1:",
        "letters, looks, stops, same, near, beyond, about, places",
    ),
    "a pair of three": (GOOD.replace("裏里", "裏里里"), ":1:", "two letters"),
    "a group of one": (GOOD.replace("[催收, 追债]", "[追债]"), ":5:", "two or more words"),
    "a truth value": (GOOD.replace("collector", "no"), ":7:", "Put quotes"),
    "names with commas of the other keyboard": (GOOD.replace("[问答]", "[问答，大家问]"), ":12:", "[问答, 大家问]"),
    "a strange field": (GOOD.replace("names:", "name:"), ":12:", "names: […]"),
    "a topic without words to say": (GOOD.replace(", en: not here", ""), ":9:", "`says: {zh: …, en: …}`"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_in_the_words_is_told_by_line(name: str, tmp_path: Path) -> None:
    text, line, remedy = WRONG[name]
    file = tmp_path / "search.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"search\.yml") as told:
        load_search_words(file)
    if name != "a truth value":
        assert f"search.yml{line}" in str(told.value)
    assert remedy in str(told.value)


def test_a_place_as_other_files_write_it_is_told_with_its_right_form(tmp_path: Path) -> None:
    file = tmp_path / "search.yml"
    file.write_text(GOOD.replace("faq: {names", "faq.md#top: {names"), encoding="utf-8")
    (wrong,) = unknown_places(file, load_search_words(file).named_places, {"faq", "faq#top"})
    assert wrong.endswith("'faq.md#top': write: faq#top.")


def test_any_part_may_be_left_out_and_the_file_too(tmp_path: Path) -> None:
    file = tmp_path / "search.yml"
    assert load_search_words(file).same == ()
    file.write_text("same:\n  - [催收, 追债]\n", encoding="utf-8")
    assert load_search_words(file).same == (("催收", "追债"),)
    common = load_search_words(file)  # what every search in a language knows
    assert "怎么办" in common.stops["zh"] and "how" not in common.stops["zh"] and "the" in common.stops["en"]
    file.write_text("letters: 甲乙\nlooks: 丙丁\nstops: {en: perchance}\n", encoding="utf-8")
    own = load_search_words(file)
    assert own.stops == {"zh": common.stops["zh"], "en": (*common.stops["en"], "perchance")}
    assert own.looks == (*common.looks, "丙丁") and own.letters == (*common.letters, "甲乙")


def test_a_place_that_is_not_there_is_told_by_line(tmp_path: Path) -> None:
    file = tmp_path / "search.yml"
    file.write_text(GOOD, encoding="utf-8")
    assert unknown_places(file, load_search_words(file).named_places, {"faq"}) == []
    assert "search.yml:9" in unknown_places(file, load_search_words(file).named_places, {"about"})[0]


def test_the_worker_is_one_script_without_imports() -> None:
    worker = worker_script()
    assert not re.search(r"^(import|export) ", worker, re.MULTILINE)
    assert "MIT" in worker.splitlines()[0]


def test_a_missing_minisearch_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(esbuild, "PACKAGES", tmp_path)
    with pytest.raises(ValueError, match="make repair"):
        worker_script()


def test_a_file_is_named_by_what_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "search"
    first, other, again = [write_hashed(folder, "index", ".json", text) for text in ("a", "b", "a")]
    assert first == again != other
    assert sorted(path.name for path in folder.iterdir()) == sorted([first, other])


def test_a_module_that_fails_says_which_and_why(tmp_path: Path) -> None:
    script = tmp_path / "broken.mjs"
    script.write_text('throw new Error("no such wheel");', encoding="utf-8")
    with pytest.raises(StepError, match=r"broken\.mjs failed in Node:[\s\S]*no such wheel"):
        run_module(script, {})


def test_a_page_is_cut_into_its_places() -> None:
    html = (
        "<title>甲 · 站</title><article class='text'><h1 id='top'>甲页</h1><p>开头</p><nav>目录</nav>"
        "<h2 id='a'>第一</h2><p>一。<a class='rule' href='../../rules/#x'>某法</a></p>"
        "<ul><li class='check'><input id='i'><label>做这个</label> <a href='../lender/#find-lender'>看</a></li><li class='check'><input id='j'><label>做那个</label></li></ul></article><p>外</p>"
    )
    page = read_page(html, "guides/x", "guides/x/")
    assert page is not None
    assert page.name == "甲"
    seen = [(entry.place, entry.kind, entry.title, entry.text) for entry in page.entries]
    assert ("guides/x", "page", "甲页", "开头") in seen
    assert ("guides/x#i", "item", "做这个", "") in seen
    assert [entry.id for entry in page.entries if entry.kind == "item"] == ["i", "j"]
    assert next(entry for entry in page.entries if entry.id == "a").text == "一。\n做这个 看\n做那个"
    assert next(entry for entry in page.entries if entry.kind == "item").leads_to == ["guides/lender#find-lender"]


def test_letters_readings_and_words_of_a_region(tmp_path: Path) -> None:
    assert "貸贷" in character_pairs(["贷款"], [])
    pairs = character_pairs(["𠮶"], [])  # what 嗰 is to OpenCC, beyond the 16 bits of a browser's letters
    assert "嗰" not in pairs and all(ord(letter) < 0x10000 for letter in pairs)
    assert set(readings(["还款", "还有"])["还"]) == {"huan", "hai"}
    table = tmp_path / "zh-TW.tsv"
    table.write_text("# terms\nsource\ttarget\twhy\n短信\t簡訊\tx\n由于\t由於\tx\n", encoding="utf-8")
    assert regional_words([table], "短信") == [["短信", "简讯"]]


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("id\tui\n", ":1:", "expected the columns"),
        ("id\tui\tclass\tquery\texpected\n", ":2:", "no question"),
        ("id\tui\tclass\tquery\texpected\n1\tzh\texact\tx\tfaq\n", ":2:", "no language of the site"),
        ("id\tui\tclass\tquery\texpected\n1\ten\texact\t\tfaq\n", ":2:", "nothing under query"),
    ],
)
def test_a_mistake_in_a_file_of_questions_is_told_by_line(text: str, line: str, remedy: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=remedy) as told:
        read_queries(file)
    assert f"mine.tsv{line}" in str(told.value)


LABELLED = (
    "<title>甲</title><article><h1 id='top'>甲</h1><p>先离开，再报警。看<a href='../x/#y'>报告威胁</a>。</p>"
    "<table><tr><td>贷款方的热线</td><td>95188</td></tr></table><p><a href='../x/#z'>停止骚扰的办法</a></p><p>不行。</p></article>"
)


def test_a_cell_a_label_and_a_pointer_are_lines_apart_from_the_sentences() -> None:
    page = read_page(LABELLED, "guides/x", "guides/x/")
    assert page is not None
    assert page.entries[0].text.split("\n") == [
        "先离开，再报警。",
        "\t看报告威胁。",
        "\t贷款方的热线",
        "\t95188",
        "\t停止骚扰的办法",
        "不行。",
    ]


def test_what_stands_on_three_pages_alike_is_no_place_of_its_own() -> None:
    html = "<title>信{n}</title><article><h1 id='top'>信{n}</h1><p>开头{n}。</p><h2 id='send'>寄到哪里</h2><p>挂号寄。</p></article>"
    pages = [read_page(html.format(n=n), f"letters/{n}", f"letters/{n}/") for n in range(3)]
    folded = fold_repeated([page for page in pages if page])
    assert [[entry.place for entry in page.entries] for page in folded] == [["letters/0"], ["letters/1"], ["letters/2"]]
    assert [page.entries[0].text for page in folded] == ["开头0。\n挂号寄。", "开头1。", "开头2。"]


@pytest.mark.parametrize("questions", [[["谁借的"], []], [[], []]], ids=["some questions", "none"])
def test_an_index_that_is_written_in_parts_is_read_as_it_was(questions: list[list[str]], tmp_path: Path) -> None:
    rows = [
        [
            0,
            "a",
            "question",
            "什么",
            "不行。先看合同怎么写，再去谈。谈不成就投诉。\n\t详见",
            ["n"],
            [f"q{number}" for number in range(14)],
            ["other"],
            [],
        ],
        [0, "b", "rule", "法", "第一。", [], [], [], []],
    ]
    tables = {
        "letters": "貸贷驢驴",
        "pinyin": "dai贷",
        "looks": ["办辨"],
        "same": [["贷款", "贷"]],
        "near": [],
        "stops": {},
    }
    content = {
        "pages": [["p", "p/", "页"]],
        "entries": rows,
        "tables": tables,
        "beyond": [],
        "said": [],
        "words": {"zh": "words-zh.x.json"},
        "questions": questions,
    }
    name = write_index(content, tmp_path, "index.zh-Hans")
    whole = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    assert [row[4:] for row in whole["entries"]] == [
        ["不行。先看合同怎么写，再去谈。", ["n"], [f"q{number}" for number in range(FIRST_ASKED)]],
        [],
    ]
    assert whole["tables"]["letters"] == "貸贷"
    assert isinstance(whole.get("questions", ""), str) and ("questions" in whole) == any(questions)
    assert read_index(tmp_path, name) == content


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_guide_without_chinese_is_searched(language: str) -> None:
    rows = [[0, "ask", "step", "Ask in writing", "Write to the landlord.", [], [], [], []]]
    tables = {
        "letters": "",
        "pinyin": "",
        "looks": [],
        "terms": [],
        "about": [],
        "stops": {language: ["the"]},
        "same": [],
        "near": [],
    }
    content = {"pages": [["guides/a", "guides/a/", "A"]], "entries": rows, "tables": tables, "beyond": []}
    program = """
const { content } = JSON.parse(require("fs").readFileSync(0));
process.stdout.write(JSON.stringify({ urls: new Engine(content).search("ask the landlord").results.map(({ url }) => url) }));
"""
    assert run_in_node(program, {"content": content})["urls"] == ["guides/a/#ask"]
