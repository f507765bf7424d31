"""This guide's letters and what they ask: none admits a debt unless its page says so, and a sentence that does is seen."""

import re
from pathlib import Path

import pytest

from engine.content.page_checks import read_docs
from engine.content.registry import load_rules
from engine.content.words import load_words
from engine.deadlines.deadlines import load_deadlines
from engine.letters.checks import letter_findings, read_letters, unasked_days
from engine.letters.fields import load_letters
from engine.letters.form import field_html, form_html
from engine.letters.page import letter_page
from engine.letters.paper import paper_html
from engine.letters.template import read_letter
from engine.locales import DEFAULT, LOCALES, Locale
from tests.conftest import ROOT
from tests.letters.node import run
from tests.letters.test_template import BODY

WORDS = load_words(ROOT / "data" / "strings.yml", "en")
HEAD = "---\ntitle: x\ndescription: x\nreviewed: 2026-11-25\nletter: {acknowledges: %s, first: [lender], send: lender}\n---\n# x {#top}\n\n"


def findings(folder: Path, source: str, english: str, acknowledges: str = "false") -> list[str]:
    head = HEAD % acknowledges
    (folder / "letters").mkdir()
    for name, body in (("x.md", source), ("x.en.md", english)):
        (folder / "letters" / name).write_text(f"{head}```letter\n{body}```\n", encoding="utf-8")
    return letter_findings(read_docs(folder)[0], load_letters(ROOT / "data" / "letters.yml"), {"answer"})


def test_a_right_letter_has_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, BODY, BODY) == []


@pytest.mark.parametrize(
    ("source", "english", "words"),
    [
        (BODY.replace("tail", "nobody"), BODY.replace("tail", "nobody"), r"\[field:nobody\] is not in data"),
        (BODY, BODY.replace("#. 第一\n", ""), "differ from the source letter"),
        (BODY, BODY.replace("[field:lender]", "x"), "differ from the source letter"),
        (BODY.replace("第一", "我一共欠贵方两万元"), BODY, "may admit the debt"),
        (BODY, BODY.replace("第一", "I will pay it back"), "may admit the debt"),
        (BODY.replace("[field:lender]", "x"), BODY.replace("[field:lender]", "x"), "'first' names the field 'lender'"),
    ],
)
def test_a_wrong_letter_is_told(tmp_path: Path, source: str, english: str, words: str) -> None:
    assert any(re.search(words, text) for text in findings(tmp_path, source, english))


@pytest.mark.parametrize(("deadline", "told"), [("answer", False), ("someday", True)])
def test_a_letters_limit_is_one_of_the_data(tmp_path: Path, deadline: str, told: bool) -> None:
    (tmp_path / "letters").mkdir()
    head = (HEAD % "false").replace("send: lender", f"send: lender, deadline: {deadline}")
    for name in ("x.md", "x.en.md"):
        (tmp_path / "letters" / name).write_text(f"{head}```letter\n{BODY}```\n", encoding="utf-8")
    found = letter_findings(read_docs(tmp_path)[0], load_letters(ROOT / "data" / "letters.yml"), {"answer"})
    assert any(f"'deadline: {deadline}' is not in data/deadlines.yml" in text for text in found) is told


def test_a_field_for_several_lines_is_a_large_one() -> None:
    letters = load_letters(ROOT / "data" / "letters.yml")
    kinds = {field.kind: field_html(field, WORDS["letters"], "en") for field in letters.fields.values()}
    assert {kind for kind, html in kinds.items() if "<textarea" in html} == {"lines"}
    assert {kind for kind, html in kinds.items() if 'type="date"' in html} == {"date"}
    assert len(kinds) > 4


