"""A letter and a plan as HTML, held against tests/golden/letters/, and what is told where one is written wrong. All of it about bicycles.

After a wanted change: UPDATE_GOLDEN=1 make one TEST=tests/letters/test_pages.py, then read the difference.
"""

import json
import os
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.content.page_checks import read_docs
from engine.deadlines.deadlines import Deadline, load_deadlines
from engine.letters.checks import (
    LetterPage,
    gates_without_words,
    letter_findings,
    read_letters,
    shared_days,
    unasked_days,
)
from engine.letters.fields import Dangers, Letters, load_letters
from engine.letters.form import field_html, form_html
from engine.letters.page import KEEPING, letter_page, page_markdown
from engine.letters.template import letter_block, read_letter
from engine.locales import LOCALES
from engine.plan.page import OWN, Site, help_html, plan_findings, plan_html
from engine.plan.plan import load_plan

GOLDEN = Path(__file__).parents[1] / "golden" / "letters"
BODY = """# 修车单 <1>
致[field:shop]：
[x] why.brake: #. 刹车不灵，[field:since]起
[ ] why.lamp: 灯不亮，[field:since]起，[field:lamp]
(x) to=shop: 送到店里
( ) to=home:
#. 车主电话[field:phone]，证件[field:paper]，钱[field:sum]
> [field:owner]
"""
FIELDS = """
fields:
  shop: {kind: text, label: {zh: 店名, en: Shop}, example: {zh: 甲店, en: Shop A}, where: {zh: 招牌上, en: the sign}}
  since: {kind: date, label: {zh: 从哪天, en: Since}, where: {zh: 日历, en: a calendar}}
  lamp: {kind: lines, label: {zh: 灯 <怎样>, en: Lamp}, example: {zh: 一闪一闪, en: it blinks}}
  phone: {kind: phone, label: {zh: 电话, en: Phone}, take: "a\\"b"}
  paper: {kind: id, label: {zh: 证件, en: Paper}}
  sum: {kind: money, label: {zh: 钱, en: Sum}}
  owner: {kind: text, shared: true, label: {zh: 车主, en: Owner}}
  tail: {kind: tail, label: {zh: 尾号, en: Tail}}
send: {shop: {zh: [骑过去, 推过去], en: [ride, push]}}
takes: {sheet: sheets/x}
dangerous:
  clauses: '[，。]'
  alike: '(.)不\\1'
  spared: [{find: 没弄, hit: 没弄坏, miss: 弄坏}]
  patterns:
    - {find: 弄坏, hit: 我弄坏了, miss: 修好了, why: {zh: 这是认错 <b>, en: it admits}}
    - {find: 会赔, hit: 我会赔, miss: 会来, why: {zh: 这是答应, en: it promises}}
"""
LIMIT = Deadline("pick-up", 15, 0, "since", "rule", {"zh": "{n} 天", "en": "{n} days"}, {"zh": "取车", "en": "Fetch"})


class Words(defaultdict[str, Any]):
    """Words for every key: the key itself, in the brackets that HTML has to escape."""

    def __missing__(self, key: str) -> Any:
        return {"early": "e"} if key == "script" else f"<{key}>"


def words() -> dict[str, Any]:
    script = {"no_day": "NO DAY", "no_ground": "NO GROUND <", "no_choice": "NO CHOICE"}
    groups: dict[str, Any] = {name: Words() for name in ("letters", "plan", "hand_over", "deadlines", "sheet")}
    groups["letters"]["script"] = groups["deadlines"]["script"] = script
    groups["sheet"]["script"] = {name: f"<{name}>" for name in (*KEEPING, "kept")}
    groups["letters"]["example_day"] = "{received} → {last}"
    groups["plan"]["place"] = "{n} of {all}"
    return groups


@pytest.fixture
def letters(tmp_path: Path) -> Letters:
    path = tmp_path / "letters.yml"
    path.write_text(FIELDS, encoding="utf-8")
    return load_letters(path)


