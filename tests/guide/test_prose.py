"""What pages say: numbers that dial, scripts that can be said and admit nothing unmeant, laws with their rule, lists apart."""

from pathlib import Path

import pytest
from yaml import safe_load

from engine.content.page_checks import read_docs
from engine.content.phones import load_phones
from engine.content.prose.blocks import blocks
from engine.content.prose.check import check_prose, load_asked
from engine.content.prose.patterns import load_patterns
from engine.content.prose.quotes import curly
from engine.content.prose.refusals import unrefused
from engine.content.prose.wording import data_names
from engine.content.source_page import read_page

ROOT = Path(__file__).resolve().parents[2]
CASES = safe_load((ROOT / "tests" / "fixtures" / "prose.yml").read_text(encoding="utf-8"))
PHONES = load_phones(ROOT / "data" / "phones.yml")
ASKED = load_asked(ROOT / "data" / "prose.yml")
HEAD = "---\ntitle: t\n---\n\n# t {#top}\n\n"


def findings(folder: Path, body: str, name: str = "guides/x.md") -> list[str]:
    """What is said of a page with this body; its data folder has no words of its own."""
    page = folder / "docs" / name
    page.parent.mkdir(parents=True)
    page.write_text(HEAD + body, encoding="utf-8")
    data = folder / "data"
    data.mkdir()
    assert ASKED is not None
    for file in ASKED.number_files:
        (data / file).write_text("{}", encoding="utf-8")
    return check_prose(read_docs(folder / "docs")[0], data, ASKED, PHONES)


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["body"][:30])
def test_what_harms_is_refused_with_its_line_and_a_remedy(tmp_path: Path, case: dict[str, str]) -> None:
    found = findings(tmp_path, case["body"], case.get("page", "guides/x.md"))
    assert any(case["says"] in text for text in found), found
    assert all(text.startswith(str(tmp_path / "docs")) and text.split(":")[1].isdigit() for text in found)


@pytest.mark.parametrize("body", CASES["accepted"], ids=lambda body: body[:30])
def test_what_is_well_is_left_alone(tmp_path: Path, body: str) -> None:
    assert findings(tmp_path, body) == []


def test_the_line_is_that_of_the_words(tmp_path: Path) -> None:
    found = findings(tmp_path, "好。\n\n心里难受，打12356。\n")
    assert [text.split(":")[1] for text in found] == ["9"]


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("guides/x.md", 1, True),
        ("guides/x.md", 0, False),
        ("guides/x.en.md", 1, False),  # English is read at another speed
        ("faq.md", 1, False),  # looked up, not read through
    ],
)
def test_a_guide_that_takes_too_long_to_read_is_told(tmp_path: Path, name: str, more: int, told: bool) -> None:
    assert ASKED is not None and ASKED.reading
    full = ASKED.reading["most"] * ASKED.reading["per_minute"] - len("标题t")
    found = findings(tmp_path, f"## 标题 {{#a}}\n\n{'好' * (full + more)}。\n", name)
    assert [text.split("docs/")[1].split(":")[1] for text in found if "minutes to read" in text] == ["1"] * told


def test_a_number_in_a_data_file_is_found_with_its_entry(tmp_path: Path) -> None:
    assert ASKED is not None
    for file in ASKED.number_files:
        (tmp_path / file).write_text("{}", encoding="utf-8")
    (tmp_path / "strings.yml").write_text("plan:\n  call: {zh: 打12377, en: call 12356}\n", encoding="utf-8")
    found = check_prose({}, tmp_path, ASKED, PHONES)
    assert len(found) == 1
    assert "strings.yml: plan: call: zh: 12377 looks like a phone number" in found[0]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"find": "(", "example": "(", "counter": "x"}, "is no regular expression"),
        ({"find": "还款", "example": "还钱", "counter": "x"}, "does not find its example"),
        ({"find": "还", "example": "还钱", "counter": "归还"}, "finds its counter-example"),
        ({"find": "还", "example": "还钱"}, "expected the fields"),
    ],
)
def test_a_pattern_that_does_not_do_what_it_says_is_refused(entry: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match="prose") as error:
        load_patterns([entry], "prose.yml: legal")
    assert says in str(error.value)


def test_a_guide_that_asks_nothing_needs_no_file(tmp_path: Path) -> None:
    assert load_asked(tmp_path / "prose.yml") is None


