"""Where a list, a box or the front matter stands among the lines around it, and how a line is written (near_forms.tsv): what of that is told, at which line, and what is right."""

import re
from pathlib import Path

import pytest

from engine.content.near_misses import near_misses

# What each finding says, by a word or two.
LIST, TABLE, HEADING = "a list needs an empty line", "a table needs an empty line", "makes a heading of it"
BESIDE, ANEW, COUNTS = "make an item beside the one above", "begins anew", "begins no item"
ITSELF, TICKED = "a page counts by ones", "is nearly right. Write: - [ ]"
EMPTY, CODE, NEITHER, BELOW = "is empty", "is shown as code", "are neither in the box", "stands right below the box"
FIELD, EDGE = "is nearly a field", "is nearly the edge"
BOX = '!!! quote "说"\n'

LISTS = [
    ("先写。\n- 一", {2: LIST}),
    ("先写。\n  - 一", {2: LIST}),
    ("先写。\n12. 一", {2: LIST}),
    ("先写。\n123. 一", {}),  # a number, as a sentence has it
    ("  先写。\n- 一", {2: LIST}),
    ("先写。\n\n- 一", {}),
    ("- 一\n- 二", {}),
    ("- 一\n  接着\n- 二", {}),
    ("- 一\n接着\n- 二", {3: LIST}),
    ("- 一\n\n- 二", {}),
    ("- 一\n\n接着\n- 二", {4: LIST}),
    ("- 一\n\n  接着\n- 二", {4: LIST}),  # by two spaces it belongs to no item
    ("- 一\n\n\n- 二", {}),
    ("先写。\n|一|\n|---|", {2: TABLE}),
    ("- 一\n|一|\n|---|", {2: TABLE}),
    ("- 一\n\n|一|\n|---|", {}),
    ("|一|二|\n|---|——|", {2: "is nearly a table's rule"}),
    ("写\n\n|一|二|", {3: "second row is its rule"}),
    ("先写。\n---", {2: HEADING}),
    ("先写。\n==", {2: HEADING}),
    ("- 一\n---", {2: HEADING}),
    ("先写。\n\n---", {}),
]
NESTED = [
    *[(f"- 一\n{' ' * blanks}- 二", {2: BESIDE} if blanks % 4 else {}) for blanks in range(9)],
    (" - 一\n - 二", {}),
    (" - 一\n     - 二", {}),
    (" - 一\n   - 二", {2: BESIDE}),
    ("- 一\n    - 二\n      - 三", {3: BESIDE}),
    ("- 一\n    - 二\n        - 三\n    - 四\n- 五", {}),
    ("- 一\n    - 二\n  - 三", {3: BESIDE}),
    ("- 一\n\n先说。\n\n  - 二", {}),  # another list
    ("- 一\n\n  先说。\n\n  - 二", {5: BESIDE}),
    ("- 一\n接着\n  - 二", {3: f"{BESIDE}|{LIST}"}),
    ("- 一\n接着\n又\n  - 二", {4: f"{BESIDE}|{LIST}"}),
    ("1. 一\n\n再说。\n\n2. 二", {5: ANEW}),
    ("10. 一\n\n再说。\n\n11. 二", {5: ANEW}),
    ("1. 一\n2. 二\n\n再说。\n\n3. 三", {6: ANEW}),
    ("1. 一\n\n    再说。\n\n2. 二", {}),
    ("1. 一\n2. 二\n2. 三", {3: ITSELF}),
    ("1. 一\n2. 二\n4. 三\n5. 四", {3: ITSELF}),
    ("1. 一\n    1. 里\n    3. 里\n2. 二", {3: ITSELF}),
    ("3. 一\n5. 二", {2: "Write 4"}),
    ("1. 一\n2. 二\n## 题 {#a}\n\n1. 三\n2. 四", {}),
    ("1. 一\n1. 二\n2. 三", {3: "Write 3"}),  # one was put before the others
    ("9. 一\n10. 二\n11. 三", {}),
    ("1. 一\n1. 二\n1. 三", {}),  # all are written as the first, and Markdown counts
    ("- 一\n1. 二\n2. 三", {}),
    ("- [x] 一\n- [ ] 二\n    - [ ] 里", {1: TICKED}),
    ("1. 一\n\n再说。\n\n3. 三", {}),  # it goes on with no number of the list above
    ("1. 一\n\n再说。\n\n1. 一", {}),
    ("- 一\n\n再说。\n\n1. 一", {}),
    ("- 一\n\n再说。\n\n2. 二", {}),
    ("1. 一\n\n## 写 {#w}\n\n2. 二", {}),
    ("- 一\n    1. 一\n\n        说\n\n    2. 二", {}),
    ("- 一\n    1. 一\n\n    说\n\n    2. 二", {6: ANEW}),
    ("（1）一\n（2）二\n（3）三", {2: COUNTS, 3: COUNTS}),
    ("十一、一\n十二、二", {2: COUNTS}),
    ("(1) 一  \n(2) 二", {}),  # two spaces: a new line is meant
    ("(1) 一 \n(2) 二", {2: COUNTS}),
    ("(1) 一\n\n(2) 二", {}),
    ("一\n(2) 二", {}),
    ("(1) 一\n二", {}),
]
BOXES = [
    (f"{BOX}\n    您好", {}),
    (f"{BOX}\n\n    您好\n\n再见", {}),
    (f"{BOX}您好", {2: EMPTY}),
    (f"{BOX}\n您好", {3: EMPTY}),
    (f"{BOX}   您好", {2: EMPTY}),
    (f"{BOX}       您好", {}),
    (f"{BOX}        您好", {1: CODE}),
    (f"{BOX}\n        您好", {1: CODE}),
    (f"{BOX}    您好\n再见", {3: BELOW}),
    (f"{BOX}    您好\n\n再见", {}),
    (f"{BOX}    您好\n    \n再见", {}),  # an empty line has blanks, too
    (f"{BOX}    您好\n\n    再见\n后面", {5: BELOW}),
    (f"{BOX}    您好\n 再见", {3: NEITHER}),
    (f"{BOX}    您好\n   再见", {3: NEITHER}),
    (f"{BOX}    您好\n\n  再见", {4: NEITHER}),
    (f"{BOX}    您好\n\n后面\n  再后", {}),  # it has ended
    (f"{BOX}    您好\n\n{BOX}再见", {5: EMPTY}),
    (f"{BOX}再见\n\n{BOX}    您好", {2: EMPTY}),
]
FRONT = [
    ("---\ntitle: x\n---\n写", {}),
    ("---\ntitle:x\n---\n写", {2: FIELD}),
    ("---\nat: 1\ntitle：x\n---\n写", {3: FIELD}),
    ("---\n  - title :x\n---\n写", {2: FIELD}),
    ("---\nat:12\n---\n写", {}),  # a time
    ("---\nhttp:x\nhttps：x\n---\n写", {}),  # an address that is told elsewhere
    ("---\nsource: http://x\n---\n写", {}),
    ("--\ntitle: x\n-----\n写", {1: EDGE, 3: EDGE}),
    ("---\ntitle: x\n------\n写", {}),
    ("写\n\n---\n\ntitle:x", {}),  # no front matter
    ("---\ntitle: x\n---\n!!! 提醒", {4: "is nearly right"}),  # the body begins right below it
]


