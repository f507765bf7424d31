"""A cry for help gets its card at once: before the index, without a trace, in each region's words, on the 404 page without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import LOCALES, PREFIX
from tests.search.ask import OPEN, RESULT

CARD = "[data-search-care]"
LONG = 60_000  # ms: a long text is read between frames, and the machine may be busy
NUMBERS = {
    "zh-Hans": ["12356", "110", "120"],
    "zh-TW": ["1925", "1995", "119"],
    "zh-HK": ["18111", "2389 2222", "999"],
    "en": ["12356", "110", "120"],
}
RESCUE = {
    "zh-Hans": ["120", "110", "12356"],
    "zh-TW": ["119", "110", "1925"],
    "zh-HK": ["999", "18111"],
    "en": ["120", "110", "12356"],
}
TYPED = {"zh-Hans": "我不想活了", "zh-TW": "好想燒炭", "zh-HK": "唔想做人", "en": "better off dead"}


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    page.click(OPEN)
    return page


@pytest.mark.parametrize("locale", LOCALES)
def test_the_card_comes_before_the_index_in_the_words_of_the_region(
    browser: Browser, site_url: str, locale: str
) -> None:
    context = browser.new_context()
    context.route("**/index.*.json", lambda route: None)  # never answered
    page = opened(context.new_page(), f"{site_url}{PREFIX[locale]}guides/process/")
    page.keyboard.insert_text(TYPED[locale])
    card = page.locator(CARD)
    expect(card.get_by_role("heading")).to_be_visible()
    assert card.locator(".crisis__lines a").all_inner_texts() == NUMBERS[locale]
    assert card.locator(".crisis__lines a").first.get_attribute("href") == f"tel:{NUMBERS[locale][0].replace(' ', '')}"
    assert all(
        box["height"] >= 44 for box in (link.bounding_box() for link in card.locator(".crisis__lines a").all()) if box
    )
    assert card.get_attribute("role") == "status"
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    context.close()


HURT = {
    "zh-Hans": "刚割了手腕，血止不住",
    "zh-TW": "剛剛吞了整瓶安眠藥",
    "zh-HK": "我啱啱𠝹咗手",
    "en": "just took all my pills",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_who_is_hurt_at_this_moment_reads_the_ambulance_first(browser: Browser, site_url: str, locale: str) -> None:
    context = browser.new_context()
    context.route("**/index.*.json", lambda route: None)  # never answered
    page = opened(context.new_page(), f"{site_url}{PREFIX[locale]}guides/process/")
    page.keyboard.insert_text(HURT[locale])
    expect(page.locator(f"{CARD} .crisis__lines a")).to_have_text(RESCUE[locale])
    expect(page.locator(f"{CARD} p a").first).to_have_text(RESCUE[locale][0])
    context.close()


def test_a_cry_in_the_middle_of_a_long_pasted_text_gets_its_card_and_no_address(
    browser: Browser, site_url: str
) -> None:
    """Some 50 kB, read a few pieces at a time; until all is read it stands in no address."""
    context = browser.new_context()
    page = opened(context.new_page(), f"{site_url}guides/process/")
    before_and_after = told(400)
    before = page.url
    page.locator("#search input").fill("".join([*before_and_after, "我不想活了。", *before_and_after]))
    expect(page.locator(f"{CARD} h2")).to_be_visible(timeout=LONG)
    expect(page.locator(RESULT).first).to_be_visible(timeout=LONG)
    assert page.url == before
    page.locator("#search input").fill("".join(before_and_after))
    expect(page.locator(f"{CARD} h2")).to_have_count(0, timeout=LONG)
    expect(page).not_to_have_url(before, timeout=LONG)  # read to its end, the question is in the address
    context.close()


def told(count: int) -> list[str]:
    return [f"第{number}次，他们又打给我的家人，说下个月要上门。" for number in range(count)]


def test_a_cry_in_the_middle_of_a_few_pieces_gets_its_card_and_results(browser: Browser, site_url: str) -> None:
    """The card comes after the question was asked: it is asked anew, and not left without an answer."""
    context = browser.new_context()
    page = opened(context.new_page(), f"{site_url}guides/process/")
    page.locator("#search input").fill("".join([*told(60), "我不想活了。", *told(60)]))
    expect(page.locator(f"{CARD} h2")).to_be_visible(timeout=LONG)
    expect(page.locator(RESULT).first).to_be_visible(timeout=LONG)
    context.close()


def test_a_cry_that_a_long_text_replaces_stands_in_no_address(browser: Browser, site_url: str) -> None:
    """The long text is read to its end before the worker answers it: what is shown until then is the cry's own list."""
    context = browser.new_context()
    context.add_init_script(
        "window.kept = []; const put = history.replaceState;"
        "history.replaceState = function (...given) { kept.push(String(given[2])); return put.apply(this, given); };"
    )
    context.route("**/asked*.json", lambda route: None)  # an answer that is not sure waits for it
    page = opened(context.new_page(), f"{site_url}guides/process/")
    before = page.url
    page.keyboard.insert_text("我想死")
    expect(page.locator(RESULT).first).to_be_visible()
    page.locator("#search input").fill("".join(f"苹果{number}香蕉" for number in range(400)))
    expect(page.locator(f"{CARD} h2")).to_have_count(0, timeout=LONG)
    expect(page).not_to_have_url(before, timeout=LONG)
    assert [url for url in page.evaluate("kept") if "%E6%AD%BB" in url] == []
    context.close()


