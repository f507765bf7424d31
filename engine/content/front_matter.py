"""The head of a page: `---`, its fields, `---`. Nothing else in the project says where it ends and the text begins."""

import re

# Its lines end as those of the file do; blanks behind the edges and a mark of byte order before them are no mistake.
HEAD = re.compile(
    r"\ufeff?[ \t]*---[ \t]*(?P<end>\r?\n)(?P<fields>.*?)^[ \t]*---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
OPENED = re.compile(r"\ufeff?[ \t]*---[ \t]*(?:\r?\n|\Z)")


def head_of(text: str) -> re.Match[str] | None:
    """The whole head of a page, its `fields` and the `end` of its lines; None where it has none, or one that never ends."""
    return HEAD.match(text)


def body_of(text: str) -> str:
    """What stands below the head."""
    head = head_of(text)
    return text[head.end() :] if head else text
