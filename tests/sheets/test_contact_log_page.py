"""The contact log's page: what she writes stands in the list and on the page of evidence, leaves as a file and comes back, and nothing is lost unasked."""

import base64
import json
from typing import Any

import pytest

from tests.window import SITE, Page

CHANNELS = {"call": "电话", "missed": "未接", "message": "短信", "visit": "上门", "letter": "信", "mine": "我打的"}
FIELD = {
    "date": "日期", "time": "时间", "channel": "方式", "to": "对谁", "who": "谁", "company": "公司", "staff": "工号", "number": "号码", "own": "我的号", "people": "人数",
    "agreed": "同意", "said": "说了什么", "evidence": "证据",
}  # fmt: skip
WORDS = {
    "field": FIELD, "channel": CHANNELS, "to": {"me": "我", "family": "家人", "work": "单位"}, "agreed": {"yes": "是"}, "caller": {"company": "这家公司", "number": "这个号码"},
    "count": "{n}条", "empty": "还没有。", "added": "记下了。", "added_again": "像是记过。", "remove": "删", "edit": "改", "removed": "删掉了。", "undo": "撤销", "both": "{n}条两处不同。",
    "not_kept_yet": "还没留下。", "wrong": "{field}不对。", "imported": "读进{n}条，{same}条有了。", "import_version": "版本新。", "import_bad": "第{line}行，{field}：{text}。", "file": "文件",
    "check_file": "看看文件在不在。", "have_file": "在", "file_safe": "好。", "set_aside": "放在一边了。", "bring_back": "拿回来", "kept": "留下了。", "not_kept": "不留了。", "cleared": "清空了。",
    "full": "满了。", "refused": "不让存。", "damaged": "坏了{n}处。", "damaged_save": "存出来", "see": "见", "binding": "（{force}）", "comma": "、",
    "finding": {"hours": "在{time}", "again": "同一分钟", "duplicate": "两遍", "uncounted": "没数"}, "limit": {"hours": "夜里", "again": "同一分钟", "duplicate": "两遍", "uncounted": "没数"},
    "evidence_title": "联系记录", "evidence_summary": "{n}次，{first}到{last}：{kinds}", "evidence_rest": "共{n}条，这里{shown}条", "evidence_sign": "签名",
    "limit_head": {"what": "什么", "times": "几次", "rules": "规定"}, "entry_head": {"when": "何时", "how": "怎样", "who": "谁", "said": "说", "marks": "标"},
}  # fmt: skip
LIMITS = {"hours": {"rules": ["night"], "from": "22:00", "until": "08:00"}, "visitors": {"rules": [], "least": 2}}
LIMITS |= {name: {"rules": [], "most": 9, "to": ["me"], "caller": ["company", "number"], "per": []} for name in ("calls", "redials", "others")}  # fmt: skip
RULES = {"night": {"from": "2000", "until": None, "name": "夜间规定", "topic": "不在夜里", "force": "推荐"}}
DATA = json.dumps({"words": WORDS, "limits": LIMITS, "rules": RULES})


def options(names: tuple[str, ...]) -> str:
    return "".join(f'<option value="{name}">{name}</option>' for name in names)


TEXTS = "".join(f'<input name="{name}">' for name in ("who", "company", "staff", "number", "own", "people", "evidence"))
HTML = f"""<div data-sheet="contact-log" data-rules="../rules/" class="sheet"><h1>联系记录</h1><h2>空白表</h2><table class="log-blank"><tr><th>日期</th><th>说了什么</th></tr></table>
<form data-log-form data-encoding="gbk"><input name="date" type="date"><input name="time" type="time"><select name="channel">{options(tuple(CHANNELS))}</select>
<select name="to">{options(("me", "family", "work"))}</select>{TEXTS}<input type="checkbox" name="agreed" value="yes"><textarea name="said"></textarea><button></button>
<input type="checkbox" data-keep></form>
<p data-needs-script><button data-clear></button><button data-print></button><button data-print-blank></button><button data-export-csv></button><button data-export-json></button>
<input type="file" data-import></p><p data-say hidden></p><p data-log-count></p><ul data-log-list></ul><section data-evidence></section>
<script type="application/json" data-words>{DATA}</script></div>"""  # fmt: skip
SAID = "$('[data-say]').textContent"
LISTED = "$$('[data-log-list] > li').map((one) => [...one.querySelectorAll(':scope > p')].map((part) => part.textContent).join('|'))"
STORED = "Object.keys(localStorage).filter((key) => key.startsWith('guide:/:contact-log:')).sort().map((key) => JSON.parse(localStorage.getItem(key)))"


