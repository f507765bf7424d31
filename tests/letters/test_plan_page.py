"""The plan's page: one question after the other, the list that the answers make, and what she takes away of it."""

import json
from typing import Any

import pytest

from tests.window import SITE, Page

TODAY = "2026-11-25"
WORDS = {
    "no_date": "没写日子", "future": "还没到", "past": "过了", "last": "今天", "weekend": "周末", "holiday": "假日", "early": "提前：{mark}",
    "check": "核实", "copied": "已复制。", "copy_by_hand": "请长按。", "link_says": "链接已复制。", "link_bad": "读不出来。",
}  # fmt: skip
LIMIT = {"id": "answer", "days": 15, "months": 0, "say": "第{n}天是{date}。", "mark": "最后一天"}


def item(name: str, at: str, **when: list[str]) -> dict[str, Any]:
    return {"id": name, "at": at, "when": [when], "unless": [], "promises": False}


RULES = {
    "items": [
        item("call", "today", safe=["no", "unknown"]),
        item("sort", "today", safe=["yes"]),
        item("answer", "days", court=["claim"]),
        item("budget", "week", money=["some"]),
        item("rest", "later", money=["some"]),
    ],
    "hold": [], "alone": [], "limits": {"today": 3, "week": 5},
}  # fmt: skip
ASKED = {"safe": ["yes", "no", "unknown"], "court": ["claim", "none"], "money": ["some", "unknown"]}


def question(name: str, answers: list[str]) -> str:
    choices = "".join(f'<label><input type="radio" name="{name}" value="{value}"><span>{name} {value}</span></label>' for value in answers)  # fmt: skip
    day = '<input type="date">' if name == "court" else ""
    return f'<fieldset data-question="{name}"><legend tabindex="-1">{name}?</legend>{choices}{day}</fieldset>'


LIST = (("call", "打电话"), ("sort", "理一理"), ("answer", "答辩"), ("budget", "算一算"), ("rest", "以后"))
LAYERS = "".join(f'<div class="plan-{layer}"><p class="plan-layer">{layer}</p><ol data-layer="{layer}"></ol></div>' for layer in ("today", "days", "week"))  # fmt: skip
ITEMS = "".join(f'<li data-item="{name}"{" data-deadline=answer" if name == "answer" else ""}>{text}<span data-said></span></li>' for name, text in LIST)  # fmt: skip
BUTTONS = "".join(f'<button type="button" data-do="{what}"></button>' for what in ("print", "calendar", "copy", "link", "again"))  # fmt: skip
HTML = f"""<div data-plan><form>{"".join(question(*each) for each in ASKED.items())}
<div data-needs-script><button type="button" data-do="back"></button><button>next</button><button type="button" data-do="show"></button></div></form>
<section data-result tabindex="-1" hidden><p data-answers></p>{LAYERS}
<div class="plan-later"><details><summary>later</summary><ol data-layer="later"></ol></details></div>
{BUTTONS}<p data-say hidden></p><textarea hidden data-by-hand></textarea></section>
<ol hidden data-items>{ITEMS}</ol>
<script type="application/json" data-words>{json.dumps({"words": WORDS, "deadlines": {"answer": LIMIT}})}</script>
<script type="application/json" data-rules>{json.dumps(RULES)}</script></div>"""
NEXT = "$('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))"
NOW = "$$('fieldset[data-now]').map((one) => one.dataset.question)"
LISTED = "Object.fromEntries($$('[data-result] [data-layer]').map((list) => [list.dataset.layer, [...list.children].map((one) => one.dataset.item)]))"
SEEN = "$$('[data-result] [class^=plan-]:not(p)').filter((one) => !one.hidden).map((one) => one.className.slice(5))"


def plan(address: str = "plan/") -> Page:
    return Page(HTML, "plan/plan.mjs", address=address)


def answered(*answers: str, day: str = "") -> Page:
    """The plan of a link with these answers."""
    return plan("plan/?a=b#plan=" + ".".join([*answers, *([day] if day else [])]))


def press(what: str) -> str:
    return f"""$('[data-do="{what}"]').click()"""


