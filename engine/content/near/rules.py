"""What is looked for in a line, in this order: what one rule takes, the next does not see. Also the lines of a letter, which have marks of their own."""

import re

from engine.content.near.lines import admonition, bold, code, div, heading, item, numbered
from engine.content.near.links import ASIDE, LINK, PICTURE, TAG, address, aside, half_link, image, link
from engine.content.near.marks import KEEP, MARK, NUMBERS, behind_link, card, gap, icon, keep, mark, note, phones
from engine.content.near.signs import Right, same


def option(match: re.Match[str], raw: str) -> str | None:
    opened, closed = ("[", "]") if "=" not in match["name"] else ("(", ")")
    rest = f" {raw[match.start('rest')]}" if match["rest"] else ""
    return f"{opened}{'x' if match['on'].strip() else ' '}{closed} {match['name'].lower()}:{rest}"


def point(match: re.Match[str], raw: str) -> str | None:
    return raw[: match.end("before")] + "#. " if raw[match.start("point")] in ".．、)）。" else None


def words_alone(match: re.Match[str], raw: str) -> str:
    return f"[{raw[match.start('words') : match.end('words')].strip()}](page.md#id)"


# Signs with blanks between: a folded line without any of them has nothing for the rule; "" for one that looks at every line.
Rules = list[tuple[str, re.Pattern[str], Right]]
INLINE: Rules = [
    (
        "`",
        re.compile(r"(?<!`)`[^`]+`(?!`)"),
        lambda match, raw: raw[match.start() : match.end()] if raw[match.start()] == "`" else None,
    ),
    ("<", re.compile(r"^\s*<\s*(?P<end>/?)\s*div\b(?P<rest>[^<>]*)>?\s*$", re.I), div),
    ("<", re.compile(rf"<\s*!\s*-+\s*(?P<name>[A-Za-z][\w-]*?)\s*:?\s*(?P<numbers>{NUMBERS})-+\s*>"), phones),
    ("<", re.compile(r"<\s*!\s*-+\s*(?P<name>[A-Za-z][\w-]*?)\s*(?::\s*(?P<arg>\w[\w-]*?)?)?\s*-+\s*>"), note),
    (
        "! ?",
        re.compile(
            r"^(?P<indent>\s*)>?\s*(?P<signs>!{1,6}|\?{3}\+?)\s*(?P<kind>[A-Za-z]+(?:'[A-Za-z]+)?)?(?P<more>\s+[a-z]+(?=\s+[\"']))?\s*(?P<title>.*)$"
        ),
        admonition,
    ),
    (
        "#",
        re.compile(
            r"^\s{0,3}(?P<signs>#{1,8})\s*(?P<words>[^#\s].*?)\s*(?:[{(<\[]\s*#?\s*(?P<id>[A-Za-z0-9][\w -]*?)(?P<class>(?:\s+\.[\w-]+)*)\s*[})>\]]|\{\s*#\s*(?P<begun>[A-Za-z0-9-]+)?\s*|#\s*[a-z0-9-]+\s*\})?\s*$"
        ),
        heading,
    ),
    (
        "!",
        re.compile(rf"!\s*{LINK}"),
        lambda match, raw: image(match, raw) if PICTURE.search(match["target"]) else None,
    ),
    ("://", re.compile(r"<?\s*https?://[^\s<>()\u4e00-\u9fff]+\s*>?(?!\s*\))"), address),
    ("`", re.compile(r"(?<![^\s\0])`[^`\s]+`(?!\S)"), code),
    ("[", re.compile(LINK), link),
    ("[", re.compile(r"(?<!!)\[(?P<words>[^\[\]\0]+)\]\s*\(\s*\)"), words_alone),  # [words](): a link to nowhere
    ("[ ( { < ] ) } >", re.compile(MARK), mark),
    ("\0", re.compile(r"(?<=\0)[\[{(]?\s*[\[{(]\s*[./]?\s*card\s*[})\]]", re.I), card),
    ("\0", re.compile(r"(?<=\0)\s*\{\s*[./]?\s*(?P<name>[a-z]{3,6})\s*\}", re.I), behind_link),
    ("{#", re.compile(r"(?<=_)\{#[a-z0-9-]+\}"), same),
    ("{", re.compile(KEEP), keep),
    (
        "[",
        re.compile(r"\[\s*\[(?P<words>[^\[\]\0]+)\]\s*\](?![\[(])"),
        words_alone,
    ),  # [[words]]: a link elsewhere, none here
    (":", re.compile(r":\s*material[-_ ]+(?P<name>[A-Za-z0-9_-]+)\s*:?", re.I), icon),
    ("***", re.compile(r"(?<![^\s\d])\*{3,}(?![^\s\d])"), same),  # 6222 **** 1234
    ("_", re.compile(r"[\w-]*_[\w.-]*\.(?!md\b)[A-Za-z][A-Za-z0-9]{1,3}(?![A-Za-z0-9])"), same),  # 11月_客服_第2次.m4a
    (
        "_",
        re.compile(r"(?<=[A-Za-z0-9])_(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])_(?=[A-Za-z0-9])"),
        same,
    ),  # 11_客服_01.m4a
    ("_", re.compile(r"(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9_])"), gap),
    (
        "[ ( □ ☐ ■ ☑",
        re.compile(
            r"^(?P<indent>\s*)(?:[-*+`]\s*)?(?:\[\s*(?:[xXvV]?|(?<=[-*+`\s]\[)[^\w\s\[\]\0!-~])\s*\]|(?<=[-*+`\s])\(\s*[xX]?\s*\)|[□☐■☑])\s*(?=\S)"
        ),
        lambda match, raw: (
            f"{match['indent']}- [ ] "
        ),  # an empty box: one that is ticked here is ticked for every reader
    ),
    ("", re.compile(r"^\s*[-*+] (?=\d)"), same),  # - 16 days
    ("", re.compile(r"^(?P<indent>\s*)(?:[-*+`](?!\*|\[[^\]]+\]:)|[•●○▪])\s*(?=[^\s\d-])"), item),
    (
        "",
        re.compile(r"^(?P<indent>\s*)(?P<number>\d{1,2})(?:[.)](?!\d)|/(?=\D))\s*(?=\S)"),
        lambda match, raw: numbered(match, raw) if raw[match.end("number")] in ".．、)）。" else None,
    ),
    ("**", re.compile(r"\*\*(?=[^\s*\0])[^*]*?[^\s*]\*\*"), bold),
    (
        "*",
        re.compile(r"(?<!\*)\*(?=[^\s*])[^*]*?[^\s*]\*(?!\*)"),
        lambda match, raw: bold(match, raw) if "*" in raw else None,
    ),
    (".md", re.compile(r"(?<![\w/.])(?P<target>(?:\.\./)*[a-z][a-z0-9/-]*\.md(?:#[a-z0-9-]+)?)"), half_link),
    ("[", re.compile(ASIDE), aside),
    ("<", re.compile(TAG), lambda match, raw: same(match, raw) if raw[match.start()] == "<" else None),
    (
        "<!--",
        re.compile(r"<!--.*?-->"),
        lambda match, raw: same(match, raw) if raw.startswith("<!--", match.start()) else None,
    ),
]
LETTER: Rules = [
    ("[ ( { < ] ) } >", re.compile(MARK), mark),
    (
        "[ (",
        re.compile(
            r"^\s*[\[(]\s*(?P<on>[xX]?)\s*[\])]\s*(?P<name>[A-Za-z][A-Za-z.-]*(?:=[A-Za-z-]+)?)\s*:\s*(?P<rest>\S)?"
        ),
        option,
    ),
    ("#", re.compile(r"^(?P<before>|\0+)#\s*(?P<point>[./)])\s*"), point),
    (">", re.compile(r"^\s*>\s*"), lambda match, raw: "> "),
    ("#", re.compile(r"^\s*#(?!\s*\.)\s*"), lambda match, raw: "# "),
]
