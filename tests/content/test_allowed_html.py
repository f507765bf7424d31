"""Nothing that runs or asks another host comes in with docs/: what is allowed passes, each other thing is told."""

from pathlib import Path

import pytest

from engine.content.allowed_html import disallowed, line_in, line_of, strange_file, strange_files
from engine.content.source_page import read_page

ALLOWED = (
    '<p id="a" class="b">文 <a href="../process/#a">步骤</a> <a href="tel:110">110</a></p>',
    '<ul><li class="check"><input type="checkbox" disabled> 项</li></ul>',
    '<details open><summary>更多</summary><table><tr><th scope="row" colspan="2">a</th></tr></table></details>',
    '<table><tr><th align="right">a</th></tr></table>',
    '<img src="../assets/a.png" alt="图" loading="lazy" width="10" height="10">',
    '<p data-step="1" aria-label="x" lang="zh-Hans" translate="no" dir="rtl">x</p>',
    '<a href="https://flk.example/law" rel="noreferrer">law</a>',
    "<!-- calculator: my-debt --><p>a &lt;script&gt; b</p>",
    '<a href="sms:12110">text</a><a href="mailto:help@example.org">mail</a>',
)
KNOWN = {"https://flk.example/law"}

REFUSED = [
    *(f"<{name}>x</{name}>" for name in ("script", "iframe", "object", "style", "form", "button", "select", "math", "template")),
    *(f"<{name}>" for name in ("embed", "base", "link", "meta", "frame", "video", "audio", "source", "track", "portal")),
    '<p onclick="x()">a</p>', '<img src="a.png" onerror=alert(1)>', "<p ONMOUSEOVER=x>a</p>", '<p style="color:red">a</p>',
    '<a href="javascript:alert(1)">a</a>', '<a href="JaVa\nScRiPt:x">a</a>', '<a href=" \x01javascript:x">a</a>',
    '<a href="&#106;avascript:x">a</a>', '<a href="java&Tab;script:x">a</a>', '<a href="vbscript:x">a</a>', '<a href="data:text/html,x">a</a>',
    '<a href="https://elsewhere.example/">a</a>', '<a href="//elsewhere.example/">a</a>', '<a href="\\\\elsewhere.example">a</a>',
    '<a href="/\\elsewhere.example">a</a>', '<a href="http:elsewhere.example">a</a>', '<a href="ftp://elsewhere.example">a</a>',
    '<img src="https://elsewhere.example/a.png" alt="">', '<img src="//elsewhere.example/a.png">', '<img srcset="https://e.example/a 2x">',
    '<img src="https://flk.example/law" alt="">', '<blockquote cite="https://elsewhere.example/">a</blockquote>',
    '<input type="password">', '<input type="submit">', '<input type="file">', '<input type="text" formaction="x">',
    '<a href="x" ping="https://elsewhere.example/">a</a>', '<a href="x" target="_blank">a</a>', '<a href="x" download>a</a>',
    '<svg><use href="https://elsewhere.example/a.svg#x"></use></svg>', "<svg><script>x</script></svg>", "<svg><foreignObject></foreignObject></svg>",
    '<svg><a xlink:href="javascript:x">a</a></svg>', "<!DOCTYPE html>", '<p contenteditable>a</p>', '<p autofocus>a</p>', '<slot name="x"></slot>',
]  # fmt: skip


@pytest.mark.parametrize("html", ALLOWED)
def test_what_pages_are_made_of_passes(html: str) -> None:
    assert disallowed(html, KNOWN) == []


@pytest.mark.parametrize("html", REFUSED)
def test_what_runs_or_leaves_the_site_is_told(html: str) -> None:
    found = disallowed(f"<p>before</p>\n{html}\n<p>after</p>", KNOWN)
    assert found
    assert all(why.endswith((".", "here.")) for _, why in found)


def test_the_line_is_that_of_the_source() -> None:
    assert line_of("<iframe", ["---", "---", "文", '<IFRAME src="x">']) == 4
    assert line_of("not there", ["a"]) == 1


FILES = (
    "a.js",
    "a.mjs",
    "a.css",
    "a.html",
    "a.md~",
    "Thumbs.db",
    "a.docx",
    "a.zip",
    "a.exe",
    "a.php",
    "a",
    "a.swf",
    "a.htm",
    "a.xhtml",
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/>{}</svg>'
HOSTILE_SVG = (
    "<script>x</script>", '<g onload="x"/>', "<foreignObject/>", '<a href="javascript:x"/>', '<image href="https://e.example/a.png"/>',
    '<use href="//e.example/a.svg#x"/>', "<style>@import 'x'</style>", "<style>a{fill:url(https://e.example)}</style>", "<svg:script/>",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_stray_file_is_not_published(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert "not published" in (strange_file(tmp_path / name, tmp_path) or "")


@pytest.mark.parametrize("inside", HOSTILE_SVG)
def test_a_picture_that_runs_or_fetches_is_refused(tmp_path: Path, inside: str) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(inside), encoding="utf-8")
    assert "runs or fetches" in (strange_file(tmp_path / "a.svg", tmp_path) or "")


def test_plain_pictures_and_pages_pass(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format('<use href="#a"/>'), encoding="utf-8")
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    assert [strange_file(tmp_path / name, tmp_path) for name in ("a.svg", "a.md", "a.png")] == [None, None, None]


def test_every_stray_file_is_told_but_those_that_mkdocs_leaves_out(tmp_path: Path) -> None:
    for name in ("a.md", "a.png", "b/notes.docx", ".hidden/x.exe", ".DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [told.partition(":1: ")[0] for told in strange_files(tmp_path)] == [str(tmp_path / "b/notes.docx")]


def test_a_link_out_of_docs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "docs/p.txt").symlink_to(tmp_path / "secret.txt")
    assert "leads out of docs/" in (strange_file(tmp_path / "docs/p.txt", tmp_path / "docs") or "")


def test_what_stands_in_the_front_matter_too_is_told_where_it_stands_below(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\nsources:\n  proof: editorial\n---\n\n# x {#top}\n\n## y {proof}\n", encoding="utf-8"
    )
    page = read_page(tmp_path / "a.md", "a.md")
    assert line_in(page, "proof") == 8
    assert line_in(page, "nowhere") == 5  # the page's beginning
