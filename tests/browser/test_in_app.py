"""An app's own browser: nothing prints, no file arrives, copying is refused, there is no service worker and no sharing, and it says
nothing of all that. Every button of every tool must then change what the reader sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.calculator_page import MODES, fill
from tests.conftest import LOCALES, PREFIX
from tests.html_page import built_pages
from tests.watch import wait_until

WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; V2203A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.103 "
    "Mobile Safari/537.36 XWEB/1300333 MMWEBSDK/20241202 MicroMessenger/8.0.56.2800(0x28003855) WeChat/arm64 NetType/4G"
)
# What such a view leaves out; blob: links go nowhere, as a file that was dropped.
STUBS = """() => {
  window.print = () => {};
  HTMLAnchorElement.prototype.click = function () { if (!this.download) this.dispatchEvent(new MouseEvent('click')); };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) } });
  Object.defineProperty(navigator, 'share', { value: undefined });
  delete Navigator.prototype.serviceWorker;
}"""
# All that a reader sees of a page: its visible words, what stands in its visible fields, what is ticked, open or selected.
SEEN = """() => {
  const shown = (node) => node.checkVisibility();
  const fields = [...document.querySelectorAll('input, textarea, select, img')].filter(shown);
  const folds = [...document.querySelectorAll('details')].map((fold) => fold.open);
  return JSON.stringify([document.body.innerText, fields.map((f) => [f.id, f.value, f.checked, (f.src || '').length]), folds,
    String(getSelection()), document.documentElement.dataset.theme ?? '', scrollY]);
}"""
PREFIXES = {folder.rstrip("/") for folder in PREFIX.values() if folder}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        user_agent=WECHAT, viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce"
    )
    context.add_init_script(f"({STUBS})()")
    yield context.new_page()
    context.close()


def pressed(page: Page, button: Locator, seconds: int = 20) -> None:
    """Press a button; what is seen must change."""
    name = button.inner_text() or button.get_attribute("aria-label") or ""
    before = page.evaluate(SEEN)
    button.click()
    try:
        wait_until(page, f"(before) => ({SEEN})() !== before", before, seconds)
    except Exception as error:
        raise AssertionError(f"{page.url}: the button '{name}' changed nothing") from error


def walk(page: Page, within: str) -> int:
    """Press every button that shows, first to last, as far as each is still there; how many were pressed."""
    buttons = page.locator(f"{within} button:visible:enabled")
    for place in range(count := buttons.count()):
        pressed(page, buttons.nth(min(place, buttons.count() - 1)))
    return count


def open_box(page: Page) -> str:
    """The text that stands beside what was dropped."""
    box = page.locator("[data-hand-over]")
    expect(box).to_be_visible()
    return box.locator("textarea").input_value()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_log_gives_its_entries_as_text(page: Page, site_url: str, locale: str) -> None:
    page.goto(f"{site_url}{PREFIX[locale]}checklists/contact-log/")
    expect(page.locator("[data-in-app]")).to_be_visible()
    expect(page.locator("[data-in-app]")).to_contain_text("···")
    page.fill("[name=said]", "今天必须还清")
    page.click("[data-log-form] [type=submit]")
    for name in ("export-csv", "export-json", "print"):
        pressed(page, page.locator(f"[data-{name}]"))
        expect(page.locator("[data-hand-over]")).to_be_visible()
        wait_until(page, "() => document.querySelector('[data-hand=text]').value.includes('今天必须还清')")
    pressed(page, page.locator("[data-print-blank]"))
    expect(page.locator("[data-told=print]")).to_be_visible()


def test_the_text_is_selected_where_copying_is_refused_and_drawn_as_a_picture(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}letters/hardship/")
    page.check("#gate-no")
    page.locator(".letter-form [data-kind]").first.fill("甲")
    page.click("[data-do=docx]")
    text = open_box(page)
    assert "甲" in text and text.count("\n") > 3
    page.click("[data-hand=copy]")
    expect(page.locator("[data-told=by-hand]")).to_be_visible()
    assert page.evaluate("document.querySelector('[data-hand=text]').selectionEnd") == len(text)
    page.click("[data-hand=draw]")
    picture = page.locator("[data-hand=picture] img")
    expect(picture).to_be_visible()
    size = picture.evaluate("async (img) => { await img.decode(); return [img.naturalWidth, img.naturalHeight]; }")
    assert size[0] == 720 and size[1] > 44 * text.count("\n")
    page.locator(".letter-form [data-kind]").first.fill("乙")  # what stands in the box is no longer the letter
    expect(page.locator("[data-hand-over]")).to_be_hidden()


@pytest.mark.parametrize("name", ("negotiate", "collector", "court-papers"))
def test_a_sheet_that_is_not_printed_is_there_as_text(page: Page, site_url: str, name: str) -> None:
    page.goto(f"{site_url}checklists/{name}/")
    page.locator(".check input").first.check()
    pressed(page, page.locator("[data-print]"))
    text = open_box(page)
    assert text.count("☑") == 1 and text.count("☐") == page.locator(".check").count() - 1
    assert text.rstrip().endswith(f"/checklists/{name}/")


def test_every_button_of_the_calculator(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}calculator/")
    expect(page.locator("[data-in-app]")).to_be_visible()
    for mode in MODES:
        fill(page, mode)
        part = page.locator(f"#calc-{mode}")
        for name in ("copy", "link", "csv", "print"):
            pressed(page, part.locator(f"[data-do={name}]:visible").first)
        assert open_box(page).count("\n") > 3, mode
        for dates in part.locator("[data-do=dates]:visible").all():
            pressed(page, dates)
            assert "-" in open_box(page).split(" ")[0]


def test_every_button_of_the_plan(page: Page, site_url: str) -> None:
    """With a day received, which the calendar needs, and without one."""
    for day in ("", "2026-11-20"):
        page.goto(f"{site_url}plan/#plan=safe.claim.bank.month.none.part{day and '.' + day}")
        expect(page.locator("[data-in-app]")).to_be_visible()
        for name in ("print", "copy", "link", *(["calendar"] if day else []), "again"):
            pressed(page, page.locator(f"[data-result] [data-do={name}]"))


def test_every_button_of_every_letter(page: Page, site_url: str, site_dir: Path) -> None:
    letters = sorted(file.parent.name for file in (site_dir / "letters").glob("*/index.html"))
    assert len(letters) > 10
    for name in letters:
        page.goto(f"{site_url}letters/{name}/")
        expect(page.locator("[data-in-app]")).to_have_count(1)
        if page.locator("#gate-no").count():
            page.check("#gate-no")
        for act in ("print", "copy", "text", "docx", "clear"):
            pressed(page, page.locator(f"[data-do={act}]"))
        day = page.locator("[data-deadline] button")
        if day.count():
            page.evaluate("for (const fold of document.querySelectorAll('.letter-form details')) fold.open = true")
            for field in page.locator(
                ".letter-form input[type=date]:visible"
            ).all():  # those of a line not ticked stay away
                field.fill("2026-11-20")
            pressed(page, day)
            assert "2026-1" in open_box(page)


def test_every_button_of_every_other_page(page: Page, site_url: str, site_dir: Path) -> None:
    """Words to say in guides, the booklet, the offline tool: whatever shows a button is walked."""
    pages = [file.parent.relative_to(site_dir).as_posix() for file in built_pages(site_dir)]
    names = [
        name
        for name in pages
        if name.split("/")[0] not in {*PREFIXES, "letters", "checklists", "calculator", "plan", "."}
    ]
    count = 0
    for name in names:
        page.goto(f"{site_url}{name}/")
        count += walk(page, "main")
    assert count > 50


def test_the_walk_sees_a_button_that_does_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guides/collectors/")
    page.evaluate("document.querySelector('h1').innerHTML += '<button id=dead>·</button>'")
    with pytest.raises(AssertionError, match="changed nothing"):
        pressed(page, page.locator("#dead"), seconds=3)
