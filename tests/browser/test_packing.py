"""The packed guide, opened from a folder as a double-click does."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from scripts.packing import main, pack
from tests.browser.calculator_page import INPUTS, fill, part
from tests.conftest import PREFIX


@pytest.fixture(scope="module")
def folder(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two languages, unpacked."""
    place = tmp_path_factory.mktemp("packed")
    with zipfile.ZipFile(pack(site_dir, place / "guide.zip", {"zh-TW", "en"})) as packed:
        packed.extractall(place)
    return place / "repayment-guide"


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_every_page_opens_from_the_folder_and_every_link_leads_to_a_file(
    context: BrowserContext, folder: Path, locale: str
) -> None:
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "requestfailed", lambda request: wrong.append(request.url) if request.failure != "net::ERR_ABORTED" else None
    )
    page.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
    pages = sorted((folder / locale).rglob("index.html"))
    for path in pages:
        page.goto(path.as_uri())
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map(({ href }) => href)")
        files = {link.partition("#")[0] for link in links if link.startswith("file:")}
        wrong += [f"{path}: {file}" for file in files if not Path(file.removeprefix("file://")).is_file()]
    assert len(pages) > 20
    assert wrong == []


def test_the_checklist_and_the_log_work_from_the_folder(context: BrowserContext, folder: Path) -> None:
    page = context.new_page()
    page.goto((folder / "zh-TW/checklists/negotiate/index.html").as_uri() + "#offer=100000.5.500000.2027-01-15")
    expect(page.locator("#offer-total")).to_have_value("5,000.00")
    page.check("[data-keep]")
    page.reload()
    expect(page.locator("#offer-total")).to_have_value("5,000.00")
    page.goto((folder / "en/checklists/contact-log/index.html").as_uri())
    page.fill("[name=time]", "23:10")
    page.click("[data-log-form] [type=submit]")
    expect(page.locator(".marks a").first).to_have_attribute("href", "../../rules/index.html#gbt-hours")


def test_the_calculator_works_from_the_folder_and_its_proposal_reaches_the_sheet(
    context: BrowserContext, folder: Path
) -> None:
    page = context.new_page()
    page.goto((folder / "zh-TW/calculator/index.html").as_uri())
    fill(page, "compare-plans", INPUTS["compare-plans"])
    offer = part(page, "compare-plans").locator("a[href*='#offer=']").first
    expect(offer).to_be_visible()
    offer.click()
    expect(page.locator("#offer-total")).not_to_have_value("")


def test_it_says_what_does_not_work_and_begins_at_the_top(context: BrowserContext, folder: Path) -> None:
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")
    expect(page.locator("main")).to_contain_text("Search, keeping pages and automatic updates do not work here")
    page.goto((folder / "zh-TW/about/index.html").as_uri())
    expect(page.locator("main")).to_contain_text("不連網也能看")
    assert page.locator("[data-offline]").count() == 0
    assert page.locator("header [hreflang]").count() == 2, "only the languages that are in the zip"


def test_the_same_site_makes_the_same_zip(site_dir: Path, tmp_path: Path) -> None:
    made = [pack(site_dir, tmp_path / name, {"en"}).read_bytes() for name in ("a.zip", "b.zip")]
    assert made[0] == made[1]


def test_an_unknown_language_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zh-tw"]) == 1
    assert "no language 'zh-tw'" in capsys.readouterr().err
    assert set(PREFIX) == {"zh-Hans", "zh-TW", "zh-HK", "en"}