def page(**meta: Any) -> LetterPage:
    here = (Path("x.md"), 1)
    about = {"acknowledges": False, "first": ["shop"], "send": "shop", **meta}
    english = BODY.replace("修车单", "Repair").replace("致", "To ")
    return LetterPage("repair", about, {"zh-Hans": read_letter(BODY), "en": read_letter(english)}, {"zh-Hans": here, "en": here})  # fmt: skip


def as_golden(name: str, html: str) -> None:
    """A tag a line, so that a difference is read where it is."""
    text = html.replace("><", ">\n<") + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_letter_is_its_form_its_paper_and_its_buttons(letters: Letters) -> None:
    plain = letter_page(page(need="why", admits=["why.lamp"]), letters, LIMIT, words(), LOCALES["zh-Hans"], str, "SimSun")  # fmt: skip
    as_golden("letter.html", plain)


def test_a_letter_that_admits_is_closed_at_first_and_is_shown_in_the_readers_letters_too(letters: Letters) -> None:
    months = replace(LIMIT, days=0, months=1)
    for code in ("zh-TW", "en"):
        html = letter_page(page(acknowledges=True), letters, months, words(), LOCALES[code], str.upper, "SimSun")
        as_golden(f"letter-closed-{code}.html", html)


def test_a_gate_of_its_own_asks_and_answers_in_its_own_words(letters: Letters) -> None:
    html = letter_page(page(acknowledges=True, gate="late"), letters, None, words(), LOCALES["en"], str, "x")
    assert "<legend>&lt;gate_late&gt;</legend>" in html and "<gate_late_closed>" in html
    assert "<gate_closed>" not in html and "<gate_notmine_closed>" in html


def test_a_gate_without_its_words_is_told() -> None:
    read = {"letters/repair.md": page(acknowledges=True, gate="late"), "letters/x.md": page(acknowledges=True)}
    assert list(gates_without_words(read, ["gate", "gate_late"])) == [
        "data/strings.yml: letters: docs/letters/repair.md has 'gate: late', and there is no 'gate_late_closed'. Add it."
    ]


def test_a_letter_without_a_limit_and_a_need_has_neither(letters: Letters) -> None:
    html = letter_page(page(), letters, None, words(), LOCALES["zh-Hans"], str, "SimSun")
    assert "data-deadline" not in html and 'role="status"></p><div class="letter-papers">' in html
    assert '"deadline":null' in html and '"need":[]' in html and '"admits":[]' in html


def test_what_is_still_to_be_chosen_is_told_once(letters: Letters) -> None:
    html = letter_page(page(need=["to", "why"]), letters, None, words(), LOCALES["zh-Hans"], str, "SimSun")
    assert 'role="status">NO CHOICE NO GROUND &lt;</p>' in html and '"need":["to=","why."]' in html
    assert 'role="status">NO CHOICE</p>' in letter_page(
        page(need="to"), letters, None, words(), LOCALES["en"], str, "x"
    )


def test_a_form_asks_first_what_suffices_and_beside_an_option_what_it_needs(letters: Letters) -> None:
    as_golden("form.html", form_html(read_letter(BODY), {"first": ["shop"]}, letters, words()["letters"], "zh"))
    every = {"first": ["shop", "phone", "paper", "sum", "owner"]}
    assert "<details" not in form_html(read_letter(BODY), every, letters, words()["letters"], "zh")
    assert "<legend>&lt;sentences&gt;" not in form_html(read_letter("# x\n(x) to=a: b\n"), {}, letters, words()["letters"], "zh")  # fmt: skip


def test_a_field_is_as_its_kind(letters: Letters) -> None:
    found = [field_html(letters.fields[name], words()["letters"], "en") for name in letters.fields]
    as_golden("fields.html", "".join(found))


