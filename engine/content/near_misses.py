"""What on a page nearly is a mark, link, list, box, heading, admonition or field: told with its line and the form to write.

A Chinese keyboard writes ［rule：x］, 【phone：110】 and ！！！ quote, and Markdown shows them as they are. So a line is looked at twice: once as if
its wide signs were plain ones, to find what was meant, and once as it is. What is meant and not written right is told. What is
right is taken out; a sign of markup that then is left over belongs to nothing. Before that is told, Markdown is asked (as_built.py): a sign
that it takes, and a line in code or in a remark, is right.
"""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from engine.build.cache import kept
from engine.content.as_built import REFERENCE, as_built, paragraph
from engine.content.near_blocks import Block, blocks, front_matter
from engine.locales import LOCALES

PLAIN = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}  # ！ to ～ are ! to ~, one for one
PLAIN |= dict(zip("　\xa0【〔〖「『】〕〗」』《〈》〉·—–−“”„‘’。、", '  [[[[[]]]]]<<>>`---"""\'\'./', strict=True))
FOLD = str.maketrans(PLAIN)
MARKS = ("rule", "phone", "field", "blank")
KINDS = ("note", "tip", "warning", "example", "quote", "now", "today", "week", "do", "dont", "danger", "info")
NOTES = (
    *("rules", "glossary", "sources", "changes", "crisis", "seek", "letter", "send", "plan", "log-rows"),
    *("calculator", "arithmetic-check", "offline-tool", "report-tool", "phones"),
)
UNSEEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
JOINING = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff]"
)  # letters that are joined, or written from the right: they need the next ones
JOINERS = re.compile("[\u200c-\u200f]")
# What no sentence has: a bracket, a star, a fence … that nothing right has taken.
SIGNS = re.compile(
    r"[\[\]{}`＿｀＃［］｛｝]|＊＊|<(?=[A-Za-z/!])|\*\*|(?<![\d ])\*|\*(?![\d ])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^\s*[!！]{2,}|^\s*[#＃>|｜]|^\s*[-－](?![\d-])"
)
PERHAPS = re.compile(  # a line without any of these is a sentence
    r"[\[\]{}`_*|<>#!:=;＿｀＊｜＜＞＃！：；＝［］｛｝【】〔〕《》—□☐☑■•●○▪]|\.md|^\s*[-－·+\d]|\bmaterial"
)
ESCAPED = re.compile(r"\\[^\s\w]")  # \[ is meant
TODO = re.compile(r"\bTODO\b")  # what a skeleton leaves to be written
TO_WRITE = "TODO stands here. Write what belongs there, or take the line out."
INDENTED = re.compile(r"^ *[\u3000\xa0]")
OTHER_ID = re.compile(r"^#{1,6} .*\{#(?=[^}]*[^\x00-\x7f])[^\s{}＃]+\}\s*$")  # {#停卡}
RULER = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,})")  # --- or * * *
TAKEN = ("*", "_", "`", ">", "[", "]", ".md")  # signs that Markdown may make something of
QUOTED = re.compile(
    r"^\s*>\s*(?:[-*]?\s*[\[【［]|[!！]{2,}|[#＃])", re.MULTILINE
)  # > - [ ] and > !!!, which no quotation holds
ADMONITION = re.compile(r' *!!! (?P<kind>[a-z]+)(?: [a-z]+)? "[^"]*" *')  # !!! quote admits "可以这样说"
PICTURE = re.compile(r"\.(?:png|svg|jpe?g|webp)\s*$", re.IGNORECASE)
LEFT_OVER = "belongs to no mark, link, list or box."  # what is told of a sign of which nothing else is known
SOME_ID = "like-this"  # in place of an id that the heading has not
OUTSIDE = "an address of another site belongs in"
SHORT = 24  # letters of a line that a message repeats

Found = Iterator[tuple[int, str]]
Said = tuple[
    str, str
]  # what is told, and the sign that Markdown must leave for it to be so ("" where it is so in any case)
Right = Callable[[re.Match[str], str], str | None]


def fold(text: str) -> str:
    """The same text with plain signs in place of wide ones, letter for letter."""
    return text.translate(FOLD)


@lru_cache(maxsize=4096)  # a page is asked about more than once, by itself and by its translation
def near_misses_kept(text: str) -> tuple[tuple[int, str], ...]:
    """As near_misses; a page that an earlier build looked at is not looked at again."""
    found: list[Any] = kept("near", text, lambda: [[line, said] for line, said in near_misses(text)], lambda _: True)
    return tuple((int(line), str(said)) for line, said in found)


