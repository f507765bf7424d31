"""The contact log: rules, files back and forth, a thousand entries, and what happens when the device will not keep them."""

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, FilePayload, Page, expect

from tests.conftest import PREFIX, downloaded
from tests.pdf_text import texts

ENTRY = {
    "date": "2026-10-01", "time": "10:00", "channel": "call", "to": "me", "who": "", "company": "甲公司", "staff": "",
    "number": "", "own": "", "people": "", "agreed": "", "said": "", "evidence": "",
}  # fmt: skip
Row = dict[str, str]


def row(**fields: str) -> Row:
    return {**ENTRY, **fields}


def log_file(rows: list[Row]) -> FilePayload:
    content = json.dumps({"format": "contact-log", "version": 1, "entries": rows})
    return {"name": "log.json", "mimeType": "application/json", "buffer": content.encode()}


@pytest.fixture
def log(context: BrowserContext, site_url: str) -> Page:
    return open_log(context, site_url)


def open_log(context: BrowserContext, site_url: str, locale: str = "zh-Hans") -> Page:
    page = context.new_page()
    page.goto(f"{site_url}{PREFIX[locale]}checklists/contact-log/")
    expect(page.locator("[data-log-form]")).to_be_visible()
    return page


def take(page: Page, rows: list[Row]) -> None:
    page.set_input_files("[data-import]", log_file(rows))
    expect(page.locator("[data-say]")).to_contain_text("导入了")


def marks(page: Page) -> list[str]:
    """The marks of every entry, the earliest entry first, one text an entry."""
    items = page.locator("[data-log-list] > li").all()
    return [" | ".join(item.locator(".marks li").all_inner_texts()) for item in reversed(items)]


