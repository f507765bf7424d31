"""The worker's own messages: what it says when it is opened, asked and cut off. In Node, with a clock and a network that the test holds."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.search.files import WORKER
from engine.search.split import run_module
from tests.search.test_worker_modules import LATER, PAGES, QUESTIONS_BY_ENTRY, REAL, ROWS, TABLES

INDEX = {"pages": PAGES, "entries": ROWS, "tables": TABLES}
PARTS = {"questions": LATER["questions"], "words": LATER["words"]}
HALF = "puncture repair"  # of two places that the other language calls so, the second is called nothing else
OTHER = [[], ["puncture repair and more than that"], [], [], [], ["puncture repair"]]
FILES = {"o.json": OTHER, "q.json": QUESTIONS_BY_ENTRY, "w-zh.json": REAL["zh"], "w-en.json": REAL["en"]}
SURE, UNSURE = "换灯泡", "修里厂"

# What a test holds: what was said, what was fetched, and what waits for a time to pass. `pass(ms)` lets it.
STAND_IN = """
globalThis.self = globalThis;
globalThis.said = [];
globalThis.fetched = [];
globalThis.network = "files";
globalThis.postMessage = (message) => said.push(message);
globalThis.fetch = async (address) => {
  const name = String(address).split("/").pop();
  fetched.push(name);
  if (network === "silent") await new Promise(() => {});
  return { ok: ["files", "torn"].includes(network) && name in FILES, status: 404, json: async () => (network === "torn" ? null : FILES[name]) };
};
globalThis.waiting = [];
globalThis.setTimeout = (run, ms) => (ms ? waiting.push([ms, run]) : setImmediate(run));
"""
PROGRAM = """
import "./stand-in.mjs";
import "WORKER/worker.mjs";
const turn = () => new Promise(setImmediate);
const settle = async () => { for (let at = 0; at < 20; at++) await turn(); };
const pass = async (ms) => {
  for (const [, run] of waiting.splice(0).filter(([after]) => after <= ms)) run();
  await settle();
};
const fresh = async (index, how = "files") => {
  said.length = fetched.length = waiting.length = 0;
  network = how;
  await self.onmessage({ data: { open: "https://guide.example/i.json", index: JSON.stringify(index) } });
};
const ask = (query, more = {}) => self.onmessage({ data: { query, plain: false, calls: false, ...more } });
const told = () => said.map(({ query, results, ...rest }) => (query ? [query, results[0]?.url ?? ""] : rest));
let looked = 0; // each look at the clock takes a second, so that a file is taken in entry by entry
const run = async () => {
  const out = {};
  await fresh(INDEX);
  out.opened = told();
  await ask(SURE);
  out.asked = told().slice(1);
  said.length = 0;
  await Promise.all([ask("车锁"), ask("车被偷"), ask(SURE)]);
  out.newest = told();
  said.length = 0;
  await self.onmessage({ data: { open: "https://guide.example/i.json", index: "{" } });
  out.broken = told();
  await fresh({ ...INDEX, ...LATER });
  await pass(1499);
  out.early = [told(), fetched.length];
  await fresh({ ...INDEX, ...LATER });
  await pass(1500);
  out.whole = [told(), [...fetched].sort()];
  await ask(UNSURE);
  out.once = [fetched.length, told().length];
  await fresh({ ...INDEX, ...LATER }, "none");
  await ask(UNSURE);
  out.offline = told().slice(1).map(([query]) => query);
  const before = fetched.length;
  await ask(UNSURE);
  out.again = fetched.length > before;
  await fresh({ ...INDEX, ...LATER }, "torn");
  await ask(UNSURE);
  network = "files";
  await ask("换灯泡了");
  await ask(UNSURE);
  out.torn = told().slice(1).map(([query]) => query);
  await fresh({ ...INDEX, ...LATER }, "silent");
  const asked = ask(UNSURE);
  await settle();
  out.patient = told().length;
  await pass(2500);
  await asked;
  out.impatient = told().slice(1).map(([query]) => query);
  const anew = async (query, ...newer) => {
    await fresh({ ...INDEX, ...LATER }, "none");
    await ask(query);
    network = "files";
    said.length = 0;
    for (const next of newer) self.onmessage({ data: { query: next, plain: false, calls: false } });
    await pass(1500);
    return told().map((one) => (Array.isArray(one) ? one[0] : Object.keys(one)[0]));
  };
  out.anew = await anew(UNSURE);
  out.later = said.filter(({ query }) => query).map(({ later }) => later);
  out.same = await anew(SURE);
  out.newer = await anew(UNSURE, SURE);
  out.half = [];
  for (let turns = 1; turns < 12; turns++) { // after so many turns the patience ends
    await fresh({ ...INDEX, other: "o.json" });
    const clock = performance.now;
    performance.now = () => clock.call(performance) + 1000 * looked++;
    said.length = 0;
    const answered = ask(HALF);
    for (let at = 0; at < turns; at++) await turn();
    await pass(2500);
    await answered;
    await settle();
    performance.now = clock;
    out.half.push([said.filter(({ query }) => query)[0]?.results[0]?.url, said.filter(({ query }) => query).at(-1)?.results[0]?.url]);
  }
  await fresh({ ...INDEX, ...LATER }, "none");
  network = "files";
  await pass(1500);
  out.unasked = told();
  process.stdout.write(JSON.stringify(out));
};
run();
"""


@cache
def outcomes() -> dict[str, Any]:
    """Each case of the program above, all in one run of Node."""
    given = {"INDEX": INDEX, "LATER": PARTS, "SURE": SURE, "UNSURE": UNSURE, "HALF": HALF}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "stand-in.mjs").write_text(f"const FILES = {json.dumps(FILES)};{STAND_IN}", encoding="utf-8")
        said = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in given.items())
        (place / "case.mjs").write_text(said + PROGRAM.replace("WORKER", str(WORKER)), encoding="utf-8")
        found: dict[str, Any] = run_module(place / "case.mjs", {})
    return found


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        ("opened", [{"ready": True}]),
        ("asked", [[SURE, "guides/fix/#light"]]),
        ("newest", [[SURE, "guides/fix/#light"]]),  # of three questions at once the last is answered
        ("broken", [{"failed": True}]),
        ("early", [[{"ready": True}], 0]),
        ("whole", [[{"ready": True}, {"whole": True}], ["q.json", "w-en.json", "w-zh.json"]]),
        ("once", [3, 3]),
        ("offline", [UNSURE]),  # without a network a question is answered without what is missing
        ("again", True),  # and it is asked for again with the next
        ("torn", [UNSURE, "换灯泡了", UNSURE]),  # a file that cannot be taken in holds up no other
        ("patient", 1),
        ("impatient", [UNSURE]),
        ("anew", ["whole", UNSURE]),  # what was answered without the rest is told anew where a slip is read
        ("later", [True]),
        ("same", ["whole"]),
        ("newer", ["whole", SURE]),  # and not once something else is asked
        ("unasked", [{"ready": True}, {"whole": True}]),
    ],
)  # fmt: skip
def test_the_worker_says_what_it_has(case: str, wanted: Any) -> None:
    assert outcomes()[case] == wanted


def test_an_answer_of_half_a_file_is_told_anew_when_all_has_come() -> None:
    told = outcomes()["half"]
    assert ["guides/fix/#lock", "glossary/#chain"] in told
    assert {last for _, last in told} == {"glossary/#chain"}
