"""What builds keep for the next one changes nothing but their time: see engine/build/cache.py."""

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from engine.build import cache as store
from engine.build import esbuild
from engine.build.cache import drop_unused, kept
from engine.build.contents import contents
from engine.locales import LOCALES
from scripts.mkdocs_process import build_command, build_environment
from tests.conftest import ROOT

EPOCH = "1795219200"
SEED = int(os.environ.get("SEED", "17"))
EDITS = int(os.environ.get("EDITS", "8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


def refuse() -> str:
    raise AssertionError("it was made before")


def the_file(folder: Path) -> Path:
    (only,) = folder.glob("*")
    return only


def opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """As another process, which has read nothing yet."""
    monkeypatch.setattr(store, "_opened", cache(store._opened.__wrapped__))


def test_the_same_is_made_once_and_another_anew(folder: Path) -> None:
    assert kept("step", ["text", {"a": 1}], lambda: "made\ud83d") == "made\ud83d"
    assert kept("step", ["text", {"a": 1}], refuse) == "made\ud83d"
    assert kept("step", {"one": "\ud83d字", "two": 2}, lambda: "of two") == "of two"
    assert kept("step", {"two": 2, "one": "\ud83d字"}, refuse) == "of two"  # the order of names says nothing
    assert len(contents([folder])) == 32
    assert kept("step", ["other", {"a": 1}], lambda: "other") == "other"
    assert kept("another step", ["text", {"a": 1}], lambda: "other") == "other"


@pytest.mark.parametrize(
    ("one", "other"), [("[1]", [1]), (["a", "b"], ["ab", ""]), (["a", 1], ["a", "1"]), ([["a"]], ["a"]), (None, "null")]
)
def test_what_is_given_in_another_form_is_something_else(folder: Path, one: object, other: object) -> None:
    assert kept("step", one, lambda: "one") == "one"
    assert kept("step", other, lambda: "other") == "other"


@pytest.mark.parametrize("torn", [b"", b"0", b"\0", b"\0step/0 9 0\n", "half", "flipped", "cut off"])
@pytest.mark.parametrize("again", [False, True])
def test_what_is_torn_counts_as_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch, torn: bytes | str, again: bool
) -> None:
    kept("step", "text", lambda: "a long result")
    path, held = the_file(folder), the_file(folder).read_bytes()
    bad = {"half": held[: len(held) // 2], "flipped": held[:-2] + b'X"', "cut off": held[:-1]}
    path.write_bytes(bad[torn] if isinstance(torn, str) else torn)
    if again:
        opened_again(monkeypatch)
    assert kept("step", "text", lambda: "made anew") == "made anew"
    assert kept("step", "text", refuse) == "made anew"


@pytest.mark.parametrize("held", [b"no JSON", b"", b"\xff"])
def test_what_is_no_json_counts_as_none(folder: Path, held: bytes) -> None:
    kept("step", "text", lambda: "a long result")
    key = the_file(folder).read_bytes().split(b" ")[0][1:].decode()
    store._records("step").write(key, held)
    assert kept("step", "text", lambda: "made anew") == "made anew"


def test_a_result_that_was_put_where_another_belongs_counts_as_none(folder: Path) -> None:
    kept("step", "text", lambda: "one")
    kept("step", "other", lambda: "two")
    first, second = the_file(folder).read_bytes().split(b"\0")[1:]
    exchanged = [
        first.split(b" ")[0] + second[second.index(b" ") :],
        second.split(b" ")[0] + first[first.index(b" ") :],
    ]
    the_file(folder).write_bytes(b"".join(b"\0" + record for record in exchanged))
    assert kept("step", "text", lambda: "made anew") == "made anew"
    assert kept("step", "other", lambda: "made anew too") == "made anew too"


def test_what_stands_behind_a_torn_record_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build was killed while it wrote, and others wrote on."""
    kept("step", "text", lambda: "a long result")
    the_file(folder).write_bytes(the_file(folder).read_bytes()[:-5])
    kept("step", "other", lambda: "other")
    opened_again(monkeypatch)
    assert kept("step", "other", refuse) == "other"
    assert kept("step", "text", lambda: "made anew") == "made anew"


def test_processes_that_write_at_the_same_time_lose_nothing(folder: Path) -> None:
    texts = [f"{number}" * 5000 for number in range(40)]
    kept("step", "before", lambda: "before")

    def write(some: Sequence[str]) -> int:
        process = os.fork()
        if process == 0:
            for text in some:
                kept("step", text, lambda text=text: text)  # type: ignore[misc]
            os._exit(0)
        return process

    for process in [write(texts[at::4]) for at in range(4)]:
        assert os.waitpid(process, 0)[1] == 0
    assert [kept("step", text, refuse) for text in texts] == texts


def test_another_engine_or_list_of_packages_finds_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("step", "text", lambda: "by the old one")
    monkeypatch.setattr(store, "_engine", lambda: "another")
    assert kept("step", "text", lambda: "by the new one") == "by the new one"


def test_the_digest_of_files_knows_names_places_and_what_is_not_there(tmp_path: Path) -> None:
    def write(*names: str) -> str:
        place = tmp_path / "place"
        shutil.rmtree(place, ignore_errors=True)
        for name in names:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(Path(name).name, encoding="utf-8")
        return contents([place, tmp_path / "absent"])

    found = [write("a"), write("b"), write("a", "b"), write("in/a"), write("ab"), contents([tmp_path / "absent"])]
    assert len(set(found)) == len(found)
    assert write("a") == found[0]
    assert write("a", "__pycache__/b") == found[0]


def test_the_engine_counts_with_every_file_its_packages_and_the_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    digest = store._engine.__wrapped__
    monkeypatch.setattr(store, "BEGUN", store.BEGUN + 1e6)
    seen = {digest()}
    monkeypatch.setattr(store, "CODE", (*store.CODE, ROOT / "package.json"))
    seen.add(digest())
    monkeypatch.setattr(sys, "version", "another")
    seen.add(digest())
    monkeypatch.setattr(store, "LOCALES", dict(list(LOCALES.items())[:2]))
    seen.add(digest())
    assert len(seen) == 4


def test_styles_and_templates_are_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made of a page's text does not hang on them: after a template was saved, only the frames of pages are made anew."""
    monkeypatch.setattr(store, "CODE", (tmp_path,))
    monkeypatch.setattr(store, "BEGUN", store.BEGUN + 1e6)
    digest = store._engine.__wrapped__
    found = []
    for name in ("code.py", "style.css", "page.html", "README.md", "types.d.ts", "words.yml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
        found.append(digest())
    assert len(set(found[:-1])) == 1 and found[-1] != found[0]


def test_code_of_a_day_to_come_is_used_like_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "code.py"
    code.write_text("one = 1\n", encoding="utf-8")
    monkeypatch.setattr(store, "CODE", (code,))
    os.utime(code, (store.BEGUN + 86_400,) * 2)
    before = store._engine.__wrapped__()
    assert not before.startswith("changed") and store._engine.__wrapped__() == before
    code.write_text("one = 2\n", encoding="utf-8")
    os.utime(code, (store.BEGUN + 86_400,) * 2)
    assert store._engine.__wrapped__() != before
    os.utime(code, (store.BEGUN, store.BEGUN))
    assert store._engine.__wrapped__().startswith("changed")


def test_code_that_was_saved_while_the_build_began_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BEGUN", 0.0)
    assert store._engine.__wrapped__().startswith("changed")


def next_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process: it has read nothing yet, and the engine's digest is taken anew."""
    opened_again(monkeypatch)
    monkeypatch.setattr(store, "_engine", cache(store._engine.__wrapped__))


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine of a script that imports another, saved long ago, and data."""
    place = tmp_path / "engine"
    for name, text in (
        ("entry.mjs", 'import "./part.mjs";'),
        ("part.mjs", "console.log('one');"),
        ("words.yml", "one"),
    ):
        save_long_ago(place / name, text)
    monkeypatch.setattr(store, "CODE", (place,))
    monkeypatch.setattr(esbuild, "ENGINE", place)
    next_build(monkeypatch)
    return place


def save_long_ago(path: Path, text: str) -> None:
    put(path, text.encode())
    os.utime(path, (store.BEGUN - 100, store.BEGUN - 100 - len(text)))


def test_a_script_that_is_saved_after_the_digest_is_bundled_as_it_is_and_kept_under_no_key(
    folder: Path, engine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is imported by another, and taken back afterwards: the build that follows is that of what stands there."""
    kept("step", "first", lambda: "a step before it")
    save_long_ago(engine / "part.mjs", "console.log('other');")
    assert "other" in esbuild.bundled(engine / "entry.mjs", "cjs")
    save_long_ago(engine / "part.mjs", "console.log('one');")
    next_build(monkeypatch)
    made = esbuild.bundled(engine / "entry.mjs", "cjs")
    assert "one" in made and "other" not in made
    monkeypatch.setattr(esbuild, "run", refuse)
    next_build(monkeypatch)
    assert esbuild.bundled(engine / "entry.mjs", "cjs") == made


def test_what_a_step_makes_by_a_script_that_was_saved_since_is_not_kept(
    folder: Path, engine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only the script: the words that it cut, too."""
    kept("step", "first", lambda: "a step before it")
    save_long_ago(engine / "part.mjs", "console.log('other');")
    assert "other" in kept("cut", "text", lambda: esbuild.bundled(engine / "entry.mjs", "cjs"))
    save_long_ago(engine / "part.mjs", "console.log('one');")
    next_build(monkeypatch)
    assert kept("cut", "text", lambda: "made anew") == "made anew"


@pytest.mark.parametrize("name", ["engine/words.yml", "tables/a.tsv", "tables/b.tsv", "tables/in/c.tsv"])
def test_files_that_are_saved_between_their_digest_and_their_reading_leave_nothing(
    folder: Path, engine: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data of the engine or of the guide, files that are there and one that comes."""
    tables = tmp_path / "tables"
    for path in (tables / "a.tsv", tables / "in/b.tsv"):
        save_long_ago(path, "one")
    saved = tmp_path / name

    def make() -> str:
        put(saved, b"other")
        return saved.read_text("utf-8")

    before = {saved: saved.read_bytes() if saved.exists() else None}
    assert kept("step", contents([tables]), make) == "other"
    for path, held in before.items():
        save_long_ago(path, held.decode()) if held else path.unlink()
    next_build(monkeypatch)
    assert kept("step", contents([tables]), lambda: "one") == "one"
    next_build(monkeypatch)
    assert kept("step", contents([tables]), refuse) == "one"


@pytest.mark.parametrize("whose", ["its own", "another's"])
def test_who_goes_on_after_the_file_was_written_anew_writes_into_that_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    """As `make serve` does for hours, beside builds of `make site`."""
    kept("step", "old", lambda: "old" * 100)
    kept("step", "used", lambda: "used")
    opened_again(monkeypatch)
    assert kept("step", "used", refuse) == "used"
    if whose == "another's":
        ours = store._opened
        opened_again(monkeypatch)
        assert kept("step", "used", refuse) == "used"
        drop_unused()
        monkeypatch.setattr(store, "_opened", ours)
    drop_unused()
    assert kept("step", "later", lambda: "later") == "later"
    assert kept("step", "used", refuse) == "used"
    opened_again(monkeypatch)
    assert kept("step", "later", refuse) == "later"


def test_what_builds_do_not_use_is_dropped_when_it_is_more_than_half(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept("step", "old", lambda: "old" * 100)
    kept("step", "used", lambda: "used" * 200)
    opened_again(monkeypatch)
    assert kept("step", "used", refuse) == "used" * 200
    kept("links", "other", lambda: "other")
    size = (folder / "build.records").stat().st_size
    drop_unused("links")
    drop_unused()
    assert (folder / "build.records").stat().st_size == size  # half of it is used
    kept("step", "old too", lambda: "old too" * 200)
    opened_again(monkeypatch)
    assert kept("step", "used", refuse) == "used" * 200
    drop_unused()
    assert (folder / "build.records").stat().st_size < size
    opened_again(monkeypatch)
    assert kept("step", "used", refuse) == "used" * 200
    assert kept("step", "old", lambda: "made anew") == "made anew"
    assert kept("links", "other", refuse) == "other"


def test_a_file_that_another_build_has_written_anew_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("step", "old", lambda: "old" * 100)
    opened_again(monkeypatch)
    kept("step", "new", lambda: "new")
    put(the_file(folder).with_name("another"), b"by another build")
    (folder / "another").replace(folder / "build.records")
    drop_unused()
    assert the_file(folder).read_bytes() == b"by another build"


@pytest.mark.parametrize(
    ("saved", "changed"), [(999.0, False), (1000.0, False), (1000.25, True), (1001.0, True)]
)  # this file is read a moment after the process begins
def test_code_is_new_where_it_was_saved_after_python_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: float, changed: bool
) -> None:
    code = tmp_path / "code.py"
    code.write_text("one = 1\n", encoding="utf-8")
    os.utime(code, (saved, saved))
    for name, value in (("CODE", (code,)), ("BEGUN", 1000.25), ("MOMENT", 0.25)):
        monkeypatch.setattr(store, name, value)
    assert store._engine.__wrapped__().startswith("changed") is changed


def test_only_code_that_is_there_and_that_python_runs_from_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved since the process began is new, a date to come is not; what Python writes beside its sources is no source."""
    monkeypatch.setattr(store, "CODE", (tmp_path,))
    monkeypatch.setattr(store, "BEGUN", time.time() - 100)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "made.py").write_text("x", encoding="utf-8")
    (tmp_path / "lock.py").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.py").mkdir()
    assert not store._engine.__wrapped__().startswith("changed")
    (tmp_path / "a.py").write_text("x", encoding="utf-8")
    assert store._engine.__wrapped__().startswith("changed")
    os.utime(tmp_path / "a.py", (time.time() + 86_400,) * 2)
    assert not store._engine.__wrapped__().startswith("changed")


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(store, "FOLDER", tmp_path / "file" / "kept")
    assert kept("step", "text", lambda: "made") == "made"


def test_a_process_that_only_reads_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_keeps", True)  # put back at the end
    kept("step", "text", lambda: "made")
    store.only_read()
    assert kept("step", "text", refuse) == "made"
    assert kept("step", "more", lambda: "more") == "more"
    store.drop_unused()
    assert b"more" not in the_file(folder).read_bytes()


@dataclass
class Project:
    """An engine and a guide, both copies, and what an editor did to them."""

    folder: Path
    before: list[dict[Path, bytes | None]] = field(default_factory=list)

    @property
    def guide(self) -> Path:
        return self.folder / "guide"

    def write(self, files: dict[Path, str | None]) -> None:
        """Write files, or take them away (None); `undo` takes it back."""
        self.before.append({path: path.read_bytes() if path.exists() else None for path in files})
        for path, text in files.items():
            put(path, None if text is None else text.encode())

    def undo(self) -> None:
        for path, held in (self.before.pop() if self.before else {}).items():
            put(path, held)

    def change(self, path: Path, old: str, new: str, every: bool = False) -> None:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        self.write({path: re.sub(old, new, text, count=0 if every else 1)} if text else {})


def put(path: Path, held: bytes | None) -> None:
    if held is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)


def rename_page(project: Project, number: int) -> None:
    docs, menu = project.guide / "docs/guides", project.guide / "mkdocs.yml"
    files: dict[Path, str | None] = {menu: menu.read_text("utf-8").replace("ask-back.md", f"ask-{number}.md")}
    for suffix in (".md", ".en.md"):
        if (docs / f"ask-back{suffix}").exists():
            files |= {
                docs / f"ask-{number}{suffix}": (docs / f"ask-back{suffix}").read_text("utf-8"),
                docs / f"ask-back{suffix}": None,
            }
    project.write(files)


def tear(project: Project, number: int) -> None:
    for path in sorted((project.guide / ".build/kept").glob("*")):
        held = path.read_bytes()
        at = len(held) * (number % 7) // 7
        path.write_bytes(held[:at] + held[at + number % 60 + 1 : at + len(held) // (1 + number % 3)])


def kill_a_build(project: Project, number: int) -> None:
    with subprocess.Popen(**command(project)) as process:  # type: ignore[call-overload]
        try:
            process.communicate(timeout=0.5 + number % 30 / 10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def undo_twice(project: Project, _number: int) -> None:
    project.undo()
    project.undo()


Edit = Callable[[Project, int], None]
PAGE, ENGLISH = "docs/guides/prepare.md", "docs/guides/prepare.en.md"
KINDS: dict[str, Edit] = {
    "text": lambda it, n: it.change(it.guide / PAGE, r"\Z", f"\n新的第{n}句。\n"),
    "text in English": lambda it, n: it.change(it.guide / ENGLISH, r"\Z", f"\nSentence {n}, 押金.\n"),
    "title": lambda it, n: it.change(it.guide / PAGE, r"title: .*", f"title: 标题{n}"),
    "id of a heading": lambda it, n: it.change(it.guide / PAGE, r"\{#[a-z-]+\}", f"{{#step-{n}}}"),
    "link": lambda it, n: it.change(it.guide / PAGE, r"\Z", "\n[见](hand-over.md)与[那](ask-back.md#top)。\n"),
    "dead link": lambda it, n: it.change(it.guide / PAGE, r"\Z", f"\n[见](gone-{n}.md)。\n"),
    "mark": lambda it, n: it.change(it.guide / PAGE, r"\Z", f"\n-{{zh-Hans:押金;zh-TW:押租金{n}}}-。\n"),
    "wrong mark": lambda it, n: it.change(it.guide / PAGE, r"\Z", "\n-{zh-XX:押金}-。\n"),
    "rule": lambda it, n: it.change(it.guide / "data/rules.yml", r"(says: \{zh: [^,\n]*)", rf"\1第{n}", True),
    "string": lambda it, n: it.change(it.guide / "data/strings.yml", r"(name: \{zh: )", rf"\g<1>{n}"),
    "term": lambda it, n: it.change(it.guide / "data/glossary.yml", r"(\n  zh: )", rf"\g<1>新{n}"),
    "term table": lambda it, n: it.write({it.guide / "data/variants/zh-TW.tsv": f"source\ttarget\tbefore\tafter\twhy\n押金\t押租金{n}\t\t\ttry\n"}),
    "template": lambda it, n: it.change(it.folder / "engine/shell/footer.html", r"\Z", f"<p>第{n}句押金</p>"),
    "style": lambda it, n: it.change(it.folder / "engine/shell/guide.css", r"\Z", f"\np.n{n} {{ color: red }}\n"),
    "code": lambda it, n: it.change(it.folder / "engine/content/tables.py", r"(return .*)", rf"\1  # {n}"),
    "code that says otherwise": lambda it, n: it.change(it.folder / "engine/variants/foreign_runs.py", r'<span lang=', f'<span data-n="{n}" lang='),
    "page renamed": rename_page,
    "page deleted": lambda it, n: it.write({it.guide / "docs/faq.en.md": None}),
    "undo": lambda it, n: it.undo(),
    "undo twice": undo_twice,
    "torn": tear,
    "killed": kill_a_build,
}  # fmt: skip


def command(project: Project) -> dict[str, object]:
    environment = {
        **build_environment(project.guide),
        "PYTHONPATH": str(project.folder),
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    run, pipe = build_command(project.folder / "site"), subprocess.PIPE
    return {"args": run, "cwd": project.guide, "env": environment, "stdout": pipe, "stderr": pipe, "text": True, "start_new_session": True}  # fmt: skip


def build(project: Project) -> tuple[int, list[str], dict[str, str]]:
    """Exit code, all that was said but what it does and how long it took, and the digest of each file."""
    shutil.rmtree(project.folder / "site", ignore_errors=True)
    with subprocess.Popen(**command(project)) as process:  # type: ignore[call-overload]
        said = "".join(process.communicate(timeout=300))
    if process.returncode:
        return process.returncode, said_of(said), {}
    site = project.folder / "site"
    files = {path.relative_to(site).as_posix(): digest(path) for path in site.rglob("*") if path.is_file()}
    return 0, said_of(said), files


def said_of(said: str) -> list[str]:
    return [line for line in said.splitlines() if not line.startswith("INFO")]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build_from_nothing(project: Project) -> tuple[int, list[str], dict[str, str]]:
    held, aside = project.guide / ".build", project.folder / "aside"
    if held.exists():
        held.rename(aside)
    found = build(project)
    shutil.rmtree(held, ignore_errors=True)
    if aside.exists():
        aside.rename(held)
    return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The starter with a third language, and an engine of its own."""
    for name in ("engine", "hooks", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    guide = tmp_path / "guide"
    shutil.copytree(ROOT / "starter", guide)
    menu = (guide / "mkdocs.yml").read_text(encoding="utf-8").replace("@ENGINE@", str(tmp_path))
    more = re.sub(r"(\n *- \{locale: zh-Hans,.*)", r"\1\n      - {locale: zh-TW, name: 繁體, build: true}", menu)
    assert more != menu
    (guide / "mkdocs.yml").write_text(more, encoding="utf-8")
    return Project(tmp_path)


def test_after_any_edits_a_build_is_what_a_build_from_nothing_is(project: Project) -> None:
    """Edits of every kind in an order by SEED, each followed by a build; now and then beside one that has nothing kept. More of them:
    EDITS=100 SEED=1 make one TEST=…"""
    choose = random.Random(SEED)
    done = ["as it came"]
    assert build(project) == build_from_nothing(project)
    for number in range(EDITS):
        kind = choose.choice(list(KINDS))
        KINDS[kind](project, number + 1)
        done.append(kind)
        found = build(project)
        if found[0] or number % 4 == 3 or number == EDITS - 1:
            assert found == build_from_nothing(project), done
        if found[0]:  # a mistake, which is mended before anything else is done
            project.undo()