def test_one_question_after_the_other_stands_there() -> None:
    page = plan()
    back = """$('[data-do="back"]').disabled"""
    focus = "document.activeElement.textContent"
    assert page.run(f"[{NOW}, {back}, {focus}]") == [["safe"], True, page.run("document.body.textContent")]
    assert page.run(NEXT, f"[{NOW}, {back}, {focus}]") == [["court"], False, "court?"]
    assert page.run(NEXT, f"[{NOW}, $('form').hidden]") == [["money"], False]
    assert page.run(press("back"), f"[{NOW}, {focus}]") == [["court"], "court?"]
    assert page.run(press("back"), press("back"), f"[{NOW}, {back}]") == [["safe"], True]
    assert page.run("[$('[data-plan]').hasAttribute('data-live'), $('[data-needs-script]').dataset.needsScript]") == [True, "ready"]  # fmt: skip


def test_the_last_question_leads_to_the_plan_and_its_button_at_once() -> None:
    page = plan()
    hidden = "[$('form').hidden, $('[data-result]').hidden, document.activeElement === $('[data-result]')]"
    assert page.run(hidden) == [False, True, False]
    assert page.run(NEXT, NEXT, NEXT, hidden) == [True, False, True]
    assert plan().run(press("show"), hidden) == [True, False, True]


@pytest.mark.parametrize(
    ("answers", "listed", "said"),
    [
        ({}, {"today": ["call"]}, ""),
        ({"safe": "yes"}, {"today": ["sort"]}, "safe yes"),
        ({"safe": "no", "court": "claim"}, {"today": ["call"], "days": ["answer"]}, "safe no · court claim"),
        (
            {"money": "some", "safe": "yes"},
            {"today": ["sort"], "week": ["budget"], "later": ["rest"]},
            "safe yes · money some",
        ),
    ],
)
def test_what_she_chose_makes_the_list(answers: dict[str, str], listed: dict[str, list[str]], said: str) -> None:
    page = plan()
    for name, value in answers.items():
        page.run(f"""type('[name="{name}"][value="{value}"]', true)""")
    page.run(press("show"))
    assert page.run(LISTED) == {"today": [], "days": [], "week": [], "later": [], **listed}
    assert sorted(page.run(SEEN)) == sorted(layer for layer in listed)
    assert page.run("$('[data-answers]').textContent") == said
    assert page.run("$('[data-items]').children.length") == 5 - sum(map(len, listed.values()))


@pytest.mark.parametrize(
    ("day", "said", "calendar"),
    [
        ("", "没写日子", False),
        (TODAY, "第15天是2026年12月10日星期四。 假日", True),
        ("2026-11-26", "还没到", False),
        ("2026-11-10", "第15天是2026年11月25日星期三。 今天 假日", True),
        ("2026-11-09", "第15天是2026年11月24日星期二。 过了 假日", True),
    ],
)
def test_the_day_of_a_paper_is_counted_from(day: str, said: str, calendar: bool) -> None:
    page = answered("no", "claim", "unknown", day=day)
    assert page.run("$('[data-item=answer] [data-said]').textContent") == said
    assert page.run("""$('[data-do="calendar"]').hidden""") is not calendar
    assert page.run("$$('[data-items] [data-said], [data-layer=today] [data-said]').map((one) => one.textContent).join('')") == ""  # fmt: skip


def test_an_item_without_a_limit_brings_no_day_into_the_calendar() -> None:
    assert answered("no", "none", "some", day=TODAY).run("""$('[data-do="calendar"]').hidden""") is True


def test_the_days_go_to_her_calendar() -> None:
    page = answered("no", "claim", "unknown", day=TODAY)
    _, name, kind, text, plain = page.run(press("calendar"), "handed[0]")
    assert (name, kind, plain) == ("days.ics", "text/calendar;charset=utf-8", "2026-12-07 提前：最后一天\n2026-12-10 最后一天")  # fmt: skip
    assert "UID:answer-last-20261210@guide" in text and "DTSTAMP:20261125T040000Z" in text


TEXT = "today\n1. 打电话\n\ndays\n1. 答辩第15天是2026年12月10日星期四。 假日\n\nweek\n1. 算一算\n\nlater\n1. 以后\n"


