"""The plan in a real browser: six questions by keyboard, one printed page, nothing kept, nothing in the address."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from engine.plan.plan import load_plan
from tests.browser.test_weight import SHIFT_AND_TASKS, sent_bytes
from tests.conftest import LOCALES, PREFIX, ROOT, downloaded
from tests.html_page import built_pages
from tests.pdf_text import texts
from tests.watch import Watch

PLAN = load_plan(ROOT / "data" / "plan.yml")
ANSWERS = {"safe": "safe", "court": "order", "lender": "bank", "late": "longer", "contact": "others", "money": "part"}
FULLEST = [
    ANSWERS,
    {"safe": "threatened", "court": "claim", "lender": "unknown", "late": "month", "contact": "visit", "money": "roof"},
    {
        "safe": "danger",
        "court": "enforcement",
        "lender": "small",
        "late": "quarter",
        "contact": "others",
        "money": "roof",
    },
    {
        "safe": "danger",
        "court": "enforcement",
        "lender": "tricked",
        "late": "old",
        "contact": "others",
        "money": "roof",
    },
    {
        "safe": "threatened",
        "court": "enforcement",
        "lender": "notmine",
        "late": "old",
        "contact": "police",
        "money": "roof",
    },
    *(  # the most letters of all
        {
            "safe": "threatened",
            "court": "enforcement",
            "lender": "tricked",
            "late": "paid",
            "contact": contact,
            "money": "roof",
        }
        for contact in ("fraud", "others")
    ),
    {  # and the most of the days before a claim is answered
        "safe": "threatened",
        "court": "claim",
        "lender": "tricked",
        "late": "old",
        "contact": "fraud",
        "money": "roof",
    },
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(timezone_id="Asia/Shanghai")
    yield context.new_page()
    context.close()


def address(answers: dict[str, str], day: str = "") -> str:
    return "#plan=" + ".".join([*(answers[name] for name in PLAN.questions), *([day] if day else [])])


def test_six_questions_by_keyboard_give_a_plan(context: BrowserContext, site_url: str) -> None:
    watch = Watch(context, site_url)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}plan/")
    for name, answer in ANSWERS.items():
        expect(page.locator("fieldset:visible")).to_have_count(1)
        page.locator(f"#{name}-{answer}").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    expect(page.locator("[data-result]")).to_be_focused()
    expect(page.locator("[data-layer=today] > li")).to_have_count(3)
    expect(page.locator("[data-layer=today] > li").first).to_have_attribute("data-item", "order")
    expect(page.locator("[data-layer=days] [data-said]")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("[data-do=again]")
    expect(page.locator("fieldset:visible legend")).to_be_focused()
    assert page.locator("input:checked").count() == 0
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    watch.assert_sealed()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_fullest_plans_print_on_one_page(page: Page, site_url: str, locale: str) -> None:
    for answers in FULLEST:
        page.goto("about:blank")
        page.goto(f"{site_url}{PREFIX[locale]}plan/{address(answers, '2026-11-20')}")
        expect(page.locator("[data-result]")).to_be_visible()
        (text,) = texts(page.pdf(format="A4"))
        assert "12368" in text


def test_answers_of_an_address_do_not_stay_in_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}plan/{address(ANSWERS, '2026-11-20')}")
    assert "#" not in page.url
    assert page.is_checked("#court-order") and page.input_value("#court-day") == "2026-11-20"
    text = downloaded(page, lambda: page.click("[data-do=calendar]")).read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 2 and "DTSTART;VALUE=DATE:20261205" in text


@pytest.mark.parametrize(
    "wrong", ["#plan=", "#plan=a.b.c", "#plan=%22%5D%3Cimg%3E.x.x.x.x.x", "#plan=safe.order.bank.old.none.part.x.y"]
)
def test_a_wrong_address_is_told(page: Page, site_url: str, wrong: str) -> None:
    page.goto("about:blank")
    page.goto(f"{site_url}plan/{wrong}")
    assert "#" not in page.url
    expect(page.locator("form")).to_be_visible()
    assert page.locator("input:checked").count() == 0


def test_without_scripts_it_is_a_page_of_decisions(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}plan/")
    expect(page.locator("fieldset:visible")).to_have_count(len(PLAN.questions))
    expect(page.locator(".plan-links a[href$='court/#payment-order']")).to_be_visible()
    expect(page.locator("[data-do]:visible")).to_have_count(0)
    context.close()


def test_every_answer_of_every_question_can_be_chosen(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/plan/")
    found = page.evaluate(
        "[...document.querySelectorAll('[data-question] input[type=radio]')].map((i) => i.name + i.value)"
    )
    assert found == [name + answer for name, about in PLAN.questions.items() for answer in about["answers"]]


def test_nothing_moves_while_the_plan_loads(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    for width, prefix in itertools.product((360, 1280), PREFIX.values()):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(f"{site_url}{prefix}plan/")
        assert page.evaluate(SHIFT_AND_TASKS)["shift"] == 0, (width, prefix)


def test_letters_and_plan_are_light_and_load_on_their_pages_only(site_dir: Path) -> None:
    """12 KB packed, both scripts and their style together."""
    files = [next((site_dir / "assets").glob(name)) for name in ("letter.*.mjs", "plan.*.mjs", "letters.*.css")]
    assert sum(sent_bytes(site_dir, f"assets/{file.name}") for file in files) <= 12 * 1024
    for path in built_pages(site_dir):
        loads = files[1].name in path.read_text(encoding="utf-8")
        assert loads is (path.parent.name == "plan"), path
