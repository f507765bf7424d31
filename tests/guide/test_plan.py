"""Every combination of answers: always something to do today, danger first, nothing that promises for a debt that is old or is not hers,
no day missed, no item unreached."""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from engine.content.words import load_words
from engine.content.yaml_file import read_yaml
from engine.deadlines.deadlines import load_deadlines
from engine.plan.page import OWN, Site, plan_findings, plan_html
from engine.plan.plan import LAYERS, choose, holds, load_plan
from tests.conftest import ROOT
from tests.letters.node import run

PLAN = load_plan(ROOT / "data" / "plan.yml")
RULES = PLAN.rules
ITEMS = {item.id: item for item in PLAN.items}
WORDS = load_words(ROOT / "data" / "strings.yml", "en")
SITE = Site("to {}".format, str, str)
ORDER = {item.id: number for number, item in enumerate(PLAN.items)}
DECIDED = ("judgment", "award", "enforcement")
PAPERS = ("locked", "freeze", "order", "claim", "arbitration", *DECIDED)
PAYS = re.compile(
    r"还清|付清|能拿出|商量怎么还|以前付|做得到的数|提分期|宽限|要一份明细|(?:多半|还是)还?要还"
)  # as the plan's own sentences say it


def combinations() -> Iterator[dict[str, str]]:
    names = list(PLAN.questions)
    for answers in itertools.product(*(PLAN.questions[name]["answers"] for name in names)):
        yield dict(zip(names, answers, strict=True))


@cache
def plans() -> list[tuple[dict[str, str], dict[str, list[str]]]]:
    """The plan of every combination of answers."""
    return [(answers, choose(RULES, answers)) for answers in combinations()]


def ways(ids: list[str]) -> list[int]:
    return [ORDER[name] for name in ids]


@pytest.mark.proof
def test_every_combination_of_answers_has_its_plan() -> None:
    seen: set[str] = set()
    count = 0
    for answers, plan in plans():
        count += 1
        flat = [name for layer in LAYERS for name in plan[layer]]
        seen.update(flat)
        assert len(flat) == len(set(flat))
        assert 1 <= len(plan["today"]) <= PLAN.limits["today"], answers
        assert len(plan["week"]) <= PLAN.limits["week"], answers
        assert ways(plan["today"]) == sorted(ways(plan["today"])), "the strongest first"
        assert ways(plan["days"]) == sorted(ways(plan["days"]))
        if answers["safe"] in ("danger", "overwhelmed"):
            assert all("safe" in condition for name in plan["today"] for condition in ITEMS[name].when), answers
        if answers["safe"] == "threatened":
            assert plan["today"][0] == "threats"
        if answers["court"] in ("freeze", "order", "claim", "arbitration", *DECIDED):
            assert plan["days"], answers
        told = missed(answers, plan)
        assert not told, (answers, told)
    assert count == 5 * 12 * 6 * 9 * 10 * 6
    assert seen == set(ITEMS), "no item is unreached"


def missed(answers: dict[str, str], plan: dict[str, list[str]]) -> list[str]:
    """What a plan may never lack or hold, and does; nothing where it is as it must be."""
    return [*missed_of_the_debt(answers, plan), *missed_of_where_it_stands(answers, plan)]


def missed_of_where_it_stands(answers: dict[str, str], plan: dict[str, list[str]]) -> list[str]:
    """A debt that is paid, an agreement that is kept, money that went to a fraud, an agent who holds her password, an account to pay into."""
    told, flat = [], {name for layer in LAYERS for name in plan[layer]}
    hers, late, contact = answers["lender"] != "notmine", answers["late"], answers["contact"]
    if late == "paid":
        if found := [name for name in flat if ITEMS[name].promises or PAYS.search(ITEMS[name].about["say"]["zh"])]:
            told.append(f"paid, and to be paid again: {found}")
        told += [
            f"paid, and told to pay: {name}" for name in ("pay-day", "order-day", "account", "tricked") if name in flat
        ]
        if hers and answers["court"] in DECIDED and "decided-paid" not in plan["days"]:
            told.append("paid, and nothing says what to do about the decision")
    if late == "deal":
        anew = {"offer", "pay", "claim-pay", "grace", "call", "enforcement-terms", "budget"} & flat
        told += [f"an agreement is kept, and another is offered: {name}" for name in anew]
    cheated = contact == "fraud" or answers["lender"] == "tricked"  # what an item on the fraud says is not said again
    wanted = {
        "paid": hers and late == "paid" and not cheated,
        "paid-too": hers and late == "paid" and cheated,
        "deal": hers and late == "deal",
        "tricked": answers["lender"] == "tricked" and late != "paid",
        "tricked-paid": answers["lender"] == "tricked" and late == "paid",
        "agent": contact == "agent",
        "paid-fraud": contact == "fraud",
    }
    soon = {*plan["today"], *plan["week"]}
    told += [f"{name} is {'' if due else 'not '}due" for name, due in wanted.items() if (name in soon) != due]
    papers = {"claim": "write-tricked", "order": "write-tricked-else", "arbitration": "write-tricked-else"}
    for name in ("write-tricked", "write-tricked-else"):
        if (name in plan["days"]) != (answers["lender"] == "tricked" and papers.get(answers["court"]) == name):
            told.append(f"{name}: that she was cheated is told in the wrong way")
    calls = ("lender", "collector", "others", "agent", "visit", "police", "fraud")
    if hers and late != "paid" and contact in calls and "account" not in flat:
        told.append("nothing asks whose account it is")
    return told


