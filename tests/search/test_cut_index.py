"""An index in files gives the very answers of the whole one, on a guide of sixty entries; and what it asks for, loses and asks for again."""

import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.build import cache as store
from engine.build import linked_files
from engine.search import split
from engine.search.files import WORKER
from engine.search.real_words import bloom
from engine.search.split import run_module, run_split, split_indexes
from tests.search.test_worker_bounds import TABLES

KINDS = ("page", "step", "question", "term", "rule", "item", "part")
PARTS = ("车锁", "车灯", "车把", "车铃", "链条", "轮胎", "刹车", "坐垫", "踏板", "打气筒")
NAMES = ("lock", "light", "handlebar", "bell", "chain", "tyre", "brake", "saddle", "pedal", "pump")
TROUBLES = ("坏了", "丢了", "松了", "怎么换", "怎么修", "要多少钱")
STOPS = {
    13: "怎么的",
    12: "的怎么",
}  # headings of stop words alone are found by their titles; the second is an item's, which has none
PAGES = [[f"guides/{at}", f"guides/{at}/", f"第{at}页"] for at in range(7)]


def row(at: int) -> list[Any]:
    """An entry of the sixty: what it is called, said twice where it is even, in words that others share; every third leads to one before it and one after."""
    part, name, trouble = PARTS[at % 10], NAMES[at % 10], TROUBLES[at // 10]
    text = (
        f"{part}{trouble}的时候，先看{PARTS[(at * 7 + 3) % 10]}。"
        + f"再看{part}。{part}！" * (at % 4)
        + "然后" * at
        + "。"
    )
    asked = [f"{part}为什么{trouble}", f"{name} {'again ' * (at % 3)}"] if at % 2 else []
    leads = [to for to in (at - 2, at + 1) if 0 <= to < 60] if at % 3 == 0 else []
    place = f"e{at // 2}" if at % 7 == 5 else f"e{at}"
    title = STOPS.get(at, f"{part}{trouble}" if at % 5 else f"{part}{trouble}{at}")
    return [at * 7 // 60, place, KINDS[at % 7], title, text, [f"{name} {at}"], asked, [f"{name}s"] if at % 4 == 0 else [], leads]  # fmt: skip


ROWS = [row(at) for at in range(60)]
WHOLE = {
    "pages": PAGES, "entries": ROWS, "tables": TABLES, "words": {"zh": bloom(["坏了", "打气"], 11, 7), "en": bloom(["lock", "again"], 15, 10)},
    "beyond": [{"words": ["汽车", "car"], "says": "这里不讲汽车", "at": 41}], "said": [{"at": 7, "words": ["丢了"]}],
}  # fmt: skip
QUESTIONS = [
    "车锁", "车锁坏了", "车锁坏了30", "链条松了怎么办", "打气筒要多少钱", "刹车 brake", "lock", "handl", "handelbar", "handlebr again", "hndlebr", "sadle", "pedl", "tyre 25", "25", "pumps",
    "che suo", "chesuo", "chesuo huai", "cs", "链锁", "bike lock", "换", "坐垫丢了", "汽车", "a car", "修理厂", "修里厂", "的", "the", "第3页", "车琐", "锁车", "脚踏", "xyz", "踏板踏板踏板", "怎么的", "的怎么",
]  # fmt: skip

# What a test holds: which files were asked for, and which of them do not come.
PROGRAM = """
const whole = new Engine(WHOLE);
const asked = [];
let lost = () => false;
const load = async (name) => {
  asked.push(name);
  if (lost(name)) throw new Error("no network");
  return JSON.parse(JSON.stringify(FILES[name] ?? LATER[name]));
};
const fresh = (more = {}) => {
  asked.length = 0;
  lost = () => false;
  return new SplitEngine({ ...BASE, ...more, files: "*" }, load);
};
const places = (answer) => answer && answer.results.map(({ url }) => url);
const kind = (name) => name.split(".")[0];
const run = async () => {
  const out = { answers: [] };
  const all = fresh();
  await all.loadEntries(WHOLE.entries.map((_, at) => at)); // as after many questions
  for (const text of QUESTIONS) for (const calls of [false, true]) {
    out.answers.push([text, calls, await fresh().search(text, { calls }), await all.search(text, { calls }), await whole.search(text, { calls })]);
    out.answers.push([text, calls, await fresh().search(text, { only: true }), await all.search(text, { only: true }), await whole.search(text, { only: true })]);
  }
  let cut = fresh();
  await cut.search("车锁坏了");
  out.chinese = [...new Set(asked.map(kind))].sort();
  out.few = asked.length < Object.keys(FILES).length / 2;
  out.once = new Set(asked).size === asked.length;
  const before = asked.length;
  await cut.search("车锁坏了");
  out.again = asked.length - before;
  cut = fresh();
  await cut.search("lock");
  out.latin = [...new Set(asked.map(kind))].includes("latin");
  cut = fresh();
  lost = () => true;
  out.lost = await cut.search("车锁").then(() => "", (error) => error.message);
  lost = () => false;
  out.found = places(await cut.search("车锁"))[0] === places(await whole.search("车锁"))[0];
  cut = fresh();
  out.old = [await cut.search("车锁", { isOld: () => true }), asked.length];
  let turn = 0;
  out.overtaken = await fresh().search("车锁", { isOld: () => turn++ > 1 });
  cut = fresh({ words: { zh: "w-zh" } });
  out.sure = [places(await cut.search("车锁坏了")).length > 0, asked.includes("w-zh")];
  cut = fresh({ words: { zh: "w-zh" } });
  out.strange = [(await cut.search("修里厂")).read, asked.includes("w-zh")];
  cut = fresh({ words: { zh: "w-zh" } });
  lost = (name) => name === "w-zh";
  out.without = (await cut.search("修里厂")).read;
  cut = fresh();
  cut.latin = new Set(["pedallings", "pedals", ...Array.from({ length: 11 }, (_, at) => `peda${"abcdefghijk"[at]}ling`), "pedal", "lock"]);
  out.completed = cut.completions("peda");
  out.needs = fresh({ words: { zh: "w-zh" } }).needs("修里厂", -9);
  process.stdout.write(JSON.stringify(out));
};
run();
"""


@cache
def outcomes() -> dict[str, Any]:
    """Each case of the program above, all in one run of Node."""
    cut = run_split([WHOLE])[0]
    given = {"WHOLE": WHOLE, "BASE": cut["base"], "FILES": cut["files"], "QUESTIONS": QUESTIONS, "LATER": {"w-zh": WHOLE["words"]["zh"]}}  # type: ignore[index]  # fmt: skip
    said = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in given.items())
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "cut.mjs"
        imports = "".join(f'import {{ {name} }} from "{WORKER / file}.mjs";\n' for name, file in (("Engine", "engine"), ("SplitEngine", "shards")))  # fmt: skip
        script.write_text(imports + said + PROGRAM, encoding="utf-8")
        found: dict[str, Any] = run_module(script, {})
    return found


def rounded(found: Any) -> Any:
    """Numbers to nine places: sums of the same terms in another order."""
    if isinstance(found, float):
        return round(found, 9)
    if isinstance(found, dict):
        return {name: rounded(value) for name, value in found.items()}
    return [rounded(value) for value in found] if isinstance(found, list) else found


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_cut_index_gives_the_whole_one_s_answer(text: str) -> None:
    """Below a card and not, and where only what was typed is asked for: all of it once the entries are here; before, the first three results and
    all that is said of them, since further down wordings that have not come cannot be compared."""
    answers = [[*map(rounded, answer[2:])] for answer in outcomes()["answers"] if answer[0] == text]
    assert len(answers) == 4
    for alone, later, whole in answers:
        assert later == whole
        firsts = [[result["url"] for result in answer.pop("results")[:3]] for answer in (alone, whole)]
        assert firsts[0] == firsts[1]
        assert alone == whole


def test_most_questions_are_answered() -> None:
    assert sum(whole["surety"] > 0 for *_, whole in outcomes()["answers"]) >= 0.5 * 4 * len(QUESTIONS)


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        ("chinese", ["entries", "words"]),  # neither the list of Latin words nor sounds
        ("few", True),
        ("once", True),
        ("again", 0),
        ("latin", True),
        ("lost", "no network"),
        ("found", True),  # what failed is asked for again
        ("old", [None, 0]),
        ("overtaken", None),
        ("sure", [True, False]),  # the real words come where something is not known
        ("strange", ["修理厂", True]),
        ("without", ""),
        ("completed", ["pedal", "pedals", *(f"peda{letter}ling" for letter in "abcdefghij")]),  # the twelve shortest
        ("needs", []),
    ],
)
def test_what_it_asks_for(case: str, wanted: Any) -> None:
    assert outcomes()[case] == wanted


