"""What a person may name where a file is wanted, and ledgers as nobody means them: each tool ends in a sentence on every one of them."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

TEXT = "还款之前先算一本账\n把每个月稳定到手的钱写下来，再算一算每月能拿出多少，然后打电话去谈。\n" * 2


PAGE = "<html><head><title>先算一本账</title></head><body><h1>先算一本账</h1>" + f"<p>{TEXT}</p>" * 3 + "</body></html>"


def _missing(folder: Path) -> Path:
    return folder / "not-there.txt"


def _folder(folder: Path) -> Path:
    (folder / "sub").mkdir()
    return folder / "sub"


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def _with(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _zip(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
    return folder / "a.zip"


def _loop(folder: Path) -> Path:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    return folder / "loop.txt"


WRONG: dict[str, Callable[[Path], Path]] = {
    "missing": _missing,
    "folder": _folder,
    "pipe": _fifo,
    "device": lambda _: Path("/dev/zero"),
    "loop of links": _loop,
    "name too long": lambda folder: folder / ("长" * 200),
    "name with NUL": lambda folder: folder / "a\0b.txt",
    "empty": _with("empty.txt", b""),
    "blanks": _with("blank.txt", b" \n\n\t"),
    "no Chinese": _with("english.txt", b"Only English here.\n" * 20),
    "pdf": _with("a.pdf", b"%PDF-1.7\n" + b"x" * 300),
    "rtf": _with("a.rtf", b"{\\rtf1 abc}"),
    "old word": _with("a.doc", b"\xd0\xcf\x11\xe0" + bytes(300)),
    "picture": _with("a.png", b"\x89PNG\r\n\x1a\n" + bytes(300)),
    "gzip": _with("a.gz", b"\x1f\x8b\x08" + bytes(50)),
    "zip": _zip,
    "damaged docx": _with("a.docx", b"PK\x03\x04" + bytes(80)),
    "mail without a page": _with(
        "a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"
    ),
    "page without text": _with("a.html", b"<html><body><div id=app></div></body></html>"),
    "binary": _with("a.bin", bytes(range(256)) * 20),
    "too large": _with("big.txt", "钱".encode() * 1_500_000),
}


LEDGERS = {
    "bad byte": b"id: a000\nsource: \xff\n",
    "units a number": b"id: a000\nsource: b\nsha256: c\nunits: 5\n",
    "a list as a key": b"? [a, b]\n: 1\nid: a000\n",
    "a conflict": b"id: a000\n<<<<<<< ours\nsource: a\n=======\nsource: b\n>>>>>>> theirs\n",
    "a text": b"only words",
    "units of words": b"id: a000\nsource: b\nsha256: c\nunits: [one, two]\n",
    "endless": b"a: &a [*a]\n",
    "empty": b"",
}
