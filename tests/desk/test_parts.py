"""The parts of `make serve`, each for itself: what counts as a save, which pages the fast lane may make, what an address is answered with."""

import http.client
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from types import SimpleNamespace

import pytest

from engine.build.step import StepError
from engine.build.warm_builder import Request, _answer, request_in
from engine.folders import ENGINE
from scripts import site
from scripts.desk import server
from scripts.desk.builder import Builder, State
from scripts.desk.lanes import Build
from scripts.desk.open_pages import OpenPages
from scripts.desk.saved import as_they_are, is_shared, wanted
from scripts.desk.server import Desk, kind_of, preview
from scripts.desk.watch import is_passing, watch
from scripts.mkdocs_process import SILENT, readable
from tests.conftest import POLL

LONG = 60  # seconds that a busy machine may take


@pytest.mark.parametrize(
    ("name", "passing"),
    [
        ("docs/faq.md", False),
        ("data/rules.yml", False),
        ("docs/.faq.md.swp", True),
        ("docs/#faq.md#", True),
        ("docs/faq.md~", True),
        ("docs/faq.tmp", True),
        ("engine/__pycache__/a.py", True),
        (".git/index", True),
    ],
)
def test_what_an_editors_program_keeps_for_itself_is_no_save(name: str, passing: bool) -> None:
    assert is_passing(Path(name)) is passing


def test_some_saves_at_once_are_told_together_and_reading_is_none(tmp_path: Path) -> None:
    told: Queue[frozenset[Path]] = Queue()
    observer = watch([tmp_path], told.put)

    def saved_until(last: str) -> set[str]:
        names: set[str] = set()
        while last not in names:
            names |= {path.name for path in told.get(timeout=LONG)}
        return names

    try:
        for name in ("a.md", ".a.md.swp", "b.md"):
            (tmp_path / name).write_text("x", encoding="utf-8")
        assert saved_until("b.md") == {"a.md", "b.md"}
        (tmp_path / "a.md").read_text(encoding="utf-8")
        (tmp_path / "c.md").write_text("x", encoding="utf-8")
        assert saved_until("c.md") - {"b.md"} == {"c.md"}
    finally:
        observer.stop()


def test_a_folder_or_file_that_is_made_later_is_watched_too(tmp_path: Path) -> None:
    told: Queue[frozenset[Path]] = Queue()
    observer = watch([tmp_path / "docs", tmp_path / "data", tmp_path / "locales.yml"], told.put)

    def hears(name: str) -> bool:
        while True:
            paths = told.get(timeout=LONG)
            assert tmp_path / "README.md" not in paths
            if tmp_path / name in paths:
                return True

    try:
        (tmp_path / "README.md").write_text("x", encoding="utf-8")  # beside them, and no place
        (tmp_path / "data").mkdir()
        (tmp_path / "data/rules.yml").write_text("x", encoding="utf-8")
        assert hears("data/rules.yml")
        (tmp_path / "data/rules.yml").write_text("y", encoding="utf-8")
        assert hears("data/rules.yml")
        (tmp_path / "made/guides").mkdir(parents=True)
        (tmp_path / "made/guides/a.md").write_text("x", encoding="utf-8")
        (tmp_path / "made").rename(tmp_path / "docs")
        assert hears("docs/guides/a.md")
        (tmp_path / "docs").rename(tmp_path / "gone")
        (tmp_path / "docs").mkdir()  # another of its name
        (tmp_path / "docs/b.md").write_text("x", encoding="utf-8")
        assert hears("docs/b.md")
        (tmp_path / "locales.yml").write_text("x", encoding="utf-8")
        assert hears("locales.yml")
    finally:
        observer.stop()