@pytest.mark.parametrize(("text", "told"), [*LISTS, *NESTED, *BOXES, *FRONT])
def test_what_stands_in_the_wrong_place_is_told_at_its_line(text: str, told: dict[int, str]) -> None:
    parts = [(line, part) for line, said in told.items() for part in said.split("|")]
    found = near_misses(text)
    assert [line for line, _ in found] == [line for line, _ in parts], found
    assert all(part in said for (_, said), (_, part) in zip(found, parts, strict=True)), found


@pytest.mark.parametrize(("text", "told"), [*LISTS, *NESTED, *BOXES])
def test_it_is_told_as_well_far_down_in_a_page(text: str, told: dict[int, str]) -> None:
    found = near_misses(f"---\nt: x\n---\n\n先看。\n\n{text}\n\n完。\n")
    assert {line - 6 for line, _ in found} == set(told)


LINES = (Path(__file__).parent / "near_forms.tsv").read_text(encoding="utf-8").splitlines()
FORMS = [line.rpartition("\t")[::2] for line in LINES if not line.startswith("# A line")]
TOLD = re.compile(r".* is nearly right\. Write: (?P<form>.*)|(?P<sign>the sign '[^']*') in .*")


def test_a_line_that_is_nearly_right_is_told_with_the_whole_right_form() -> None:
    for written, form in FORMS:
        found = [match for _, said in near_misses(written) if (match := TOLD.fullmatch(said))]
        told = [match["form"] or match["sign"].replace("'", "") for match in found]
        assert told == ([form] if form else []), written
    assert len(FORMS) > 100