def near_misses(text: str) -> tuple[tuple[int, str], ...]:
    """(line, what is wrong and the right form) of a whole page, in order."""
    lines = text.splitlines()
    found = [finding for block in blocks(lines, fold) for finding in _block(block, lines)]
    found += list(_divs(lines))
    found += [(number, TO_WRITE) for number, line in enumerate(lines, 1) if TODO.search(line)]
    return tuple(sorted(set(found)))


def _block(block: Block, lines: list[str]) -> Found:
    found = [(number, said, "") for number, said in block.findings]
    found += [(number, *said) for number, raw in block.lines for said in _line(raw, block.kind)]
    if not found or block.kind != "text":
        yield from ((number, said) for number, said, _ in found)
        return
    apart = as_built("\n".join(lines[front_matter(lines, fold)[0] :])).apart
    for number, said, sign in found:
        if lines[number - 1].strip() not in apart and (not sign or _is_left(sign, paragraph(lines, number - 1))):
            yield number, said


def _is_left(sign: str, text: str) -> bool:
    """Whether Markdown leaves the sign on the page. A star that stands alone (3*x) begins nothing."""
    shown = as_built(text).shown
    if sign == ">":
        return sign in shown or bool(QUOTED.search(text))
    if sign in "[]" and not REFERENCE.search(text):  # of [words]() Markdown makes a link to nowhere
        return True
    return sign in shown and not (sign == "*" and text.count(sign) == 1)


def _line(raw: str, kind: str) -> Iterator[Said]:
    """What is nearly right in one line; `kind` is that of its block ("text", "letter" or "code")."""
    if kind == "code":
        return
    if unseen := UNSEEN.search(JOINERS.sub("", raw) if JOINING.search(raw) else raw):
        yield (
            f"a letter that nobody sees (U+{ord(unseen[0]):04X}) stands in this line. Take it out, or type the line again.",
            "",
        )
    if "\t" in raw:
        yield "a tab stands in this line. Write spaces: 4 for what belongs to a box or a list item.", ""
    if INDENTED.match(raw):
        yield "wide blanks begin this line, as in a book. Take them out; the page's style makes paragraphs.", ""
    left, told = ESCAPED.sub("\0\0", raw), False
    if not PERHAPS.search(left) or RULER.fullmatch(raw):
        return
    folded = fold(left)
    for pattern, right in LETTER if kind == "letter" else INLINE:
        for match in pattern.finditer(folded):
            here = raw[match.start() : match.end()]
            wanted = right(match, raw)
            if wanted is None:
                continue
            if here != wanted and (here.strip() != wanted.strip() or wanted.endswith(" ")):
                told = True
                sign = "_" if right is _gap and "_" in here else ".md" if right is _half_link else ""
                more = (
                    raw[match.end() : match.end() + 6].strip() if wanted.endswith(" ") else ""
                )  # a blank alone shows nothing
                yield f"'{_short(here)}{more}' is nearly right. Write: {wanted if more else wanted.strip()}{more}", sign
            left = left[: match.start()] + "\0" * (match.end() - match.start()) + left[match.end() :]
        if left.count("\0") != folded.count("\0"):
            folded = fold(left)
    row = raw.lstrip().startswith("|")
    rest = SIGNS.search(left.replace("|", "\0") if row else left)
    if rest and not told:
        around = raw[max(0, rest.start() - 8) : rest.end() + 12].strip()
        sign = rest[0].strip()
        said = f"the sign '{sign}' in '…{around}…' {LEFT_OVER} Complete it, take it out, or write \\ before it if it is meant."
        yield said, sign[:1] if sign[:1] in TAKEN else ""


def _short(text: str) -> str:
    return text.strip() if len(text.strip()) <= SHORT else f"{text.strip()[:SHORT]}…"


# ---- what is meant, found in the folded line → how it is written. None: it is something else.


def _mark(match: re.Match[str], raw: str) -> str | None:
    kind, sep, value = match["kind"].lower(), match["sep"].strip(), match["value"].strip()
    opened, closed = bool(match["open"]), bool(match["close"])
    square = "[" in (match["open"] or "") or "]" in (match["close"] or "")
    if not (opened or closed) or (opened != closed and not square):
        return None
    known = [kind] if kind in MARKS else get_close_matches(kind, MARKS, 1, 0.7)
    if not known or (not sep and not (opened and closed and re.search(r"\d", value))):
        return None
    if sep != ":" and not (opened and closed):
        return None
    return f"[{known[0]}:{value if known[0] == 'field' else value.lower()}]"


