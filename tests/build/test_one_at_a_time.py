"""One build at a time, none left over, and a site that a host can read, whatever stands in its place."""

import atexit
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.build.end_with_parent import EVERY, ORPHANED, end_with_parent
from engine.build.one_at_a_time import one_at_a_time
from engine.build.step import StepError
from scripts import check_content, site

HOLD = """
import sys, time
from pathlib import Path
from engine.build.one_at_a_time import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
CHILD = """
import time
from engine.build.end_with_parent import end_with_parent
end_with_parent()
print("begun", flush=True)
while True:
    time.sleep(0.05)
"""
PARENT = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {CHILD!r}], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folders: a new site that waits, and none or another in its place."""
    for name, path in {"SITE": "site", "NEW": ".build/site.new", "OLD": ".build/site.old"}.items():
        monkeypatch.setattr(site, name, tmp_path / path)
    (tmp_path / ".build/site.new/deep").mkdir(parents=True)
    (tmp_path / ".build/site.new/deep/index.html").write_text("new", encoding="utf-8")
    return tmp_path


def test_a_second_build_is_told_who_is_at_work(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None and first.stdout.readline() == "held\n"
        with (
            pytest.raises(StepError, match=rf"another build is at work here \(process {first.pid}\)"),
            one_at_a_time(tmp_path),
        ):
            pytest.fail("two builds at once")
        first.kill()
        first.wait()
    with one_at_a_time(tmp_path / "not" / "there"):
        (tmp_path / "not/there/builder").unlink()  # who took it away has no fault of the build's
    with one_at_a_time(tmp_path):  # the system freed it with its holder
        assert (tmp_path / "builder").read_text(encoding="utf-8") == str(os.getpid())
    assert not (tmp_path / "builder").exists()


def test_a_second_check_leaves_the_first_one_s_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_content, "MADE", tmp_path)
    monkeypatch.setattr(check_content, "TARGET", tmp_path / "check")
    monkeypatch.setattr(check_content, "to_look_at", lambda docs: [])
    (tmp_path / "check").mkdir()
    (tmp_path / "check/index.html").write_text("of the first", encoding="utf-8")
    with one_at_a_time(tmp_path):
        assert check_content.main() == 1
    assert "another build is at work here" in capsys.readouterr().err
    assert (tmp_path / "check/index.html").read_text(encoding="utf-8") == "of the first"


def test_a_child_ends_with_a_killed_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    for _ in range(200):
        if not alive(child):
            break
        time.sleep(EVERY / 10)
    assert not alive(child)


def test_it_looks_until_the_process_ends_whether_its_parent_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[Callable[[int, None], None]] = []
    timers: list[tuple[float, ...]] = []
    ends: list[tuple[object, ...]] = []
    left: list[int] = []
    monkeypatch.setattr(signal, "signal", lambda number, look: looks.append(look))
    monkeypatch.setattr(signal, "setitimer", lambda timer, *seconds: timers.append(seconds))
    monkeypatch.setattr(atexit, "register", lambda function, *given: ends.append(given))
    monkeypatch.setattr(os, "_exit", left.append)
    end_with_parent()
    (look,) = looks
    look(signal.SIGALRM, None)
    assert (timers, ends, left) == ([(EVERY, EVERY)], [(signal.ITIMER_REAL, 0)], [])
    monkeypatch.setattr(os, "getppid", lambda: 1_000_000_000)
    look(signal.SIGALRM, None)
    assert left == [ORPHANED] == [1]


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def test_a_site_that_is_a_link_is_followed(places: Path) -> None:
    served = places / "www" / "guide"
    served.mkdir(parents=True)
    (served / "index.html").write_text("from before", encoding="utf-8")
    (places / "site").symlink_to(served)
    site.swap()
    assert (places / "site").is_symlink()
    assert (served / "deep/index.html").read_text(encoding="utf-8") == "new"
    assert not (served / "index.html").exists()
    assert [path.name for path in served.parent.iterdir()] == ["guide"]


def test_a_link_is_put_right_after_a_build_was_cut_off_between_its_renames(places: Path) -> None:
    (places / "www").mkdir()
    (places / "www/.guide.old").mkdir()
    (places / "site").symlink_to(places / "www/guide")
    site.restore()
    assert (places / "www/guide").is_dir()
    assert not (places / "www/.guide.old").exists()


def test_a_file_in_the_sites_place_is_refused(places: Path) -> None:
    (places / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(StepError, match="site is a file, not a folder"):
        site.swap()
    assert (places / "site").read_text(encoding="utf-8") == "mine"


def test_a_host_can_read_what_was_built_with_a_narrow_umask(places: Path) -> None:
    (places / ".build/site.new/deep").chmod(0o700)
    (places / ".build/site.new/deep/index.html").chmod(0o600)
    site.swap()
    assert (places / "site").stat().st_mode & 0o777 == 0o755
    assert (places / "site/deep").stat().st_mode & 0o777 == 0o755
    assert (places / "site/deep/index.html").stat().st_mode & 0o777 == 0o644
