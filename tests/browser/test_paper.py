"""What comes out of a printer and of `make pdf`: one page a checklist, nothing missing, nothing cut off, small, tagged."""

import base64
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from engine.sheets.add_pdfs import pdf_name
from scripts.pdfs import render
from tests.conftest import LOCALES, PREFIX
from tests.html_page import only, parse
from tests.pdf_text import letters, texts

SHEETS = ("negotiate", "collector", "court-papers", "contact-log")
PAPERS = ("A4", "Letter")
SPACE = re.compile(r"\s+")
BOOKLET_LINE = re.compile(r"^(.+?)\s*\n?\s*(\d{1,3})$", re.MULTILINE)  # Ask who is calling 29
CHAPTER = re.compile(r'--top"?>([^<]+)</a>')  # <a href="#lender--top">Find out who lent the money</a>
LEAST_SIZE = 10.5  # points
MARGIN = 40  # CSS pixels, less than the paper's margin on one side
MOST_BYTES = 150 * 1024
MOST_EMPTY = 0.08  # of the page below the last line, its margin of 8 mm included
# What must be on the sheet, in this order: all that a reader can see of it on paper.
ON_PAPER = """[...document.querySelectorAll(".sheet :is(h1, h2, .check label, .step, .gap, .log-blank li, th, .sheet__foot p)")]
  .filter((element) => element.getClientRects().length > 0).map((element) => element.textContent)"""


