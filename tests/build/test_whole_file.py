"""A file is there whole or not at all."""

from pathlib import Path

import pytest

from engine.build.whole_file import written_whole


def test_it_takes_its_name_when_it_is_whole_and_readers_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / f"{'n' * 250}.json"
    for text in ("old", "new"):
        with written_whole(path) as part:
            part.write_text(text, encoding="utf-8")
            assert not path.exists() or path.read_text(encoding="utf-8") == "old"
        assert path.read_text(encoding="utf-8") == text
    assert path.stat().st_mode & 0o777 == 0o644 and list(path.parent.iterdir()) == [path]
    with written_whole(path, 0o600):
        pass
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("is_gone", [False, True])
def test_where_writing_fails_the_old_one_stays_and_nothing_else(tmp_path: Path, is_gone: bool) -> None:
    path = tmp_path / "a"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError, match="no more room"), written_whole(path) as part:
        part.write_text("half", encoding="utf-8")
        if is_gone:
            part.unlink()
        raise RuntimeError("no more room")
    assert path.read_text(encoding="utf-8") == "old" and list(tmp_path.iterdir()) == [path]
