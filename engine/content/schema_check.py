"""Holds a data file against its schema, and says of each mistake the line, the field and what to write.

A validator that names lines, as an editor needs them; the schemas are plain JSON Schema (engine/content/data_schema.py), and a test holds both
against the same files.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from engine.build.cache import kept
from engine.content.closest import closest
from engine.content.data_schema import SCHEMAS, Schema
from engine.content.data_words import nearly_right, not_apart
from engine.content.near_misses import TO_WRITE, TODO
from engine.content.own_language import is_foreign, wide_in
from engine.content.yaml_file import LOST, PlainLoader, cut_off, read_yaml
from engine.han import HAN
from engine.locales import LANGUAGES, LOCALES
from engine.variants.variant_marks import split_marks

Place = tuple[str | int, ...]
Mistake = tuple[Place, str]  # where in the file, what is wrong there
KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "object": "fields with values",
    "array": "a list",
    "null": "null",
}
TYPES = {"string": str, "integer": int, "object": dict, "array": list, "null": type(None), "number": (int, float)}
LONG_AGO = "2000"  # before any page of the web that a guide rests on
CURLY = re.compile(f"[“”][^“”{HAN}]*[“”]")  # “189”; words in Chinese may be quoted
NEARLY = re.compile(r"(?P<name>[^.~].*?)\.ya?ml(?:\.txt)?", re.IGNORECASE)  # phones.yaml, phones.yml.txt, phones.YML
BLANK = re.compile(r"\{[a-z_]+\}")  # {n}
CHINESE_CODES = {locale.language: locale.chinese for locale in LOCALES.values()}


def check_data(root: Path, today: dt.date | None = None) -> list[str]:
    """All mistakes in data/ and articles/ below `root`, as "file:line: what. Remedy.", sorted by file."""
    latest = (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)  # it may be tomorrow where she is
    files = [(path, path.stem) for path in sorted((root / "data").glob("*.yml")) if path.stem in SCHEMAS]
    files += [(path, "article") for path in sorted((root / "articles").glob("a*.yml"))]
    known = {*SCHEMAS, *(f"strings.{language}" for language in LANGUAGES)}
    found = [
        f"{path}:1: nothing reads a file of this name{_near(path.stem, sorted(known))} Correct its name, or take it away."
        for path in sorted((root / "data").glob("*.yml"))
        if path.stem not in known
    ]
    found += [
        f"{path}:1: nothing reads this file: the name of a data file ends in .yml, in small letters. Rename it: {nearly['name']}.yml"
        for path in sorted((root / "data").glob("*.*"))
        if path.suffix != ".yml" and path.is_file() and (nearly := NEARLY.fullmatch(path.name))
    ]
    for path, name in files:
        try:
            found += check_file(path, SCHEMAS[name], latest)
        except ValueError as error:  # it cannot be read at all
            found.append(str(error))
    return found


def check_file(path: Path, schema: Schema, latest: dt.date) -> list[str]:
    """What is wrong in one file. Raises ValueError where it is no YAML."""
    tree, text = read_yaml(path), path.read_text(encoding="utf-8-sig")
    given = [str(path), text, schema, latest.isoformat()]
    return kept("schema", given, lambda: _mistakes(path, tree, text, schema, latest), lambda _: True)


def _mistakes(path: Path, tree: Any, text: str, schema: Schema, latest: dt.date) -> list[str]:
    if tree is None:
        return [f"{path}:1: nothing stands in this file. Put back what stood here, or take the file away."]
    mistakes = list(mistakes_in(tree, schema, latest, (), schema))
    to_write = [number for number, line in enumerate(text.splitlines(), 1) if TODO.search(line)]
    found = [f"{path}:{number}: {TO_WRITE}" for number in to_write]
    found += [
        f"{path}:{number}: {LOST.format(remark=remark[:16], value=value[:24])}"
        for number, value, remark in cut_off(text)
        if not remark.startswith("# ")  # as remarks of data are written
    ]
    lines = line_numbers(text) if mistakes else {}
    return found + [f"{path}:{_line(lines, place)}: {_named(place)}{said}" for place, said in mistakes]


def mistakes_in(value: Any, schema: Schema, latest: dt.date, place: Place, whole: Schema) -> Iterator[Mistake]:
    """(place, what is wrong) of a value; of several forms that it may have, what the nearest one asks. `whole` is what "$ref": "#" means."""
    if "$ref" in schema:
        schema = whole
    if "anyOf" in schema:
        fields = set(value) if isinstance(value, dict) else set()
        like = next((each for each in schema["anyOf"] if fields & set(each.get("properties", {}))), None)
        yield from (
            mistakes_in(value, like, latest, place, whole)
            if like
            else _least(value, schema["anyOf"], latest, place, whole)
        )
        return
    if "enum" in schema and value not in schema["enum"]:
        yield (
            place,
            f"{_shown(value)} is none of the choices{_near(value, schema['enum'])} Write one of: {', '.join(schema['enum'])}. {schema.get('x-why', '')}".strip(),
        )
        return
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if types and not any(isinstance(value, TYPES[each]) and not isinstance(value, bool) for each in types):  # type: ignore[arg-type]
        yield (
            place,
            f"{_shown(value)} is not {' or '.join(KINDS[each] for each in types)}.{_listed(value) if types == ['array'] else ''}",
        )
        return
    if isinstance(value, str):
        yield from _text(value, schema, latest, place)
    elif isinstance(value, int) and value < schema.get("minimum", value):
        yield place, f"{value} is too small. Write at least {schema['minimum']}."
    elif isinstance(value, list):
        yield from _list(value, schema, latest, place, whole)
    elif isinstance(value, dict):
        yield from _fields(value, schema, latest, place, whole)


def _least(value: Any, forms: list[Schema], latest: dt.date, place: Place, whole: Schema) -> list[Mistake]:
    """What the nearest form asks; nothing, once one fits."""
    tried: list[list[Mistake]] = []
    for form in forms:
        tried.append(list(mistakes_in(value, form, latest, place, whole)))
        if not tried[-1]:
            return []
    return min(tried, key=lambda found: (_outside(found, place), len(found)))


def _listed(value: Any) -> str:
    """How a text is written where a list belongs: one thing, or several with commas between."""
    return f" Write: [{value}]" if isinstance(value, str) and value and not set(value) & set("[]{}\"':#") else ""


def _outside(found: list[Mistake], place: Place) -> int:
    """How many mistakes lie in the value's own fields: of the form that is meant, most lie deeper."""
    return sum(len(where) <= len(place) + 1 for where, _ in found)