@pytest.mark.parametrize("locale", LOCALES.values(), ids=list(LOCALES))
def test_whoever_reads_in_other_letters_sees_what_is_sent_and_below_it_her_own(locale: Locale) -> None:
    letters, pages = load_letters(ROOT / "data" / "letters.yml"), read_letters(read_docs(ROOT / "docs")[0])[0]
    page = pages["letters/statement.md"]
    html = letter_page(page, letters, None, WORDS, locale, str, "SimSun")
    sent, own = page.written["zh-Hans"], page.written["en" if locale.code == "en" else "zh-Hans"]
    papers = re.findall(r'<section class="letter-paper" data-paper lang="([^"]+)"([^>]*)>(.*?)</section>', html)
    wanted = [("zh-Hans", sent)] if locale is DEFAULT else [("zh-Hans", sent), (locale.code, own)]
    assert [(code, body) for code, _, body in papers] == [(code, paper_html(letter)) for code, letter in wanted]
    assert ['translate="no"' in kept for _, kept, _ in papers] == [locale is not DEFAULT, False][: len(papers)]
    assert f"<legend>{WORDS['letters']['first']}</legend>" in html
    assert own.options and all(line.text in html for line in own.options if not re.search("[<>&\"']", line.text))


def test_choices_of_one_name_are_one_group_and_ticks_another() -> None:
    body = "# 函\n(x) to=a: 甲\n( ) to=b: 乙\n( ) to=c: 庚\n(x) why=a: 丙\n( ) why=b: 丁\n[ ] more: 戊\n[ ] less: 己\n"
    words = {
        "first": "F",
        "one_of": "ONE",
        "sentences": "TICKS",
        "more": "M",
        "left_open": "L",
        "where": "",
        "stop": "",
    }
    html = form_html(read_letter(body), {}, LETTERS, words, "zh")
    groups = [group.split("</fieldset>")[0] for group in html.split("<fieldset")[2:]]
    assert [(group.count("ONE"), group.count("radio"), group.count("checkbox")) for group in groups] == [
        (1, 3, 0),
        (1, 2, 0),
        (0, 0, 2),
    ]


def test_a_letter_that_says_so_may_admit(tmp_path: Path) -> None:
    assert findings(tmp_path, BODY.replace("第一", "我愿意还款"), BODY, "true") == []


PAGES = read_letters(read_docs(ROOT / "docs")[0])[0]


@pytest.mark.parametrize("uri", PAGES)
def test_nothing_is_said_for_her_that_she_may_not_have(uri: str) -> None:
    """What is enclosed, and what commits her before a court, stands in a letter only once she ticks it."""
    for letter in PAGES[uri].written.values():
        enclosed = [line for line in letter.lines if line.text.startswith(("附", "Enclosed"))]
        said = [line.text for line in enclosed if not line.option or line.shown]
        assert said in ([], ["附件：双方身份证复印件"], ["Enclosed: copies of both identity cards"])
        if PAGES[uri].meta["send"] in ("court", "enforcement", "institution"):
            assert all(line.option.endswith("=blank") for line in letter.options if line.shown)


# What stands in a letter before she chooses: requests, and the standard that any lender may be asked to follow. No fact.
AT_FIRST = {
    "hardship": {"contact"}, "stop-contacts": {"third", "night", "rule=none", "who=me"}, "complaint": {"basis"}, "personal-data": {"copy", "shared", "withdraw"},
}  # fmt: skip


@pytest.mark.parametrize("uri", PAGES)
def test_no_letter_states_a_fact_that_she_did_not_choose(uri: str) -> None:
    page = PAGES[uri]
    at_first = {line.option for line in page.written["zh-Hans"].options if line.shown}
    assert {name for name in at_first if not name.endswith("=blank")} == AT_FIRST.get(page.name, set())
    unchosen = {line.option.split("=")[0] for line in page.written["zh-Hans"].options if "=" in line.option}
    unchosen -= {name.split("=")[0] for name in at_first}
    assert {f"{name}=" for name in unchosen} <= set(page.needs), "what has to be chosen is told while it is not"


LETTERS = load_letters(ROOT / "data" / "letters.yml")


def test_the_letters_that_are_promised_are_there() -> None:
    names = {page.name for page in PAGES.values()}
    assert len(names) == 20
    assert names >= {
        *("statement", "hardship", "confirm-deal", "stop-contacts", "complaint", "regulator", "credit-objection"),
        *("payment-order-objection", "answer-claim", "settlement-certificate", "show-authority", "living-cost"),
    }
    admitting = {page.name for page in PAGES.values() if page.meta["acknowledges"]}
    assert admitting == {"hardship", "confirm-deal", "instalments-in-enforcement"}