def _link(match: re.Match[str], raw: str) -> str | None:
    words = raw[match.start("words") : match.end("words")].strip()
    target = re.sub(r"\s+[\"“].*$", "", match["target"].strip())  # a tooltip is not switched on
    target = re.sub(r"\s*#\s*", "#", target).replace(" ", "")
    target = re.sub(r"[./,]md(?=#|$)", ".md", target)
    return f"[{words}]({target})"


def _image(match: re.Match[str], raw: str) -> str | None:
    return f"!{_link(match, raw)}"


def _address(match: re.Match[str], raw: str) -> str | None:
    """An address that is only read stays as it is; one that shall be a link is no page's own."""
    here = raw[match.start() : match.end()]
    return here if "<" not in match[0] else f"nothing: {OUTSIDE} data/instruments.yml or data/phones.yml"


def _code(match: re.Match[str], raw: str) -> str | None:
    return f"`{raw[match.start() + 1 : match.end() - 1]}`"


def _half_link(match: re.Match[str], raw: str) -> str | None:
    return f"[words]({match['target']})"


def _heading(match: re.Match[str], raw: str) -> str | None:
    if OTHER_ID.search(raw) and raw.startswith("#"):  # of other letters: that is told by itself
        return raw[match.start() : match.end()]
    words = raw[match.start("words") : match.end("words")].strip()
    identifier = (match["id"] or "").strip().lower().replace(" ", "-") or SOME_ID
    return f"{'#' * min(len(match['signs']), 6)} {words} {{#{identifier}{match['class'] or ''}}}"


def _item(match: re.Match[str], raw: str) -> str | None:
    here = raw[match.start() : match.end()]
    return here if here.strip() in ("*", "+") and here.endswith(" ") else f"{match['indent']}- "


def _numbered(match: re.Match[str], raw: str) -> str | None:
    return f"{match['indent']}{int(match['number'])}. "


def _admonition(match: re.Match[str], raw: str) -> str | None:
    if (right := ADMONITION.fullmatch(raw)) and right["kind"] in KINDS:
        return raw
    kind, more = (match["kind"] or "").lower(), (match["more"] or "").strip().lower()
    title = raw[match.start("title") : match.end("title")].strip().strip("\"“”„'‘’「」『』")
    known = get_close_matches(kind, KINDS, 1, 0.6)
    if not known and len(match["signs"]) < 2:
        return None
    return f'{match["indent"]}!!! {known[0] if known else "note"}{" " + more if more else ""} "{title or "…"}"'


def _keep(match: re.Match[str], raw: str) -> str | None:
    inside = raw[match.start("inside") : match.end("inside")].strip()
    if not re.search(r"[^\W\d_]", inside):  # {1, 2}
        return raw[match.start() : match.end()]
    if re.match(r"zh", inside):
        parts = [part for part in re.split(r"\s*[;；]\s*", inside) if part]
        inside = "; ".join(_choice(part) for part in parts)
    return f"-{{{inside}}}-"


def _choice(part: str) -> str:
    """One wording of a choice: "zh-tw： 網路" → "zh-TW:網路"."""
    code, _, words = fold(part).partition(":")
    known = get_close_matches(code.strip().lower(), [each.lower() for each in LOCALES], 1, 0.7)
    right = next((each for each in LOCALES if known and each.lower() == known[0]), code.strip())
    return f"{right}:{part[len(part) - len(words) :].strip()}"


def _bold(match: re.Match[str], raw: str) -> str | None:
    return raw[match.start() : match.end()].replace("＊", "*")


def _note(match: re.Match[str], raw: str) -> str | None:
    known = get_close_matches(match["name"].lower(), NOTES, 1, 0.75)
    if not known:
        return raw[match.start() : match.end()] if raw.startswith("<!--", match.start()) else None
    return f"<!-- {known[0]}{': ' + match['arg'].lower() if match['arg'] else ''} -->"


def _icon(match: re.Match[str], raw: str) -> str | None:
    return f":material-{re.sub(r'[^a-z0-9]+', '-', match['name'].lower()).strip('-')}:"