PLAN = """
questions:
  safe: {ask: {zh: 安全吗？, en: "Safe?"}, answers: {"yes": {zh: 是, en: "Yes <"}, "no": {zh: 否, en: "No"}, unknown: {zh: 不知道, en: "Not sure"}}}
  brake: {ask: {zh: 刹车？, en: "Brake?"}, day: {zh: 哪天, en: "Since"}, answers: {fine: {zh: 好, en: Fine}, broken: {zh: 坏, en: Broken}, unknown: {zh: 不知道, en: "?"}}}
limits: {today: 2, week: 3}
hold: [{safe: ["no"]}]
alone: [{safe: ["no"]}]
phones: [lines, "12345"]
items:
  - {id: stop, at: today, when: [{safe: ["no"]}], step: guides/stop, say: {zh: 停, en: "Stop <"}, phones: ["110", lines]}
  - {id: mend, at: week, when: [{brake: [broken, unknown]}, {safe: ["yes"], brake: [broken]}], unless: [{safe: ["no"]}], step: "guides/mend#how", say: {zh: 修, en: Mend}, letter: repair, sheet: sheets/x, deadline: pick-up, promises: true}
"""
SITE = Site("to {}".format, "title of <{}>".format, "<b>{}</b>".format, {"lines": ("1", "2")})


def test_a_plan_is_its_questions_its_items_and_its_empty_lists(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").write_text(PLAN, encoding="utf-8")
    limits = {"pick-up": LIMIT, "other": LIMIT}
    plan = load_plan(tmp_path / "plan.yml")
    as_golden("plan.html", help_html(plan, words(), SITE) + plan_html(plan, limits, words(), "en", SITE))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: stop, ", "", "items: None: 'id' is missing"),
        ("id: stop, at: today", "id: stop", "items: stop: 'at' is missing"),
        ("at: today", "at: soon", "items: stop: at is 'soon'; write one of today, week, later, days"),
        ('when: [{safe: ["no"]}], step: guides/stop', 'when: [{safe: ["no"]}]', "items: stop: 'step' is missing"),
        ("id: mend", "id: stop", "items: an id appears twice"),
        ("id: mend", "id: mend, tomorrow: 1, again: 2", "items: mend: unknown 'again'; the keys are at, deadline, id,"),
        (", unknown: {zh: 不知道, en: \"?\"}", "", "questions: brake: add the answer 'unknown'"),
        ("broken, unknown]}, {safe", "broken, worn, lost]}, {safe", "the question 'brake' has no answer 'lost'"),
        ('unless: [{safe: ["no"]}]', "unless: [{bell: [x]}]", "there is no question 'bell'; correct it, or add"),
        ('hold: [{safe: ["no"]}]', "hold: [{bell: [x]}]", "there is no question 'bell'"),
        ('unless: [{safe: ["no"]}]', "unless: [{brake: [broken, unknown]}]", "no combination of answers leads to it"),
        ('hold: [{safe: ["no"]}]', "hold: [{brake: [broken, unknown]}]", "items: mend: no combination of answers"),
    ],
)  # fmt: skip
def test_a_plan_that_is_written_wrong_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in PLAN
    (tmp_path / "plan.yml").write_text(PLAN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"plan\.yml: ") as error:
        load_plan(tmp_path / "plan.yml")
    assert told in str(error.value)


def test_what_a_plan_names_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").write_text(PLAN, encoding="utf-8")
    plan = load_plan(tmp_path / "plan.yml")
    assert plan_findings(plan, {"guides/stop": 1, "guides/mend#how": 1, "sheets/x": 1}, {"repair": True}, ["110", *OWN], ["pick-up"]) == []  # fmt: skip
    unknown = plan_findings(
        plan, {"guides/stop": 1, "guides/mend#how": 1, "sheets/x": 1}, {"repair": True}, None, ["pick-up"]
    )
    assert unknown == []  # data/phones.yml cannot be read, which is told by itself
    assert plan_findings(plan, {}, {}, [], []) == [
        "data/plan.yml: items: stop: there is no 'guides/stop'. Correct page and id.",
        "data/plan.yml: items: stop: there is no phone '110' in data/phones.yml.",
        "data/plan.yml: items: stop: there is no phone 'lines' in data/phones.yml.",
        "data/plan.yml: items: mend: there is no 'guides/mend#how'. Correct page and id.",
        "data/plan.yml: items: mend: there is no 'sheets/x'. Correct page and id.",
        "data/plan.yml: items: mend: there is no letter 'repair'.",
        "data/plan.yml: items: mend: there is no limit 'pick-up' in data/deadlines.yml.",
    ]


