"""Bytes become text in the encoding they have; what does not fit is noted with its line, and what is no text is refused."""

import codecs

import pytest

from scripts.articles.decode import Decoded, decode, plausibility
from scripts.articles.model import ArticleError

TEXT = "先写下每个月能还多少钱。"
OLD = "先寫下每個月能還多少錢。"  # in Traditional characters, as Big5 has them
UTF8 = TEXT.encode()
LOST = b"\xff\xff"  # no encoding has it; two characters are lost


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", Decoded("", "utf-8")),
        (b"abc", Decoded("abc", "utf-8")),
        (UTF8, Decoded(TEXT, "utf-8")),
        (codecs.BOM_UTF8 + UTF8, Decoded(TEXT, "utf-8-sig")),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), Decoded(TEXT, "utf-16")),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), Decoded(TEXT, "utf-16")),
        (f"a\n{TEXT}".encode("utf-16-le"), Decoded(f"a\n{TEXT}", "utf-16-le")),
        (f"a\n{TEXT}".encode("utf-16-be"), Decoded(f"a\n{TEXT}", "utf-16-be")),
        (TEXT.encode("gb18030"), Decoded(TEXT, "gb18030")),
        (OLD.encode("big5"), Decoded(OLD, "big5")),
        # The last character was cut: its bytes are noted with their line.
        (b"a\n" + UTF8[:-1], Decoded(f"a\n{TEXT[:-1]}", "utf-8", ((2, "cut_at_end", "e3 80"),))),
        (UTF8[:-2], Decoded(TEXT[:-1], "utf-8", ((1, "cut_at_end", "e3"),))),
        # Two pages pasted together.
        (UTF8 + b"\n" + TEXT.encode("gb18030"), Decoded(f"{TEXT}\n{TEXT}", "utf-8", ((2, "other_encoding", "gb18030"),))),
        # A fifth of the lines may be lost, or a fiftieth of the characters.
        (b"\n".join([UTF8] * 4 + [LOST]), Decoded("\n".join([TEXT] * 4 + ["��"]), "utf-8", ((5, "undecodable_bytes", "ff ff"),))),
        (("先" * 97).encode() + b"\n" + LOST, Decoded("先" * 97 + "\n��", "utf-8", ((2, "undecodable_bytes", "ff ff"),))),
    ],
)  # fmt: skip
def test_bytes_are_read_in_the_encoding_they_have(data: bytes, wanted: Decoded) -> None:
    assert decode("a.txt", data) == wanted


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"\n".join([UTF8] * 3 + [LOST]), ""),
        (("先" * 96).encode() + b"\n" + LOST, ""),
        (bytes(range(256)), ""),
        ("café déjà vu".encode("latin-1"), ""),
        (f"a\n{TEXT}".encode("utf-16-le") + b"\0", ""),  # an odd number of bytes
        (b"\0" + UTF8, " (line 1)"),
        (UTF8 + b"\n\n\x1b[1m", " (line 3)"),
    ],
)
def test_what_is_no_text_is_refused_with_the_line(data: bytes, where: str) -> None:
    with pytest.raises(ArticleError) as error:
        decode("a.txt", data)
    assert str(error.value).startswith(f"a.txt: this is not a text file{where}: it has NUL")


def test_of_bytes_that_fit_nowhere_the_first_forty_are_noted() -> None:
    assert decode("a.txt", (UTF8 + b"\n") * 4 + b"\xff" * 41).notes == ((5, "undecodable_bytes", "ff " * 39 + "ff"),)


@pytest.mark.parametrize(
    ("text", "share"),
    [("", 0), ("abc", 0), ("先，", 1), ("先é", 0.5), ("é", 0), ("先" + "a" * 3998 + "éé", 0.5)],
)
def test_plausible_is_the_share_of_common_characters_among_the_first_four_thousand(text: str, share: float) -> None:
    assert plausibility(text) == share
