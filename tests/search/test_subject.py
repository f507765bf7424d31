"""Whether a question is about the guide's subject at all: what words tell, learned from a guide's wordings beside everyday questions. No guide, no browser."""

from pathlib import Path
from typing import Any

import pytest

from engine.locales import Locale
from engine.search import subject
from engine.search.files import WORKER
from engine.search.split import run_module
from engine.search.subject import EVERYDAY, FEWEST, languages_by_script, subject_words

TABLES: dict[str, Any] = {"letters": "車车", "terms": [], "about": [], "stops": {"zh": ["怎么"], "en": ["my", "how"]}}
TABLES |= {"same": [["bike", "bicycle"]], "near": [["车锁", "钥匙", "key"]]}
LANGUAGES = {"zh": {"zh"}, "en": {"en"}}
OURS = [f"我的车{part}{what}" for part in ("锁", "灯", "胎") for what in ("坏了", "打不开", "丢了怎么办")]
OURS += [f"my bike {part} is {what}" for part in ("lock", "tyre", "bell") for what in ("stuck", "broken", "flat")]
MANY = [f"{text} {turn}" for text in OURS for turn in range(FEWEST // 8)]
FRENCH = [f"mon vélo {part} {turn}" for part in ("est cassé", "a disparu") for turn in range(FEWEST)]
JAPANESE = [f"自転車の鍵{part}{turn}" for part in ("が壊れた", "をなくした") for turn in range(FEWEST)]
WEIGHED = """
const { tables, tells, asked, english } = JSON.parse(require("fs").readFileSync(0));
const reader = new Reader(tables);
const near = new Near(tables.near, reader);
const subject = new Subject();
for (const script of Object.keys(tells)) subject.learn(script, tells[script]);
process.stdout.write(JSON.stringify(asked.map((text) => subject.share(reader.plain(text), reader, near, (word) => english.includes(word)))));
"""


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, str]]:
    return subject_words(TABLES, MANY, LANGUAGES)


def shares(folder: Path, tells: dict[str, Any], asked: list[str], english: str = "zyx to") -> list[float | None]:
    script = folder / "weigh.mjs"
    names = {"Reader": "reader", "Near": "near", "Subject": "subject"}
    lines = [f'import {{ {name} }} from "{WORKER / module}.mjs";' for name, module in names.items()]
    script.write_text("\n".join([*lines, WEIGHED]), encoding="utf-8")
    found: list[float | None] = run_module(
        script, {"tables": TABLES, "tells": tells, "asked": asked, "english": english.split()}
    )
    return found


def test_words_of_the_guide_speak_for_it_and_everyday_ones_against(
    told: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    ours = ["车锁坏了", "鑰匙丢了", "my bicycle tyre", "the bell is stuck"]
    others = ["明天天气", "孩子发烧去哪个医院", "train tickets to Beijing", "my dentist"]
    given = shares(tmp_path, told, [*ours, *others])
    assert all(share is not None and share > 0 for share in given[: len(ours)])
    assert all(share is not None and share < 0 for share in given[len(ours) :])


def test_what_nobody_has_said_tells_nothing_and_nothing_is_told_before_the_words_have_come(
    told: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    assert shares(tmp_path, told, ["zyx", ""]) == [0, 0]
    assert shares(tmp_path, {"en": told["en"]}, ["车锁坏了", "zyx"]) == [None, 0]


def test_nothing_is_told_of_a_question_in_a_language_that_was_not_learned(
    told: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    foreign = ["mein fahrrad ist weg", "mi bici is rota", "xe đạp của tôi", "mein 24 rad"]
    learned = ["my bike bell ist weg", "my bicycle 24 7", "车锁 kaputt weg", "24 7", "?"]
    given = shares(tmp_path, told, [*foreign, *learned])
    assert given[: len(foreign)] == [None] * len(foreign)
    assert None not in given[len(foreign) :]


def test_a_guide_with_few_wordings_goes_without() -> None:
    assert subject_words(TABLES, OURS, LANGUAGES) == {}
    assert len(OURS) < FEWEST


@pytest.mark.parametrize(
    ("locales", "wordings", "told"),
    [
        (["zh-Hans", "zh-TW", "en"], MANY, {"zh", "en"}),
        (["fr"], FRENCH, set()),
        (["zh-Hans", "fr"], [*MANY, *FRENCH], {"zh"}),
        (["zh-Hans", "en", "fr"], [*MANY, *FRENCH], {"zh"}),
        (["en", "de"], MANY, set()),
        (["zh-Hans", "ja"], [*MANY, *JAPANESE], set()),
    ],
)
def test_wordings_are_weighed_beside_everyday_questions_of_their_own_language_alone(
    monkeypatch: pytest.MonkeyPatch, locales: list[str], wordings: list[str], told: set[str]
) -> None:
    written = {"zh-Hans": "zh", "zh-TW": "zh", "en": "en", "de": "de", "fr": "fr", "ja": "ja"}
    monkeypatch.setattr(subject, "LOCALES", {code: Locale(code, language) for code, language in written.items()})
    assert set(subject_words(TABLES, wordings, languages_by_script(locales))) == told


def test_everyday_questions_stand_once_and_without_marks() -> None:
    lines = [line for line in EVERYDAY.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == len(set(lines)) > 800
    assert [line for line in lines if line != line.strip() or line[-1] in "?？。."] == []
