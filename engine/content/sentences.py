"""The sentences of a text, each with its end and the quotation marks that close with it."""

import re

_SENTENCE = re.compile(r"""(?s).+?(?:[。！？!?]+[”」』"]?|\.(?=\s|$)|$)""")


def sentences(text: str) -> list[str]:
    """Of one line: "先离开。再打电话。" gives "先离开。" and "再打电话。". A blank between two stays with the second."""
    return [found.group() for found in _SENTENCE.finditer(text)]