def test_the_plan_is_copied_as_text() -> None:
    page = answered("no", "claim", "some", day=TODAY)
    assert page.run(press("copy"), "copied") == [TEXT]
    assert page.run("[$('[data-say]').textContent, $('[data-by-hand]').hidden]") == ["已复制。", True]
    page = answered("no", "none", "unknown")
    assert page.run(press("copy"), "copied") == ["today\n1. 打电话\n"]


@pytest.mark.parametrize(("what", "said"), [("copy", "请长按。 "), ("link", "请长按。 链接已复制。")])
def test_where_nothing_can_be_copied_it_stands_there(what: str, said: str) -> None:
    page = answered("no", "none", "unknown")
    page.run("noClipboard = true", press(what))
    assert page.run("[$('[data-say]').textContent, $('[data-by-hand]').hidden, copied]") == [said, False, []]
    assert page.run("$('[data-by-hand]').value") == ("today\n1. 打电话\n" if what == "copy" else f"{SITE}plan/?a=b#plan=no.none.unknown")  # fmt: skip
    page.run("noClipboard = false", press(what))
    assert page.run("$('[data-by-hand]').hidden") is True


@pytest.mark.parametrize("answers", [("no", "claim", "some", TODAY), ("yes", "none", "unknown")])
def test_a_link_carries_answers_and_day_and_brings_them_back(answers: tuple[str, ...]) -> None:
    page = plan("plan/?a=b#plan=" + ".".join(answers))
    assert page.run("location.href") == f"{SITE}plan/?a=b"  # they do not stay in the address
    assert page.run(press("link"), "copied") == [f"{SITE}plan/?a=b#plan=" + ".".join(answers)]
    assert page.run("$('[data-say]').textContent") == "链接已复制。"
    assert page.run("$$('input:checked').map((one) => one.value)") == list(answers[:3])


def test_what_she_did_not_choose_is_unknown_in_a_link() -> None:
    assert plan().run(press("show"), press("link"), "copied") == [f"{SITE}plan/#plan=unknown.unknown.unknown"]


def test_a_link_that_cannot_be_read_is_told_and_changes_nothing() -> None:
    page = plan("plan/#plan=no.none")
    assert page.run("[$('[data-say]').textContent, $('form').hidden, location.hash]") == ["读不出来。", False, ""]
    page.run("(location.hash = '#plan=yes.none.unknown', dispatchEvent(new Event('hashchange')))")
    assert page.run("$('form').hidden") is True
    other = plan("plan/#questions")
    assert other.run("[$('[data-say]').textContent, $('form').hidden, location.hash]") == ["", False, "#questions"]


def test_beginning_again_leaves_nothing() -> None:
    page = answered("no", "claim", "some", day=TODAY)
    page.run("noClipboard = true", press("copy"), press("again"))
    assert page.run("[$('form').hidden, $('[data-result]').hidden, $$('input:checked').length, $('[type=date]').value]") == [False, True, 0, ""]  # fmt: skip
    assert page.run("[$('[data-items]').children.length, $('[data-answers]').textContent, $('[data-say]').textContent]") == [5, "", ""]  # fmt: skip
    assert page.run("[$('[data-by-hand]').value, $('[data-by-hand]').hidden]") == ["", True]
    assert page.run("$$('[data-said]').map((one) => one.textContent).join('')") == ""
    assert page.run(f"[{NOW}, document.activeElement.textContent]") == [["safe"], "safe?"]


def test_the_plan_is_printed_with_what_is_folded() -> None:
    page = answered("no", "claim", "some", day=TODAY)
    kind, paper, text = page.run(press("print"), "handed[0]")
    assert (kind, paper, text) == ("print", "[data-result]", TEXT)
    assert page.run("[printed, document.documentElement.dataset.print]") == [1, "plan"]
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run("document.documentElement.dataset.print ?? null") is None
    page.run("dispatchEvent(new Event('beforeprint'))")  # by the browser's own menu
    assert page.run("[document.documentElement.dataset.print, $('details').open]") == ["plan", True]


def test_without_a_plan_the_page_prints_as_it_is() -> None:
    page = plan()
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run("[document.documentElement.dataset.print ?? null, $('details').open]") == [None, False]