def log(before: str = "") -> Page:
    return Page(HTML, "sheets/contact-log.mjs", address="sheets/log/?a=b", before=before)


def field(name: str) -> str:
    return f"""'form [name="{name}"]'"""


def entry(**fields: str) -> str:
    """Fill the form in and send it."""
    steps = [f"type({field(name)}, {json.dumps(text if name != 'agreed' else text == 'yes')})" for name, text in fields.items()]  # fmt: skip
    return f"({', '.join([*steps, SUBMIT])})"


SUBMIT = "$('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))"
NIGHT = {"date": "2026-11-20", "time": "23:05", "channel": "call", "to": "family", "who": "小李", "company": "甲公司", "said": "还钱", "evidence": "录音"}  # fmt: skip
DAY = {"date": "2026-11-21", "time": "10:00", "channel": "message", "to": "me", "number": "0571"}


def in_list(number: int, what: str) -> str:
    place = {"edit": 0, "remove": 1}[what]
    return f"$$('[data-log-list] > li')[{number}].querySelectorAll(':scope > button')[{place}].click()"


def press(what: str) -> str:
    return f"$('[data-{what}]').click()"


def told(number: int = 0) -> str:
    return f"$$('[data-say] button')[{number}].click()"


def test_the_form_begins_with_the_clock_of_this_device() -> None:
    page = log()
    assert page.run(f"[$({field('date')}).value, $({field('time')}).value]") == ["2026-11-25", "12:00"]
    assert page.run("[$('[data-log-count]').textContent, $('[data-print]').disabled, $('[data-sheet]').dataset.paper]") == ["还没有。", True, "blank"]  # fmt: skip
    assert page.run("[$('[data-needs-script]').dataset.needsScript, $('[data-evidence]').children.length]") == ["ready", 0]  # fmt: skip
    page.run(f"later({25 * 24 * 3600_000 - 11 * 3600_000 - 55 * 60_000})", entry(**DAY))
    assert page.run(f"[$({field('date')}).value, $({field('time')}).value]") == ["2026-12-20", "00:05"]


def test_an_entry_stands_in_the_list_and_on_the_page_of_evidence() -> None:
    page = log()
    page.run(entry(**NIGHT))
    assert page.run(f"[{SAID}, {LISTED}]") == [
        "记下了。还没留下。",
        ["2026-11-20 23:05 电话 · 家人|小李 · 甲公司|还钱|录音"],
    ]
    assert page.run("$('.marks').textContent") == "在23:05见夜间规定 · 不在夜里（推荐）"
    assert page.run("$('.marks a').href") == f"{SITE}sheets/rules/#night"
    page.run(entry(**DAY))
    assert page.run(LISTED)[0] == "2026-11-21 10:00 短信 · 我|0571", "the newest first"
    assert page.run("$$('.marks').length") == 1
    assert page.run("[$('[data-log-count]').textContent, $('[data-print]').disabled, $('[data-sheet]').dataset.paper]") == ["2条", False, "evidence"]  # fmt: skip
    assert page.run("[...$('[data-evidence]').children].map((one) => one.textContent)") == [
        "联系记录", "2次，2026-11-20到2026-11-21：电话 1 · 短信 1", "什么几次规定夜里1夜间规定（推荐）",
        "何时怎样谁说标2026-11-20\n23:05电话\n家人小李 · 甲公司还钱录音\n夜里2026-11-21\n10:00短信\n我0571", "共2条，这里2条", "签名",
    ]  # fmt: skip
    assert page.run("$$('[data-evidence] th').length + '/' + $$('[data-evidence] td').length") == "8/13"
    assert page.run("[$('[data-evidence]').className, $('.evidence-limits').tagName]") == ["", "TABLE"]


