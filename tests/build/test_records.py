"""One file of records that many processes write at once: each finds what the others wrote, and what is torn is none."""

from pathlib import Path

import pytest

from engine.build.records import Records


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records"


def there(path: Path, *keys: str) -> dict[str, bytes]:
    """What a process that begins now finds."""
    fresh, found = Records(path), {}
    for key in keys:
        try:
            found[key] = fresh.read(key)
        except (KeyError, ValueError) as error:
            found[key] = type(error).__name__.encode()
    return found


def test_a_record_is_read_by_whoever_asks_and_the_last_one_counts(path: Path) -> None:
    one, other = Records(path), Records(path)
    one.write("a", b"first")
    assert other.read("a") == b"first"
    other.write("b", b"")
    one.write("c", b"x" * 3000)
    one.write("a", b"second")
    assert [one.read("a"), one.read("b"), one.read("c")] == [b"second", b"", b"x" * 3000]
    assert there(path, "a", "b", "c", "d") == {"a": b"second", "b": b"", "c": b"x" * 3000, "d": b"KeyError"}


@pytest.mark.parametrize("cut", [1, 3, 6])
def test_a_record_that_is_not_whole_is_none_and_those_before_and_behind_it_are(path: Path, cut: int) -> None:
    Records(path).write("a", b"before")
    Records(path).write("b", b"broken")
    path.write_bytes(path.read_bytes()[:-cut])
    Records(path).write("c", b"behind")
    found = there(path, "a", "b", "c")
    assert (found["a"], found["c"]) == (b"before", b"behind")
    assert found["b"] in (b"KeyError", b"ValueError")


def test_a_record_whose_text_was_changed_is_refused_until_it_is_written_again(path: Path) -> None:
    Records(path).write("a", b"right")
    path.write_bytes(path.read_bytes().replace(b"right", b"wrong"))
    assert there(path, "a") == {"a": b"ValueError"}
    Records(path).write("a", b"right")
    assert there(path, "a") == {"a": b"right"}


def test_a_file_that_somebody_cut_off_is_read_from_its_start_again(path: Path) -> None:
    reader = Records(path)
    reader.write("a", b"first")
    reader.write("b", b"second")
    assert reader.read("b") == b"second"
    path.write_bytes(b"")
    with pytest.raises((KeyError, ValueError)):
        reader.read("a")
    Records(path).write("a", b"new")
    assert reader.read("a") == b"new"


def test_what_a_process_neither_made_nor_used_goes_where_it_is_more_than_half(path: Path) -> None:
    Records(path).write("old", b"x" * 900)
    Records(path).write("used", b"y" * 100)
    now = Records(path)
    now.read("used")
    now.mark("used")
    now.write("made", b"z" * 100)
    now.write("empty", b"")
    now.drop_unused()
    assert there(path, "old", "used", "made", "empty") == {
        "old": b"KeyError", "used": b"y" * 100, "made": b"z" * 100, "empty": b"",
    }  # fmt: skip
    assert path.stat().st_size < 600


def test_where_less_than_half_is_unused_nothing_is_written_anew(path: Path) -> None:
    Records(path).write("old", b"x" * 300)
    Records(path).write("used", b"y" * 900)
    now = Records(path)
    now.mark("used")
    now.drop_unused()
    assert there(path, "old", "used") == {"old": b"x" * 300, "used": b"y" * 900}


def test_a_file_that_another_build_wrote_anew_is_left_as_it_is(path: Path) -> None:
    Records(path).write("old", b"x" * 900)
    ours = Records(path)
    path.unlink()
    Records(path).write("theirs", b"y" * 900)
    ours.drop_unused()
    assert there(path, "theirs") == {"theirs": b"y" * 900}


def test_a_mark_is_written_once(path: Path) -> None:
    records = Records(path)
    records.write("a", b"x")
    size = path.stat().st_size
    records.mark("a")
    assert path.stat().st_size == size, "what was made is marked"
    other = Records(path)
    other.mark("a")
    other.mark("a")
    assert path.stat().st_size == size + len(b"\0a\n")


def test_a_place_that_cannot_be_written_has_no_records_and_takes_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for records in (Records(tmp_path / "file" / "records"), Records(tmp_path)):
        records.write("a", b"x")
        records.mark("a")
        records.drop_unused()
        with pytest.raises(OSError):
            records.read("a")