def test_wordings_that_could_not_be_fetched_are_asked_for_again(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.route("**/crisis*.json", lambda route: route.abort(), times=1)
    page = opened(context.new_page(), f"{site_url}guides/process/")
    page.keyboard.insert_text("我不想活了")
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.locator(f"{CARD} h2")).to_be_visible()
    context.close()


def test_the_results_stay_and_nothing_of_the_question_does(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = opened(context.new_page(), f"{site_url}guides/process/")
    before = page.url
    page.keyboard.insert_text("我死了借呗谁还")
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.locator(f"{CARD} h2")).to_be_visible()
    assert page.url == before
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#search input")).to_have_value("")  # a closed box is emptied by an event that comes after it
    expect(page.locator(f"{CARD} *")).to_have_count(0)
    assert page.url == before
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage, document.title])").count("死") == 0
    context.close()


def test_a_cry_for_help_is_not_told_that_the_guide_may_not_cover_it(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = opened(context.new_page(), f"{site_url}guides/process/")
    page.keyboard.insert_text("我不想再呼吸了")
    expect(page.locator("#search[data-unsure]")).to_be_visible()
    expect(page.locator(f"{CARD} h2")).to_be_visible()
    expect(page.locator(".search-unsure")).to_be_hidden()
    page.fill("#search input", "怎么做红烧肉才好吃")
    expect(page.locator(".search-unsure")).to_be_visible()
    context.close()


def test_an_ordinary_question_gets_no_card_and_an_emptied_box_loses_it(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = opened(context.new_page(), f"{site_url}guides/process/")
    page.keyboard.insert_text("跳楼价")
    expect(page.locator(RESULT).first).to_be_visible()
    assert page.locator(f"{CARD} *").count() == 0
    page.fill("#search input", "朋友说他不想活了")
    expect(page.locator(f"{CARD} h2")).to_be_visible()
    page.click("[data-search-clear]")
    expect(page.locator(f"{CARD} *")).to_have_count(0)
    context.close()


def test_a_shared_link_with_a_cry_for_help_loses_its_words(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}guides/process/#q=%E4%B8%8D%E6%83%B3%E6%B4%BB%E4%BA%86")
    expect(page.locator(f"{CARD} h2")).to_be_visible()
    assert "#q=" not in page.url
    context.close()


def test_the_page_for_missing_addresses_has_every_regions_card_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}404.html")
    for locale in LOCALES:
        lines = page.locator(f'section[lang="{locale}"] .crisis__lines a')
        assert [text.replace("\u00a0", " ") for text in lines.all_inner_texts()] == NUMBERS[locale]
    context.close()
