"""The command `python -m engine.variants.convert` and the hook: what an editor and a build see when something is wrong."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import on_variants
import pytest
from mkdocs.exceptions import PluginError

pytestmark = pytest.mark.proof  # a program is started for each

COMMAND = (sys.executable, "-m", "engine.variants.convert")


def run(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_file_and_standard_input_come_out_alike(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("征信 `征信`\n", encoding="utf-8")
    assert run("zh-TW", str(file)) == (0, "徵信 `征信`\n", "")
    assert run("zh-TW", given=file.read_bytes()) == (0, "徵信 `征信`\n", "")


def test_a_word_of_the_mainland_that_stays_is_told_with_its_line() -> None:
    status, output, errors = run("zh-TW", given="好的\n移动鼠标，存到U盘\n".encode())
    assert (status, output) == (0, "好的\n移動鼠標，存到U盤\n")
    assert [line.partition(" is ")[0] for line in errors.splitlines()] == [
        f"convert: standard input:2: '{word}'" for word in ("鼠标", "U盘")
    ]
    assert run("zh-Hans", given="移动鼠标\n".encode()) == (0, "移动鼠标\n", "")


@pytest.mark.parametrize(
    ("arguments", "given", "status", "message"),
    [
        (["zh-SG"], b"", 2, "zh-SG"),
        (["zh-TW", "nowhere.md"], b"", 1, "nowhere.md: cannot be read (No such file or directory)"),
        (["zh-TW"], "账\n".encode("gbk"), 1, "standard input, line 1: this is not UTF-8 text"),
        (["zh-TW"], "-{我的".encode(), 1, "is not closed"),
    ],
)
def test_a_mistake_is_explained(arguments: list[str], given: bytes, status: int, message: str) -> None:
    code, output, errors = run(*arguments, given=given)
    assert (code, output) == (status, "")
    assert message in errors
    assert "Traceback" not in errors


def config(locale: str) -> Any:
    return SimpleNamespace(plugins={"i18n": SimpleNamespace(current_language=locale)}, extra={"tables": ""})


PAGE: Any = SimpleNamespace(file=SimpleNamespace(src_uri="guides/process.md"), content="")


def test_the_hook_converts_pages_and_leaves_the_sitemap() -> None:
    assert on_variants.on_post_page("<p>征信", page=PAGE, config=config("zh-TW")) == "<p>徵信"
    assert on_variants.on_post_template("<p>征信", template_name="404.html", config=config("zh-HK")) == "<p>徵信"
    assert on_variants.on_post_template("征信", template_name="sitemap.xml", config=config("zh-TW")) == "征信"


def test_the_hook_names_the_page_of_a_faulty_mark() -> None:
    with pytest.raises(PluginError, match=r"guides/process\.md: the mark .* is not closed"):
        on_variants.on_post_page("<p>-{我的", page=PAGE, config=config("zh-Hans"))
