"""What each data file may hold: the one description that the build checks by, and that editors' programs get as JSON Schema.

`python -m engine.content.data_schema` (or `make schemas`) writes it to engine/content/schemas/, one file a data file; each data file names its
own in its first line. A few things JSON Schema cannot say stand under names that begin with "x-": other programs pass them over.

    x-past: true            a day that is not still to come
    x-order: [from, until]  two fields of which the first is not after the second
    x-rising: true          numbers of which none is smaller than the one before
    x-why: …                what is said besides, where the value is none of the choices
    x-blanks: true          texts in several languages have the same {blanks}
"""

import json
import sys
from pathlib import Path
from typing import Any

from engine.content.entries import GRADES
from engine.content.prose.lengths import MEASURES
from engine.content.registry import FORCES
from engine.han import HAN
from engine.locales import KNOWN, LANGUAGES, LOCALES

Schema = dict[str, Any]
FOLDER = Path(__file__).parent / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID = "^[a-z0-9][a-z0-9-]*$"  # cc-188
NAME = "^[a-z][a-z0-9_]*$"  # received_on
READING = r"^[a-zà-üāēěīńňōūǎǐǒǔǖǘǚǜǹḿ' ]+$"  # huán kuǎn: tone marks, not tone numbers
STEP = r"^[a-z0-9/-]+(\.md)?(#[a-z0-9-]+)?$"  # guides/overdue#limitation-period


def text(**more: Any) -> Schema:
    return {"type": "string", "minLength": 1, **more}


# Words in a language that the engine knows and this guide has not are no mistake: it may have had it, or get it.
OTHERS = {code: text() for code in sorted({locale.language for locale in KNOWN.values()} - set(LANGUAGES))}


def one_of(*choices: str) -> Schema:
    return {"enum": list(choices)}


# What nobody has read has no grade and no entry.
GRADE = {
    **one_of(*GRADES),
    "x-why": "What nobody has read does not belong here: pages tell readers to ask, and cite nothing.",
}


ANY_LIST: Schema = {"type": "array", "uniqueItems": True}


