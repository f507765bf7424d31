// A letter's page: the form fills the paper as she writes; text, .docx, calendar and print are made here, and nothing is sent.
// What she writes is kept on this device only if she ticks it, ID numbers never (decisions/0053, 0070).

import { show_deadline } from "../deadlines/show.mjs";
import { Keeping } from "../sheets/keeping.mjs";
import { carriesOffer } from "../sheets/offer.mjs";
import { pageWords, printPage, saveFile, say, showTools } from "../sheets/sheet-tools.mjs";
import { Shelf } from "../sheets/shelf.mjs";
import { fill } from "../shell/fill.mjs";
import { importAgain } from "../shell/import-again.mjs";
import { is_open, key_of, may_be_kept, options_of, typed_before, warning_of } from "./kept.mjs";
import { behind_of, paragraphs, show_paper } from "./paper.mjs";
import { plain_text, remark } from "./plain.mjs";
import { kept_elsewhere } from "./take.mjs";

// What few ask for; an import that names it in a variable stays out of the bundle.
const [OFFER, WORD] = ["./offer.mjs", "./docx.mjs"];
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const root = /** @type {HTMLElement} */ (document.querySelector("[data-letter]"));
const page = document.documentElement;
const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
const { words, dangers, admits, need, deadline, shelves, files } = pageWords();
/** @type {{spared: string[], patterns: string[]}} */
const source = JSON.parse(root.querySelector("script[data-patterns]")?.textContent ?? "");
if (dangers) {
  // in the page's letters, and as the editor wrote them
  dangers.spared.push(...source.spared);
  dangers.patterns.push(...source.patterns.map((find, place) => ({ find, why: dangers.patterns[place].why })));
}
const papers = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-paper]")]);
const sent = papers[0];
/** What stands behind a field in any paper. @param {string} name */
const behind = (name) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(`[data-paper] [data-field="${name}"]`))].map(
    behind_of,
  );
const fields = /** @type {Field[]} */ ([...form.querySelectorAll("[data-kind]")]);
const options = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[data-option]")]);
const keepBox = /** @type {HTMLInputElement} */ (root.querySelector("[data-keep]"));

const letter = root.dataset.letter ?? "";
const keyed = new Map(fields.map((field) => [key_of(letter, field.name, "shared" in field.dataset), field]));
const optionKey = key_of(letter, "options", false);
const shelf = new Shelf(
  shelves.letters,
  (_, value) => typeof value === "string",
  (key) => key === optionKey || (keyed.has(key) && may_be_kept(keyed.get(key)?.dataset.kind)),
);

const chosen = () => new Set(options.filter((option) => option.checked).map((option) => option.dataset.option ?? ""));
const atFirst = [...chosen()].join(" ");
const values = () => new Map(fields.map((field) => [field.name, { kind: field.dataset.kind, text: field.value }]));
/** What she wrote and chose, by its key. */
const here = () => {
  const all = new Map([...keyed].map(([key, field]) => [key, field.value])).set(optionKey, [...chosen()].join(" "));
  for (const [key, text] of all) if (text === (key === optionKey ? atFirst : "")) all.delete(key);
  return all;
};
/** @param {string} key @param {string | undefined} value */
const set = (key, value) => {
  const field = keyed.get(key);
  if (field) field.value = value ?? "";
  if (key !== optionKey) return;
  const names = options_of(
    (value ?? atFirst).split(" "),
    options.map((option) => option.dataset.option ?? ""),
  );
  for (const option of options) option.checked = names.includes(option.dataset.option ?? "");
};

const show = () => {
  const now = chosen();
  for (const paper of papers) show_paper(paper, values(), now, behind);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-for]")))
    part.hidden = !now.has(part.dataset.for ?? "");
  for (const field of fields) {
    const place = /** @type {HTMLElement} */ (document.getElementById(`${field.id}-remark`));
    const text = field.validity.badInput
      ? words.bad_date
      : remark(field.dataset.kind, field.value, dangers, words, behind(field.name));
    if (place.textContent !== text) place.textContent = text;
  }
  const warning = warning_of(now, need, admits, words);
  const told = /** @type {HTMLElement} */ (root.querySelector("[data-warning]"));
  if (told.textContent !== warning) told.textContent = warning;
  if (deadline)
    show_deadline(
      /** @type {HTMLElement} */ (root.querySelector("[data-deadline]")),
      fields.find(({ name }) => name === deadline.from)?.value,
      deadline,
      words,
    );
};

const keep = new Keeping({ shelf, box: keepBox, words, here, set, empty: () => form.reset(), shown: show });