@pytest.mark.parametrize(
    ("unknown", "missing"),
    [
        (["guides/mend"], ["guides/stop", "sheets/x"]),  # nobody knows yet which steps the page has
        (["guides/stop", "sheets/x"], ["guides/mend#how"]),
        (["how"], ["guides/stop", "guides/mend#how", "sheets/x"]),
        (["guides/mend", "guides/stop", "sheets/x"], []),
    ],
)
def test_a_step_of_a_page_that_could_not_be_read_is_not_missed(
    tmp_path: Path, unknown: list[str], missing: list[str]
) -> None:
    (tmp_path / "plan.yml").write_text(PLAN, encoding="utf-8")
    found = plan_findings(load_plan(tmp_path / "plan.yml"), {}, {"repair": True}, ["110", *OWN], ["pick-up"], unknown)
    assert [said.split("'")[1] for said in found] == missing


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: id", "kind: card", "fields: paper: kind is 'card'; write one of text, lines, date"),
        ("kind: id", "kind: id, width: 1, age: 2", "fields: paper: unknown 'age'; the keys are example, kind"),
        ("label: {zh: 证件, en: Paper}", "label: {zh: 证件}", "fields: paper: 'label' needs zh and en"),
        (", label: {zh: 证件, en: Paper}", "", "fields: paper: no label; write what is asked"),
        ("where: {zh: 日历, en: a calendar}", "where: {zh: 日历}", "fields: since: 'where' needs zh and en"),
        ("example: {zh: 一闪一闪, en: it blinks}", "example: {en: x}", "fields: lamp: 'example' needs zh and en"),
        ("en: [ride, push]", "en: [ride]", "send: shop: write the same number of points in zh and en"),
        ("zh: [骑过去, 推过去], en: [ride, push]", "en: [ride]", "send: shop: write the same number of points"),
        (
            "kind: id",
            "kind: id, shared: maybe",
            "fields: paper: shared is 'maybe'; write true for what is the reader's",
        ),
        ("  owner:", "  options:", "fields: options: a device keeps the choices of a letter under this name; call"),
        ("sheet: sheets/x", "sheet: x, table: 1, paper: 2", "takes: unknown 'paper'; write sheet: and log:"),
        ("find: 弄坏", "find: (弄坏", "dangerous: '(弄坏' is no regular expression"),
        ("clauses: '[，。]'", "clauses: '[，'", "dangerous: '[，' is no regular expression"),
        ("find: 没弄", "find: (?<!a)没弄", "dangerous: (?<!a)没弄: no lookbehind; older phones cannot read it"),
        ("hit: 没弄坏", "hit: 弄坏", "dangerous: 没弄: it must find '弄坏' and leave '弄坏' alone"),
        ("miss: 会来", "miss: 会赔钱", "dangerous: 会赔: it must find '我会赔' and leave '会赔钱' alone"),
    ],
)
def test_fields_that_are_written_wrong_are_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in FIELDS
    (tmp_path / "letters.yml").write_text(FIELDS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"letters\.yml: ") as error:
        load_letters(tmp_path / "letters.yml")
    assert told in str(error.value)


def test_a_guide_without_letters_has_none(tmp_path: Path) -> None:
    none = load_letters(tmp_path / "letters.yml")
    assert (none.fields, none.send, none.sheet, none.log) == ({}, {}, "", "")
    assert none.dangers.find("我弄坏了") == -1
    assert load_deadlines(tmp_path / "deadlines.yml") == {}


