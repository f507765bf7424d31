// A letter's page: the form fills the paper as she writes; text, .docx, calendar and print are made here, and nothing is sent.
// What she writes is kept on this device only if she ticks it, ID numbers never (decisions/0053, 0070).

import { show_deadline } from "../deadlines/show.mjs";
import { Shelf } from "../sheets/keep.mjs";
import { carriesOffer, readOffer } from "../sheets/offer.mjs";
import { pageWords, printPage, saveFile, say, showTools } from "../sheets/sheet-tools.mjs";
import { fill } from "../shell/fill.mjs";
import { docx } from "./docx.mjs";
import { is_open, kept_values, may_be_kept, warning_of } from "./kept.mjs";
import { paragraphs, show_paper } from "./paper.mjs";
import { plain_text, remark } from "./plain.mjs";
import { kept_elsewhere } from "./take.mjs";

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
const fields = /** @type {Field[]} */ ([...form.querySelectorAll("[data-kind]")]);
const options = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[data-option]")]);
const keepBox = /** @type {HTMLInputElement} */ (root.querySelector("[data-keep]"));
const shelf = new Shelf(shelves.letters, (_, value) => typeof value === "string");

const optionKey = `${root.dataset.letter}/options`;
const chosen = () => new Set(options.filter((option) => option.checked).map((option) => option.dataset.option ?? ""));
const values = () => new Map(fields.map((field) => [field.name, { kind: field.dataset.kind, text: field.value }]));
const kept = () => new Map([...kept_values(values()), [optionKey, [...chosen()].join(" ")]]);

const show = () => {
  const now = chosen();
  for (const paper of papers) show_paper(paper, values(), now);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-for]")))
    part.hidden = !now.has(part.dataset.for ?? "");
  for (const field of fields) {
    const place = /** @type {HTMLElement} */ (document.getElementById(`${field.id}-remark`));
    const text = field.validity.badInput ? words.bad_date : remark(field.dataset.kind, field.value, dangers, words);
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

/** @param {Event} event */
const changed = (event) => {
  const target = /** @type {Field} */ (event.target);
  show();
  if (!shelf.kept) return;
  const trouble = target.dataset.option ? shelf.put(optionKey, [...chosen()].join(" ")) : put(target);
  say(trouble ? words[trouble] : "");
};
/** @param {Field} field */
const put = (field) => {
  if (!may_be_kept(field.dataset.kind)) return "";
  if (field.value) return shelf.put(field.name, field.value);
  shelf.drop(field.name);
  return "";
};

const load = () => {
  keepBox.checked = shelf.kept;
  if (!shelf.kept) return;
  const { values: here } = shelf.load();
  for (const field of fields)
    if (here.has(field.name) && may_be_kept(field.dataset.kind)) field.value = here.get(field.name);
  const names = here.has(optionKey) ? here.get(optionKey).split(" ") : null;
  if (names) for (const option of options) option.checked = names.includes(option.dataset.option ?? "");
};

/** Put values into empty fields; what she wrote herself stays. @param {Map<string, string>} found */
const take = (found) => {
  let count = 0;
  for (const field of fields) {
    const place = /** @type {HTMLElement | null} */ (field.closest("[data-take]"));
    const text = place && found.get(place.dataset.take ?? "");
    if (!text || field.value) continue;
    field.value = text;
    if (!field.value) continue; // no date
    count += 1;
    if (shelf.kept) put(field);
  }
  show();
  say(fill(words.taken, { n: count }));
};

const keepChosen = () => {
  if (!keepBox.checked) {
    shelf.forget();
    return say(words.not_kept);
  }
  const trouble = shelf.keep(kept());
  keepBox.checked = !trouble;
  say(words[trouble || "kept"]);
};

const clear = () => {
  shelf.forget();
  form.reset();
  keepBox.checked = false;
  show();
  say(words.cleared);
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

/** @type {Record<string, () => unknown>} */
const actions = {
  print: () => printAs("sent"),
  print_both: () => printAs("both"),
  copy: () => copy(plain_text(paragraphs(sent))),
  text: () => saveFile(`${files.name}.txt`, "text/plain;charset=utf-8", `\uFEFF${plain_text(paragraphs(sent))}`),
  docx: () =>
    saveFile(`${files.name}.docx`, DOCX, docx(paragraphs(sent), files.font, sent.lang), plain_text(paragraphs(sent))),
  take: () => take(kept_elsewhere(shelves)),
  clear,
};
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-do]")))
  button.addEventListener("click", () => actions[button.dataset.do ?? ""]());

const gate = root.querySelector("[data-gate]");
/** @param {Element} gate */
const openGate = (gate) => {
  const answer = /** @type {HTMLInputElement | null} */ (gate.querySelector("input:checked"));
  root.toggleAttribute("data-closed", !is_open(answer?.value));
  /** @type {HTMLElement} */ (gate.querySelector("[data-old]")).hidden = !answer || is_open(answer.value);
};
if (gate) {
  gate.addEventListener("change", () => openGate(gate));
  openGate(gate);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", changed);
keepBox.addEventListener("change", keepChosen);
shelf.watch(() => {
  if (shelf.kept) load();
  else keepBox.checked = false;
  show();
});
root.toggleAttribute("data-live", true);
load();
/** @type {HTMLElement} */ (root.querySelector('[data-do="take"]')).hidden =
  !form.querySelector("[data-take]") || kept_elsewhere(shelves).size === 0;
show();
showTools(root);
if (carriesOffer(location.hash)) {
  const offer = readOffer(location.hash);
  history.replaceState(history.state, "", location.pathname + location.search); // figures do not stay in the address
  if (offer) take(new Map(Object.entries(offer.fields)));
  else say(words.offer_bad);
}