def _text(value: str, schema: Schema, latest: dt.date, place: Place) -> Iterator[Mistake]:
    if not value.strip() and schema.get("minLength"):
        yield place, "it is empty. Write it, or take the entry out until you know it."
    elif "pattern" in schema and not re.search(schema["pattern"], value):
        yield place, f"'{value}' has not the form {_form(schema)}."
    elif _is_date(schema) and not _day(value):
        yield place, f"'{value}' is no day of the calendar. Write it as 2026-11-21."
    elif schema.get("x-past") and value > latest.isoformat():
        yield place, f"'{value}' is still to come. Write the day on which somebody looked."
    elif schema.get("x-past") and value < LONG_AGO:
        yield place, f"'{value}' is long ago. Write the day on which somebody looked."
    elif CURLY.fullmatch(value) and place and place[-1] not in CHINESE_CODES and "pattern" not in schema:
        yield place, f'the quotation marks of {value} are a part of the text. Write plain ones: "{value[1:-1]}".'
    elif "-{" in value and (problem := _wrong_mark(value)):
        yield place, problem
    elif "pattern" not in schema:
        yield from ((place, said) for said in nearly_right(value))


def _wrong_mark(value: str) -> str | None:
    try:
        split_marks(value)
    except ValueError as error:
        return str(error)
    return None


def _list(value: list[Any], schema: Schema, latest: dt.date, place: Place, whole: Schema) -> Iterator[Mistake]:
    if len(value) < schema.get("minItems", 0):
        yield place, f"it has {len(value)} of at least {schema['minItems']} things. Add what is missing."
    if schema.get("x-rising") and all(isinstance(each, int) for each in value) and value != sorted(value):
        yield place, f"{value} goes down. Write the first line before the last one."
    ids = [each.get("id") if isinstance(each, dict) else None for each in value]
    for index, each in enumerate(value):
        if schema.get("uniqueItems") and each in value[:index]:
            yield (*place, index), f"{_shown(each)} stands twice in this list. Take one out."
        elif ids[index] is not None and ids[index] in ids[:index]:
            yield (
                (*place, index, "id"),
                f"'{ids[index]}' is the id of another entry of this list already. Choose another.",
            )
        if said := not_apart(each):
            yield (*place, index), said
        yield from mistakes_in(each, schema.get("items", {}), latest, (*place, index), whole)


