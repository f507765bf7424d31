"""A file to which many processes append records at the same time, and from which each reads what the others wrote.

A record is a zero byte, which no JSON has, a key, the length and the digest of its text, and the text. A mark is a zero byte and the key of a
record that was used. What is torn, as a build was killed or a disk was full, is passed over: a record goes to the next zero byte or it is none.
One file is opened once; a file for each result took an eighth of a build.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from engine.build.whole_file import written_whole

BEGIN = b"\0"


class Records:
    """The records of one file. `read` raises KeyError for what is not there and ValueError for what is torn or foreign; a file that
    cannot be written takes no records, and has none: OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open()

    def _open(self) -> None:
        self._file = _opened(self.path)
        self._begun = self._size()  # of the file, when this process and those that it forks began
        self._read_to = 0
        self._places: dict[str, tuple[int, int, str]] = {}  # key → where its text begins, its length and digest
        self._marked: set[str] = set()

    def read(self, key: str) -> bytes:
        if key not in self._places or self._size() < self._read_to:
            self._look()
        start, length, seal = self._places[key]
        held = os.pread(self._file, length, start)
        if seal != _seal(key, held):
            raise ValueError(f"{self.path}: {key} is torn, or foreign")
        return held

    def mark(self, key: str) -> None:
        """Say that a record was used."""
        if key not in self._marked:
            self._marked.add(key)
            self._append(BEGIN + key.encode() + b"\n")

    def write(self, key: str, held: bytes) -> None:
        self._marked.add(key)
        self._places.pop(key, None)  # what stands there cannot be used
        self._append(BEGIN + f"{key} {len(held)} {_seal(key, held)}\n".encode() + held)

    def drop_unused(self) -> None:
        """Write the file anew with what was made or used since this process began, where that is less than half of it."""
        with suppress(OSError):
            if os.fstat(self._file).st_ino != self.path.stat().st_ino:
                self._open_again()  # another build has written it anew
                return
            data = os.pread(self._file, self._size(), 0)
            used = {key for key, *_ in _records_in(data, self._begun)}
            places = {
                key: (start, length, seal)
                for key, start, length, seal in _records_in(data)
                if key in used and length >= 0
            }
            if 2 * sum(length for _, length, _ in places.values()) < len(data):
                with written_whole(self.path) as part, part.open("wb") as file:
                    for key, (start, length, seal) in places.items():
                        file.write(BEGIN + f"{key} {length} {seal}\n".encode() + data[start : start + length])
                self._open_again()

    def _open_again(self) -> None:
        """The file was written anew: whoever goes on, as `make serve`, reads and writes that one, and not the old, which has no name."""
        os.close(self._file)
        self._open()

    def _look(self) -> None:
        """Find the records that were written since this process looked last."""
        size, begin = self._size(), self._read_to
        if size < begin:  # somebody cut it off
            self._places, begin = {}, 0
        data = os.pread(self._file, size - begin, begin)
        for key, start, length, seal in _records_in(data):
            if length >= 0:
                self._places[key] = (begin + start, length, seal)
        self._read_to = begin + max(data.rfind(BEGIN), 0)  # the last may not be whole yet

    def _size(self) -> int:
        return os.fstat(self._file).st_size if self._file >= 0 else 0

    def _append(self, record: bytes) -> None:
        """In one piece; the system puts it behind what others write at the same time."""
        with suppress(OSError):
            os.write(self._file, record)


def _records_in(data: bytes, begin: int = 0) -> Iterator[tuple[str, int, int, str]]:
    """Key, place, length and digest of every whole record from there on; of a mark the length is -1."""
    at = data.find(BEGIN, begin)
    while at >= 0:
        after = data.find(BEGIN, at + 1)
        end = after if after >= 0 else len(data)
        start = data.find(b"\n", at, end) + 1
        head = data[at + 1 : start - 1].decode("ascii", "replace").split(" ") if start else []
        if len(head) == 1:
            yield head[0], start, -1, ""
        elif len(head) == 3 and head[1] == str(end - start):
            yield head[0], start, end - start, head[2]
        at = after


def _seal(key: str, held: bytes) -> str:
    """The digest of a text, made with its key: one that was put where another belongs counts as none."""
    return hashlib.blake2b(held, digest_size=16, key=key.encode()[-64:]).hexdigest()


def _opened(path: Path) -> int:
    """The file's number; -1 where it cannot be written."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    return -1
