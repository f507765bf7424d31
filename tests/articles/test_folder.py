"""Whole folders: resumed, going on after a bad file, the same on a cluster; near-copies are grouped."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from scripts.articles import folder as folders
from scripts.articles.__main__ import main
from scripts.articles.bench.samples import articles, written
from scripts.articles.folder import clean_folder, result_path
from scripts.articles.model import ArticleError
from scripts.articles.output import write_whole
from scripts.articles.pipeline import clean_file
from scripts.articles.similar import similar
from tests.articles.goldens import pages

pytestmark = pytest.mark.proof  # whole folders, by several workers


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    (place / "deep").mkdir(parents=True)
    for i, page in enumerate(pages()[:4]):
        (place / ("deep" if i % 2 else ".") / page.name).write_bytes(page.read_bytes())
    return place


def test_a_folder_is_cleaned_file_by_file(inbox: Path, tmp_path: Path) -> None:
    summary = clean_folder(inbox, tmp_path / "out", jobs=1)
    assert (summary.done, summary.failed) == (4, [])
    data = json.loads((tmp_path / "out" / "deep" / f"{pages()[1].name}.json").read_text(encoding="utf-8"))
    assert data["source"] == pages()[1].name


def test_a_bad_file_is_listed_and_the_others_are_done(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (inbox / "bad.txt").write_bytes(b"\0\1\2")
    assert main(["clean", str(inbox), "--out", str(tmp_path / "out"), "--jobs", "1"]) == 1
    err = capsys.readouterr().err
    assert "bad.txt" in err and "4 cleaned" in err and "1 failed" in err
    assert not (tmp_path / "out" / "bad.txt.json").exists()


def test_a_stopped_run_is_taken_up_again(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean_folder(inbox, out, jobs=1)
    gone = result_path(inbox / pages()[0].name, inbox, out)
    gone.unlink()
    summary = clean_folder(inbox, out, jobs=1)
    assert (summary.done, summary.skipped) == (1, 3)
    assert gone.exists()


def test_another_cleaner_does_everything_again(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clean_folder(inbox, tmp_path / "out", jobs=1)
    monkeypatch.setattr(folders, "fingerprint", lambda: "another")
    assert clean_folder(inbox, tmp_path / "out", jobs=1).done == 4


def test_a_run_of_another_cleaner_that_was_stopped_goes_on_with_what_the_first_had_made(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    clean_folder(inbox, out, jobs=1)
    monkeypatch.setattr(folders, "fingerprint", lambda: "another")
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(folders, "in_parallel", _stopped)
        clean_folder(inbox, out, jobs=1)
    assert clean_folder(inbox, out, jobs=1).done == 4
    assert clean_folder(inbox, out, jobs=1).done == 0


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_source_with_other_bytes_is_cleaned_again_however_old_it_is(inbox: Path, tmp_path: Path) -> None:
    out, changed = tmp_path / "out", inbox / pages()[0].name
    clean_folder(inbox, out, jobs=1)
    changed.write_bytes(changed.read_bytes() + "\n他们会一直打电话，先记下来再说。\n".encode())
    os.utime(changed, (0, 0))
    assert clean_folder(inbox, out, jobs=1).done == 1
    assert "先记下来再说" in result_path(changed, inbox, out).read_text(encoding="utf-8")
    os.utime(changed)
    assert clean_folder(inbox, out, jobs=1).done == 0


def test_a_changed_result_is_not_made_beside_itself_again_and_again(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = result_path(inbox / pages()[0].name, inbox, out)
    result.parent.mkdir(parents=True)
    result.write_text("theirs", encoding="utf-8")
    assert [clean_folder(inbox, out, jobs=1).done for _ in range(2)] == [4, 0]
    assert len(list(out.rglob(f"{result.stem}*.json"))) == 2


def test_a_file_that_breaks_the_program_is_told_and_the_others_go_on(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = inbox / pages()[0].name
    monkeypatch.setattr("scripts.articles.similar.clean_file", lambda path: clean_file(path) if path != odd else 1 / 0)
    groups, failed = similar(inbox, jobs=1)
    assert sum(len(group.members) for group in groups) == 3
    assert len(failed) == 1 and odd.name in failed[0] and "fault of the cleaner" in failed[0]


def test_a_result_that_somebody_changed_is_kept_and_the_new_one_stands_beside_it(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, first = tmp_path / "out", pages()[0].name
    result = out / f"{first}.json"
    command = ["clean", str(inbox), "--out", str(out), "--jobs", "1"]
    assert main(command) == 0
    ours = result.read_text(encoding="utf-8")
    monkeypatch.setattr(folders, "fingerprint", lambda: "another")
    assert main(command) == 0
    assert "was kept" not in capsys.readouterr().err and not list(out.rglob("*-2.json"))
    result.write_text("my own words", encoding="utf-8")
    monkeypatch.setattr(folders, "fingerprint", lambda: "a third")
    assert main(command) == 0
    beside = out / f"{first}-2.json"
    assert (result.read_text(encoding="utf-8"), beside.read_text(encoding="utf-8")) == ("my own words", ours)
    assert f"wrote {beside}; {result} was kept as it is" in capsys.readouterr().err


def test_json_files_of_somebody_else_are_kept(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = tmp_path / "out" / "deep" / f"{pages()[1].name}.json"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("{}", encoding="utf-8")
    assert main(["clean", str(inbox), "--out", str(tmp_path / "out"), "--jobs", "1"]) == 0
    assert theirs.read_text(encoding="utf-8") == "{}"


def test_progress_reaches_the_end(inbox: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    clean_folder(inbox, tmp_path / "out", jobs=1, tick=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (4, 4)


def test_results_may_not_go_into_the_folder_itself(inbox: Path) -> None:
    assert main(["clean", str(inbox), "--out", str(inbox / "out")]) == 1


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no files"):
        clean_folder(tmp_path, tmp_path.parent / "out")


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.json"
    target.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ArticleError):
        write_whole(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]


@pytest.mark.whole  # two more processes, ten seconds
def test_a_cluster_of_two_workers_gives_the_same(inbox: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the optional extra dask[distributed] is not installed")
    here, there = tmp_path / "here", tmp_path / "there"
    clean_folder(inbox, here, jobs=1)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        summary = clean_folder(inbox, there, jobs=2, cluster=cluster.scheduler_address)
    assert (summary.done, summary.failed) == (4, [])
    names = [path.relative_to(here) for path in sorted(here.rglob("*.json"))]
    assert [(there / name).read_text() for name in names] == [(here / name).read_text() for name in names]


def test_near_copies_are_grouped_and_one_is_named(tmp_path: Path) -> None:
    chance = random.Random(1)
    for name, gold in [*articles("tuned")[:2], *articles("aside")[:1]]:
        for i in range(4):
            lines = written(gold, chance.choice(["cn", "hash", "plain"]))
            text = (
                "\n".join(lines).replace("可以", "能够" if i % 2 else "可以").replace("问", "询问" if i > 1 else "问")
            )
            (tmp_path / f"{name}{i}.txt").write_text(f"来源:{i}站\n{text}\n", encoding="utf-8")
    groups, failed = similar(tmp_path, jobs=1)
    assert failed == []
    assert [len(group.members) for group in groups] == [4, 4, 4]
    assert all({path.stem[:-1] for path in group.members} == {group.representative.stem[:-1]} for group in groups)