def missed_of_the_debt(answers: dict[str, str], plan: dict[str, list[str]]) -> list[str]:
    told, flat = [], [name for layer in LAYERS for name in plan[layer]]
    court, old = answers["court"], answers["late"] in ("old", "unknown")
    hers, decided = answers["lender"] != "notmine", answers["court"] in DECIDED
    if (not hers or (old and not decided)) and any(ITEMS[name].promises for name in flat):
        told.append("it promises")
    if not hers and (found := [name for name in flat if PAYS.search(ITEMS[name].about["say"]["zh"])]):
        told.append(f"a loan that is not hers: {found}")
    if not hers and not {"not-mine", "decided-not-mine"} & {*plan["today"], *plan["week"], *plan["days"]}:
        told.append("nothing says what to do about a loan that is not hers")
    if answers["contact"] == "creditor":  # whom to pay is asked before anybody is paid
        told += [name for name in ("pay", "offer", "claim-pay", "account") if name in flat]
        if hers and (answers["late"] in ("old", "paid")) == ("creditor-pay" in flat):  # these are told to pay nobody
            told.append("whom to pay is told in the wrong way")
    if (
        court == "enforcement"
        and answers["money"] == "all"
        and hers
        and (answers["late"] in ("old", "paid", "deal")) == ("enforcement-pay" in flat)
    ):
        told.append("that she may pay what is enforced is told in the wrong way")
    if old and court in ("claim", "arbitration", "order"):
        wanted = "order-day-old" if court == "order" else "write-limitation"
        told += [] if wanted in plan["days"] else ["limitation is not to be written"]
    if not hers and court in ("claim", "arbitration") and "write-not-mine" not in plan["days"]:
        told.append("that it is not hers is not to be written")
    named = {court, *(["frozen-third"] if not hers else [])}  # however many things there are, today names the paper
    if court in PAPERS and answers["safe"] not in ("danger", "overwhelmed") and not named & set(plan["today"]):
        told.append("a paper from a court is hidden")
    if court in ("judgment", "award") and not {"pay-day", "decided-not-mine", "decided-paid"} & set(plan["days"]):
        told.append("no day to pay")
    if answers["late"] == "old" and ("decided-old" in plan["days"], "old" in flat) != (decided, not decided):
        told.append("an old debt is told in the wrong way")
    return told


@pytest.mark.proof
def test_both_languages_choose_the_same() -> None:
    every = [*plans(), *((answers, choose(RULES, answers)) for answers in ({}, {"safe": "danger"}, {"court": "order"}))]
    found = run("plan/choose.mjs", "choose", [[answers] for answers, _ in every], first=[RULES])
    assert found == [plan for _, plan in every]


@pytest.mark.proof
def test_nothing_that_matters_is_missed() -> None:
    """Every eleventh combination: 11 divides no number of answers, so each two answers of two questions meet."""
    told = {
        str(answers): missed(answers, choose(RULES, answers))
        for answers in itertools.islice(combinations(), 0, None, 11)
    }
    assert len(told) > 5000
    assert {answers: found for answers, found in told.items() if found} == {}


def test_no_answer_at_all_is_unknown_to_everything() -> None:
    unknown = dict.fromkeys(PLAN.questions, "unknown")
    assert choose(RULES, {}) == choose(RULES, unknown)
    assert choose(RULES, {})["today"] == ["court-unknown", "find-lender", "budget"]


