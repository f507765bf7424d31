"""Slips of a hand: an editor's ordinary mistakes, made at random in our own pages, each at a place that was right.

A slip is (name, how it changes one line or the whole text). `slips(seed, number)` gives as many of every kind as there are places.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Change = Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Slip:
    kind: str
    uri: str
    text: str  # the whole page with the slip in it
    was: str
    now: str


def put(old: str, new: str, count: int = -1) -> Change:
    """The match with every (or the first `count`) `old` replaced."""
    return lambda match: match[0].replace(old, new, count)


MARK = r"\[(?:rule|phone|field):[^\]\n]+\]"
LINK = r"(?<!\!)\[[^\[\]\n]+\]\([^()\s]*\.md[^()\s]*\)"
HEADING = r"^#{1,4} .*\{#[a-z0-9-]+\}$"
BOX = r"^- \[ \] \S"
BULLET = r"^- (?=[^\[:\s])\S"
NUMBER = r"^\d\. \S"
ADMONITION = r"^!!! [a-z]+(?: [a-z]+)? \".*\"$"
BODY = r"^!!! [^\n]*\n    \S"
KEEP = r"-\{[^{}\n]+\}-"
CHOICE = r"-\{zh-Hans[^{}\n]+\}-"
BOLD = r"\*\*[^*\n]+\*\*"
NOTE = r"<!-- [a-z-]+(?:: [a-z-]+)? -->"
ICON = r":material-[a-z-]+:"
OPTION = r"^\[[ x]\] [a-z.]+: "
CHOOSE = r"^\([ x]\) [a-z-]+=[a-z-]+: ?"
ROW = r"^\|.*\|$"
FIRST_ROW = r"\n\n\|[^\n]*\|\n\|[-|]*\|\n"
FRONT = r"\A---\n.*?\n---\n"

SLIPS: dict[str, tuple[str, Change]] = {
    "mark, wide colon": (MARK, put(":", "：")),
    "mark, wide brackets": (MARK, lambda m: f"【{m[0][1:-1]}】"),
    "mark, wide square brackets": (MARK, lambda m: f"［{m[0][1:-1]}］"),
    "mark, all wide": (MARK, lambda m: f"【{m[0][1:-1].replace(':', '：')}】"),
    "mark, one wide bracket": (MARK, lambda m: f"[{m[0][1:-1]}】"),
    "mark, not closed": (MARK, lambda m: m[0][:-1]),
    "mark, not opened": (MARK, lambda m: m[0][1:]),
    "mark, blank after the colon": (MARK, put(":", ": ")),
    "mark, blank inside": (MARK, lambda m: f"[ {m[0][1:-1]} ]"),
    "mark, blank for the colon": (r"\[phone:\d+\]", put(":", " ")),
    "mark, round brackets": (MARK, lambda m: f"({m[0][1:-1]})"),
    "mark, round wide brackets": (MARK, lambda m: f"（{m[0][1:-1]}）"),
    "mark, capital": (r"\[(?:rule|phone):[^\]\n]+\]", lambda m: "[" + m[0][1].upper() + m[0][2:]),
    "mark, letter lost": (MARK, lambda m: m[0][:2] + m[0][3:]),
    "mark, plural": (MARK, put(":", "s:")),
    "mark, equals": (MARK, put(":", "=")),
    "mark, semicolon": (MARK, put(":", ";")),
    "mark, doubled": (MARK, lambda m: f"[{m[0]}]"),
    "mark, id mistyped": (r"\[rule:[^\]\n]+\]", lambda m: m[0][:-1] + "x]"),
    "mark, unseen letter": (r"\[rule:[^\]\n]+\]", lambda m: m[0][:-1] + "\u200b]"),
    "link, blank between": (LINK, put("](", "] (")),
    "link, wide round brackets": (LINK, lambda m: m[0].replace("(", "（").replace(")", "）")),
    "link, wide opening": (LINK, put("](", "]（")),
    "link, wide closing": (LINK, lambda m: m[0][:-1] + "）"),
    "link, wide square brackets": (LINK, lambda m: m[0].replace("[", "【").replace("]", "】")),
    "link, wide all": (LINK, lambda m: m[0].translate(str.maketrans("[]()", "【】（）"))),
    "link, not closed": (LINK, lambda m: m[0][:-1]),
    "link, words not closed": (LINK, put("](", "(")),
    "link, words not opened": (LINK, lambda m: m[0][1:]),
    "link, address not opened": (LINK, put("](", "]")),
    "link, brackets changed": (LINK, lambda m: m[0].translate(str.maketrans("[]()", "()[]"))),
    "link, full stop": (LINK, put(".md", "。md")),
    "link, comma": (LINK, put(".md", ",md")),
    "link, no ending": (LINK, put(".md", "")),
    "link, wrong page": (LINK, put(".md", "x.md")),
    "link, wide number sign": (r"\[[^\[\]\n]+\]\([^()\s]*\.md#[^()\s]*\)", put("#", "＃")),
    "link, wrong anchor": (r"\[[^\[\]\n]+\]\([^()\s]*\.md#[^()\s]*\)", lambda m: m[0][:-1] + "x)"),
    "link, blank in the address": (r"\[[^\[\]\n]+\]\([^()\s]*\.md#[^()\s]*\)", put(".md#", ".md #")),
    "link, to the web": (LINK, lambda m: re.sub(r"\(.*\)", "(https://example.com/)", m[0])),
    "heading, no blank": (HEADING, lambda m: re.sub(r"^(#+) ", r"\1", m[0])),
    "heading, wide signs": (HEADING, lambda m: re.sub(r"^#+", lambda n: "＃" * len(n[0]), m[0])),
    "heading, wide signs, no blank": (HEADING, lambda m: re.sub(r"^#+ ", lambda n: "＃" * (len(n[0]) - 1), m[0])),
    "heading, indented": (HEADING, lambda m: " " + m[0]),
    "heading, wide blank": (HEADING, put(" ", "　", 1)),
    "heading, no id": (HEADING, lambda m: m[0].split(" {#")[0]),
    "heading, wide braces": (HEADING, lambda m: m[0].replace("{", "｛").replace("}", "｝")),
    "heading, id not closed": (HEADING, lambda m: m[0][:-1]),
    "heading, id not opened": (HEADING, put("{#", "#")),
    "heading, id without its sign": (HEADING, put("{#", "{")),
    "heading, id with a wide sign": (HEADING, put("{#", "{＃")),
    "heading, blank in the id": (HEADING, put("{#", "{# ")),
    "heading, round brackets": (HEADING, lambda m: m[0].replace("{", "(").replace("}", ")")),
    "heading, capital id": (HEADING, lambda m: re.sub(r"\{#(.)", lambda n: "{#" + n[1].upper(), m[0])),
    "heading, a level too deep": (HEADING, lambda m: "##" + m[0]),
    "heading, a sign lost": (r"^## .*\{#[a-z0-9-]+\}$", lambda m: m[0][1:]),
    "heading, id changed": (HEADING, lambda m: m[0][:-1] + "x}"),
    "heading, Chinese id": (HEADING, lambda m: re.sub(r"\{#.*\}", "{#先核实}", m[0])),
    "heading, signs lost": (HEADING, lambda m: m[0].lstrip("# ")),
    "list, no blank": (BULLET, put("- ", "-", 1)),
    "list, wide sign": (BULLET, put("-", "－", 1)),
    "list, dot": (BULLET, put("- ", "• ", 1)),
    "list, Chinese dot": (BULLET, put("- ", "· ", 1)),
    "list, wide blank": (BULLET, put("- ", "-　", 1)),
    "list, right below a sentence": (r"(?<=[。：:.])\n\n- ", lambda m: "\n- "),
    "number, Chinese comma": (NUMBER, put(". ", "、", 1)),
    "number, no blank": (NUMBER, put(". ", ".", 1)),
    "number, wide": (NUMBER, lambda m: chr(ord(m[0][0]) + 0xFEE0) + m[0][1:]),
    "number, full stop": (NUMBER, put(". ", "。", 1)),
    "number, wide dot": (NUMBER, put(". ", "．", 1)),
    "number, bracket": (NUMBER, put(". ", "）", 1)),
    "number, right below a sentence": (r"(?<=[。：:.])\n\n1\. ", lambda m: "\n1. "),
    "box, empty": (BOX, put("[ ]", "[]")),
    "box, no blank before": (BOX, put("- [", "-[")),
    "box, no blank behind": (BOX, put("] ", "]")),
    "box, wide": (BOX, put("[ ]", "【 】")),
    "box, wide blank": (BOX, put("[ ]", "[　]")),
    "box, wide square": (BOX, put("[ ]", "［ ］")),
    "box, round": (BOX, put("[ ]", "( )")),
    "box, sign": (BOX, put("- [ ]", "□")),
    "box, no dash": (BOX, put("- ", "", 1)),
    "box, quoted": (BOX, lambda m: "> " + m[0]),
    "box, two blanks": (BOX, put("[ ]", "[  ]")),
    "admonition, wide": (ADMONITION, put("!!!", "！！！")),
    "admonition, two": (ADMONITION, put("!!!", "!!")),
    "admonition, four": (ADMONITION, put("!!!", "!!!!")),
    "admonition, no blank": (ADMONITION, put("!!! ", "!!!")),
    "admonition, mistyped": (ADMONITION, lambda m: m[0][:5] + m[0][6:]),
    "admonition, curly quotes": (ADMONITION, lambda m: re.sub(r'"(.*)"', "“\\1”", m[0])),
    "admonition, no quotes": (ADMONITION, put('"', "")),
    "admonition, a quote lost": (ADMONITION, lambda m: m[0][:-1]),
    "admonition, capital": (ADMONITION, lambda m: m[0][:4] + m[0][4].upper() + m[0][5:]),
    "admonition, in a quotation": (ADMONITION, lambda m: "> " + m[0]),
    "admonition, wide quotes": (ADMONITION, lambda m: m[0].replace('"', "＂")),
    "admonition, body not indented": (BODY, put("\n    ", "\n")),
    "admonition, body by two": (BODY, put("\n    ", "\n  ")),
    "admonition, body by three": (BODY, put("\n    ", "\n   ")),
    "admonition, body by a tab": (BODY, put("\n    ", "\n\t")),
    "admonition, body by a wide blank": (BODY, put("\n    ", "\n　　")),
    "keep, wide braces": (KEEP, lambda m: m[0].replace("{", "｛").replace("}", "｝")),
    "keep, dash lost before": (KEEP, lambda m: m[0][1:]),
    "keep, dash lost behind": (KEEP, lambda m: m[0][:-1]),
    "keep, wide dashes": (KEEP, put("-", "－")),
    "keep, not closed": (KEEP, lambda m: m[0][:-2]),
    "keep, wide brace": (KEEP, put("{", "｛")),
    "choice, wide colon": (CHOICE, put(":", "：")),
    "choice, wide semicolon": (CHOICE, put(";", "；")),
    "choice, unknown language": (CHOICE, put("zh-TW", "zh-tw")),
    "bold, not closed": (BOLD, lambda m: m[0][:-2]),
    "bold, one lost": (BOLD, lambda m: m[0][:-1]),
    "bold, wide": (BOLD, put("**", "＊＊")),
    "bold, blank inside": (BOLD, lambda m: f"** {m[0][2:]}"),
    "div, not closed": (r"^</div>\n", lambda m: "\n"),
    "div, not opened": (r"^<div[^\n]*\n", lambda m: "\n"),
    "div, without markdown": (r"^<div[^\n]*>$", put(" markdown", "")),
    "div, curly quotes": (r"^<div class[^\n]*>$", lambda m: re.sub(r'"(.*?)"', "“\\1”", m[0])),
    "div, Chinese brackets": (r"^<div[^\n]*>$", lambda m: m[0].replace("<", "《").replace(">", "》")),
    "div, bracket lost": (r"^<div[^\n]*>$", lambda m: m[0][:-1]),
    "note, no blanks": (NOTE, lambda m: m[0].replace("<!-- ", "<!--").replace(" -->", "-->")),
    "note, blank": (NOTE, put("<!--", "<! --")),
    "note, dash lost": (NOTE, lambda m: m[0].replace("--", "-")),
    "note, mistyped": (NOTE, lambda m: m[0][:6] + m[0][7:]),
    "note, capital": (NOTE, lambda m: m[0][:5] + m[0][5].upper() + m[0][6:]),
    "note, wide": (NOTE, lambda m: m[0].replace("<!--", "《！--").replace("-->", "--》")),
    "note, long dashes": (NOTE, put("--", "——")),
    "icon, wide": (ICON, put(":", "：")),
    "icon, not closed": (ICON, lambda m: m[0][:-1]),
    "icon, blank": (ICON, put("material-", "material ")),
    "icon, mistyped": (ICON, lambda m: m[0][:-2] + "xq:"),
    "gap, wide": (r"____", lambda m: "＿＿＿＿"),
    "gap, three": (r"____", lambda m: "___"),
    "gap, one": (r"____", lambda m: "_"),
    "card, wide": (r"\{ \.card \}", lambda m: "｛ .card ｝"),
    "card, full stop": (r"\{ \.card \}", lambda m: "{ 。card }"),
    "card, not closed": (r"\{ \.card \}", lambda m: "{ .card"),
    "card, round": (r"\{ \.card \}", lambda m: "( .card )"),
    "fence, dots": (r"^```letter$", lambda m: "···letter"),
    "fence, blank": (r"^```letter$", lambda m: "``` letter"),
    "fence, two": (r"^```letter$", lambda m: "``letter"),
    "fence, not closed": (r"^```\n", lambda m: "\n"),
    "fence, capital": (r"^```letter$", lambda m: "```Letter"),
    "option, empty": (OPTION, lambda m: re.sub(r"\[[ x]\]", "[]", m[0])),
    "option, wide colon": (OPTION, put(": ", "：")),
    "option, wide brackets": (OPTION, lambda m: m[0].replace("[", "【").replace("]", "】")),
    "option, no blank": (OPTION, put("] ", "]")),
    "choose, wide brackets": (CHOOSE, lambda m: m[0].replace("(", "（").replace(")", "）")),
    "choose, wide colon": (CHOOSE, lambda m: re.sub(r": ?$", "：", m[0])),
    "choose, empty": (CHOOSE, lambda m: re.sub(r"\([ x]\)", "()", m[0])),
    "point, wide": (r"(?:^|: )#\. ", put("#", "＃")),
    "point, no blank": (r"(?:^|: )#\. ", put("#. ", "#.")),
    "point, Chinese stop": (r"(?:^|: )#\. ", put("#. ", "#。")),
    "right, Chinese bracket": (r"^> ", lambda m: "》 "),
    "right, no blank": (r"^> (?=\S)", lambda m: ">"),
    "field, mistyped": (r"\[field:[a-z_]+\]", lambda m: m[0][:-1] + "x]"),
    "row, wide": (ROW, put("|", "｜")),
    "row, not ended": (ROW, lambda m: m[0][:-1]),
    "row, a cell too many": (ROW, lambda m: m[0] + " x |"),
    "table, rule lost": (FIRST_ROW, lambda m: "\n".join([*m[0].split("\n")[:3], ""])),
    "table, right below a sentence": (r"(?<=[。：:.])\n\n(?=\|)", lambda m: "\n"),
    "front, wide colon": (FRONT, put("title: ", "title：")),
    "front, no blank": (FRONT, put("title: ", "title:")),
    "front, never closed": (FRONT, lambda m: m[0][:-4]),
    "front, long dash": (FRONT, lambda m: "———\n" + m[0][4:]),
    "front, unknown field": (FRONT, lambda m: m[0].replace("description:", "descripton:")),
    "front, no such day": (r"^reviewed: 2026-11-\d\d$", lambda m: "reviewed: 2026-11-31"),
    "front, a day written otherwise": (r"^reviewed: 2026-11-\d\d$", lambda m: "reviewed: 2026/11/25"),
    "front, a day to come": (r"^reviewed: 2026-11-\d\d$", lambda m: "reviewed: 2031-01-01"),
    "front, editorial mistyped": (r"^  [a-z-]+: editorial$", put("editorial", "editoral")),
    "front, an article that is none": (r"^  [a-z-]+: \[a\d+\]$", lambda m: re.sub(r"a\d+", "a999", m[0])),
    "front, next to itself": (r"^next: [\w/]+\.md$", lambda m: "next: SELF"),
    "front, next to nothing": (r"^next: [\w/]+\.md$", put(".md", "")),
    "front, rules not listed": (r"^rules: \[[^\]]+\]$", lambda m: "rules: []"),
    "front, wide comma": (r"^rules: \[[^\]]+, [^\]]+\]$", put(", ", "，")),
    "front, a colon in the words": (r"^description: ", lambda m: "description: note: "),
    "front, a tab": (r"^  [a-z-]+: editorial$", put("  ", "\t", 1)),
    "tab in a sentence": (r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", lambda m: "，\t"),
    "unseen letter": (r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", lambda m: "，\u200b"),
    "a sentence indented as in a book": (r"\n\n(?=[\u4e00-\u9fff])", lambda m: "\n\n　　"),
    "conflict": (r"\n\n(?=[\u4e00-\u9fff])", lambda m: "\n\n<<<<<<< ours\n"),
    "underlined": (r"(?<=。)\n\n(?=[\u4e00-\u9fff])", lambda m: "\n---\n"),
}


def slips(docs: Path, seed: int, each: int) -> Iterator[Slip]:
    """`each` slips of every kind, at places chosen by `seed`; fewer where there are fewer places."""
    choose = random.Random(seed)
    pages = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in sorted(docs.rglob("*.md"))}
    for kind, (pattern, change) in SLIPS.items():
        places = [
            (uri, match)
            for uri, text in pages.items()
            for match in re.finditer(pattern, text, re.MULTILINE | re.DOTALL if pattern == FRONT else re.MULTILINE)
        ]
        for uri, match in choose.sample(places, min(each, len(places))):
            now = change(match).replace("SELF", uri)
            if now != match[0]:
                text = pages[uri]
                yield Slip(kind, uri, text[: match.start()] + now + text[match.end() :], match[0], now)