def test_a_page_is_cut_into_blocks_with_their_sections(tmp_path: Path) -> None:
    text = '话。\n\n- 一\n- 二\n  接着\n\n| a | b |\n|---|---|\n\n!!! quote admits "说"\n    甲\n    乙\n\n!!! note "记"\n    注\n'
    path = tmp_path / "x.md"
    path.write_text(HEAD + text, encoding="utf-8")
    found = [(block.kind, block.text, block.section) for block in blocks(read_page(path, "x.md"))]
    assert found == [
        ("text", "话。", "top"),
        ("item", "一", "top"),
        ("item", "二 接着", "top"),
        ("row", "| a | b |", "top"),
        ("row", "|---|---|", "top"),
        ("box", "甲\n乙", "top"),
        ("text", "注", "top"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('They said "pay now" (or "today").', "They said “pay now” (or “today”)."),
        ("the lender's, in three months' time", "the lender’s, in three months’ time"),
        ("He said 'no'.", "He said ‘no’."),
        ('!!! quote "You couldn\'t say"', '!!! quote "You couldn’t say"'),
        ('<a href="x">it\'s</a> and `a "b"` [the "x"](y.md)', '<a href="x">it’s</a> and `a "b"` [the “x”](y.md)'),
        ('---\ntitle: "a"\n---\n"b"', '---\ntitle: "a"\n---\n“b”'),
        ('```\n"a"\n```\n"b"', '```\n"a"\n```\n“b”'),
    ],
)
def test_straight_quotes_become_curly_in_prose_alone(text: str, expected: str) -> None:
    assert curly(text) == expected
    assert curly(expected) == expected


def test_the_words_of_data_are_held_to_the_same_names() -> None:
    apostrophe = [
        {"find": "'", "example": "the lender's", "counter": "the lender’s", "why": "write a curly apostrophe"}
    ]
    tree = {"title": {"zh": "贷款方's", "en": ["The lender's number", "Fine"]}, "id": "lender's"}
    found = list(data_names(tree, {"en": load_patterns(apostrophe, "here"), "zh": ()}, "strings.yml"))
    assert found == ["strings.yml: title: en: ''': write a curly apostrophe"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('!!! dont "这些不做"\n\n    - 不交验证码\n    - 别转账\n', []),
        ('!!! dont "这些不做"\n\n    - 不交验证码\n    - 把验证码给对方\n\n- 打电话\n', [6]),
        ('!!! do "这些要做"\n\n    - 打电话\n', []),
        ('!!! dont "这些不做"\n\n    - 不转账\n\n!!! do "这些要做"\n\n    - 打电话\n', []),
    ],
)
def test_an_item_of_what_not_to_do_says_so_itself(tmp_path: Path, text: str, lines: list[int]) -> None:
    page = tmp_path / "x.md"
    page.write_text(f"# Head\n\n{text}", encoding="utf-8")
    asked = load_asked(ROOT / "data" / "prose.yml")
    assert asked
    found = list(unrefused(read_page(page, "x.md"), asked.refusals["zh"]))
    assert [line for line, _ in found] == lines
    assert all("Write it with “不”" in said for _, said in found)
    assert not list(unrefused(read_page(page, "x.md"), ()))


WRONG_ZH = """三年多没人催过的旧账，先别付|三年没人催过的旧账|近三年有人催过|这三年里没人催过|催过会重新数|每催一次就重新计算|一催，三年就重新算|催收一次就会重新算
出现催款、答应还款等情形后，诉讼时效重新开始算|不服：判决15日内上诉|收到判决15日内上诉，裁定10日"""
RIGHT_ZH = """有过三年没人催的旧账|有没有连着三年没人催过？|打印最近三年的流水|这三年从最后一期到期那天算|三年里催过，才重新数|三年过完了，再催一次也不会重新算。
过了三年，对方催过也不重新算。|如果三年还没过完，催一次就重新算|三年之内催过，重新算|三年以内催一次，重新算|证据、催过的短信都留着，每月预算要重新算
时效还没过完时，出现催款、答应还款等情形，就重新开始算；过完了再催，不会重来。|收到判决15日内上诉，收到裁定10日|收到执行通知15日内"""
WRONG_EN = """Not chased for three years?|If nobody chased the debt for three years|You have not been chased for three years.|If nobody’s chased it in three years|chased within the last three years|Each demand restarts the three years.
Demands start them again.|A demand starts it again.|Within 5 days of the ruling|within 15 days from the ruling|within 15 days after the date of the notice|15 days of the notice of enforcement
you have 15 days to appeal a judgment"""
RIGHT_EN = """Print bank records of the last three years.|These three years run from the last instalment.|If there were three years when nobody chased the debt|No demand after that starts them again.
A demand then never starts them again.|While it still runs, a demand starts it again; a demand after it is over does not.|Ask within six months of the judgment taking effect.|Pay within 30 days of the due date.
Answered within 20 days of your objection|within 3 working days of payment|within six months after the judgment took effect|within 5 days of receiving the ruling|within 10 days after the obstacle has gone"""
LAW = [
    (language, sentence, told)
    for language, sentences, told in (("zh", WRONG_ZH, 1), ("zh", RIGHT_ZH, 0), ("en", WRONG_EN, 1), ("en", RIGHT_EN, 0))
    for sentence in sentences.replace("\n", "|").split("|")
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "told"), LAW)
def test_old_debts_and_first_days_are_told_by_kind_and_right_sentences_left(
    language: str, sentence: str, told: int
) -> None:
    asked = load_asked(ROOT / "data" / "prose.yml")
    assert asked
    assert len(list(data_names({language: sentence}, {language: asked.wording[language]}, "x"))) == told