@pytest.mark.parametrize(
    ("answers", "today"),
    [
        ({"safe": "danger", "court": "order"}, ["danger", "helper"]),
        ({"safe": "safe", "court": "freeze", "late": "quarter"}, ["freeze"]),
        ({"safe": "threatened", "court": "claim"}, ["threats", "claim"]),
        ({"contact": "police"}, ["police-like"]),
        ({"safe": "safe", "court": "none", "lender": "notmine", "late": "longer", "contact": "collector", "money": "part"}, ["not-mine", "collector"]),
        ({"safe": "safe", "court": "locked", "lender": "bank", "money": "nothing"}, ["locked", "freeze-living", "nothing"]),
        ({"safe": "safe", "court": "none", "late": "old", "contact": "creditor", "lender": "bank", "money": "nothing"}, ["old", "creditor", "nothing"]),
    ],
)  # fmt: skip
def test_what_comes_first(answers: dict[str, str], today: list[str]) -> None:
    assert choose(RULES, answers)["today"][: len(today)] == today


def test_there_are_at_most_six_questions() -> None:
    assert len(PLAN.questions) <= 6
    assert all("unknown" in question["answers"] for question in PLAN.questions.values())


ITEM: dict[str, Any] = {
    "id": "x",
    "at": "today",
    "when": [{"safe": ["safe"]}],
    "step": "faq",
    "say": {"zh": "x", "en": "x"},
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"when": [{"nobody": ["safe"]}]}, "no question 'nobody'"),
        ({"when": [{"safe": ["perhaps"]}]}, "no answer 'perhaps'"),
        ({"at": "tomorrow"}, "at is 'tomorrow'"),
        ({"why": 1}, "unknown 'why'"),
        ({"unless": [{"safe": ["safe"]}]}, "no combination of answers leads to it"),
        ({"when": [{"lender": ["notmine"]}], "promises": True}, "no combination of answers leads to it"),
    ],
)
def test_a_wrong_item_is_told(tmp_path, change: dict[str, Any], words: str) -> None:  # type: ignore[no-untyped-def]
    questions: dict[str, Any] = {
        name: {"ask": {}, "answers": {key: {} for key in about["answers"]}} for name, about in PLAN.questions.items()
    }
    path = tmp_path / "plan.yml"
    tree = {
        "limits": {},
        "hold": PLAN.hold,
        "alone": [],
        "phones": [],
        "questions": questions,
        "items": [{**ITEM, **change}],
    }
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(ValueError, match=r"plan\.yml: items: x: ") as error:
        load_plan(path)
    assert words in str(error.value)


@pytest.mark.parametrize("name", ["hold", "alone"])
def test_an_answer_that_is_none_is_told_where_it_stands(tmp_path, name: str) -> None:  # type: ignore[no-untyped-def]
    """Not at the first item, which has nothing to do with it."""
    tree = {"limits": {}, "hold": [], "alone": [], "phones": [], "questions": PLAN.questions, "items": [ITEM]}
    path = tmp_path / "plan.yml"
    path.write_text(json.dumps({**tree, name: [{"safe": ["perhaps"]}]}), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"plan\.yml: {name}: the question 'safe' has no answer 'perhaps'"):
        load_plan(path)


def test_what_is_not_there_is_told() -> None:
    found = plan_findings(PLAN, {}, {"hardship": True}, [], ["answer"])
    assert len([text for text in found if "there is no '" in text]) >= len(PLAN.items)
    assert any("no letter 'statement'" in text for text in found)
    assert any("no phone '12348'" in text for text in found)
    assert any("no limit 'payment-order'" in text for text in found)


def test_whom_to_call_in_danger_is_the_regions_own() -> None:
    """A number that cannot be dialled where she is would be the worst of all answers: no sentence names one."""
    site = Site(str, str, "<{}>".format, {"lines": ("1925", "119"), "police": ("110", "119"), "report": ("110",)})
    assert site.phones(["lines", "12348"]) == ['<span class="region-lines"><1925> <119></span>', "<12348>"]
    assert site.phones(["report"]) == ['<span class="region-lines"><110></span>']
    assert site.phones(["police"]) == ['<span class="region-lines"><110> <119></span>']
    assert "lines" in PLAN.phones
    own = {"overwhelmed": "lines", "danger": "police", "threats": "police"}
    assert {name: ITEMS[name].about["phones"] for name in own} == {name: [of] for name, of in own.items()}
    cards = read_yaml(ROOT / "data" / "crisis_cards.yml")
    regional = {number for card in cards.values() for name in ("lines", "police") for number in card[name]}
    assert {"110", "999", "1925"} <= regional
    said = {item.id: set(re.findall(r"\d{3,}", str(item.about["say"]))) & regional for item in PLAN.items}
    assert not any(said.values()), said


