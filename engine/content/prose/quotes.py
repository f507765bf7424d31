"""Straight quotes in English prose become curly ones; code, tags, link targets and the marks of Markdown stay as they are."""

import re

from engine.content.front_matter import body_of

# What is no prose, and is passed over: code, tags, link targets, ids and attributes, -{keeps}-, [rule:…].
KEPT = re.compile(r"(`[^`]*`|<[^>]*>|\]\([^)]*\)|-?\{[^}]*\}-?|\[(?:rule|phone):[^\]]*\])")
BOX = re.compile(r'^(\s*!!! [a-z ]+")(.*)("\s*)$')  # !!! quote "You could say"
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=[\s.,;:)])")  # the lender's, months' time
OPENING = re.compile(r'(?:(?<=^)|(?<=[\s(\[“‘—|]))"')
SINGLE_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[“—|]))'")


def curly(markdown: str) -> str:
    """The page with curly quotes; its front matter and fenced code stay."""
    lines, fenced = [], False
    body = body_of(markdown)
    for line in body.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        lines.append(line if fenced else _line(line))
    return markdown.removesuffix(body) + "\n".join(lines)


def _line(line: str) -> str:
    if box := BOX.match(line):
        return box[1] + _prose(box[2]) + box[3]
    return "".join(part if index % 2 else _prose(part) for index, part in enumerate(KEPT.split(line)))


def _prose(text: str) -> str:
    text = APOSTROPHE.sub("’", text)
    text = SINGLE_OPENING.sub("‘", OPENING.sub("“", text))
    return text.replace('"', "”").replace("'", "’")