def test_without_a_mark_the_evidence_has_no_table_of_rules() -> None:
    page = log()
    page.run(entry(**DAY))
    assert page.run("[$('.evidence-limits'), $$('.evidence-entries tbody tr').length]") == [None, 1]
    assert page.run("[...$('[data-evidence]').childNodes].map((one) => one.textContent).filter((text) => !text).length") == 1  # fmt: skip


# How high the evidence is by its number of entries, in CSS pixels of which 96 are an inch: 816.4 are 216 millimetres.
HEIGHT = "Object.defineProperty($('[data-evidence]'), 'offsetHeight', { get() { return HEIGHT(this.querySelectorAll('.evidence-entries tbody tr').length); } });"


@pytest.mark.parametrize(
    ("height", "number", "shown"),
    [
        ("rows * 272.1", 4, 3),
        ("rows * 272.3", 4, 2),
        pytest.param("0", 41, 40, marks=pytest.mark.proof),
        ("rows * 272.1", 3, 3),
        ("9999", 2, 0),
    ],
)
def test_as_many_entries_stand_on_the_page_as_fit(height: str, number: int, shown: int) -> None:
    page = log(f"globalThis.HEIGHT = (rows) => {height};{HEIGHT}")
    for day in range(number):
        page.run(entry(**DAY | {"time": f"10:{day:02}"}))
    assert page.run("$$('.evidence-entries tbody tr').length") == shown
    assert page.run("$$('[data-evidence] > p').map((one) => one.textContent)[1]") == f"共{number}条，这里{shown}条"


def test_nothing_is_kept_before_she_says_so_and_the_box_stays_as_she_left_it() -> None:
    page = log()
    page.run(entry(**DAY))
    assert page.run("Object.keys(localStorage)") == []
    page.run("type('[data-keep]', true)", entry(**NIGHT))
    assert page.run(f"[{SAID}, $('[data-keep]').checked]") == ["记下了。", True]
    assert [one["said"] for one in page.run(STORED)] == ["", "还钱"]
    page.run(in_list(0, "remove"))
    assert page.run(f"[{SAID}, {STORED}.length, {LISTED}.length]") == ["删掉了。撤销", 1, 1]
    page.run(told())
    assert page.run(f"[{SAID}, {STORED}.length, {LISTED}.length]") == ["", 2, 2]


def test_what_was_kept_comes_back() -> None:
    whole = {**dict.fromkeys(FIELD, ""), **NIGHT, "id": "x"}
    page = log(f"localStorage.setItem('guide:/:contact-log', '1'); localStorage.setItem('guide:/:contact-log:x', {json.dumps(json.dumps(whole))});")  # fmt: skip
    assert page.run(f"[$('[data-keep]').checked, {LISTED}.length]") == [True, 1]
    page.run(press("clear"))
    assert page.run(f"[$('[data-keep]').checked, {LISTED}.length, {STORED}.length, {SAID}]") == [
        False,
        0,
        0,
        "清空了。撤销",
    ]
    broken = log("localStorage.setItem('guide:/:contact-log', '1'); localStorage.setItem('guide:/:contact-log:x', '{}');")  # fmt: skip
    assert broken.run(f"[{SAID}, {LISTED}.length]") == ["坏了1处。存出来", 0]


def test_a_wrong_field_is_named_and_nothing_is_added() -> None:
    page = log()
    page.run(entry(**DAY | {"people": "0"}))
    assert page.run(f"[{SAID}, {LISTED}.length, document.activeElement.name]") == ["人数不对。", 0, "people"]


def test_the_same_contact_again_is_added_and_told() -> None:
    page = log()
    page.run(entry(**DAY), entry(**DAY | {"said": "又来"}))
    assert page.run(f"[{SAID}, {LISTED}.length]") == ["像是记过。还没留下。删", 2]
    page.run(told())
    assert page.run(f"[{SAID}, {LISTED}.length, $$('[data-log-list] p').some((one) => one.textContent === '又来')]") == ["删掉了。撤销", 1, False]  # fmt: skip