/** @param {Event} event */
const changed = ({ target }) => {
  show();
  const field = /** @type {Field} */ (target);
  const key = field.dataset.option ? optionKey : key_of(letter, field.name, "shared" in field.dataset);
  keep.put(key, here().get(key));
};

/** Put values into empty fields; what she wrote herself stays. @param {(field: Field) => string | undefined} found */
const take = (found) => {
  let count = 0;
  let told = false;
  for (const [key, field] of keyed) {
    const text = field.value ? "" : found(field);
    if (!text) continue;
    field.value = text;
    if (!field.value) continue; // no date
    count += 1;
    told = keep.put(key, field.value) || told;
  }
  show();
  if (!told) say(fill(words.taken, { n: count }));
};
/** @param {Map<string, string>} found by what the fields say that they take */
const takeFrom = (found) =>
  take((field) => found.get(/** @type {HTMLElement | null} */ (field.closest("[data-take]"))?.dataset.take ?? ""));

/** @param {string} key of what belongs to one paper: another of its kind has its own day and case number */
const isOfThisPaper = (key) => key.startsWith(`${letter}/`);
const startAnother = () => {
  const before = here();
  for (const key of [...keyed.keys(), optionKey].filter(isOfThisPaper)) {
    set(key, undefined);
    keep.put(key, undefined);
  }
  show();
  keep.offerBack(words.emptied, () => "", before);
};

/** @param {string} text */
const copy = async (text) => {
  const area = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-by-hand]"));
  try {
    await navigator.clipboard.writeText(text);
    area.hidden = true;
    say(words.copied);
  } catch {
    area.value = text;
    area.hidden = false;
    area.select();
    say(words.copy_by_hand);
  }
};

/** @param {string} what */
const printAs = (what) => {
  page.dataset.print = what;
  printPage("[data-paper]", plain_text(paragraphs(sent)));
};
addEventListener("beforeprint", () => {
  if (!page.dataset.print && fields.some((field) => field.value)) page.dataset.print = "sent";
});
addEventListener("afterprint", () => delete page.dataset.print);

/** Do something with a part that comes when it is wanted. @param {string} address @param {(part: any) => void} act */
const withPart = async (address, act) => {
  const part = await importAgain(address).catch(() => null);
  if (part) act(part);
  else say(words.not_loaded);
};
const saveDocx = () => {
  const lines = paragraphs(sent);
  return withPart(WORD, ({ docx }) =>
    saveFile(`${files.name}.docx`, DOCX, docx(lines, files.font, sent.lang), plain_text(lines)),
  );
};

/** @type {Record<string, () => unknown>} */
const actions = {
  print: () => printAs("sent"),
  print_both: () => printAs("both"),
  copy: () => copy(plain_text(paragraphs(sent))),
  text: () => saveFile(`${files.name}.txt`, "text/plain;charset=utf-8", `\uFEFF${plain_text(paragraphs(sent))}`),
  docx: saveDocx,
  take: () => takeFrom(kept_elsewhere(shelves)),
  clear: () => keep.clear(),
};
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-do]")))
  button.addEventListener("click", () => actions[button.dataset.do ?? ""]());

const gate = root.querySelector("[data-gate]");
/** @param {Element} gate */
const openGate = (gate) => {
  const answer = /** @type {HTMLInputElement | null} */ (gate.querySelector("input:checked"));
  root.toggleAttribute("data-closed", !is_open(answer?.value));
  for (const told of /** @type {NodeListOf<HTMLElement>} */ (gate.querySelectorAll("[data-told]")))
    told.hidden = !told.dataset.told?.split(" ").includes(answer?.value ?? "");
};
if (gate) {
  gate.addEventListener("change", () => openGate(gate));
  openGate(gate);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", changed);
root.toggleAttribute("data-live", true);
/** @type {HTMLElement} */ (root.querySelector('[data-do="take"]')).hidden =
  !form.querySelector("[data-take]") || kept_elsewhere(shelves).size === 0;
showTools(root);
const kept = shelf.kept ? shelf.load().values : new Map();
const before = typed_before(kept, [...keyed.keys()], letter);
if (before.size > 0) say(words.before, [words.before_take, () => take(({ name }) => before.get(name))]);
else if ([...kept.keys()].some(isOfThisPaper)) say(words.again, [words.another, startAnother]);
keep.sync();
if (carriesOffer(location.hash))
  withPart(OFFER, ({ readOffer }) => {
    const offer = readOffer(location.hash);
    history.replaceState(history.state, "", location.pathname + location.search); // figures do not stay in the address
    if (offer) takeFrom(new Map(Object.entries(offer.fields)));
    else say(words.offer_bad);
  });