@pytest.mark.parametrize(
    ("text", "number"),
    [("我弄坏了", 0), ("我会赔", 1), ("没弄坏", -1), ("没弄坏，会赔", 1), ("会赔，弄坏", 1), ("会赔弄坏", 0), ("会不会赔", 1), ("好", -1)],
)  # fmt: skip
def test_which_danger_a_text_has(letters: Letters, text: str, number: int) -> None:
    assert letters.dangers.find(text) == number
    assert Dangers("$^", "($^)", (), ()).find(text) == -1


HEAD = "---\ntitle: x\nletter: {acknowledges: false, first: [shop], send: shop}\n---\n\n# 题 {#top}\n\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("acknowledges: false", "acknowledges: maybe", "3: 'letter' needs 'acknowledges: true' or 'false'"),
        ("acknowledges: false, ", "", "3: 'letter' needs 'acknowledges: true' or 'false'"),
        ("send: shop", "send: fly", "3: 'send: fly' is not a way to send; data/letters.yml has shop."),
        ("send: shop", "send: shop, size: 1, ink: 2", "3: 'letter' has an unknown 'ink'; its keys are acknowledges"),
        ("first: [shop]", "first: shop", "3: 'first' must be a list of names, not 'shop'."),
        ("first: [shop]", "first: {shop: 1}", "3: 'first' must be a list of names, not {'shop': 1}."),
        ("first: [shop]", "first: [tail]", "3: 'first' names the field 'tail', which is not in the letter."),
        ("send: shop", "send: shop, admits: [why.bell]", "3: 'admits' names the option 'why.bell', which is not in"),
        ("send: shop", "send: shop, admits: [why.lamp]", ""),
        ("send: shop", "send: shop, need: why", ""),
        ("send: shop", "send: shop, need: [why, to]", ""),
        ("send: shop", "send: shop, need: wh", "3: 'need: wh' names no options; write them as '[ ] wh.name: …' or"),
        ("send: shop", "send: shop, need: [to, wh]", "3: 'need: wh' names no options; write them as"),
        ("send: shop", "send: shop, deadline: pick-up", ""),
        ("send: shop", "send: shop, deadline: never", "3: 'deadline: never' is not in data/deadlines.yml."),
        ("[field:phone]", "[field:fax]", "15: [field:fax] is not in data/letters.yml. Correct the name, or add it"),
        ("刹车不灵", "我弄坏了刹车", "11: '我弄坏了刹车，……起' may admit the debt (弄坏). Reword it, or write"),
        ("# 修车单", "修车单", "9: line 1 of the letter: begin it with its title"),
        (
            "[x] why.brake",
            "[x] Why",
            "11: line 3 of the letter: '[x] Why: #. 刹车不灵，[field:since]' is not an option",
        ),
        ("```letter\n", "```text\n", "1: there is no letter; write it between ```letter and ```"),
        ("acknowledges: false", "acknowledges: false, gate: late", "3: 'gate' asks before a letter that admits"),
        ("acknowledges: false", "acknowledges: false", ""),
    ],
)
def test_a_letter_that_is_written_wrong_is_told(
    tmp_path: Path, letters: Letters, old: str, new: str, told: str
) -> None:
    text = f"{HEAD}```letter\n{BODY}```\n\n后面\n"
    assert old in text
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "x.md").write_text(text.replace(old, new, 1), encoding="utf-8")
    found = letter_findings(read_docs(docs)[0], letters, {"pick-up"})
    assert [each.removeprefix(f"{docs / 'x.md'}:")[: len(told)] for each in found] == ([told] if told else []), found


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("[field:phone]", "[field:tail]", 15, "from here on its lines differ from the source letter"),
        ("( ) to=home:\n", "", 14, "from here on its lines differ"),
        ("> [field:owner]\n", "", 15, "from here on its lines differ"),
        ("> [field:owner]\n", "> [field:owner]\n> x\n", 17, "from here on its lines differ"),
        ("[ ] why.lamp", "[x] why.lamp", 12, "from here on its lines differ"),
        ("[field:since]起，[field:lamp]", "[field:lamp]，[field:since]起", 0, ""),  # another order is another grammar
    ],
)
def test_a_letter_in_another_language_has_the_same_lines(
    tmp_path: Path, letters: Letters, old: str, new: str, line: int, told: str
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, body in (("x.md", BODY), ("x.en.md", BODY.replace(old, new, 1))):
        (docs / name).write_text(f"{HEAD}```letter\n{body}```\n", encoding="utf-8")
    found = letter_findings(read_docs(docs)[0], letters, set())
    assert [each[: len(f"{docs / 'x.en.md'}:{line}: {told}")] for each in found] == (
        [f"{docs / 'x.en.md'}:{line}: {told}"] if told else []
    )


def test_a_page_with_a_letter_says_so_in_its_front_matter(tmp_path: Path, letters: Letters) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "x.md").write_text(f"---\ntitle: x\n---\n\n```letter\n{BODY}```\n", encoding="utf-8")
    pages = read_docs(tmp_path / "docs")[0]
    ((told),) = letter_findings(pages, letters, set())
    assert told.startswith(f"{tmp_path / 'docs' / 'x.md'}:5: a letter stands here, and the page's front matter has no")
    assert read_letters(pages) == ({}, [])