CASES: dict[str, tuple[list[Row], list[str]]] = {
    "the evening before ten is free": ([row(time="21:59")], [""]),
    "from ten at night on": ([row(time="22:00")], ["在 22:00"]),
    "after midnight": ([row(time="00:00")], ["在 00:00"]),
    "a minute to eight": ([row(time="07:59")], ["在 07:59"]),
    "eight in the morning is free": ([row(time="08:00")], [""]),
    "a time she agreed to": ([row(time="23:00", agreed="yes")], [""]),
    "her own call at night": ([row(time="23:00", channel="mine")], [""]),
    "before any rule was in force": ([row(date="2025-02-27", time="23:00")], [""]),
    "the day the standard came into force": ([row(date="2025-02-28", time="23:00")], ["GB/T 45251-2025"]),
    "somebody else": ([row(to="family")], ["找的不是欠款人本人"]),
    "one visitor": ([row(channel="visit", people="1")], ["上门的有 1 个人"]),
    "two visitors": ([row(channel="visit", people="2")], [""]),
    "visitors not counted": ([row(channel="visit")], [""]),
    "the fourth call of a day": (
        [row(time=f"1{n}:00") for n in range(4)], ["", "", "", "第 4 次接通"],
    ),
    "calls of two companies": ([row(time=f"1{n}:00", company="甲乙"[n % 2]) for n in range(6)], [""] * 6),
    "one company written in two ways": (
        [row(time=f"1{n}:00", company=("ABC 公司", "ａｂｃ公司")[n % 2]) for n in range(4)], ["", "", "", "第 4 次接通"],
    ),
    "calls on either side of midnight": (
        [row(date="2026-10-01", time=f"2{n % 2}:0{n}") for n in range(3)] + [row(date="2026-10-02", time="09:00")], [""] * 4,
    ),
    "the seventh missed call": (
        [row(time=f"1{n}:00", channel="missed") for n in range(7)], [""] * 6 + ["对这个号码第 7 次未接"],
    ),
    "the seventh missed call to one of two numbers": (
        [row(time=f"{10 + n}:00", channel="missed", own=("139 0000", "1380000")[n == 3]) for n in range(8)],
        [""] * 7 + ["对这个号码第 7 次未接"],
    ),
    "missed calls to two numbers": (
        [row(time=f"{10 + n}:00", channel="missed", own=("1390000", "1380000")[n % 2]) for n in range(10)], [""] * 10,
    ),
    "answered calls to two numbers count together": (
        [row(time=f"1{n}:00", own=("1390000", "1380000")[n % 2]) for n in range(4)], ["", "", "", "第 4 次接通"],
    ),
    "one call written twice counts once": (
        [row(time="10:00"), row(time="11:00"), row(time="11:00"), row(time="12:00")],
        ["", "", "和另一条一字不差", ""],
    ),
    "calls that nobody can tell apart": ([row(company="")], ["没有计入当天的次数"]),
    "an hour that a clock change leaves out": ([row(date="2026-03-29", time="02:30")], ["在 02:30"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_entries_are_compared_with_the_rules(context: BrowserContext, site_url: str, case: str) -> None:
    rows, expected = CASES[case]
    page = open_log(context, site_url)
    take(page, rows)
    found = marks(page)
    assert len(found) == len(expected)
    for text, words in zip(found, expected, strict=True):
        assert words in text if words else text == ""
    assert "违法" not in page.inner_text("[data-log-list]"), "facts and rules, no verdict"


def test_a_mark_names_the_rule_and_how_far_it_binds(log: Page) -> None:
    take(log, [row(time="22:30")])
    (text,) = marks(log)
    assert "（推荐性标准，是建议）" in text and "（行业自律，只约束会员）" in text
    assert log.locator(".marks a").first.get_attribute("href") == "../../rules/#gbt-hours"


def test_a_file_from_before_a_field_was_there_is_read(log: Page) -> None:
    before = {name: text for name, text in row(said="旧的").items() if name != "own"}
    take(log, [before, row(time="11:00", own="1390000")])
    expect(log.locator("[data-log-list] > li")).to_have_count(2)
    expect(log.locator("[data-log-list] > li").first).to_contain_text("打到我的哪个号码 1390000")


def test_calls_to_somebody_else_name_the_rule_that_binds(log: Page) -> None:
    take(log, [row(to="family")])
    assert "消费金融公司办法第56–58条 · 消费金融公司怎样催收（部门规章，它管的机构必须守）" in marks(log)[0]


def test_an_entry_is_written_changed_and_removed(log: Page) -> None:
    log.fill("[name=date]", "2026-11-20")
    log.fill("[name=time]", "09:05")
    log.fill("[name=said]", "<b>原话</b>")
    log.click("[data-log-form] [type=submit]")
    item = log.locator("[data-log-list] > li")
    expect(item).to_contain_text("<b>原话</b>")
    item.get_by_role("button", name="修改").click()
    log.fill("[name=said]", "改过")
    log.click("[data-log-form] [type=submit]")
    expect(item).to_have_count(1)
    expect(item).to_contain_text("改过")
    item.get_by_role("button", name="删除").click()
    expect(item).to_have_count(0)
    log.click("[data-say] button")
    expect(item).to_have_count(1)


def test_a_wrong_field_is_named(log: Page) -> None:
    log.fill("[name=people]", "x")
    log.click("[data-log-form] [type=submit]")
    expect(log.locator("[data-say]")).to_contain_text("上门几个人")
    assert log.locator("[data-log-list] > li").count() == 0


HARD = ["=1+1", "'quoted", '逗号,引号"', "两\n行", "+86 138", "-1", "@x", "𠮷😀", "(call)", " ", "a\r\nb", "\t"]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_is_exported_comes_back_without_loss(context: BrowserContext, site_url: str, kind: str) -> None:
    chance = random.Random(6)
    rows = [
        row(time=f"{n % 24:02}:{n % 60:02}", said=chance.choice(HARD) * 2, who=chance.choice(HARD), evidence=text, agreed=("", "yes")[n % 2],
            channel=("call", "missed", "message", "visit", "letter", "mine")[n % 6], to=("me", "family", "work")[n % 3], people=("", "2")[n % 2])
        for n, text in enumerate(HARD * 3)
    ]  # fmt: skip
    first, second = open_log(context, site_url), open_log(context, site_url)
    take(first, rows)
    path = exported(first, kind)
    second.set_input_files("[data-import]", {"name": path.name, "mimeType": "text/plain", "buffer": path.read_bytes()})
    expect(second.locator("[data-say]")).to_contain_text(f"导入了 {len(rows)} 条")
    assert exported(second, "json").read_bytes() == exported(first, "json").read_bytes()
    second.set_input_files("[data-import]", {"name": path.name, "mimeType": "text/plain", "buffer": path.read_bytes()})
    expect(second.locator("[data-say]")).to_contain_text("导入了 0 条")


def exported(page: Page, kind: str) -> Path:
    return downloaded(page, lambda: page.click(f"[data-export-{kind}]"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "第 1 行"),
        (b"a,b\n1,2\n", "第 1 行的“文件格式”"),
        (b'{"format": "other"}', "文件格式"),
        (
            json.dumps({"format": "contact-log", "entries": [ENTRY, {**ENTRY, "time": "25:00"}]}).encode(),
            "第 2 行的“时间”读不懂：25:00",
        ),
        (json.dumps({"format": "contact-log", "entries": [{**ENTRY, "date": "2026-02-30"}]}).encode(), "日期"),
        (json.dumps({"format": "contact-log", "entries": [{**ENTRY, "said": 5}]}).encode(), "说了什么"),
    ],
)
def test_a_strange_file_changes_nothing(log: Page, content: bytes, words: str) -> None:
    take(log, [row()])
    log.set_input_files("[data-import]", {"name": "x", "mimeType": "text/plain", "buffer": content})
    expect(log.locator("[data-say]")).to_contain_text(words)
    assert log.locator("[data-log-list] > li").count() == 1


def test_a_thousand_entries_are_kept_and_make_one_page_of_evidence(context: BrowserContext, site_url: str) -> None:
    rows = [
        row(date=f"2026-{1 + n % 10:02}-{1 + n % 28:02}", time=f"{n % 24:02}:{n % 60:02}", said="他说要打给我的家人和单位，" * 12, who="王" * 30,
            company=f"某某信息咨询服务有限公司{n % 7}", evidence="录音，手机里" * 5, to=("me", "family", "work")[n % 3], channel=("call", "visit")[n % 2], people="1")
        for n in range(1000)
    ]  # fmt: skip
    page = open_log(context, site_url)
    take(page, rows)
    page.check("[data-keep]")
    expect(page.locator("[data-say]")).to_contain_text("已留在这台设备上")
    page.reload()
    expect(page.locator("[data-log-count]")).to_have_text("共 1000 条")
    for paper in ("A4", "Letter"):
        assert len(texts(page.pdf(format=paper))) == 1
    page.locator("[data-clear]").press(
        "Enter"
    )  # not by a point on the page, whose layout comes back from print with a thousand entries
    expect(page.locator("[data-log-count]")).to_have_text("还没有记录。")
    page.reload()
    expect(page.locator("[data-log-count]")).to_have_text("还没有记录。")


def test_two_tabs_lose_no_entry(context: BrowserContext, site_url: str) -> None:
    first = open_log(context, site_url)
    first.check("[data-keep]")
    second = open_log(context, site_url)
    for page in (first, second, first, second):
        page.click("[data-log-form] [type=submit]")
    expect(first.locator("[data-log-list] > li")).to_have_count(4)
    expect(second.locator("[data-log-list] > li")).to_have_count(4)
    first.reload()
    expect(first.locator("[data-log-list] > li")).to_have_count(4)


def note(page: Page, said: str) -> None:
    entries = page.locator("[data-log-list] > li")
    before = entries.count()
    page.fill("[name=said]", said)
    page.click("[data-log-form] [type=submit]")
    expect(entries).to_have_count(before + 1)


def test_keeping_in_one_tab_unites_the_entries_of_both(context: BrowserContext, site_url: str) -> None:
    """Both were open, and written in, before anything was kept."""
    first, second = open_log(context, site_url), open_log(context, site_url)
    note(first, "第一页")
    for said in ("第二页一", "第二页二"):
        note(second, said)
    first.check("[data-keep]")
    expect(second.locator("[data-keep]")).to_be_checked()
    for page in (first, second):
        expect(page.locator("[data-log-list] > li")).to_have_count(3)
    first.reload()
    expect(first.locator("[data-log-list] > li")).to_have_count(3)


def test_an_entry_changed_in_both_tabs_is_there_in_both_wordings(context: BrowserContext, site_url: str) -> None:
    first = open_log(context, site_url)
    first.check("[data-keep]")
    note(first, "原话")
    expect(first.locator("[data-keep]")).to_be_checked()
    second = open_log(context, site_url)
    second.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
    )
    for page, said in ((second, "乙"), (first, "甲")):
        page.locator("[data-log-list] > li").first.get_by_role("button", name="修改").click()
        page.fill("[name=said]", said)
        page.click("[data-log-form] [type=submit]")
        expect(page.locator("[data-log-list]")).to_contain_text(said)
    expect(second.locator("[data-log-list] > li")).to_have_count(2)
    expect(second.locator("[data-log-list]")).to_contain_text("甲")
    expect(second.locator("[data-log-list]")).to_contain_text("乙")
    expect(second.locator("[data-say]")).to_contain_text("存储满了")  # and is not talked over


def test_what_another_tab_wrote_while_the_form_was_open_is_not_written_over(
    context: BrowserContext, site_url: str
) -> None:
    first = open_log(context, site_url)
    first.check("[data-keep]")
    note(first, "原话")
    second = open_log(context, site_url)
    for page in (first, second):
        page.locator("[data-log-list] > li").first.get_by_role("button", name="修改").click()
        expect(page.locator("[name=said]")).to_have_value("原话")
    for page, said in ((second, "乙"), (first, "甲")):
        page.fill("[name=said]", said)
        page.click("[data-log-form] [type=submit]")
        for each in (first, second):
            expect(each.locator("[data-log-list]")).to_contain_text(said)
    expect(first.locator("[data-say]")).to_contain_text("两个写法都留着")
    for page in (first, second):
        expect(page.locator("[data-log-list] > li")).to_have_count(2)
        expect(page.locator("[data-log-list]")).to_contain_text("乙")


def test_a_full_device_s_entry_survives_what_another_tab_does(context: BrowserContext, site_url: str) -> None:
    page = open_log(context, site_url)
    page.check("[data-keep]")
    other = open_log(context, site_url)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    note(page, "存不下的")
    note(other, "另一页")
    expect(page.locator("[data-log-list] > li")).to_have_count(2)
    expect(page.locator("[data-log-list]")).to_contain_text("存不下的")


def test_changing_an_entry_sets_aside_what_the_form_holds(log: Page) -> None:
    note(log, "已记下的")
    log.fill("[name=said]", "写了一半")
    log.locator("[data-log-list] > li").first.get_by_role("button", name="修改").click()
    expect(log.locator("[name=said]")).to_have_value("已记下的")
    log.get_by_role("button", name="放回表单").click()
    expect(log.locator("[name=said]")).to_have_value("写了一半")
    log.click("[data-log-form] [type=submit]")
    expect(log.locator("[data-log-list] > li")).to_have_count(2)


def test_a_browser_that_keeps_nothing_is_told(context: BrowserContext, site_url: str) -> None:
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError'); }")
    page = open_log(context, site_url)
    take(page, [row()])
    page.locator("[data-keep]").click()
    expect(page.locator("[data-say]")).to_contain_text("浏览器不让保存")
    expect(page.locator("[data-keep]")).not_to_be_checked()
    expect(page.locator("[data-log-list] > li")).to_have_count(1)


def test_a_full_device_keeps_the_old_and_tells(context: BrowserContext, site_url: str) -> None:
    page = open_log(context, site_url)
    take(page, [row()])
    page.check("[data-keep]")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    page.click("[data-log-form] [type=submit]")
    expect(page.locator("[data-say]")).to_contain_text("存储满了")
    assert page.locator("[data-log-list] > li").count() == 2, "it is still on the page, to export"
    page.reload()
    expect(page.locator("[data-log-list] > li")).to_have_count(1)


def test_a_damaged_entry_is_told_and_harms_no_other(context: BrowserContext, site_url: str) -> None:
    page = open_log(context, site_url)
    take(page, [row(), row(time="11:00")])
    page.check("[data-keep]")
    page.evaluate(
        "() => { const key = Object.keys(localStorage).find((name) => name.includes('contact-log:')); localStorage.setItem(key, '{'); }"
    )
    page.reload()
    expect(page.locator("[data-say]")).to_contain_text("1 项存下的内容读不出来")
    expect(page.locator("[data-log-list] > li")).to_have_count(1)


def test_nothing_is_kept_unasked(log: Page) -> None:
    take(log, [row()])
    assert log.evaluate("Object.keys(localStorage).filter((key) => key.includes('contact-log'))") == []
    log.reload()
    expect(log.locator("[data-log-count]")).to_have_text("还没有记录。")


def test_leaving_with_an_entry_that_nothing_keeps_asks_each_time(log: Page, site_url: str) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    log.on("dialog", stay)
    log.fill('[name="said"]', "原话")
    log.locator('[data-log-form] [type="submit"]').click()
    expect(log.locator("[data-log-list] > li")).to_have_count(1)
    for _ in range(2):
        with log.expect_event("dialog"):
            log.locator(".top__name").click(no_wait_after=True)
        expect(log.locator("[data-log-list] > li")).to_have_count(1)
    assert asked == ["beforeunload"] * 2
    log.check("[data-keep]")
    log.locator(".top__name").click()
    expect(log).to_have_url(site_url)
    assert asked == ["beforeunload"] * 2


@pytest.mark.parametrize("way", ["she says so", "its text is copied"])
def test_a_file_counts_once_she_has_it(context: BrowserContext, site_url: str, way: str) -> None:
    """An app may drop a file and say nothing, so an offered file alone is no reason to let her go."""
    context.grant_permissions(["clipboard-write", "clipboard-read"])
    log = open_log(context, site_url)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    log.on("dialog", stay)
    log.fill('[name="said"]', "原话")
    log.locator('[data-log-form] [type="submit"]').click()
    expect(log.locator("[data-log-list] > li")).to_have_count(1)
    downloaded(log, log.locator("[data-export-csv]").click)
    with log.expect_event("dialog"):
        log.locator(".top__name").click(no_wait_after=True)
    if way == "she says so":
        log.get_by_role("button", name="文件已存好").click()
    else:
        log.locator("[data-hand=copy]").click()
    expect(log.locator("[data-say]")).to_contain_text("之后记的")
    log.locator(".top__name").click()
    expect(log).to_have_url(site_url)
    assert asked == ["beforeunload"]