def _fields(
    value: Mapping[Any, Any], schema: Schema, latest: dt.date, place: Place, whole: Schema
) -> Iterator[Mistake]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    names = schema.get("propertyNames", {})
    for field in schema.get("required", ()):
        if field not in value:
            yield place, f"the field '{field}' is missing. Add it; the head of the file says what belongs there."
    for key, each in value.items():
        inside = (*place, str(key))  # as it is written: 1 is the name of a field here, and no place in a list
        if key not in known and others is False:
            comma = "" if each is not None else " Where it is part of a text with a comma, put quotes around the text."
            yield (
                inside,
                f"there is no such field here{_near(key, known)} There are: {', '.join(known)}.{comma}",
            )
            continue
        yield from (
            (inside, f"as the name of an entry: {said}") for _, said in mistakes_in(key, names, latest, place, whole)
        )
        yield from mistakes_in(each, known.get(key, others or {}), latest, inside, whole)
    first, last = (str(value.get(name) or "") for name in schema.get("x-order", ("", "")))
    if first and last and first > last:
        yield (
            (*place, schema["x-order"][1]),
            f"it ends on {last}, before it begins ({first}). Correct one of the two days.",
        )
    if schema.get("x-blanks"):
        yield from _languages(value, place)
        blanks = {code: sorted(set(BLANK.findall(words))) for code, words in value.items() if isinstance(words, str)}
        if len(set(map(tuple, blanks.values()))) > 1:
            said = "; ".join(f"{code}: {' '.join(each) or 'none'}" for code, each in blanks.items())
            yield place, f"the blanks differ between the languages ({said}). Give each the same."


def _languages(value: Mapping[Any, Any], place: Place) -> Iterator[Mistake]:
    """Words that stand under another language than theirs."""
    for code, words in value.items():
        if not isinstance(words, str) or code not in CHINESE_CODES:
            continue
        if not CHINESE_CODES[code]:
            yield from (((*place, code), said) for said in wide_in(words))
        if is_foreign(words, CHINESE_CODES[code]):
            yield (
                (*place, code),
                f"'{words[:24]}' is not in this language. Translate it, or put a name into quotation marks.",
            )


def line_numbers(text: str) -> dict[Place, int]:
    """The line of every field and list item of a YAML text, by its place."""
    lines: dict[Place, int] = {}

    def walk(node: yaml.Node, place: Place) -> None:
        lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inside = (*place, str(key.value))
                lines[inside] = key.start_mark.line + 1
                walk(value, inside)
        elif isinstance(node, yaml.SequenceNode):
            for index, each in enumerate(node.value):
                walk(each, (*place, index))

    if root := yaml.compose(text, PlainLoader):
        walk(root, ())
    return lines


def _line(lines: Mapping[Place, int], place: Place) -> int:
    return lines.get(place) or lines.get(place[:-1]) or 1


def _named(place: Place) -> str:
    return f"{'.'.join(map(str, place))}: " if place else ""


def _shown(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)[:60]


def _near(value: Any, known: Any) -> str:
    names = {str(name).lower(): str(name) for name in known}
    near = closest(str(value).lower(), names)
    return f"; do you mean '{names[near]}'?" if near else "."


def _is_date(schema: Schema) -> bool:
    return str(schema.get("pattern", "")).startswith(r"^\d{4}")


def _day(text: str) -> bool:
    try:
        dt.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _form(schema: Schema) -> str:
    if _is_date(schema):
        return "of a day, as 2026-11-21"
    if "]:[" in schema["pattern"]:
        return "of a time of day, as 08:00"
    if "ǚ" in schema["pattern"]:
        return "pinyin in small letters with tone marks: huán kuǎn, not huan2 kuan3"
    if "https" in schema["pattern"]:
        return "of an address, as https://flk.npc.gov.cn/"
    if schema["pattern"].startswith(r"^\d+(\."):
        return "of a number with a point, as 1.5"
    if schema["pattern"] == "^[0-9]+$":
        return "of a whole number, as 600"
    if "，" in schema["pattern"]:
        return "of one word: between two stand a plain comma and a blank, as [one, two]"
    return f"of such a word: a-z, 0-9 and '-', or what the head of the file says ({schema['pattern']})"
