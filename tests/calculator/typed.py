"""What the calculator says to what is typed: its modes, reader of fields and words run together in V8, without a page."""

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from py_mini_racer import MiniRacer

from engine.build import esbuild
from engine.calculator.money.dates import parse_date
from engine.content.words import load_words
from tests.calculator.js_engine import MODULES, ROOT, SHEETS

TODAY = "2026-11-26"
SETTINGS = yaml.safe_load((ROOT / "data" / "calculator.yml").read_text(encoding="utf-8"))
MODES = "afford:afford missed:missed called:called plans:compare_plans several-debts:several_debts card:minimum_only card:pay_off_early offer-rate:real_annual_rate"
# A choice is typed from the beginning, as in the form; the first of a list is what nobody has touched.
CHOSEN = {
    "my-debt": {"basis": "instalments", "order": "costs,interest,principal", "year_days": "365"},
    "compare-plans": {"method": "equal_instalment"}
    | {f"{letter}.{name}": value for letter in "abc" for name, value in (("method", "equal_instalment"), ("grace_interest", "capitalised"), ("waive", "none"))},
    "many-debts": {"strategy": "smallest"} | {f"{number}.name": "" for number in range(1, 7)},
}  # fmt: skip
SAY = """
const { words, limits, fill, percent, saving, amount, show } = M;
const NAMED = { 'my-debt': M.missed, 'my-debt called': M.called, 'compare-plans': M.compare_plans, afford: M.afford,
  'real-annual-rate': M.real_annual_rate, 'many-debts': M.several_debts, 'minimum-only': M.minimum_only, 'pay-off-early': M.pay_off_early };
const read = (name, text) => {
  const about = FIELDS[name.split('.').pop()] ?? FIELDS.item;
  if (about.kind === 'choice') return text;
  return M.read_field(about.kind, text, limits, { min: about.min ?? 0, max: LIMITS[about.max] ?? 0, unit: about.unit ?? '', today: TODAY });
};
const lines = ({ head, rows }) => [...(head ? [head] : []), ...rows].map((row) => row.map((cell) => show(cell).replace('\\n', ' ')).join(' | '));
const view = (mode, typed, chosen) => {
  const values = {};
  for (const [name, text] of Object.entries({ ...chosen, ...typed })) values[name] = read(name, text);
  const page = { words, limits, today: TODAY, fill, percent, saving, money: (fen) => amount(fen, true),
    typed: (name) => name in typed && typed[name] !== chosen[name] };
  return NAMED[values.basis === 'called' ? `${mode} called` : mode](values, page);
};
const drawn = ({ name, values }) => `${name} ${values[0]} … ${values[values.length - 1]}`;
const picture = ({ kind, labels: { count, first, last }, series }) => `${kind} of ${count}, ${first} to ${last}: ${series.map(drawn).join(', ')}`;
const said = ({ mode, typed, chosen }) => {
  try {
    const { answer, figures, offers = [], text, warnings = [], table, chart } = view(mode, typed, chosen);
    const told = [`answer: ${fill(words.answers[answer[0]], answer[1])}`];
    for (const offer of offers) told.push(`offer: ${fill(words.offer, offer)}`, `send: ${offer.text}`, `${offer.dates.length} days, ${offer.link}`);
    if (text) told.push(`send: ${fill(words.proposals[text[0]], text[1])}`);
    told.push(...warnings.map((warning) => `warning: ${warning}`), ...lines(figures));
    if (chart) told.push(picture(chart()));
    if (table) told.push(`${lines(table()).length - 1} rows`, ...lines(table()).slice(1, 2), ...lines(table()).slice(-1));
    return told.join('\\n');
  } catch (error) {
    if (!error.code) throw error;
    const { code, field = '', line, count, said = '', other = '' } = error;
    return `! ${[field, fill(words.errors[code], { n: line ?? count, text: said || typed[field], other, min: '', max: '' })].join(' ')}`;
  }
};
const sayAll = (text) => JSON.stringify(JSON.parse(text).map(said));
"""


def words_in(language: str) -> dict[str, Any]:
    """The calculator's words in zh or en."""
    found: dict[str, Any] = load_words(ROOT / "data" / "strings.yml", language)["calculator"]
    return found


def bare(words: Any, name: str = "") -> Any:
    """Words without wording, each its own name and what stands in it: "costs_more {amount}". A test on them holds when an editor rewords."""
    if isinstance(words, dict):
        return {key: bare(each, key) for key, each in words.items()}
    return {"letters": "ABC", "between": "; "}.get(name, " ".join([name, *re.findall(r"\{\w+\}", words)]))


def sayer(words: dict[str, Any], replaced: dict[str, str] | None = None) -> MiniRacer:
    """A V8 with sayAll(text), in these words; `replaced` gives other sources by module name."""
    names = [pair.split(":") for pair in MODES.split()]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(MODULES, Path(folder) / "calculator", ignore=shutil.ignore_patterns("*.py")))
        shutil.copytree(SHEETS, Path(folder) / "sheets", ignore=shutil.ignore_patterns("*.py"))
        for path in copy.rglob("*.mjs"):
            if path.stem in (replaced or {}):
                path.write_text((replaced or {})[path.stem], encoding="utf-8")
        entry = copy / "entry-of-the-test.mjs"
        modes = [f'export {{ {name} }} from "./modes/{file}.mjs";' for file, name in names]
        entry.write_text(
            "\n".join(
                [
                    *modes,
                    'export * from "./said.mjs";',
                    'export { condensed } from "./tables.mjs";',
                    'export { read_field } from "./entry.mjs";',
                ]
            ),
            encoding="utf-8",
        )
        script = esbuild.run([str(entry), "--bundle", "--format=iife", "--global-name=M", *esbuild.TOOLS])
    carried = {"words": words, "settings": {**SETTINGS, "lines": []}}
    racer = MiniRacer()
    racer.eval(f"const document = {{ getElementById: () => ({{ textContent: {json.dumps(json.dumps(carried))} }}) }};")
    racer.eval(script.replace("var M", "globalThis.M", 1))
    racer.eval(f"const FIELDS = {json.dumps(SETTINGS['fields'])}, LIMITS = {json.dumps(SETTINGS['limits'])};")
    racer.eval(f"const TODAY = {parse_date(TODAY)};{SAY}")
    return racer


def say_all(racer: MiniRacer, cases: list[dict[str, Any]]) -> list[str]:
    """What is said to each case, {"mode": …, "typed": {field: text}}, a line each: answer, proposals, words to send, warnings, figures …"""
    batch = [
        {
            "mode": case["mode"],
            "typed": {key: str(value) for key, value in case["typed"].items()},
            "chosen": CHOSEN.get(case["mode"], {}),
        }
        for case in cases
    ]
    found: list[str] = json.loads(str(racer.call("sayAll", json.dumps(batch))))
    return found
