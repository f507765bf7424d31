"""What is carried out of a page: a file with its text beside it, and what to do where nothing was printed."""

import pytest

from tests.window import Page

TOLD = ("file", "print", "copied", "by-hand", "picture")
HTML = f"""<p data-in-app hidden>在浏览器打开</p><ul><li><button id="one">一</button></li><li><button id="two">二</button></li></ul><p id="p"><button id="three">三</button></p>
<div id="box" data-hand-over hidden><b data-hand="name"></b>{"".join(f"<span data-told={name} hidden></span>" for name in TOLD)}<textarea data-hand="text" aria-label="文字"></textarea>
<button data-hand="copy"></button><button data-hand="draw"></button><p data-hand="picture" hidden></p></div>
<section id="paper"><h1>题</h1><div><p>一段</p></div><ul><li>一项</li><li><p>里面</p></li></ul><table><tr><th>何时</th><td>谁</td></tr></table><span>不印</span></section>"""
# A letter of the canvas is as wide as a hundredth of the picture's own room of 640.
CANVAS = """
globalThis.drawn = [];
const pen = () => ({ measureText: (line) => ({ width: line.length * WIDE }), fillRect: (...all) => drawn.push(['rect', ...all]), fillText: (...all) => drawn.push(all) });
HTMLCanvasElement.prototype.getContext = function () { this.pen ??= pen(); globalThis.canvas = this; return NO_PEN ? null : this.pen; };
HTMLCanvasElement.prototype.toDataURL = () => 'data:image/png;base64,AA';
globalThis.saved = [];
globalThis.gone = [];
URL.createObjectURL = (blob) => { saved.push(blob); return 'blob:' + saved.length; };
URL.revokeObjectURL = (address) => gone.push(address);
globalThis.links = [];
HTMLAnchorElement.prototype.click = function () { links.push([this.href, this.download]); };
"""
SHOWN = "$$('[data-told]').filter((one) => !one.hidden).map((one) => one.dataset.told)"
TEXT = """$('[data-hand="text"]').value"""
DRAW = """$('[data-hand="draw"]')"""


def page(agent: str = "Mozilla/5.0 Chrome/120", wide: float = 6.4, no_pen: str = "false", html: str = HTML) -> Page:
    before = f"Object.defineProperty(navigator, 'userAgent', {{ value: {agent!r} }}); globalThis.WIDE = {wide}; globalThis.NO_PEN = {no_pen};"  # fmt: skip
    return Page(html, "sheets/hand-over.mjs", before=before + CANVAS)


def hand(*told: str) -> str:
    return f"dispatchEvent(new CustomEvent('hand-over', {{ detail: {list(told)} }}))"


def test_a_file_goes_to_the_browser_and_its_text_stands_below_the_button() -> None:
    one = page()
    one.run("$('#one').click()", hand("file", "a.txt", "text/plain", "\ufeff一\n二", "\ufeff一\n二"))
    assert one.run("[links, saved[0].type, saved[0].size]") == [[["blob:1", "a.txt"]], "text/plain", 10]
    assert one.run(f"""[{SHOWN}, $('#box').hidden, {TEXT}, $('[data-hand="name"]').textContent]""") == [["file"], False, "一\n二", "a.txt"]  # fmt: skip
    assert one.run("$('#box').previousElementSibling.tagName") == "UL"
    assert one.run("scrolled.at(-1)") == ["box", {"block": "nearest"}]
    assert one.run("later(59999)", "gone") == [] and one.run("later(1)", "gone") == ["blob:1"]


def test_where_a_file_is_no_text_its_text_comes_along() -> None:
    one = page()
    one.run("$('#three').click()", hand("file", "a.docx", "x/y", "PK"))
    assert one.run(TEXT) == "PK"
    assert one.run("$('#box').previousElementSibling.id") == "p"
    one.run(hand("file", "a.docx", "x/y", "PK", "信"))
    assert one.run(TEXT) == "信"


def test_a_button_of_the_box_itself_moves_it_nowhere() -> None:
    one = page()
    one.run("$('#three').click()", """$('[data-hand="copy"]').click()""", hand("file", "a", "x/y", "1"))
    assert one.run("$('#box').previousElementSibling.id") == "p"
    assert page().run(hand("file", "a", "x/y", "1"), "$('#box').hidden") is False


def test_the_text_stands_below_the_button_that_is_being_pressed() -> None:
    one = page()
    one.run(f"$('#three').addEventListener('click', () => {hand('file', 'a', 'x/y', '1')})", "$('#three').click()")
    assert one.run("$('#box').previousElementSibling.id") == "p"


