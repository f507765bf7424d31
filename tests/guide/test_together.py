"""All mistakes of a build are told at once, whoever finds them, sorted by file."""

from pathlib import Path

import pytest

from engine.build.sources import copy_sources
from engine.content.findings import WITH_IT
from engine.content.mistakes import Mistakes
from engine.content.source_page import read_page
from engine.variants.mark_check import wrong_marks
from tests.build.test_build import replace, run
from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project, to be broken."""
    copy_sources(ROOT, tmp_path)
    return tmp_path


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")


def test_mistakes_of_every_kind_are_told_in_one_go(project: Path) -> None:
    docs, data = project / "docs", project / "data"
    append(docs / "faq.md", "见[这里](gone.md)。")
    append(docs / "about.md", "<form></form>")
    append(docs / "about.en.md", '<p onclick="x()">Press.</p>')
    append(docs / "guides/court.md", "一段话，\n-{zh-XX:哪}-里。")
    append(docs / "guides/helper.en.md", "This is -{never closed.")
    replace(docs / "letters/statement.md", "[field:", "[field:nowhere.")
    replace(data / "plan.yml", "step: guides/", "step: guides/nowhere-")
    replace(data / "deadlines.yml", "rule: ", "rule: no-")
    append(docs / "guides/money-first.md", "用网银转账时，看手机银行的短信。")
    (docs / "assets/program.exe").write_bytes(b"MZ")
    done = run(project, "build")
    said = done.stderr + done.stdout
    assert done.returncode == 1
    assert "Traceback" not in said
    lines = [line for line in said.splitlines() if line.startswith(("docs/", "data/"))]
    for wanted in (
        "docs/faq.md:",
        "docs/about.md:",
        "docs/about.en.md:",
        "docs/guides/court.md:",
        "docs/guides/helper.en.md:",
        "docs/letters/statement.md",
        "data/plan.yml",
        "data/deadlines.yml",
        "docs/assets/program.exe:",
    ):
        assert [line for line in lines if line.startswith(wanted)], (wanted, said)
    # What may follow from a mistake comes below all mistakes; each of the two parts is sorted by file.
    for part in said.split(WITH_IT):
        files = [line.split(":")[0] for line in part.splitlines() if line.startswith(("docs/", "data/"))]
        assert files and files == sorted(files)
    assert "docs/letters/statement.en.md" in said.split(WITH_IT)[1], said
    assert not (project / ".build/site.new").exists()


def test_html_that_may_not_stand_is_told_of_every_page(project: Path) -> None:
    """Where nothing else is wrong, the first page that is made into HTML ends the build; the others are told with it."""
    for name in ("faq.md", "about.en.md", "guides/court.md"):
        append(project / "docs" / name, "<button>x</button>")
    said = run(project, "build").stderr
    for name in ("faq.md", "about.en.md", "guides/court.md"):
        assert f"docs/{name}:" in said, said
    assert said.count("may not stand in a page") >= 3


def test_a_check_that_rests_on_what_is_wrong_says_nothing_of_its_own(tmp_path: Path) -> None:
    mistakes = Mistakes(tmp_path)

    def stumbles() -> list[str]:
        raise KeyError("letter_pages")

    with pytest.raises(KeyError):
        mistakes.look(stumbles)
    mistakes.look(lambda: [f"{tmp_path}/docs/b.md:12: wrong", f"{tmp_path}/docs/b.md:2: wrong"])
    mistakes.look(stumbles)

    def refuses() -> list[str]:
        raise ValueError(f"{tmp_path}/docs/a.md:1: one\n{tmp_path}/docs/b.md:2: wrong")

    mistakes.look(refuses)
    assert mistakes.text().split("\n")[1:] == [
        "docs/a.md:1: one",
        "docs/b.md:2: wrong",
        "docs/b.md:12: wrong",
        "3 to mend. Nothing was built.",
    ]


def test_a_wrong_mark_is_told_with_its_line(tmp_path: Path) -> None:
    text = "# 一\n\n好的 -{我的}- 与\n-{zh-Hans:网; zh-TW:網}-，\n跨行的 -{zh-Hans:网;\nzh-TW:網}- 也好；`-{x` 是代码。\n\n错：\n-{zh-XX:网}-。\n\n又错 -{网。\n"
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    found = wrong_marks([read_page(page, "page.md")])
    assert [finding.split(": ")[0] for finding in found] == [f"{page}:9", f"{page}:11"]
