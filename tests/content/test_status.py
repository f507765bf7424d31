"""`make status` names what is left: a page that lags behind, a rule that nobody cites, a page that nothing leads to."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.status import main, page, status
from tests.conftest import ROOT


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + text, encoding="utf-8")


def built(folder: Path) -> None:
    """As a build leaves it: three PDFs wanted, of which one is there and one is old; two pictures wanted, one drawn."""
    for name, text in {
        "pdf/keys.json": '{"a-en.pdf": "1", "b-en.pdf": "2", "c-en.pdf": "3"}',
        "pdf/b-en.pdf": "x", "pdf/b-en.key": "old", "pdf/c-en.pdf": "x", "pdf/c-en.key": "3",
        "link-pictures/wanted.json": '{"d1": "<h1>打<b>电话</b></h1>", "d2": "<h1>x</h1>"}',
        "link-pictures/d2.png": "x",
    }.items():  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_what_is_left_is_named_with_its_file(guide_copy: Path) -> None:
    before = status(guide_copy)
    append(guide_copy / "docs/faq.md", "\n再说一句。\n")
    rule = "\nnew-one:\n  of: civil-code\n  article: null\n  topic: {zh: 一, en: one}\n  grade: B\n  says: {zh: 一, en: one}\n"
    append(guide_copy / "data/rules.yml", f"{rule}  reference: {{text: x}}\n  checked_on: 2020-01-01\n")
    (guide_copy / "docs/lost.md").write_text(
        "---\ntitle: x\ndescription: x\nreviewed: 2026-11-21\n---\n\n# x {#top}\n", encoding="utf-8"
    )
    append(guide_copy / "docs/guides/prepare.md", "\n## 新的一步 {#new-step}\n\n写。\n")
    strings = guide_copy / "data/strings.yml"
    text = strings.read_text(encoding="utf-8")
    strings.write_text(
        text.replace("\n  moving_out:", "\n  nobody_shows_this: {zh: 一, en: one}\n  moving_out:"), encoding="utf-8"
    )
    built(guide_copy / ".build")
    after = status(guide_copy)
    new = {name: [line for line in after[name] if line not in before[name]] for name in after}
    assert [line.split("\n")[0] for line in new["translations that lag behind"]] == [
        "docs/faq.en.md",
        "docs/guides/prepare.en.md",
    ]
    assert [line.split(": ")[1] for line in new["rules that no page cites"]] == ["new-one"]
    assert [line.split(": ")[1] for line in new["rules due for a look"]] == ["new-one, looked at on 2020-01-01"]
    assert new["words that nothing shows (data/strings.yml)"] == ["nav.nobody_shows_this"]
    assert new["PDFs not made, or made from an older text"] == ["a-en.pdf: run `make pdf`", "b-en.pdf: run `make pdf`"]
    assert new["pictures of links not drawn"] == ["打 电话: run `make pictures`"]
    assert new["pages that nothing leads to"] == ["docs/lost.md"]
    assert [line.split(": ")[1] for line in new["steps that no question of the search leads to"]] == ["#new-step"]


def test_the_page_shows_texts_as_they_are() -> None:
    html = page({"a <b>": ["<script>x</script>", "docs/x.md"]})
    assert "<script>" not in html and "a &lt;b&gt;: 2" in html and "docs/x.md" in html


def test_it_waits_for_no_build_and_writes_nothing_beside_one(
    guide_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold = "import sys, pathlib; from engine.build.one_at_a_time import one_at_a_time\nwith one_at_a_time(pathlib.Path(sys.argv[1])): print(flush=True); input()"
    command = [sys.executable, "-c", hold, str(guide_copy / ".build")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as builder:
        assert builder.stdout and builder.stdout.readline()
        assert main(guide_copy) == 1
        builder.communicate(b"\n")
    assert f"another build is at work here (process {builder.pid})" in capsys.readouterr().err
    assert not list((guide_copy / ".build").glob("status.*"))
    assert main(guide_copy) == 0
    assert {path.name for path in (guide_copy / ".build").glob("*status.*")} == {"status.json", "status.html"}