@pytest.mark.parametrize(
    ("agent", "begins", "shown"),
    [
        ("Mozilla/5.0 Chrome/120", True, []),
        ("Mozilla/5.0 Chrome/120", False, ["print"]),
        ("MicroMessenger/8", True, ["print"]),
        ("MicroMessenger/8", False, ["print"]),
    ],
)
def test_where_nothing_was_printed_the_text_stands_there(agent: str, begins: bool, shown: list[str]) -> None:
    one = page(agent)
    one.run(hand("print", "#paper", "全文"))
    if begins:
        one.run("dispatchEvent(new Event('beforeprint'))")
    assert one.run("later(699)", SHOWN) == []
    assert one.run("later(1)", f"[{SHOWN}, {TEXT}]") == [shown, "全文" if shown else ""]


def test_what_is_printed_is_told_line_by_line() -> None:
    one = page()
    one.run(hand("print", "#paper"), "later(700)")
    assert one.run(TEXT) == "题\n一段\n一项\n里面\n何时 | 谁"


def test_another_wish_ends_the_wait_for_the_print() -> None:
    one = page()
    one.run(hand("print", "#paper", "全文"), hand("file", "a", "x/y", "1"), "later(5000)")
    assert one.run(f"[{SHOWN}, {TEXT}]") == [["file"], "1"]


@pytest.mark.parametrize(("refused", "told", "heard"), [("false", "copied", 1), ("true", "by-hand", 0)])
def test_what_was_copied_is_hers_and_the_page_hears_of_it(refused: str, told: str, heard: int) -> None:
    one = page()
    one.run(
        "globalThis.heard = 0", "addEventListener('handed-over', () => { heard += 1; })", f"noClipboard = {refused}"
    )
    one.run(hand("file", "a", "x/y", "一"), """$('[data-hand="copy"]').click()""")
    assert one.run(f"[{SHOWN}, copied, heard]") == [[told], ["一"] if heard else [], heard]


def test_the_text_becomes_a_picture() -> None:
    one = page()
    one.run(hand("file", "a", "x/y", "一" * 101 + "\n二"), f"{DRAW}.click()")
    assert one.run("[canvas.width, canvas.height, canvas.pen.font]") == [720, 3 * 44 + 80, "28px system-ui, sans-serif"]
    assert one.run("drawn") == [["rect", 0, 0, 720, 212], ["一" * 100, 40, 68], ["一", 40, 112], ["二", 40, 156]]
    assert one.run(f"""[{SHOWN}, $('[data-hand="picture"]').hidden, $('img').src]""") == [["picture"], False, "data:image/png;base64,AA"]  # fmt: skip
    one.run(hand("file", "b", "x/y", "二"))
    assert one.run("""$('[data-hand="picture"]').hidden""") is True


@pytest.mark.parametrize(("lines", "hidden"), [(240, False), (241, True)])
def test_a_text_of_too_many_lines_is_offered_as_no_picture(lines: int, hidden: bool) -> None:
    assert page().run(hand("file", "a", "x/y", "\n".join("一" * lines)), f"{DRAW}.hidden") is hidden


def test_where_nothing_can_be_drawn_nothing_is() -> None:
    one = page(no_pen="true")
    one.run(hand("file", "a", "x/y", "一"), f"{DRAW}.click()")
    assert one.run(f"""[drawn, $('[data-hand="picture"]').hidden, {DRAW}.hidden, {SHOWN}]""") == [[], True, False, ["file"]]  # fmt: skip


def test_what_she_writes_on_hides_the_text_of_before() -> None:
    one = page()
    one.run(hand("file", "a", "x/y", "一"), "$('#paper').dispatchEvent(new Event('input', { bubbles: true }))")
    assert one.run("$('#box').hidden") is True


@pytest.mark.parametrize(("agent", "hidden"), [("Mozilla/5.0 Chrome/120", True), ("MicroMessenger/8", False)])
def test_inside_an_app_the_page_says_so_at_once(agent: str, hidden: bool) -> None:
    assert page(agent).run("$('[data-in-app]').hidden") is hidden


def test_a_page_without_the_box_saves_all_the_same() -> None:
    one = page(html='<p data-in-app></p><section id="paper"><p>一</p></section>')
    one.run(hand("file", "a.txt", "x/y", "一"), hand("print", "#paper"), "later(700)")
    assert one.run("links") == [["blob:1", "a.txt"]]