def test_a_paper_has_the_date_of_its_own_limit() -> None:
    """Every date is counted from the day that the paper came, so a limit that runs from another day has none."""
    limits = {item.id: item.about["deadline"] for item in PLAN.items if "deadline" in item.about}
    assert limits == {
        "freeze-day": "freeze-review",
        "order-day": "payment-order",
        "order-day-old": "payment-order",
        "claim-day": "answer",
        "judgment-day": "appeal",
        "award-day": "award",
    }
    for court, named in (
        ("judgment", ["judgment-day", "judgment-late", "pay-day"]),
        ("award", ["award-day", "pay-day"]),
        ("mediation", []),
    ):
        assert choose(RULES, {"court": court})["days"] == named


@pytest.mark.parametrize(
    ("late", "named"), [("quarter", "order-day"), ("old", "order-day-old"), ("unknown", "order-day-old")]
)
def test_a_payment_order_for_an_old_debt_is_objected_to_and_not_paid(late: str, named: str) -> None:
    """To pay would end the right to refuse; to say nothing would let the order be enforced."""
    plan = choose(RULES, {"court": "order", "late": late})
    assert plan["days"] == [named]
    assert ITEMS["order-day-old"].about["deadline"] == "payment-order"
    assert not re.search(r"还清|or pay\b", str(ITEMS["order-day-old"].about["say"]))


@pytest.mark.parametrize(("asked_for", "leads"), [(1, True), (3, True), (4, False)])
def test_without_a_script_an_answer_leads_to_what_is_asked_for_by_few_answers(asked_for: int, leads: bool) -> None:
    """A step for nearly every answer is no answer to one of them."""
    name, about = next((name, about) for name, about in PLAN.questions.items() if len(about["answers"]) > 3)
    answers = list(about["answers"])
    item = replace(PLAN.items[0], when=[{name: answers[:asked_for]}], about={**PLAN.items[0].about, "step": "its#step"})
    html = plan_html(replace(PLAN, items=(item,)), load_deadlines(ROOT / "data" / "deadlines.yml"), WORDS, "en", SITE)
    choice = html[html.index(f'id="{name}-{answers[0]}"') :].partition("</div>")[0]
    assert ('<span class="plan-links"> <a href="to its#step">' in choice) is leads


def test_a_condition_holds_when_all_its_questions_do() -> None:
    assert holds([{"a": ["1"], "b": ["2"]}], {"a": "1", "b": "2"})
    assert not holds([{"a": ["1"], "b": ["2"]}], {"a": "1"})
    assert holds([{"a": ["unknown"]}], {})
    assert not holds([], {})


@pytest.mark.parametrize(
    ("about", "promises", "told"),
    [
        ({"letter": "admits"}, False, "admits the debt. Write 'promises: true'"),
        ({"letter": "admits"}, True, ""),
        ({"letter": "neutral"}, False, ""),
        ({"letter": "lost"}, False, "there is no letter 'lost'"),
        ({"sheet": "lost"}, False, "there is no 'lost'"),
        ({"phones": ["12348", "5"]}, False, "there is no phone '5'"),
        ({"phones": ["12348", "110"]}, False, "110 is not the number to dial in every region"),
        ({"phones": ["police"]}, False, ""),
        ({"deadline": "lost"}, False, "there is no limit 'lost'"),
        ({}, False, ""),
    ],
)
def test_what_an_item_names_is_there_and_says_what_it_promises(
    about: dict[str, Any], promises: bool, told: str
) -> None:
    item = replace(PLAN.items[0], about={"step": "faq", **about}, promises=promises)
    letters = {"admits": True, "neutral": False}
    known = ["12348", "110", *OWN]
    found = plan_findings(replace(PLAN, items=(item,)), {"faq": 1}, letters, known, ["answer"], regional=["110"])
    assert len(found) == bool(told) and all(told in text for text in found)


def test_a_payment_order_for_a_loan_that_is_not_hers_is_objected_to_and_not_paid() -> None:
    assert choose(RULES, {"court": "order", "lender": "notmine", "late": "quarter"})["days"] == ["order-day-old"]


