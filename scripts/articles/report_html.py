"""The same report as a page to read in the browser: source left, cleaned right, every change marked.

One file without any request to the network, so that it can be opened from a disk or sent to a colleague.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from html import escape
from importlib.resources import files

from scripts.articles.chinese import converter
from scripts.articles.model import Change, Line
from scripts.articles.pipeline import Cleaned
from scripts.articles.words import word

LONGEST_COMPARED = 6000  # characters; comparing longer lines takes too long to be worth it
TOKEN = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)


def html_report(articles: Sequence[Cleaned]) -> str:
    """The whole page for one or more articles."""
    style = files("scripts.articles").joinpath("report.css").read_text(encoding="utf-8")
    title = articles[0].document.source if len(articles) == 1 else f"{len(articles)} articles"
    body = "\n".join(_article(cleaned) for cleaned in articles)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Cleaned: {escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _article(cleaned: Cleaned) -> str:
    doc = cleaned.document
    by_line: dict[int, list[Change]] = {}
    for change in cleaned.changes:
        by_line.setdefault(change.n, []).append(change)
    rows = "\n".join(_row(line, by_line.get(line.n, [])) for line in doc.lines if line.kind != "blank")
    return (
        f"<main>\n<h1>{escape(doc.source)}</h1>\n{_summary(cleaned)}\n"
        f'<table>\n<thead><tr><th scope="col">line</th><th scope="col">source</th><th scope="col">cleaned</th>'
        f'<th scope="col">what and why</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</main>'
    )


def _summary(cleaned: Cleaned) -> str:
    doc = cleaned.document
    dropped = Counter(line.kind for line in doc.lines if not line.keep and line.kind != "blank")
    flags = Counter(flag for line in doc.kept() for flag in line.flags)
    made = [change for change in cleaned.changes if change.after and change.confidence != "needs_editor"]
    sure = Counter(change.confidence for change in made)
    script = "Traditional" if doc.script == "hant" else "Simplified"
    parts = [
        f"<p>{escape(doc.encoding)} · {script} · {len(doc.kept())} lines kept</p>",
        _chips("dropped", ((word("kinds", kind), n) for kind, n in dropped.most_common())),
        _chips("repaired", ((name.replace("_", " "), n) for name, n in sure.most_common())),
        _chips("look", ((flag.replace("_", " "), n) for flag, n in flags.most_common())),
    ]
    return f"<header>\n{''.join(parts)}\n</header>"


def _chips(kind: str, items: Iterable[tuple[str, int]]) -> str:
    shown = "".join(f"<li>{escape(name)} <b>{n}</b></li>" for name, n in items)
    return f'<ul class="{kind}" aria-label="{kind}">{shown}</ul>' if shown else ""


def _row(line: Line, changes: Sequence[Change]) -> str:
    source = line.raw.strip()
    if not line.keep:
        why = escape(word("kinds", line.kind))
        cells = f'<td lang="zh">{escape(source)}</td><td class="gone">—</td><td>{why}</td>'
        return f'<tr class="dropped"><th scope="row">{line.n}</th>{cells}</tr>'
    gap = " " if line.marker and source.startswith(f"{line.marker} ") else ""
    inferred = [converter("tw2s").convert(change.after) for change in changes if change.confidence == "inferred"]
    left, right = _marked(source, f"{line.marker}{gap}{line.text}", inferred)
    shown = f'<span class="kind">{line.kind}{f" {line.level}" if line.level else ""}</span>'
    cells = f'<td lang="zh">{left}</td><td lang="zh">{right}</td><td>{shown}{_notes(line, changes)}</td>'
    return f'<tr class="{"look" if line.flags else "kept"}"><th scope="row">{line.n}</th>{cells}</tr>'


def _notes(line: Line, changes: Sequence[Change]) -> str:
    flags = "".join(f"<li class=flag><b>{escape(flag)}</b>: {escape(word('flags', flag))}</li>" for flag in line.flags)
    counted = Counter((change.kind, change.confidence) for change in changes if change.confidence != "needs_editor")
    made = "".join(
        f'<li class="{sure}">{escape(word("changes", k))} × {n} ({sure})</li>' for (k, sure), n in counted.items()
    )
    return f"<ul>{flags}{made}</ul>" if flags or made else ""


def _marked(before: str, after: str, inferred: Sequence[str]) -> tuple[str, str]:
    """Both sides with what went marked <del> and what came marked <ins>, inferred text apart."""
    if len(before) + len(after) > LONGEST_COMPARED:
        return escape(before), escape(after)
    one, other = TOKEN.findall(before), TOKEN.findall(after)
    left, right = [], []
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, came = escape("".join(one[a:b])), escape("".join(other[c:d]))
        left.append(gone if what == "equal" or not gone else f"<del>{gone}</del>")
        sure = "" if not any(came in text or text in came for text in inferred if text) else ' class="inferred"'
        right.append(came if what == "equal" or not came else f"<ins{sure}>{came}</ins>")
    return "".join(left), "".join(right)