def test_what_was_not_cut_before_is_cut_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(linked_files, "FOLDER", tmp_path / "files")
    runs: list[list[Any]] = []

    def cut(contents: list[Any], _: list[Any]) -> list[dict[str, Any]]:
        runs.append([content["says"] for content in contents])
        return [{"base": {"of": content}, "files": {"a": content}, "size": 1} for content in contents]

    def says(text: str) -> dict[str, Any]:
        return {"says": text, "entries": []}

    monkeypatch.setattr(split, "run_split", cut)
    first = split_indexes({"index.a": says("one"), "index.b": says("two")}, tmp_path)
    second = split_indexes({"index.a": says("one"), "index.b": says("another")}, tmp_path)
    assert runs == [["one", "two"], ["another"]]
    assert first["index.a"] == second["index.a"] and first["index.b"] != second["index.b"]
    assert json.loads((tmp_path / second["index.b"]).read_text(encoding="utf-8"))["of"] == says("another")


SAID_ANEW: list[Callable[[str, str], str]] = [
    lambda text, other: f"{text}\n一句新的话。",
    lambda text, other: text[: len(text) // 2],  # words that nothing else says are gone
    lambda text, other: "",
    lambda text, other: other,
    lambda text, other: f"constructor 12306 {other}{text} zebras, new words of Latin letters",
    lambda text, other: text + "".join(map(chr, range(0x4E00, 0x5200))),  # so many terms that all lie in other files
]


@pytest.mark.proof
def test_an_index_with_other_texts_is_cut_as_one_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And only what is other is made, where that can be."""
    monkeypatch.setattr(linked_files, "FOLDER", tmp_path / "files")
    chance = Random(1)
    now, ways = json.loads(json.dumps(WHOLE)), set[str]()
    real = split.run_module

    def run(entry: Path, given: Any) -> Any:
        made = real(entry, given)
        ways.update({"changed", "files"} & set(made[0]) if given[0][1] else ())
        return made

    monkeypatch.setattr(split, "run_module", run)
    for turn in range(1 + 2 * len(SAID_ANEW)):
        for row in chance.sample(now["entries"], 3 if turn else 0):
            row[4] = SAID_ANEW[turn % len(SAID_ANEW)](row[4], chance.choice(ROWS)[4])
        for kept_in in ("kept", f"kept-{turn}"):
            monkeypatch.setattr(store, "FOLDER", tmp_path / kept_in)
            split_indexes({"index": now}, tmp_path / f"in-{kept_in}-{turn}")
        again, whole = (
            {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / f"in-{kept_in}-{turn}").iterdir()}
            for kept_in in ("kept", f"kept-{turn}")
        )
        assert again == whole
    assert ways == {"changed", "files"}


def test_nothing_to_cut_needs_no_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split, "run_module", None)
    assert run_split([]) == []