def test_who_froze_an_account_is_asked_before_anything_is_written() -> None:
    """Preservation, enforcement, the bank, the police: each is answered in another way."""
    plan = choose(RULES, {"safe": "safe", "court": "locked", "late": "month"})
    letters = [ITEMS[name].about.get("letter", "") for layer in LAYERS for name in plan[layer]]
    assert plan["today"][0] == "locked" and not {"freeze-review", "living-cost"} & set(letters)
    assert not any(ITEMS[name].promises for layer in LAYERS for name in plan[layer])
    assert "freeze-living" in choose(RULES, {"court": "enforcement", "safe": "safe"})["today"]


def test_instalments_in_enforcement_do_not_hang_on_the_age_of_the_debt() -> None:
    """After a judgment the two years count; the letter's own gate asks about them."""
    for late in PLAN.questions["late"]["answers"]:
        plan = choose(RULES, {"court": "enforcement", "late": late})
        named = late if late in ("deal", "paid") else "enforcement-terms"  # what is agreed or paid is not offered anew
        assert any(named in plan[layer] for layer in LAYERS)


def test_a_confirmed_deal_is_no_duty() -> None:
    assert "mediation-confirm" in choose(RULES, {"court": "mediation"})["week"]
    assert re.search("你可以选", ITEMS["mediation-confirm"].about["say"]["zh"])


def test_without_a_script_a_step_is_linked_under_its_narrowest_question() -> None:
    """A payment order on an old debt asks for two answers of one question and one of another: it is linked under the order alone."""
    html = plan_html(PLAN, load_deadlines(ROOT / "data" / "deadlines.yml"), WORDS, "en", SITE)
    linked = {
        match[1]: re.findall(r'href="to ([^"]+)"', match[2])
        for match in re.finditer(r'id="(\w+-\w+)" value="[^"]*">.*?</label>(.*?)</div>', html)
    }
    assert "guides/court#payment-order" in linked["court-order"]
    assert not {"guides/court#payment-order"} & {*linked["late-old"], *linked["late-unknown"]}
    assert linked["late-old"][0] == "guides/overdue#limitation-period"


def test_the_two_years_of_enforcement_are_told_whatever_the_age_of_the_debt() -> None:
    """But to her who keeps a settlement, and would let it lapse while she asks."""
    told = {
        late: "enforcement-late" in choose(RULES, {"court": "enforcement", "late": late})["days"]
        for late in PLAN.questions["late"]["answers"]
    }
    assert [late for late, is_told in told.items() if not is_told] == ["deal"]


FALSE_HELP = re.compile(r"(?:收费|先收钱)[^。]*骗子")
TRACES = re.compile(r"转账[^。]*(?:留|交上)|(?:留|交上)[^。]*转账")


@pytest.mark.parametrize("name", ["paid-fraud", "tricked", "tricked-paid", "paid"])
def test_who_lost_money_to_a_fraud_is_told_whom_to_call_and_of_the_next_fraud(name: str) -> None:
    """Police and bank at once, the traces kept; whoever offers to get it back for a fee is a fraud too."""
    say, phones = ITEMS[name].about["say"], ITEMS[name].about["phones"]
    assert ITEMS[name].at == "today" and "report" in phones and "police" not in phones  # no ambulance
    assert ("银行" in say["zh"] and "马上" in say["zh"]) or name == "tricked"
    assert FALSE_HELP.search(say["zh"]) and re.search("fraud too", say["en"])
    assert TRACES.search(say["zh"]) and re.search(r"transfer", say["en"])


def test_what_a_false_collector_got_does_not_count_until_it_is_proved() -> None:
    """Whether she says that she has paid or not: the debt and its dates stay, and nobody tells her that it is over."""
    for late in PLAN.questions["late"]["answers"]:
        plan = choose(RULES, {"safe": "safe", "court": "claim", "late": late, "contact": "fraud"})
        assert plan["today"][:2] == ["paid-fraud", "claim"] and "claim-day" in plan["days"]
    for name in ("paid-fraud", "paid", "tricked-paid"):
        assert re.search("多半不算还", ITEMS[name].about["say"]["zh"])
        assert re.search("mostly does not count", ITEMS[name].about["say"]["en"])


def test_the_answer_to_a_claim_has_room_for_her_who_was_cheated() -> None:
    item = ITEMS["write-tricked"]
    letter = (ROOT / "docs" / "letters" / f"{item.about['letter']}.md").read_text(encoding="utf-8")
    assert "[ ] cheated: " in letter and "[field:cheated]" in letter and "[field:police_no]" in letter
    assert not item.promises and not re.search("不用还|(?<!不)一定|保证", item.about["say"]["zh"])
