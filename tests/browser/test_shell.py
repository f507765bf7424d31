"""What the page around the text does: contents that tell the truth, the field of the home page, the line that is always in sight."""

from playwright.sync_api import Browser, BrowserContext, Route, expect


def test_contents_are_open_beside_a_wide_text_and_mark_the_step(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site_url}guides/collectors/")
    contents, current = page.locator("details.toc"), page.locator(".toc a[aria-current]")
    expect(contents).to_have_attribute("open", "")
    expect(current).to_have_count(0)
    for step in ("home-visits", "spot-impersonator", "verify-collector"):
        page.evaluate("(id) => document.getElementById(id).scrollIntoView()", step)
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", f"#{step}")
    page.set_viewport_size({"width": 360, "height": 740})
    expect(contents).not_to_have_attribute("open", "")


def test_the_field_of_the_home_page_opens_the_search(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    for opener in (".seek", ".top__search"):
        page.goto(site_url)
        page.locator(opener).click()
        expect(page.locator("#search input")).to_be_focused()


def test_without_scripts_the_field_leads_to_the_questions(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}zh-TW/")
    page.locator(".seek").click()
    expect(page).to_have_url(f"{site_url}zh-TW/faq/")
    context.close()


def test_whom_to_call_stays_in_sight_on_a_phone(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url)
    for _ in range(2):
        expect(page.locator(".crisis-line a")).to_have_count(3)
        for link in page.locator(".crisis-line a").all():
            expect(link).to_be_in_viewport(ratio=1)
        page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    foot = page.locator(".foot a").last.bounding_box()
    line = page.locator(".crisis-line").bounding_box()
    assert foot is not None
    assert line is not None
    assert foot["y"] + foot["height"] <= line["y"], "the line covers the end of the page"


def test_the_bar_keeps_its_height_when_letters_grow(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    for name in ("", "en/"):
        page.goto(site_url + name)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.locator(".top").evaluate("(bar) => bar.offsetHeight") <= 57, name


def test_a_guide_says_where_it_stands_and_leads_on(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(f"{site_url}guides/collectors/")
    expect(page.locator(".crumbs a")).to_have_attribute("href", "../..")
    expect(page.locator(".crumbs__part")).to_have_text("第8篇，共17篇")
    expect(page.locator(".following a").first).to_have_attribute("href", "../overdue/")
    expect(page.locator(".following a").last).to_have_attribute("href", "../cautions/")


def test_words_to_say_are_copied_or_selected(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    for name, label in (("", "已复制"), ("en/", "Copied")):  # both copy the Chinese words: they are what is said
        page.goto(f"{site_url}{name}guides/collectors/")
        page.locator("[data-copy]").nth(1).click()
        expect(page.locator("[data-copy]").nth(1)).to_have_text(label)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.replace("\n", "") == "您不说明身份，我没法谈。我现在挂断，今天自己问贷款方。"
    page.goto(f"{site_url}guides/collectors/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.locator("[data-copy]").nth(1).click()
    expect(page.locator("[data-copy]").nth(1)).to_have_text("已选中，请长按复制")
    assert (
        page.evaluate("getSelection().toString()").strip() == "您不说明身份，我没法谈。我现在挂断，今天自己问贷款方。"
    )
    context.close()


def test_an_address_in_other_letters_is_printed_as_it_stands(context: BrowserContext, site_url: str) -> None:
    """GBK escapes stand in the addresses of some older pages; one such link must not take the others' numbers."""

    def with_link(route: Route) -> None:
        answered = route.fetch()
        text = answered.text().replace("</article>", '<p><a href="https://example.org/%B0%A1">x</a></p></article>')
        route.fulfill(response=answered, body=text)

    context.route("**/guides/process/", with_link)
    page = context.new_page()
    page.goto(f"{site_url}guides/process/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-addresses] li").filter(has_text="https://example.org/%B0%A1")).to_have_count(1)
    expect(page.locator("[data-addresses] li").nth(1)).not_to_be_empty()
    numbered = page.locator("article a[data-note]")
    expect(numbered.last).to_have_attribute("href", "https://example.org/%B0%A1")