@pytest.mark.parametrize("uri", PAGES)
def test_every_field_of_a_letter_is_asked_once(uri: str) -> None:
    page = PAGES[uri]
    assert len(page.meta["first"]) == 3
    words = dict.fromkeys(("more", "one_of", "sentences", "first", "where", "stop", "left_open"), "")
    for code, letter in page.written.items():
        html = form_html(letter, page.meta, LETTERS, words, "en" if code == "en" else "zh")
        assert sorted(letter.fields) == sorted(name for name in LETTERS.fields if f' name="{name}"' in html)
        assert all(html.count(f' name="{name}" data-kind') == 1 for name in letter.fields)


def test_the_heading_says_when_a_letter_admits() -> None:
    for uri, page in PAGES.items():
        text = (ROOT / "docs" / uri).read_text(encoding="utf-8")
        title = next(line for line in text.splitlines() if line.startswith("# "))
        assert ("承认债务" in title) is page.meta["acknowledges"], uri


DANGERS = LETTERS.dangers


RULES = {
    "clauses": DANGERS.clauses,
    "alike": DANGERS.alike,
    "spared": DANGERS.spared,
    "patterns": [{"find": danger.find} for danger in DANGERS.patterns],
}


def sentences(kind: str) -> list[str]:
    """Sentences of tests/vectors/admissions.tsv: "admits" or "harmless", and the sentence."""
    lines = (ROOT / "tests" / "vectors" / "admissions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[1] for line in lines if line.split("\t")[0] == kind]


def test_sentences_that_admit_are_seen_and_others_left_alone() -> None:
    """A help, no promise: of a list that nobody had seen it found a third, so every such letter says in the page what not to write."""
    admitting, harmless = sentences("admits"), sentences("harmless")
    missed = [text for text in admitting if DANGERS.find(text) < 0]
    wrong = [text for text in harmless if DANGERS.find(text) >= 0]
    assert len(missed) <= 0.25 * len(admitting), missed
    assert len(wrong) <= 0.05 * len(harmless), wrong


def test_both_languages_read_a_text_alike() -> None:
    texts = sentences("admits") + sentences("harmless")
    texts += [line.text for page in PAGES.values() for letter in page.written.values() for line in letter.lines]
    found = run("letters/plain.mjs", "danger", [[text] for text in texts], first=[RULES])
    assert found == [DANGERS.find(text) for text in texts]


def test_letters_know_the_pages_on_which_a_device_keeps_what_they_take(tmp_path: Path) -> None:
    assert (LETTERS.sheet, LETTERS.log) == ("checklists/negotiate", "checklists/contact-log")
    text = (ROOT / "data" / "letters.yml").read_text(encoding="utf-8")
    path = tmp_path / "letters.yml"
    path.write_text(re.sub(r"(?m)^takes: .*$", "", text), encoding="utf-8")
    assert (load_letters(path).sheet, load_letters(path).log) == ("", "")
    path.write_text(re.sub(r"(?m)^takes: .*$", "takes: {paper: x}", text), encoding="utf-8")
    with pytest.raises(ValueError, match="takes: unknown 'paper'"):
        load_letters(path)


def test_a_lookbehind_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "data" / "letters.yml").read_text(encoding="utf-8")
    path = tmp_path / "letters.yml"
    path.write_text(text.replace("'欠(?![条款])", "'(?<!不)欠(?![条款])"), encoding="utf-8")
    with pytest.raises(ValueError, match="no lookbehind"):
        load_letters(path)


def test_a_letter_with_a_limit_asks_for_the_day_it_runs_from() -> None:
    read = read_letters(read_docs(ROOT / "docs")[0])[0]
    assert list(unasked_days(read, {"answer": "received_on"})) == []
    found = list(unasked_days(read, {"answer": "no_such_day"}))
    assert len(found) == 2 and all("[field:no_such_day]" in text for text in found)


def test_every_limit_has_its_rule() -> None:
    rules = load_rules(ROOT / "data" / "rules.yml")
    assert {limit.rule for limit in load_deadlines(ROOT / "data" / "deadlines.yml").values()} <= set(rules)