@pytest.fixture
def builder(tmp_path: Path) -> Builder:
    for name in ("docs/guides/a.md", "docs/icon.svg", "data/rules.yml", "articles/a1.yml", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return Builder(tmp_path, tmp_path / "desk", lambda state: None)


OPEN = ("en/index.html", "index.html")


@pytest.mark.parametrize(
    ("saved", "pages", "opened"),
    [
        (["docs/guides/a.md"], ("guides/a.md",), ()),
        (["docs/guides/a.md", "data/rules.yml"], ("guides/a.md",), OPEN),
        (["data/rules.yml"], (), OPEN),  # data may be on every page
        (["articles/a1.yml"], (), OPEN),
    ],
)
def test_saved_pages_or_those_that_are_open_come_first(
    builder: Builder, saved: list[str], pages: tuple[str, ...], opened: tuple[str, ...]
) -> None:
    files = [builder.root / name for name in saved]
    shared = tuple(str(path) for path in files if path.suffix == ".yml")
    assert wanted(files, builder.root, lambda: OPEN, lambda: Path("over")) == Request("over", pages, opened, shared)


@pytest.mark.parametrize(
    "saved",
    [
        ["docs/icon.svg"],
        ["docs/guides/gone.md"],  # a page that went changes the menu
        ["data/gone.yml"],
        ["mkdocs.yml"],
        ["docs/guides/a.md", "docs/icon.svg"],
        [],
    ],
)
def test_all_else_waits_for_the_whole_build(builder: Builder, saved: list[str]) -> None:
    assert wanted([builder.root / name for name in saved], builder.root, lambda: OPEN, lambda: Path("over")) is None


def test_a_template_is_shared_and_code_is_not(builder: Builder) -> None:
    assert is_shared(ENGINE / "shell/footer.html", builder.root)
    assert not is_shared(ENGINE / "shell/menu.py", builder.root)
    assert wanted([ENGINE / "shell/footer.html"], builder.root, tuple, lambda: Path("over")) is None  # no page is open


def test_a_page_is_open_as_long_as_somebody_reads_it() -> None:
    pages = OpenPages()
    with pages.reading("/en/guides/court/"), pages.reading("/"):
        with pages.reading("/"):
            pass
        assert pages.files() == ["en/guides/court/index.html", "index.html"]
    assert pages.files() == []


def test_a_request_comes_out_of_its_line_as_it_went_in() -> None:
    request = Request("over", ("guides/a.md",), ("index.html",), ("data/rules.yml",))
    assert request_in(request.line()) == request and request.line().endswith(b"\n")


def test_a_request_whose_folder_is_gone_is_refused_and_does_not_bring_it_back(tmp_path: Path) -> None:
    over, made = tmp_path / "over-a", list[str]()

    def make(request: Request) -> list[str]:
        made.append(request.over)
        Path(request.over, "guides").mkdir(parents=True, exist_ok=True)
        return ["guides/a.html"]

    assert _answer(make, Request(str(over)))["refused"] and not made and not over.exists()
    over.mkdir()
    assert _answer(make, Request(str(over)))["written"] == ["guides/a.html"]


def test_at_most_two_folders_of_pages_stand_at_once_however_many_saves_show_nothing(builder: Builder) -> None:
    builder.folder.mkdir()
    builder._good = good = Good()  # type: ignore[assignment]
    builder.changed([builder.root / "docs/guides/a.md"])
    builder._show_pages()
    counts = []

    def refuses(request: Request, *_: object) -> Iterator[str]:
        counts.append(len(list(builder.folder.glob("over-*"))))
        yield from ()

    good.pages = refuses  # type: ignore[method-assign]
    for number in range(4):
        (builder.folder / f"over-back{number}").mkdir()  # as a language that writes late brings one back
        builder._show_pages()
    assert counts == [2] * 4
    assert list(builder.folder.glob("over-*")) == [builder.state.over]


class Good:
    """A last good build whose languages answer one after the other."""

    def __init__(self, stays: bool = True) -> None:
        self._stays, self.asked = stays, list[Request]()

    def stays(self) -> bool:
        return self._stays

    def pages(self, request: Request, *_: object) -> Iterator[str]:
        self.asked.append(request)
        Path(request.over).mkdir(parents=True, exist_ok=True)
        yield from ("zh-Hans", "en")

    def end(self) -> None:
        self._stays = False


def test_saved_pages_are_shown_language_by_language_each_time_in_a_folder_of_their_own(builder: Builder) -> None:
    told: list[State] = []
    builder.told, good = told.append, Good()
    builder.folder.mkdir()
    builder._good = good  # type: ignore[assignment]
    for _ in range(2):
        builder.changed([builder.root / "docs/guides/a.md"])
        builder._show_pages()
    first, second = (Path(request.over) for request in good.asked)
    assert good.asked[1].pages == ("guides/a.md",) and first != second and not first.exists() and second.exists()
    assert [state.over for state in told] == [first, first, second, second]
    builder.changed([builder.root / "docs/icon.svg"])  # what no page is made of goes with the whole build
    builder._show_pages()
    builder._since.clear()
    builder.changed([builder.root / "docs/guides/a.md"])
    builder._good = Good(stays=False)  # type: ignore[assignment]
    builder._show_pages()
    builder._good = None
    builder._show_pages()
    assert len(told) == 4


def test_a_saved_style_is_shown_at_once_and_with_pages_beside_it(builder: Builder) -> None:
    told: list[State] = []
    builder.told, good, style = told.append, Good(stays=False), ENGINE / "shell/guide.css"
    builder.folder.mkdir()
    builder.changed([style])
    builder._show_pages()
    assert told == []  # there is no site yet
    builder._good = good  # type: ignore[assignment]
    builder._show_pages()
    assert told[0].over and (told[0].over / "assets/guide.css").read_bytes() == style.read_bytes()
    builder._good = good = Good()  # type: ignore[assignment]
    builder.changed([builder.root / "docs/guides/a.md"])
    builder._show_pages()
    assert told[-1].over == Path(good.asked[0].over) and (told[-1].over / "assets/guide.css").is_file()
    builder.changed([ENGINE / "shell/menu.py"])
    builder._show_pages()
    assert len(told) == 3  # code waits for the whole build, and all else with it


def test_a_language_from_the_right_has_a_style_that_is_made_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    style = ENGINE / "shell/guide.css"
    assert as_they_are({style, ENGINE / "shell/menu.py", ENGINE / "gone.css"}) == {"assets/guide.css": style}
    monkeypatch.setattr("engine.shell.rtl.wanted", lambda: True)
    assert as_they_are({style}) == {}


def test_a_whole_build_is_shown_when_it_is_good_and_a_mistake_beside_the_last_good_one(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[State] = []
    builder.told = told.append
    builder.folder.mkdir()
    builds = list(zip([Good() for _ in range(4)], ["a: wrong", "", "b: wrong", ""], strict=True))
    answers = iter(builds)
    monkeypatch.setattr(builder, "_build", lambda target: next(answers))
    for _, fault in builds:
        builder.changed([builder.root / "data.yml"])
        builder._wanted.clear()
        builder._show_whole()
        assert len(builder._since) == bool(fault)  # what no good site holds yet, no page is made beside
    assert [(bool(state.site), state.fault, state.building) for state in told] == [
        (False, "a: wrong", False),
        (True, "", False),
        (True, "b: wrong", False),
        (True, "", False),
    ]
    assert told[2].site == told[1].site != told[3].site
    assert list(builder.folder.iterdir()) == [told[3].site]
    assert [build.stays() for build, _ in builds] == [False, False, False, True]


def test_open_pages_hear_at_once_that_a_build_began_and_what_is_saved_meanwhile_comes_first(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def show_pages() -> None:
        done.append("pages")
        if len(done) == 1:
            builder.changed([builder.root / "docs/a.md"])

    def show_whole() -> None:
        done.append("whole")
        builder._ended = True
        builder._wanted.set()

    told: list[State] = []
    builder.told, builder.state = told.append, State(fault="a: wrong", building=False)
    monkeypatch.setattr(builder, "_show_pages", show_pages)
    monkeypatch.setattr(builder, "_show_whole", show_whole)
    builder.changed([builder.root / "docs/a.md"])
    builder._work()
    assert done == ["pages", "pages", "whole"]
    assert [(state.fault, state.building) for state in told] == [("a: wrong", True)] * 2


@pytest.mark.parametrize("later", [True, False])
def test_a_sentence_that_was_shown_stays_when_a_mistake_is_saved_behind_it_and_goes_when_it_is_the_mistake(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, later: bool
) -> None:
    builder.folder.mkdir()
    builder._good, page = Good(), builder.root / "docs/guides/a.md"  # type: ignore[assignment]
    builder.changed([page])
    builder._show_pages()
    shown = builder.state.over
    if later:  # before the whole build has ended; a page with a mistake is refused, and none is made
        builder.changed([page])
        monkeypatch.setattr(builder._good, "pages", lambda *_: iter(()))
        builder._show_pages()
    builder._wanted.clear()
    monkeypatch.setattr(builder, "_build", lambda target: (Good(), "docs/guides/a.md:3: wrong"))
    builder._show_whole()
    assert shown and builder.state.fault and not builder.state.building
    assert builder.state.over == (shown if later else None)


@pytest.mark.parametrize(
    ("fault", "stays"),
    [
        ("docs/guides/a.md:3: wrong", False),  # what is shown, saved before the build was stopped
        ("docs/guides/b.md:3: wrong", True),
        ("data/rules.yml:3: wrong\ndocs/guides/b.md:3: wrong", True),
        ("docs/guides/b.md:3: wrong\n\ndocs/guides/a.md:9: wrong", False),
        ("data/search.yml:5: no such step in docs/guides/b.md", False),  # nobody saved it: it may be the page's doing
        ("the page en/guides/a/ leads nowhere", False),
    ],
)
def test_a_page_that_a_stopped_build_may_have_refused_is_not_shown_beside_a_fault_that_may_be_its_own(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, fault: str, stays: bool
) -> None:
    builder.folder.mkdir()
    builder._good = Good()  # type: ignore[assignment]
    builder.changed([builder.root / "docs/guides/a.md"])
    builder._show_pages()
    shown = builder.state.over
    builder.changed([builder.root / "docs/guides/b.md", builder.root / "data/rules.yml"])  # it stops the build
    builder._show_pages()  # and is refused: b.md is no file yet
    builder._wanted.clear()
    monkeypatch.setattr(builder, "_build", lambda target: (Good(), fault))
    builder._show_whole()
    assert shown and builder.state.over == (shown if stays else None)


@pytest.mark.parametrize(
    ("said", "lost", "fault"),
    [(None, "", ""), ("ERROR   -  x.md:3: no such step\n", "", "x.md:3: no such step"), (None, "a link leads nowhere\n", "a link leads nowhere")],
)  # fmt: skip
def test_a_mistake_is_what_the_build_says_or_a_link_that_leads_nowhere(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, said: str | None, lost: str, fault: str
) -> None:
    def check(site: Path) -> None:
        if lost:
            raise StepError(lost)

    ended = SimpleNamespace(wait=lambda: said)
    monkeypatch.setattr("scripts.desk.builder.Build", lambda *about: ended)
    monkeypatch.setattr("scripts.desk.builder.check_links", check)
    assert builder._build(builder.folder / "1")[1] == fault


def test_a_build_that_a_newer_save_stops_says_nothing_and_leaves_nothing(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[State] = []
    builder.told = told.append
    builder.folder.mkdir()

    def stopped(target: Path) -> tuple[Good, str]:
        target.rmdir()  # a folder that is gone already is no mistake
        return Good(), ""

    monkeypatch.setattr(builder, "_build", stopped)
    builder.changed([builder.root / "data.yml"])  # and it is still wanted when the build has ended
    builder._show_whole()
    assert told == [] and list(builder.folder.iterdir()) == [] and len(builder._since) == 1


def test_a_save_is_followed_by_a_whole_build(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    built: Queue[str] = Queue()
    monkeypatch.setattr(builder, "_show_pages", lambda: built.put("pages"))
    monkeypatch.setattr(builder, "_show_whole", lambda: built.put("whole"))
    builder.folder = (
        builder.root / "new" / "desk"
    )  # what is not there yet is made, and what went by itself is no mistake
    builder.start()
    try:
        assert [built.get(timeout=LONG), built.get(timeout=LONG)] == ["pages", "whole"]
        builder.changed([builder.root / "data/rules.yml"])
        assert [built.get(timeout=LONG), built.get(timeout=LONG)] == ["pages", "whole"]
        builder._remove_old([builder.folder, builder.root / "gone"], None)
    finally:
        builder.stop()
    assert not builder.folder.exists()


def test_a_desk_that_ends_without_a_word_waits_for_no_build(builder: Builder) -> None:
    assert builder._thread.daemon


def test_what_a_build_says_is_shown_without_what_is_no_mistake() -> None:
    said = (
        "INFO    -  Building\n\x1b[33mWARNING -  docs/a.md:1: wrong\x1b[0m\nAborted with 1 warnings in strict mode!\n"
    )
    assert readable(said) == "docs/a.md:1: wrong"
    assert readable("INFO    -  Building\n") == SILENT


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    site = tmp_path / "site"
    for name, text in {
        "index.html": "<body>home</body>",
        "a/index.html": "<body>a</body>",
        "404.html": "<body>none</body>",
        "a.mjs": "1",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    served = Desk(("127.0.0.1", 0))
    served.show(State(site=site, building=False))
    threading.Thread(target=served.serve_forever, args=(POLL,), daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


def ask(desk: Desk, address: str) -> tuple[int, str, str]:
    """Status, type or place, and body."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.server_port, timeout=LONG)
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.getheader("Content-Type") or answer.getheader("Location") or "", body


@pytest.mark.parametrize(
    ("address", "status", "kind", "words"),
    [
        ("/", 200, "text/html; charset=utf-8", "home"),
        ("/a/", 200, "text/html; charset=utf-8", "a<script src="),
        ("/a", 301, "/a/", ""),
        ("/a.mjs", 200, "text/javascript", "1"),
        ("/gone/", 404, "text/html; charset=utf-8", "none"),
        ("/../secret", 404, "text/html; charset=utf-8", "none"),
        ("/%2e%2e/secret", 404, "text/html; charset=utf-8", "none"),
        ("/__desk/reload.js", 200, "text/javascript", "EventSource"),
        ("/preview/a/", 200, "text/html; charset=utf-8", 'src="/en/a/"'),
    ],
)
def test_an_address_is_answered(desk: Desk, address: str, status: int, kind: str, words: str) -> None:
    found = ask(desk, address)
    assert found[:2] == (status, kind) and words in found[2] and "secret" not in found[2]


def test_a_page_made_since_goes_before_the_built_one_and_has_another_digest(desk: Desk, tmp_path: Path) -> None:
    before = desk.digest_of("/a/")
    over = tmp_path / "over"
    (over / "a").mkdir(parents=True)
    (over / "a/index.html").write_text("<body>newer</body>", encoding="utf-8")
    desk.show(State(site=desk.state.site, over=over, building=False))
    assert "newer" in ask(desk, "/a/")[2] and desk.digest_of("/a/") != before
    assert desk.made_since("/") is None and desk.digest_of("/nowhere/") == ""
    assert len(before) == 16


def test_a_page_is_another_when_its_style_is_and_only_then(desk: Desk, tmp_path: Path) -> None:
    site, over = desk.state.site, tmp_path / "over"
    assert site
    for folder, text in ((site, "p {}"), (over, "p { color: red }")):
        (folder / "assets").mkdir(parents=True)
        (folder / "assets/look.css").write_text(text, encoding="utf-8")
    (site / "a/index.html").write_text('<body><link rel="stylesheet" href="../assets/look.css">', encoding="utf-8")
    before = {path: desk.digest_of(path) for path in ("/", "/a/")}
    assert not desk.is_ahead("/a/")
    desk.show(State(site=site, over=over, building=True))
    assert desk.is_ahead("/a/") and desk.digest_of("/a/") != before["/a/"]
    assert not desk.is_ahead("/") and desk.digest_of("/") == before["/"]
    assert "red" in ask(desk, "/assets/look.css")[2]


@pytest.mark.parametrize("changed", ["a.css", "a.mjs", "a/icon.svg", "b.css"])
def test_a_page_reloads_when_a_style_a_script_or_a_picture_of_it_has_changed_and_no_other(
    desk: Desk, changed: str
) -> None:
    site = desk.state.site
    assert site
    shown = (
        '<link rel="stylesheet" href="../a.css"><script type="module" src="/a.mjs"></script><img alt="" src="icon.svg">'
    )
    (site / "a/index.html").write_text(f"{shown}<a href='../b.css'>b</a><img src='gone.svg'>", encoding="utf-8")
    for name in ("a.css", "a/icon.svg", "b.css"):
        (site / name).write_text("1", encoding="utf-8")
    before = desk.digest_of("/a/")
    (site / changed).write_text("2", encoding="utf-8")
    assert (desk.digest_of("/a/") != before) is (changed != "b.css") and desk.digest_of("/") != before


def test_an_open_page_is_told_at_once_and_at_each_news(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "STILL_THERE", 10 * LONG)  # it comes by the news, or not in time
    connection = http.client.HTTPConnection("127.0.0.1", desk.server_port, timeout=LONG)
    connection.request("GET", "/__desk/events?/a/")
    events = connection.getresponse()
    first = events.readline()
    assert b'"building": false' in first and b'"unchecked": false' in first and events.readline() == b"\n"
    assert desk.open.files() == ["a/index.html"]
    desk.show(State(site=desk.state.site, fault="wrong", building=False))
    assert b'"fault": "wrong"' in events.readline()
    connection.close()


def test_before_the_first_build_an_open_page_is_told_that_it_comes(tmp_path: Path) -> None:
    told: list[State] = []
    builder = Builder(tmp_path, tmp_path / "desk", told.append)
    served = Desk(("127.0.0.1", 0))
    assert builder.state.building and served.state.building
    served.server_close()


def test_a_reader_whose_page_is_gone_waits_for_no_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: str) -> Path | None:
        raise FileNotFoundError(path)  # a newer build took the place of the one that was read

    monkeypatch.setattr(desk, "file_of", gone)
    with pytest.raises(http.client.RemoteDisconnected):
        ask(desk, "/a/")


def test_kinds_and_the_preview_of_a_page_in_any_language() -> None:
    assert kind_of(Path("a.webmanifest")) == "application/manifest+json"
    assert kind_of(Path("a.png")) == "image/png"
    assert kind_of(Path("a.nobody-knows")) == "application/octet-stream"
    assert preview("en/guides/a/") == preview("guides/a/") and 'src="/zh-TW/guides/a/"' in preview("guides/a")
    assert 'src="/en/"' in preview("en/")


LEAVES_ONE_BEHIND = """
import os, subprocess, sys
lanes = [int(lane.partition("=")[2]) for lane in os.environ["DESK_LANES"].split(",")]
late = "import os, sys, time\\nwhile not os.path.exists(sys.argv[1]): time.sleep(0.01)\\nopen(sys.argv[2], 'w').close()"
subprocess.Popen([sys.executable, "-c", late, *sys.argv[1:]], pass_fds=lanes, start_new_session=True)
"""


def test_a_build_has_ended_when_the_last_of_its_processes_has(tmp_path: Path) -> None:
    """What is still dying may write into the folder that is taken away next, and so bring it back."""
    go, written = tmp_path / "go", tmp_path / "written"
    build = Build([sys.executable, "-c", LEAVES_ONE_BEHIND, str(go), str(written)], tmp_path, os.environ)
    assert build.wait() is None
    threading.Timer(0.2, go.touch).start()
    build.end()
    assert written.is_file()


def test_each_serve_has_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one is told to take another port, and took the first one's pages away."""
    begun: list[Path] = []

    class Begun(Builder):
        def start(self) -> None:
            begun.append(self.folder)
            raise KeyboardInterrupt

        def stop(self) -> None:
            pass

    monkeypatch.setattr(site, "Builder", Begun)
    monkeypatch.setattr(site, "DESK", tmp_path)
    monkeypatch.setattr(site, "may_listen", lambda port, target: True)
    monkeypatch.setattr("scripts.desk.server.Desk", lambda address: SimpleNamespace(open=OpenPages()))
    monkeypatch.setattr("scripts.desk.watch.watch", lambda *given: SimpleNamespace(stop=lambda: None))
    for port in (8000, 8001):
        with pytest.raises(KeyboardInterrupt):
            site.serve(port)
    assert len(set(begun)) == 2 and tmp_path not in begun