def test_an_entry_is_changed_in_its_place() -> None:
    page = log()
    page.run(entry(**NIGHT | {"agreed": "yes"}), entry(**DAY), in_list(1, "edit"))
    values = f"[$({field('said')}).value, $({field('agreed')}).checked, document.activeElement.name, {SAID}]"
    assert page.run(values) == ["还钱", True, "said", "记下了。还没留下。"]
    assert page.run("scrolled.at(-1)[1]") == {"block": "start"}
    page.run(entry(said=" 还一半 ", agreed="no"))
    assert page.run(f"[{SAID}, {LISTED}.length]") == ["记下了。还没留下。", 2]
    assert "还一半" in page.run(LISTED)[1] and page.run("$$('.marks').length") == 1
    page.run(entry(**DAY | {"time": "11:00"}))
    assert page.run(f"{LISTED}.length") == 3, "the form is empty again, and the next one is new"


@pytest.mark.parametrize(
    ("typed", "aside"), [({}, False), ({"who": "小王"}, True), ({"agreed": "yes"}, True), ({"date": "2026-01-01", "channel": "visit"}, False)]
)  # fmt: skip
def test_what_she_was_writing_is_set_aside_and_comes_back(typed: dict[str, str], aside: bool) -> None:
    page = log()
    page.run(entry(**NIGHT))
    for name, text in typed.items():
        page.run(f"type({field(name)}, {json.dumps(text if name != 'agreed' else True)})")
    page.run(in_list(0, "edit"))
    assert page.run(f"[{SAID}.startsWith('放在一边了。'), $({field('who')}).value]") == [aside, "小李"]
    if aside:
        page.run(told())
        assert page.run(f"[{SAID}, $({field('who')}).value, $({field('agreed')}).checked]") == ["", typed.get("who", ""), "agreed" in typed]  # fmt: skip
        page.run(entry(date="2026-11-22", time="09:00"))
        assert page.run(f"{LISTED}.length") == 2, "what was set aside was a new entry"


def test_a_change_under_way_is_set_aside_with_its_entry() -> None:
    page = log()
    page.run(entry(**NIGHT), entry(**DAY), in_list(1, "edit"), in_list(0, "edit"))
    assert page.run(SAID) == "记下了。还没留下。", "nothing was changed"
    page.run(f"type({field('date')}, '2026-11-23')", in_list(1, "edit"))
    assert page.run(SAID) == "放在一边了。拿回来"
    page.run(told(), SUBMIT)
    assert page.run(LISTED)[0].startswith("2026-11-23 10:00") and page.run(f"{LISTED}.length") == 2


def test_another_tabs_wording_of_an_entry_that_is_being_changed_stays() -> None:
    page = log()
    page.run("type('[data-keep]', true)", entry(**NIGHT), in_list(0, "edit"))
    change = "(() => { const key = Object.keys(localStorage).find((key) => key.startsWith('guide:/:contact-log:')); localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), said: '那边' })); dispatchEvent(new StorageEvent('storage', { key })); })()"  # fmt: skip
    page.run(change, f"type({field('said')}, '这边')", SUBMIT)
    assert page.run(f"[{SAID}, {STORED}.map(({{ said }}) => said)]") == ["1条两处不同。", ["那边", "这边"]]
    assert page.run(f"{LISTED}.length") == 2


def test_all_leaves_as_a_file_in_the_order_of_time() -> None:
    page = log()
    page.run(entry(**DAY), entry(**NIGHT), press("export-csv"), press("export-json"))
    (_, name, kind, text, _), (_, other, other_kind, json_text, _) = page.run("handed")
    assert (name, kind, other, other_kind) == ("contact-log.csv", "text/csv", "contact-log.json", "application/json")
    assert text.index("2026-11-20") < text.index("2026-11-21")
    assert [one["date"] for one in json.loads(json_text)["entries"]] == ["2026-11-20", "2026-11-21"]


LEAVING = "(() => { const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented; })()"


def test_leaving_is_asked_about_until_she_has_what_she_wrote() -> None:
    page = log()
    assert page.run(LEAVING) is False
    assert page.run("dispatchEvent(new Event('handed-over'))", SAID) == "", "no file was offered"
    page.run(entry(**DAY))
    assert page.run(LEAVING) is True
    page.run(press("export-csv"))
    assert page.run(f"[{SAID}, {LEAVING}]") == ["看看文件在不在。在", True]
    page.run(told())
    assert page.run(f"[{SAID}, {LEAVING}]") == ["好。", False]
    page.run(press("export-csv"))
    assert page.run(SAID) == "好。", "she has it: nothing is asked"
    page.run(entry(**NIGHT))
    assert page.run(LEAVING) is True
    page.run("dispatchEvent(new Event('handed-over'))")
    assert page.run(LEAVING) is True, "of the new one no file was offered"
    page.run(press("export-json"), "dispatchEvent(new Event('handed-over'))")
    assert page.run(f"[{SAID}, {LEAVING}]") == ["好。", False]
    page.run("type('[data-keep]', true)", entry(**DAY | {"time": "12:00"}))
    assert page.run(LEAVING) is False, "the device keeps it"