def _card(match: re.Match[str], raw: str) -> str | None:
    return "{ .card }"


def _div(match: re.Match[str], raw: str) -> str | None:
    if match["end"]:
        return "</div>"
    classes = re.search(r"class\s*=\s*[\"']?([\w -]+?)[\"']?\s*(?:markdown|$)", match["rest"])
    return f'<div class="{classes[1].strip()}" markdown>' if classes else "<div markdown>"


def _gap(match: re.Match[str], raw: str) -> str | None:
    here = raw[match.start() : match.end()]
    return here if re.fullmatch(r"_{4,}", here) else "____"


def _same(match: re.Match[str], raw: str) -> str | None:
    return raw[match.start() : match.end()]


def _aside(match: re.Match[str], raw: str) -> str | None:
    """Words in brackets: a remark, a number of a note. No mark, link or box has such words."""
    first = re.match(r"[a-z]*", match["words"].lower())
    like_a_mark = first and get_close_matches(first[0], MARKS, 1, 0.7)
    pair = raw[match.start()] + raw[match.end() - 1]
    return None if like_a_mark or pair not in ("[]", "［］", "〔〕") else raw[match.start() : match.end()]


def _option(match: re.Match[str], raw: str) -> str | None:
    opened, closed = ("[", "]") if "=" not in match["name"] else ("(", ")")
    rest = f" {raw[match.start('rest')]}" if match["rest"] else ""
    return f"{opened}{'x' if match['on'].strip() else ' '}{closed} {match['name'].lower()}:{rest}"