def many(of: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": of, "minItems": least, "uniqueItems": True}


def record(
    required: dict[str, Schema], optional: dict[str, Schema] | None = None, more: Schema | None = None
) -> Schema:
    """An entry whose fields are known; any other is a mistake."""
    properties = {**required, **(optional or {})}
    return {
        "type": "object", "properties": properties, "required": list(required), "additionalProperties": False, **(more or {}),
    }  # fmt: skip


def table(of: Schema, keys: str = ID) -> Schema:
    """Entries by id."""
    return {"type": "object", "propertyNames": {"pattern": keys}, "additionalProperties": of}


def or_null(of: Schema) -> Schema:
    return {"anyOf": [of, {"type": "null"}]}


def by_code(codes: Any) -> Schema:
    return {**record({code: text() for code in codes}, OTHERS), "x-blanks": True}


WORDS = by_code(LANGUAGES)
SOME_WORDS = {**WORDS, "required": []}  # engine/strings.yml has the others
DATE = text(pattern=r"^\d{4}(-\d{2}){0,2}$")
DAY = text(pattern=r"^\d{4}-\d{2}-\d{2}$")
CHECKED = {**DAY, "x-past": True}
LINK = text(pattern="^https?://[^ ]+$")
REFERENCE = record({"text": {"anyOf": [text(), WORDS]}}, {"url": LINK, "link": LINK})
IN_FORCE = {"x-order": ["in_force_from", "in_force_until"]}
ANY: Schema = {}
HAN_ESCAPED = HAN.encode("ascii", "backslashreplace").decode()  # as a pattern of a schema has it
NUMBER = text(pattern="^[0-9][0-9 -]*$")  # as data/phones.yml has it
LINE = text(pattern="^([0-9][0-9 -]*|lines|police|report)$")  # or the reader's own region's, of data/crisis_cards.yml
SEVERAL: Schema = {
    "type": "array",
    "items": {
        "type": "array",
        "minItems": 2,
        "uniqueItems": True,
        "items": {"pattern": "^[^，、]+$"},
    },  # [甲，乙] is one word
}  # words that mean the same

SCHEMAS: dict[str, Schema] = {
    "phones": table(
        record({
            "name": WORDS, "for": WORDS, "region": many(text(pattern=ID), 1), "hours": or_null(WORDS),
            "grade": GRADE, "reference": REFERENCE, "checked_on": CHECKED,
        }, {"way": one_of("text")}),
        "^[0-9][0-9 -]*$",
    ),
    "laws_and_dates": table(
        record(
            {
                "name": WORDS, "short": WORDS, "force": one_of(*FORCES), "in_force_from": or_null(DATE),
                "in_force_until": or_null(DATE), "link": or_null(LINK),
            },
            more=IN_FORCE,
        )
    ),
    "rules": table(
        record(
            {
                "of": text(pattern=ID), "article": {"type": ["string", "integer", "null"]}, "topic": WORDS, "grade": GRADE,
                "says": WORDS, "reference": REFERENCE, "checked_on": CHECKED,
            },
            {
                "in_force_from": or_null(DATE), "in_force_until": or_null(DATE),
                "numbers": many({"type": "integer", "minimum": 1}, 2),
            },
            more=IN_FORCE,
        )
    ),
    "glossary": table(record({**{code: text() for code in LANGUAGES}, "says": WORDS}, {**OTHERS, "see": text(pattern=STEP), **{locale.term[0]: text() for locale in KNOWN.values() if locale.term}, "bracket": ANY}, {"x-blanks": True})),
    "changes": table(record({"day": CHECKED, "says": WORDS}, {"see": text(pattern=STEP)})),
    "notes": table(record({"when": text(), "says": {"type": "object", "additionalProperties": text(), "propertyNames": {"enum": list(LOCALES)}}}, {"stands": {"enum": ["above", "below"]}, "not_on": many(text())})),
    "deadlines": table(
        record({"rule": text(pattern=ID), "say": WORDS, "mark": WORDS}, {"days": {"type": "integer", "minimum": 1}, "months": {"type": "integer", "minimum": 1}, "from": text(pattern=NAME)})
    ),
    "contact_limits": table(
        record({"rules": many(text(pattern=ID), 1)}, {"from": text(pattern="^[0-2][0-9]:[0-5][0-9]$"), "until": text(pattern="^[0-2][0-9]:[0-5][0-9]$"), "most": {"type": "integer", "minimum": 1}, "least": {"type": "integer", "minimum": 1}, "to": many(one_of("me", "family", "work"), 1), "caller": many(one_of("company", "number", "who", "staff"), 1), "per": many(one_of("own", "number"))})
    ),
    "crisis_cards": {
        "type": "object",
        "propertyNames": {"enum": list(LOCALES)},
        "additionalProperties": record(
            {
                **{name: text() for name in ("title", "urgent", "clear", "soft", "now", "later", "call")}, "calls": {"type": "object", "additionalProperties": NUMBER},
                "text": text(), "lines": many(NUMBER, 1), "rescue": many(NUMBER, 1), "safe": text(), "harmed": text(), "afterwards": text(), "police": many(NUMBER, 1), "other": text(), "elsewhere": text(), "more": text(),
            }
        ),
    },
    "strings": {"type": "object", "additionalProperties": {"anyOf": [SOME_WORDS, {"$ref": "#"}]}},
    "letters": record(
        {
            "fields": table(
                record(
                    {"kind": one_of("text", "lines", "date", "money", "phone", "id", "tail"), "label": WORDS},
                    {"example": WORDS, "where": WORDS, "take": text(pattern=ID), "shared": {"enum": [True]}},
                ),
                NAME,
            ),
            "send": table(record({code: many(text(), 1) for code in LANGUAGES}, {code: many(text(), 1) for code in OTHERS})),
            "dangerous": {"type": "object"},
        },
        {"takes": record({}, {"sheet": text(), "log": text()})},
    ),
    "plan": record(
        {
            "limits": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}, "hold": ANY_LIST, "alone": ANY_LIST,
            "phones": many(LINE),
            "questions": table(record({"ask": WORDS, "answers": table(WORDS)}, {"day": WORDS})),
            "items": many(
                record(
                    {"id": text(pattern=ID), "at": text(), "say": WORDS, "step": text(pattern=STEP), "when": ANY},
                    {"unless": ANY, "letter": ANY, "phones": many(LINE), "sheet": ANY, "promises": ANY, "deadline": ANY},
                ),
                1,
            ),
        }
    ),
    "search": record({}, {"letters": text(), "looks": text(), "stops": {"type": "object"}, "same": SEVERAL, "near": SEVERAL, "beyond": ANY_LIST, "about": text(), "places": {"type": "object"}}),
    "questions": table(many(text(), 1), STEP),
    "calculator": record(
        {
            **{name: {"type": "object"} for name in ("leads_to", "fields", "modes", "budget", "examples")}, "penalty_factor": text(pattern=r"^\d+(\.\d+)?$"),
            "limits": table({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$"}, NAME),
            "year_days": {"type": "integer", "minimum": 360}, "admits": ANY_LIST, "lines": ANY_LIST,
        }
    ),
    "crisis": record(
        {
            **{name: {"type": "object"} for name in ("groups", "silent", "compound", "now", "clear", "soft", "after", "other", "bereaved", "alone", "like")},
            "heard": ANY_LIST, "vague": ANY_LIST, "classes": table(many(text(), 1), "^[a-z]+$"),
            "tongues": table(record({}, {kind: many(text(), 1) for kind in ("now", "clear", "soft")}), "^[A-Z][a-z]+$"),
        }
    ),
    "prose": record(
        {},
        {
            **{name: {"type": "object"} for name in ("numbers", "scripts", "admissions", "legal", "reading", "refusals", "hedges", "wording")},
            "lengths": record({}, {"spared": record({}, {unit: many({"type": "integer", "minimum": 1}, 1) for unit in MEASURES})}),
        },
    ),
    "style": record(
        {},
        {
            "sentences": table({"type": "integer", "minimum": 10}, "^[a-z]+$"),
            "traditional": table({"enum": [True, False]}, "^[a-z]+$"),
            "pairs": table(many(text(pattern="^..$")), "^[a-z]+$"), "endings": table(text(), "^[a-z]+$"),
            **{name: table(many(record({"find": text(), "example": text(), "counter": text(), "why": text()})), "^[a-z]+$") for name in ("promises", "blame", "names", "marks", "terms")},
        },
    ),
    "steps": table(many(text(pattern=ID)), "^[a-z0-9][a-z0-9/-]*$"),
    "pinyin": {"type": "object", "additionalProperties": text(pattern=READING)},
    "article": record(
        {
            "id": text(pattern=r"^a\d{3}$"), "source": text(), "sha256": text(pattern="^[0-9a-f]{64}$"), "title": WORDS, "summary": WORDS,
            "units": many(
                record(
                    {
                        "id": text(pattern=r"^a\d{3}-\d{2,}$"), "lines": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "x-rising": True},
                        "digest": text(pattern="^[0-9a-f]{16}$"), "kind": text(pattern=ID), "says": WORDS,
                    },
                    {"used_in": many(text(pattern=STEP)), "set_aside": WORDS},
                )
            ),
        },
        {"published": or_null(CHECKED), "gets_wrong": many(WORDS)},
    ),
}  # fmt: skip


def schema(name: str) -> Schema:
    """The schema of data/NAME.yml, or of a ledger ("article"), as a JSON Schema of its own."""
    return {"$schema": DRAFT, "title": f"{name}.yml", **SCHEMAS[name]}


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / f"{name}.json").write_text(json.dumps(schema(name), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
