"""Read a YAML data file, with a message for the editor who mistyped it."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

try:
    # The C parser is ten times as fast; PyYAML has it in its wheels, but not where it was built without libyaml.
    from yaml import CSafeLoader as Fastest
except ImportError:
    from yaml import SafeLoader as Fastest  # type: ignore[assignment]


# What a person means by a number or by true and false; YAML 1.1 reads more than that into a text.
PLAIN = {
    "tag:yaml.org,2002:int": re.compile(r"[-+]?(?:0|[1-9][0-9]*)"),  # 18, -3
    "tag:yaml.org,2002:float": re.compile(r"[-+]?[0-9]+\.[0-9]+"),  # 0.05
    "tag:yaml.org,2002:bool": re.compile(r"true|false"),
}
MERGED = "tag:yaml.org,2002:merge"
ALIAS = re.compile(r"&\w[^\0]*\*\w")  # &a … *a
ITEM = re.compile(r"\s*- \S")
REMARK = re.compile(r"[ \t]+#.*")
CONFLICT_SIGNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")  # found faster than the lines that begin with them
CONFLICT = re.compile(r"^(?:<{7} |\|{7}(?: |$)|={7}$|>{7} )", re.MULTILINE)  # what git leaves where two changes meet


Result = TypeVar("Result")
STUMBLES = (KeyError, TypeError, AttributeError, IndexError)  # of a reader, over what is not as it should be


class PlainLoader(Fastest):
    """YAML without its own idea of dates: 2026-13-21 stays text, for us to say what is wrong with it. And a key that stands
    twice is a mistake: YAML would take the last and lose the other without a word."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._lines = text.split("\n")

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.tag == MERGED:
                raise _mistake("'<<' takes fields from elsewhere. Write them here", key)
            if not isinstance(key, yaml.ScalarNode):
                raise _mistake("the name of a field is one word, not a list or a map", key)
            if key.value in seen:
                raise _mistake(f"'{key.value}' appears twice in one place", key)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_scalar(self, node: Any) -> Any:
        """Refuse what YAML would silently read as something else: 22:30 as 1350, 0123 as 83, `no` as false."""
        meant = PLAIN.get(node.tag)
        if meant is not None and not node.style and not meant.fullmatch(node.value):
            read = super().construct_object(yaml.ScalarNode(node.tag, node.value, node.start_mark, style="'"))
            raise _mistake(f"{node.value} would be read as {read!r}. Put quotes around it: '{node.value}'", node)
        if not node.style and any(map(ITEM.match, self._lines[node.start_mark.line + 1 : node.end_mark.line + 1])):
            raise _mistake(
                "the lines below that begin with '- ' would be a part of this text. Give each item of a list as many spaces",
                node,
            )
        return super().construct_scalar(node)


def _mistake(problem: str, node: Any) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, problem, node.start_mark)


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse_yaml(text: str) -> Any:
    """The content of a YAML text, dates as text. Raises yaml.YAMLError."""
    if ALIAS.search(text):
        _refuse_circles(text)
    try:
        return yaml.load(text, PlainLoader)  # a SafeLoader
    except (TypeError, AttributeError, IndexError) as error:  # a tag that its value does not fit: !!set [a], !!int ""
        raise yaml.YAMLError(f"a value does not fit its tag ({error})") from None