@pytest.fixture(scope="module")
def paper(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page as the printer sees it."""
    page = browser.new_page()
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.fixture(scope="module")
def pdfs(browser: Browser, site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The PDF of every checklist in every language, made as `make pdf` makes them."""
    folder = tmp_path_factory.mktemp("pdf")
    names = [pdf_name(f"{PREFIX[locale]}checklists/{sheet}") for locale in LOCALES for sheet in SHEETS]
    return {
        name: (folder / name).read_bytes()
        for name, _ in render(browser, site_dir, dict.fromkeys(names, ""), [], folder)
    }


def squeeze(text: str) -> str:
    return SPACE.sub("", text)


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_checklist_fills_one_page_of_either_paper(paper: Page, site_url: str, sheet: str, locale: str) -> None:
    paper.goto(f"{site_url}{PREFIX[locale]}checklists/{sheet}/")
    for size in PAPERS:
        content = paper.pdf(format=size)
        (page,) = reader(content).pages
        empty = min(letter.baseline for letter in letters(content)) / float(page.mediabox.height)
        assert empty < MOST_EMPTY, f"{size}: {empty:.0%} of the page is empty at its foot"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sheet", ("negotiate", "collector", "court-papers"))
def test_a_checklist_filled_to_the_last_letter_is_one_page(paper: Page, site_url: str, sheet: str, locale: str) -> None:
    paper.goto(f"{site_url}{PREFIX[locale]}checklists/{sheet}/")
    full = "字" if locale != "en" else "w"
    for field in paper.locator("textarea.write-on").all():
        longest = int(field.get_attribute("maxlength") or 0)
        field.fill(full * longest)
    assert {size: len(reader(paper.pdf(format=size)).pages) for size in PAPERS} == {"A4": 1, "Letter": 1}


LETTERS = "还没有结清之前每月先付五百元从二〇二七年一月起利息减半罚息免除催收停止征信不再报逾期书面确认在十日内寄出"


def test_what_was_written_and_ticked_is_on_paper(paper: Page, site_url: str) -> None:
    paper.goto(f"{site_url}checklists/negotiate/")
    fields = paper.locator("textarea.write-on").all()
    longest = max(int(field.get_attribute("maxlength") or 0) for field in fields)
    for field in fields:
        field.fill(LETTERS[: int(field.get_attribute("maxlength") or 0)])
    paper.locator(".check input").first.check()
    paper.locator("textarea.write-on").last.focus()
    text = unicodedata.normalize("NFKC", squeeze(texts(paper.pdf(format="A4"))[0]))
    assert longest > len(LETTERS) and text.count(LETTERS[:14]) == len(fields)
    assert LETTERS in text
    assert paper.evaluate(LOOKS) == ["tick.svg", "none", "1px"]
    assert paper.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none", "no ring around a field"


# How a ticked and an unticked box print: the tick's file, no tick, the line around the box.
LOOKS = """() => {
  const [ticked, empty] = [...document.querySelectorAll(".check input")].map((box) => getComputedStyle(box));
  return [/tick/.test(ticked.backgroundImage) && ticked.printColorAdjust === "exact" ? "tick.svg" : "", empty.backgroundImage, empty.borderTopWidth];
}"""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_the_pdf_of_a_checklist_is_whole(
    pdfs: dict[str, bytes], paper: Page, site_url: str, sheet: str, locale: str
) -> None:
    content = pdfs[f"checklists/{sheet}-{locale}.pdf"]
    pdf = reader(content)
    paper.goto(f"{site_url}{PREFIX[locale]}checklists/{sheet}/")
    text, place = squeeze(texts(content)[0]), 0
    for expected in paper.evaluate(ON_PAPER):
        found = text.find(squeeze(expected), place)
        assert found >= 0, f"“{expected.strip()}” is missing, or not in its place"
        place = found
    assert len(pdf.pages) == 1
    assert len(content) < MOST_BYTES
    assert pdf.metadata is not None and pdf.metadata.title == paper.title()
    catalog: Any = pdf.root_object
    assert catalog["/Lang"] == locale and catalog["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in catalog
    assert [title["/Title"] for title in pdf.outline if not isinstance(title, list)], "an outline to move by"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_letter_of_a_checklist_is_drawn_inside_the_page(pdfs: dict[str, bytes], sheet: str, locale: str) -> None:
    content = pdfs[f"checklists/{sheet}-{locale}.pdf"]
    resources: Any = reader(content).pages[0]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    assert {str(font["/Subtype"]) for font in fonts} == {"/Type0"}
    for font in fonts:
        descendant = font["/DescendantFonts"][0].get_object()
        assert "+" in descendant["/BaseFont"], "a subset has a prefix"
        assert "/FontFile2" in descendant["/FontDescriptor"], "the font is embedded"
    width, height = map(float, reader(content).pages[0].mediabox[2:])
    drawn = letters(content)
    assert len(drawn) > 200
    for letter in drawn:
        assert letter.left >= 0 and letter.bottom >= 0 and letter.right <= width and letter.top <= height, letter
        assert letter.known and letter.text not in "\0\ufffd\ufffe", "a glyph without a letter"
    assert min(letter.size for letter in drawn) >= LEAST_SIZE - 0.6


# Two photocopies, the first too light, the second too dark: blurred by a tenth of a millimetre, then black or white. What is left of
# the ink in each box, of the lines of text and the boxes to tick. A pixel is 1/192 inch.
COPIED = """async ([picture, boxes]) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const area = canvas.getContext("2d", { willReadFrequently: true });
  const read = () => area.getImageData(0, 0, image.width, image.height);
  const ink = ({ data }) => boxes.map(([x, y, w, h]) => {
    let dark = 0;
    for (let row = y; row < y + h; row++) for (let at = x; at < x + w; at++) dark += 255 - data[4 * (row * image.width + at)];
    return dark / 255;
  });
  area.drawImage(image, 0, 0);
  const before = ink(read());
  for (const limit of [110, 170]) {
    const copy = new OffscreenCanvas(image.width, image.height);
    copy.getContext("2d").drawImage(canvas, 0, 0);
    area.filter = "blur(0.7px)";
    area.drawImage(copy, 0, 0);
    const pixels = read();
    for (let at = 0; at < pixels.data.length; at += 4) pixels.data.fill(pixels.data[at] > limit ? 255 : 0, at, at + 3);
    area.putImageData(pixels, 0, 0);
  }
  return ink(read()).map((left, at) => left / before[at]);
}"""
INKED = """[...document.querySelectorAll(".sheet :is(h1, h2, .check label, .check .step, .check input, .phones li, .sheet__foot p, th, .log-blank li)")]
  .map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width && height)
  .map(({ x, y, width, height }) => [x, y, width, height].map((length) => Math.round(2 * length)))"""


def copied(browser: Browser, paper: Page) -> list[float]:
    """How much of the ink of each part of the sheet two photocopies leave: 1.0 is all."""
    boxes = paper.evaluate(INKED)
    picture = base64.b64encode(paper.screenshot(full_page=True)).decode()
    desk = browser.new_page()
    left: list[float] = desk.evaluate(COPIED, [picture, boxes])
    desk.close()
    return left


@pytest.mark.parametrize(("sheet", "locale"), [("negotiate", "zh-Hans"), ("collector", "en")])
def test_a_sheet_outlives_two_photocopies(browser: Browser, site_url: str, sheet: str, locale: str) -> None:
    """No letter, line or box fades away or runs into a blot; grey words would, so the test can see that."""
    paper = browser.new_page(device_scale_factor=2)
    paper.emulate_media(media="print")
    paper.goto(f"{site_url}{PREFIX[locale]}checklists/{sheet}/")
    left = copied(browser, paper)
    assert len(left) > 10
    assert all(0.6 < part < 1.7 for part in left), sorted(left)
    paper.evaluate("document.querySelector('h1').style.color = '#999'; 0")
    assert min(copied(browser, paper)) < 0.5
    paper.close()


def test_the_pdf_of_a_guide_leads_where_the_guide_does(browser: Browser, site_dir: Path, tmp_path: Path) -> None:
    """Its links go to the site's own address, none to where it was made; its notes within the document."""
    name = "guides/collectors-en.pdf"
    assert [made for made, _ in render(browser, site_dir, {name: ""}, [], tmp_path)] == [name]
    content = (tmp_path / name).read_bytes()
    pdf = reader(content)
    notes: list[Any] = [note.get_object() for page in pdf.pages for note in page.get("/Annots", [])]
    outside = {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}
    root = parse(site_dir / "en" / "guides" / "collectors" / "index.html")
    home = root.findall(".//link[@rel='canonical']")[0].get("href", "")
    written = {urljoin(home, link.get("href", "")) for link in only(root, ".//article").iter("a")}
    assert outside and outside <= written
    assert {address for address in outside if address.startswith("https:")}, "to other pages of the site"
    assert any(address.startswith("tel:") for address in outside)
    assert len([note for note in notes if "/Dest" in note or "/D" in note.get("/A", {})]) > 5, "to the numbered notes"
    assert "§" not in texts(content)[0]


@pytest.mark.parametrize("path", ["guides/collectors/", "en/guides/prepare/", "zh-HK/rules/"])
def test_a_guide_prints_without_navigation_and_with_its_addresses(paper: Page, site_url: str, path: str) -> None:
    paper.goto(site_url + path)
    assert not paper.locator("header.top, nav#nav, .toc").first.is_visible()
    widths = paper.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1] + MARGIN, "nothing is wider than the paper"
    if "guides/" in path:
        text = "".join(texts(paper.pdf(format="A4")))
        assert f"1. {site_url}" in text or f"1.{site_url}" in squeeze(text)


@pytest.mark.parametrize("locale", ["zh-HK", "en"])
def test_the_booklets_contents_name_the_pages(browser: Browser, site_dir: Path, tmp_path: Path, locale: str) -> None:
    name = f"print-{locale}.pdf"
    assert [made for made, _ in render(browser, site_dir, {name: ""}, [], tmp_path)] == [name]
    pages = texts((tmp_path / name).read_bytes())
    html = (site_dir / PREFIX[locale] / "print" / "index.html").read_text(encoding="utf-8")
    html = html.split("booklet__contents", 1)[1].split("</nav>", 1)[0]
    first = min(int(number) for _, number in BOOKLET_LINE.findall(pages[0]))  # before the first guide, the contents
    contents = [line for text in pages[: first - 1] for line in BOOKLET_LINE.findall(text)]
    missing = {title for title, page in contents if squeeze(title) not in squeeze(pages[int(page) - 1])}
    assert len(contents) == html.count("<li><a "), "every step, with its page"
    assert missing <= set(CHAPTER.findall(html)), "a chapter's heading may have other words than its name in the menu"
    assert [text.splitlines()[0] for text in pages] == [str(number) for number in range(1, len(pages) + 1)]


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_all_guides_make_one_document_with_working_links(
    paper: Page, site_url: str, site_dir: Path, locale: str
) -> None:
    paper.goto(f"{site_url}{PREFIX[locale]}print/")
    folder = site_dir / PREFIX[locale]
    chapters = [*folder.glob("guides/*/index.html"), *folder.glob("faq*/index.html")]
    broken = paper.evaluate(
        """[...document.querySelectorAll(".booklet a[href^='#']")].map((link) => link.hash.slice(1))
        .filter((id) => !document.getElementById(decodeURIComponent(id)))"""
    )
    ids = paper.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert broken == []
    assert len(ids) == len(set(ids))
    assert paper.locator(".chapter").count() == len(chapters), "every guide, and the questions"
    assert paper.locator(".booklet__contents > ol > li").count() == len(chapters)