def test_a_letter_with_a_limit_asks_for_its_day() -> None:
    pages = {"x.md": page(deadline="pick-up"), "y.md": page()}
    assert list(unasked_days(pages, {"pick-up": "since"})) == []
    assert list(unasked_days(pages, {"pick-up": "tail"})) == [
        "docs/x.md: the limit runs from 'tail', which the letter does not ask for. Write [field:tail] into it."
    ]


def test_a_day_from_which_a_limit_runs_is_kept_for_its_letter_only(letters: Letters) -> None:
    assert list(shared_days(letters, {"pick-up": "since", "sold": "no_such_day"})) == []
    (told,) = shared_days(letters, {"pick-up": "since", "sold": "owner"})
    assert told.startswith("fields: owner: a limit runs from this day, so it belongs to one paper")


def test_the_place_of_a_letter_and_how_it_is_sent_are_put_into_the_page() -> None:
    text = "前\n```letter\n# x\n```\n中\n<!-- send -->\n后\n"
    assert page_markdown(text, ["骑过去", "推过去"]) == "前\n<!-- letter -->\n中\n- 骑过去\n- 推过去\n后\n"
    assert letter_block(text) == "# x\n" and letter_block("前\n") is None


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{days: 1, months: 1}", "write either 'days' or 'months', a number above 0"),
        ("{days: 0, months: 0}", "write either 'days' or 'months'"),
        ("{}", "write either 'days' or 'months'"),
        ("{days: 1, from: a, rule: b, say: {zh: x, en: y}}", "'mark' needs zh and en"),
        ("{months: 1, from: a, rule: b, say: {zh: x}, mark: {zh: x, en: y}}", "'say' needs zh and en"),
    ],
)
def test_a_limit_that_is_written_wrong_is_told(tmp_path: Path, entry: str, told: str) -> None:
    (tmp_path / "deadlines.yml").write_text(f"a: {entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"deadlines\.yml: a: {told}"):
        load_deadlines(tmp_path / "deadlines.yml")


def test_a_limit_is_read(tmp_path: Path) -> None:
    entry = {"from": "since", "rule": "r", "say": {"zh": "x", "en": "y"}, "mark": {"zh": "m", "en": "n"}}
    path = tmp_path / "deadlines.yml"
    path.write_text(json.dumps({"a": {"days": 1, **entry}, "b": {"months": 2, **entry}}), encoding="utf-8")
    found = load_deadlines(path)
    assert [(limit.id, limit.days, limit.months, limit.since, limit.rule) for limit in found.values()] == [
        ("a", 1, 0, "since", "r"),
        ("b", 0, 2, "since", "r"),
    ]