def _refuse_circles(text: str) -> None:
    """An entry may stand for another, as *plan for what &plan names, but not for one that it is part of."""
    around: list[str | None] = []
    for event in yaml.parse(text, Loader=PlainLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            around.append(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            around.pop()
        elif isinstance(event, yaml.AliasEvent) and event.anchor in around:
            raise _mistake(f"'*{event.anchor}' stands within what it stands for. Write it out", event)


def as_text(name: str) -> str:
    """A name as YAML reads it back: in quotes where it would be read as something else, as no and 123 are."""
    try:
        return name if parse_yaml(name) == name else f"'{name}'"
    except yaml.YAMLError:
        return f"'{name}'"


@lru_cache(maxsize=64)
def _parse_once(text: str) -> Any:
    """Each language's build reads the same few data files, most of them several times."""
    return parse_yaml(text)


def entry_lines(text: str) -> list[tuple[str, int]]:
    """(key, line) of every entry at the top level of a YAML text, in order, doubles included."""
    node = yaml.compose(text, PlainLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(key.value, key.start_mark.line + 1) for key, _ in pairs]


def read_yaml(path: Path) -> Any:
    """The file's content, which nobody may change: the next reader gets the same object. Raises ValueError naming file, line and remedy where it is not valid YAML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if line := conflict_line(text):
            raise ValueError(f"{path}:{line}: {CONFLICT_LEFT}")
        return _parse_once(text)
    except OSError as error:
        raise ValueError(f"{path}:1: cannot be read ({error.strerror}). A data file is a plain file.") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}:1: not UTF-8 (byte {error.start}). Save the file as UTF-8.") from error
    except yaml.YAMLError as error:
        raise ValueError(yaml_problem(path, error, text)) from error


def read_yaml_if_there(path: Path) -> dict[str, Any]:
    """The entries of a file that a guide need not have; {} where there is none, or nothing in it. Raises as read_yaml, and where it
    holds something else than entries."""
    tree = read_yaml(path) if path.exists() else None
    if tree is not None and not isinstance(tree, dict):
        raise ValueError(f"{path}:1: expected entries by their id, as the file's head says; found {tree!r:.60}.")
    return tree or {}


def told(path: Path, read: Callable[[], Result]) -> Result:
    """What `read` makes of a data file. Raises ValueError also where an entry has another form than its reader takes for granted:
    the file's schema (schema_check.py) says more of it."""
    try:
        return read()
    except STUMBLES as error:
        raise ValueError(f"{path}:1: an entry is not as the file's head says: {error!r}.") from error


LOST = "'{remark}' behind '{value}' is read as a remark, and is lost. Put quotation marks around the whole text, or take it out."


def cut_off(text: str) -> Iterator[tuple[int, str, str]]:
    """(line, value, remark) of each text without quotation marks behind which a blank and '#' begin a remark: YAML loses what follows."""
    lines = text.splitlines()
    if not any(map(REMARK.search, lines)):
        return
    for token in yaml.scan(text, Loader=PlainLoader):
        if isinstance(token, yaml.ScalarToken) and token.plain and token.end_mark.line < len(lines):
            line = lines[token.end_mark.line]
            if remark := REMARK.fullmatch(line[token.end_mark.column :]):
                yield token.end_mark.line + 1, token.value, remark[0].strip()


CONFLICT_LEFT = "a merge conflict of git is left here. Keep one of the two versions, take out the lines with <<<<<<<, |||||||, ======= and >>>>>>>."


def conflict_line(text: str) -> int | None:
    """The line of a merge conflict that was left in a text; None where there is none."""
    found = CONFLICT.search(text) if any(sign in text for sign in CONFLICT_SIGNS) else None
    return text.count("\n", 0, found.start()) + 1 if found else None


DOUBLE = re.compile(r"\\\\.|'[^'\n]*'|(?:^|\s)#.*")  # \\" within a text, 'a text in plain quotation marks', a remark
# a field or an item whose text in quotation marks is followed by words: zh: "他说"不用管""
ENDED = re.compile(
    r"""\s*(?:- )?(?:[\w-]+: +)?(?P<text>(?P<mark>["'])(?:(?<=")(?:[^"\\]|\\.)*"|(?<=')(?:[^']|'')*'))(?=[ \t]*[^\s#,:\]}])"""
)
DEEPER = re.compile(r"(?P<spaces> *)(?:- )?[\w-]+: +\S.*\n(?P=spaces) +[\w-]+: ")
ITEMS = "the lines beside this one begin with '- '. Write: - {line}"
PLACED = re.compile(r"<block end>|expected key|expected '-'")  # what YAML says of a line that begins at the wrong place
INNER = re.compile(r":(?: |$)")  # the colon of en: When you cannot: a step
# A field with the colon of a Chinese keyboard, which makes one text of name and value: "title：什么".
FIELD = re.compile(r"\s*(?:#|- |[\w\"'-][^:#]*:(?:\s|$)|[\]})])")  # name: value, - one of a list, a remark
WIDE_COLON = re.compile(r"\s*[A-Za-z][\w-]*：")


def _beside_items(lines: list[str], number: int) -> bool:
    """Whether the line above or below, as far from the margin, is one of a list."""
    margin = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    return any(
        lines[beside].startswith(f"{margin}- ") for beside in (number - 1, number + 1) if 0 <= beside < len(lines)
    )


def _odd_marks(lines: Sequence[str], at: int) -> tuple[int, str] | None:
    """Of the lines around a place, one whose quotation marks do not close what they open, and what to write there."""
    for number in range(max(0, at - 2), at + 1):
        if ended := ENDED.match(lines[number]):
            inside = '\\"' if ended["mark"] == '"' else "''"
            return (
                number,
                f"the text in quotation marks ends at {ended['text'][:24]}, and more words follow. Write {inside} for a mark within it; in Chinese words, “ ”.",
            )
    for number in range(max(0, at - 2), at):
        if DOUBLE.sub("", lines[number]).count('"') % 2:
            return number, 'a quotation mark " stands alone in this line. Write the other one.'
    return None


def _holds_colon(line: str, column: int) -> str:
    """Of a text within brackets, without quotation marks, that goes on behind the colon at that column."""
    start = max(line.rfind(sign, 0, column) for sign in (": ", ", ", "{", "["))
    words = line[start:column].lstrip(":,{[ ")
    return f"'{words[:24]}: …' holds ': '. Put quotation marks around the whole text."


def yaml_problem(path: Path, error: yaml.YAMLError, text: str, first_line: int = 1) -> str:
    """What is wrong with the YAML `text` and where; `first_line` is the file's line at which it begins."""
    if isinstance(error, yaml.reader.ReaderError):  # it has no mark
        line = first_line + text.count("\n", 0, error.position)
        return f"{path}:{line}: a sign that nobody sees (U+{int(error.character):04X}) stands in this line. Take it out: write the line anew, from the margin on."
    mark = getattr(error, "problem_mark", None)
    at = mark.line if mark else 0
    problem = getattr(error, "problem", None) or "it cannot be read"
    if isinstance(error, yaml.constructor.ConstructorError):
        return f"{path}:{first_line + at}: not valid YAML: {problem}."
    lines = [*text.split("\n"), ""]  # the end of a text is a place, too
    above = lines[: at + 1]
    if "\t" in lines[at][: len(lines[at]) - len(lines[at].lstrip())]:
        return f"{path}:{first_line + at}: not valid YAML: a tab stands before the text. Write spaces, as many as the lines beside it have."
    opened = getattr(error, "context_mark", None)
    if "quoted scalar" in str(getattr(error, "context", "")) and opened:
        return f"{path}:{first_line + opened.line}: not valid YAML: the quotation mark that opens here is not closed. Write it at the text's end."
    if odd := _odd_marks(lines, at):
        return f"{path}:{first_line + odd[0]}: not valid YAML: {odd[1]}"
    if "cannot start any token" in problem and mark:
        return f"{path}:{first_line + at}: not valid YAML: a text cannot begin with {lines[at][mark.column : mark.column + 1]}. Put it into quotation marks."
    if "expected '-' indicator" in problem and _beside_items(lines, at):
        return f"{path}:{first_line + at}: not valid YAML: {ITEMS.format(line=lines[at].strip(' -')[:48])}"
    if "mapping values" in problem and at and DEEPER.match(f"{lines[at - 1]}\n{lines[at]}"):
        return f"{path}:{first_line + at}: not valid YAML: this line is deeper than the one above, which has a text already. Give both as many spaces."
    for number in range(len(above) - 1, max(-1, len(above) - 4), -1):
        if WIDE_COLON.match(above[number]):
            return f"{path}:{first_line + number}: not valid YAML: the colon ： is full-width. Write ': ', with a space after it."
    if "expected ','" in problem and opened:
        if mark and opened.line == at and INNER.match(lines[at], mark.column):
            return f"{path}:{first_line + at}: not valid YAML: {_holds_colon(lines[at], mark.column)}"
        return f"{path}:{first_line + opened.line}: not valid YAML: the bracket that opens here is not closed, or a ', ' lacks between its parts."
    if "':'" in problem or "mapping values" in problem:
        for number in range(at, max(-1, at - 3), -1):
            if lines[number].strip() and not FIELD.match(lines[number]):
                if _beside_items(lines, number):
                    return f"{path}:{first_line + number}: not valid YAML: {ITEMS.format(line=lines[number].strip(' -')[:48])}"
                return f"{path}:{first_line + number}: not valid YAML: '{lines[number].strip()[:30]}' is no field. Write ': ' between its name and what it says."
    place = " Give this line as many spaces as those that it belongs with." if PLACED.search(problem) else ""
    return f"{path}:{first_line + at}: not valid YAML: {problem}.{place} Put quotes around a value that contains ': ', '{{' or '?'."