def test_what_is_copied_after_printing_is_no_file() -> None:
    page = log()
    page.run(entry(**DAY), press("export-csv"), press("print"), "dispatchEvent(new Event('handed-over'))")
    assert page.run(LEAVING) is True


def test_the_evidence_is_printed_and_the_empty_sheet_too() -> None:
    page = log("globalThis.papers = []; addEventListener('hand-over', () => papers.push($('[data-sheet]').dataset.paper));")  # fmt: skip
    page.run(press("print-blank"))
    text = f"联系记录\n\n空白表\n日期\n说了什么\n{SITE}sheets/log/\n"
    assert page.run("[handed, papers, $('[data-sheet]').dataset.paper]") == [[["print", "[data-evidence]", text]], ["blank"], "blank"]  # fmt: skip
    page.run(entry(**DAY), press("print"), press("print-blank"))
    assert page.run("[handed[1].slice(0, 2), handed[1].length, papers, $('[data-sheet]').dataset.paper, printed]") == [["print", "[data-evidence]"], 3, ["blank", "evidence", "blank"], "evidence", 3]  # fmt: skip
    assert page.run("[handed[1][2] ?? null, handed[2][2] ?? null]") == [None, text]


def given(content: bytes, name: str = "log.csv", size: int | None = None) -> str:
    """Choose this file."""
    size_of = len(content) if size is None else size
    whole = f"Uint8Array.from(atob('{base64.b64encode(content).decode()}'), (letter) => letter.charCodeAt(0)).buffer"
    file = f"{{ name: '{name}', size: {size_of}, arrayBuffer: async () => {whole} }}"
    return f"(Object.defineProperty($('[data-import]'), 'files', {{ configurable: true, value: [{file}] }}), $('[data-import]').dispatchEvent(new Event('change')))"  # fmt: skip


@pytest.mark.parametrize("what", ["export-csv", "export-json"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_file_of_the_log_is_read_and_what_is_here_is_not_read_twice(what: str, encoding: str) -> None:
    page = log()
    page.run(entry(**DAY), entry(**NIGHT), press(what))
    text: str = page.run("handed[0][3]")
    content = text.removeprefix("\ufeff").encode(encoding)
    page.run(in_list(0, "remove"), given(content))
    assert page.run(f"[{SAID}, {LISTED}.length, $('[data-import]').value]") == ["读进1条，1条有了。还没留下。", 2, ""]
    fresh = log()
    fresh.run(given(content))
    assert fresh.run(f"[{SAID}, {LISTED}[1]]") == ["读进2条，0条有了。还没留下。", "2026-11-20 23:05 电话 · 家人|小李 · 甲公司|还钱|录音"]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "size", "said"),
    [
        (b"{", None, "第1行，文件：log.csv。"), (b"", 5_000_001, "第1行，文件：log.csv。"), ("日期,时间\n2026-13-01,10:00\n".encode(), None, ""),
        (b'{"version": 99, "entries": []}', None, ""),
    ],
)  # fmt: skip
def test_a_file_that_is_no_log_is_told_and_nothing_is_read(content: bytes, size: int | None, said: str) -> None:
    page = log()
    page.run(given(content, size=size))
    found: Any = page.run(f"[{SAID}, {LISTED}.length]")
    assert found[1] == 0 and found[0] and (not size or found[0] == said)


def test_without_a_file_nothing_is_read() -> None:
    page = log()
    page.run("$('[data-import]').dispatchEvent(new Event('change'))")
    assert page.run(SAID) == ""


def test_a_file_of_the_largest_size_is_read() -> None:
    page = log()
    page.run(entry(**DAY), press("export-json"), in_list(0, "remove"))
    page.run(given(page.run("handed[0][3]").encode(), size=5_000_000))
    assert page.run(f"{LISTED}.length") == 1