def test_a_form_that_is_told_is_right_itself() -> None:
    forms = sorted({form for _, form in FORMS if re.match(r"[\[!#*`(-]", form) and "…" not in form})
    for form in forms:
        text = form if not form.startswith("!!!") else f"{form.partition(', and below')[0]}\n    您好"
        assert near_misses(f"{text}写" if text.endswith(" ") else text) == (), form
    assert len(forms) > 30


# Lines of a letter, and the right form; "" where they are right.
LETTER = [
    *[(line, "") for line in ("[ ] a.b: 写", "[x] a:", "( ) a=b: 写", "(x) a=b:", "> 写", "# 写", "#. 写", "1、写", "[field:x]")],
    ("[ ] a=b: 写", "( ) a=b: 写"),
    ("( ) a.b: 写", "[ ] a.b: 写"),
    ("[X] A.b: 写", "[x] a.b: 写"),
    ("【 】 a: 写", "[ ] a: 写"),
    ("（） a=b：写", "( ) a=b: 写"),
    ("[] a:写", "[ ] a: 写"),
    ("[ x ] a: 写", "[x] a: 写"),
    (">写", "> 写"),
    ("#写", "# 写"),
    ("#.写", "#. 写"),
    ("#、写", "#. 写"),
    ("#)写", "#. 写"),
    ("【field:x】", "[field:x]"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "form"), LETTER)
def test_a_letter_has_marks_of_its_own(line: str, form: str) -> None:
    found = near_misses(f"```letter\n{line}\n```")
    assert [(at, said.partition("Write: ")[2]) for at, said in found] == ([(2, form)] if form else []), found


LONG = "一二三四五六七八九十甲乙丙丁戊己庚辛"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"先写。\n- {LONG}", f"'- {LONG[:14]}'"),
        (f"- 一\n  - {LONG}", f"before '- {LONG[:14]}' make"),
        (f"1. 一\n\n再说。\n\n2. {LONG}", f"1 for '2. {LONG[:13]}':"),
        (f"{BOX}  {LONG}", f"'    {LONG[:16]}…'"),
        (f"{BOX}        {LONG}", f"'{LONG[:16]}' in this box"),
        (f"{BOX}    您好\n {LONG}", f"before '{LONG[:16]}' are"),
        (f"{BOX}    您好\n{LONG}", f"'{LONG[:16]}' stands"),
        (f'!!! quote "说"{LONG}', f"before: {LONG[:16]}…"),
        (f"|{LONG}｜二|\n|---|---|", f"in '|{LONG[:15]}…' is nearly"),
        (f"|{LONG}|二\n|---|---|", f"the row '|{LONG[:15]}…' is not ended"),
        (f"|一|二|\n|{'—' * 30}|", f"'|{'—' * 23}' is nearly"),
        (f"``` {'letter' * 6}\n写\n```", f"'``` {'letter' * 3}le' is nearly a fence"),
    ],
)
def test_a_message_shows_the_beginning_of_the_line(text: str, shown: str) -> None:
    assert any(shown in said for _, said in near_misses(text)), near_misses(text)


DIVS = [
    ("<div markdown>\n\n写\n\n</div>", {}),
    ("<div markdown>\n\n写", {1: "never ended"}),
    ("写\n\n</div>", {3: "ends nothing"}),
    ("<div markdown>\n\n<div markdown>\n\n写\n\n</div>", {1: "never ended"}),
    ("<div markdown>\n\n</div>\n\n</div>\n\n<div markdown>", {5: "ends nothing", 7: "never ended"}),
]
FENCES = [
    ("```letter\n写\n```", {}),
    ("```\n【rule:x】\n```", {}),  # code: nothing in it is read
    ("写\n\n``` letter\n写\n```", {3: "Write, from the line's beginning: ```letter"}),
    ("```letter\n写\n ```", {3: "Write, from the line's beginning: ```$"}),
    (
        "···letter\n写\n···",
        {1: "Write, from the line's beginning: ```letter", 3: "Write, from the line's beginning: ```$"},
    ),
    ("写\n\n```letter\n写", {3: "never ends"}),
    ("```letter\n写\n```\n\n写\n\n```\n写\n```\n\n【rule:x】", {11: "Write: [rule:x]"}),
]


@pytest.mark.parametrize(("text", "told"), [*DIVS, *FENCES])
def test_what_is_opened_is_ended(text: str, told: dict[int, str]) -> None:
    found = near_misses(text)
    assert [line for line, _ in found] == list(told), found
    assert all(told[line] in f"{said}$" for line, said in found), found