MARK = (
    r"(?P<open>[\[({<])?\s*\b(?P<kind>[a-zA-Z]{3,7})\s*(?P<sep>[:;=]|[-./](?=\d)|(?=\s))\s*"
    r"(?P<value>[A-Za-z0-9][A-Za-z0-9_-]*(?:[ ]\d+)*)\s*(?P<close>[\])}>])?"
)
KEEP = r"-{0,2}\s*\{(?P<inside>\s*[^{}#.\s][^{}]*)\}\s*-{0,2}"
LINK = r"\[(?P<words>[^\[\]]+)\]\s*\(\s*<?(?P<target>[^()\[\]<>]*?(?:[./,]\s*md|\.png|\.svg|https?:)[^()\[\]<>]*?|#[^()\s]+|\s+#[^()\s]+)>?\s*\)"
# Words in brackets, as in a report of what was said: 催收说：[听不清]，然后挂了。 A note's number: 第[3]条. Not [x], which ticks a box.
ASIDE = r"\[(?P<words>\d+|[^\[\]:=\0]*[^\W\d_][^\[\]:=\0]+)\](?!\s*[\[({\0])"
TAG = r"</?(?!div\b)[a-z][a-z0-9]*(?:\s+[a-z-]+(?:=\"[^\"<>]*\")?)*\s*/?>"
INLINE: list[tuple[re.Pattern[str], Right]] = [
    (
        re.compile(r"(?<!`)`[^`]+`(?!`)"),
        lambda match, raw: raw[match.start() : match.end()] if raw[match.start()] == "`" else None,
    ),
    (re.compile(r"^\s*<\s*(?P<end>/?)\s*div\b(?P<rest>[^<>]*)>\s*$", re.I), _div),
    (re.compile(r"<!-- phones: [^<>]*? -->"), _same),
    (re.compile(r"<\s*!\s*-+\s*(?P<name>[A-Za-z][\w-]*?)\s*(?::\s*(?P<arg>[\w-]+?))?\s*-+\s*>"), _note),
    (
        re.compile(
            r"^(?P<indent>\s*)>?\s*(?P<signs>!{1,6}|\?{3}\+?)\s*(?P<kind>[A-Za-z]+)?(?P<more>\s+[a-z]+(?=\s+[\"']))?\s*(?P<title>.*)$"
        ),
        _admonition,
    ),
    (
        re.compile(
            r"^\s{0,3}(?P<signs>#{1,8})\s*(?P<words>[^#\s].*?)\s*(?:[{(<\[]\s*#?\s*(?P<id>[A-Za-z0-9][\w -]*?)(?P<class>(?:\s+\.[\w-]+)*)\s*[})>\]]|\{\s*#\s*(?:[A-Za-z0-9-]+)?\s*|#\s*[a-z0-9-]+\s*\})?\s*$"
        ),
        _heading,
    ),
    (re.compile(rf"!\s*{LINK}"), lambda match, raw: _image(match, raw) if PICTURE.search(match["target"]) else None),
    (re.compile(r"<?\s*https?://[^\s<>()\u4e00-\u9fff]+\s*>?(?!\s*\))"), _address),
    (re.compile(r"(?<![^\s\0])`[^`\s]+`(?!\S)"), _code),
    (re.compile(LINK), _link),
    (re.compile(MARK), _mark),
    (re.compile(r"(?<=\0)[\[{(]?\s*[\[{(]\s*[./]?\s*card\s*[})\]]", re.I), _card),
    (re.compile(r"(?<=\0)\s*\{\s*[./]?\s*card\s*\}", re.I), lambda match, raw: " { .card }"),
    (re.compile(r"(?<=_)\{#[a-z0-9-]+\}"), _same),
    (re.compile(KEEP), _keep),
    (re.compile(r":\s*material[-_ ]+(?P<name>[A-Za-z0-9_-]+)\s*:?", re.I), _icon),
    (re.compile(r"(?<!\S)\*{3,}(?!\S)"), _same),  # 6222 **** 1234
    (re.compile(r"(?<=[A-Za-z0-9])_(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])_(?=[A-Za-z0-9])"), _same),  # 11_客服_01.m4a
    (re.compile(r"(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9_])"), _gap),
    (
        re.compile(
            r"^(?P<indent>\s*)(?:[-*+`]\s*)?(?:\[\s*(?P<on>[xX]?)\s*\]|(?<=[-*+`\s])\(\s*[xX]?\s*\)|[□☐☑■])\s*(?=\S)"
        ),
        lambda match, raw: f"{match['indent']}- [{'x' if match['on'] else ' '}] ",
    ),
    (re.compile(r"^(?P<indent>\s*)(?:[-*+`](?!\*|\[[^\]]+\]:)|[•●○▪])\s*(?=[^\s\d-])"), _item),
    (
        re.compile(r"^(?P<indent>\s*)(?P<number>\d{1,2})(?:[.)](?!\d)|/(?=\D))\s*(?=\S)"),
        lambda match, raw: _numbered(match, raw) if raw[match.end("number")] in ".．、)）。" else None,
    ),
    (re.compile(r"\*\*(?=[^\s*\0])[^*]*?[^\s*]\*\*"), _bold),
    (
        re.compile(r"(?<!\*)\*(?=[^\s*])[^*]*?[^\s*]\*(?!\*)"),
        lambda match, raw: _bold(match, raw) if "*" in raw else None,
    ),
    (re.compile(r"(?<![(\w/.])(?P<target>(?:\.\./)*[a-z][a-z0-9/-]*\.md(?:#[a-z0-9-]+)?)"), _half_link),
    (re.compile(ASIDE), _aside),
    (re.compile(TAG), lambda match, raw: _same(match, raw) if raw[match.start()] == "<" else None),
    (
        re.compile(r"<!--.*?-->"),
        lambda match, raw: _same(match, raw) if raw.startswith("<!--", match.start()) else None,
    ),
]
LETTER: list[tuple[re.Pattern[str], Right]] = [
    (re.compile(MARK), _mark),
    (
        re.compile(
            r"^\s*[\[(]\s*(?P<on>[xX]?)\s*[\])]\s*(?P<name>[A-Za-z][A-Za-z.-]*(?:=[A-Za-z-]+)?)\s*:\s*(?P<rest>\S)?"
        ),
        _option,
    ),
    (re.compile(r"^(?P<before>|\0+)#\s*\.\s*"), lambda match, raw: raw[: match.end("before")] + "#. "),
    (re.compile(r"^\s*>\s*"), lambda match, raw: "> "),
    (re.compile(r"^\s*#(?!\s*\.)\s*"), lambda match, raw: "# "),
]


def _divs(lines: list[str]) -> Found:
    """A <div> without its end, an end without a <div>."""
    opened: list[int] = []
    for number, line in enumerate(lines, 1):
        if re.match(r"\s*<div\b", line):
            opened.append(number)
        elif re.match(r"\s*</div\s*>", line):
            if not opened:
                yield (
                    number,
                    "this </div> ends nothing: no <div …> stands open above it. Take it out, or write the <div …>.",
                )
            else:
                opened.pop()
    yield from ((number, "this <div> is never ended. Write </div> below what belongs in it.") for number in opened)
