/**
 * The contact log: entries written on this device, compared with the rules, exported, imported and printed. They live on the
 * page until the reader lets the device keep them; then each entry has a storage key of its own, so that two tabs agree.
 */

import "./hand-over.mjs";
import { fill } from "../shell/fill.mjs";
import { find } from "../shell/find.mjs";
import { Keeping } from "./keeping.mjs";
import { byTime, contactKey, NAMES, newId, notHere, textOf, wholeKey, wrongField } from "./log-entry.mjs";
import { LogFileError, readLog, readText, toCsv, toJson } from "./log-files.mjs";
import { findings } from "./log-rules.mjs";
import { fillForm, formEntry, formField, showEntries, showEvidence } from "./log-views.mjs";
import { pageWords, printPage, saveFile, say, sheetText, showTools } from "./sheet-tools.mjs";
import { Shelf } from "./shelf.mjs";

// What she types of an entry; the others are there before she has done anything.
const TYPED = NAMES.filter((name) => !["date", "time", "channel", "to"].includes(name));
const BIGGEST_FILE = 5_000_000; // bytes; what storage holds at most

const { words, limits, rules } = pageWords();
const sheet = find(document, "[data-sheet]", HTMLElement);
const form = find(sheet, "[data-log-form]", HTMLFormElement);
const keepBox = find(sheet, "[data-keep]", HTMLInputElement);
const list = find(sheet, "[data-log-list]", HTMLElement);
const evidence = find(sheet, "[data-evidence]", HTMLElement);
const printButton = find(sheet, "[data-print]", HTMLButtonElement);
const shelf = new Shelf(sheet.dataset.sheet ?? "", (_, value) => !wrongField(value));

/** @typedef {import("./log-entry.mjs").Entry} Entry */

/** @type {Map<string, Entry>} */
const entries = new Map();
/** The entry in the form, as it was when it was taken there. @type {Entry | undefined} */
let editing;
/** Entries, word for word, that she has in a file or has copied. @type {Set<string>} */
const carried = new Set();
/** Those of the file that was offered last, of which nobody knows yet whether it arrived. @type {string[]} */
let offered = [];

const all = () => [...entries.values()];

const show = () => {
  const found = findings(all(), { limits, rules });
  const page = { words, rules, rulesPage: sheet.dataset.rules ?? "", edit, remove };
  showEntries(list, all(), found, page);
  showEvidence(evidence, all(), found, page);
  sheet.dataset.paper = entries.size > 0 ? "evidence" : "blank";
  find(sheet, "[data-log-count]", HTMLElement).textContent =
    entries.size > 0 ? fill(words.count, { n: entries.size }) : words.empty;
  printButton.disabled = entries.size === 0;
};

const keep = new Keeping({
  shelf,
  box: keepBox,
  words,
  here: () => new Map(entries),
  set: (id, entry) => {
    if (entry) entries.set(id, { ...entry, id });
    else entries.delete(id);
  },
  empty: () => entries.clear(),
  shown: show,
  copy: (id) => {
    const own = { .../** @type {Entry} */ (entries.get(id)), id: newId(Date.now()) };
    entries.set(own.id, own);
    return [own.id, own];
  },
});

/** Put entries into the log; what cannot be kept stays on the page, and the reader is told. @param {Entry[]} added @param {string} message @param {...[string, () => void]} actions */
const put = (added, message, ...actions) => {
  let told = false;
  for (const entry of added) {
    entries.set(entry.id, entry);
    told = keep.put(entry.id, entry) || told;
  }
  show();
  if (!told) say(message + (shelf.kept ? "" : words.not_kept_yet), ...actions);
};

/** @param {Entry} one @param {Entry} other */
const differ = (one, other) => wholeKey(one) !== wholeKey(other);

/** Whether an entry is on this page only. @param {Entry} entry */
const isNowhereElse = (entry) => !shelf.holds(entry.id, entry) && !carried.has(JSON.stringify(entry));

/** @param {string} id */
const edit = (id) => {
  const entry = entries.get(id);
  if (!entry) return;
  const [draft, was] = [formEntry(form), editing];
  const typed = (was ? NAMES : TYPED).some((name) => draft[name] !== (was ? textOf(was, name) : ""));
  editing = entry;
  fillForm(form, entry);
  form.scrollIntoView({ block: "start" });
  formField(form, "said").focus();
  if (typed) say(words.set_aside, [words.bring_back, () => bringBack(draft, was)]);
};

/** @param {Record<import("./log-entry.mjs").Field, string>} draft @param {Entry | undefined} was the entry that it changes */
const bringBack = (draft, was) => {
  editing = was;
  fillForm(form, { ...draft, id: was?.id ?? "" });
  say("");
};

/** @param {string} id */
const remove = (id) => {
  const entry = entries.get(id);
  if (!entry) return;
  entries.delete(id);
  keep.put(id, undefined);
  show();
  say(words.removed, [words.undo, () => put([entry], "")]);
};

/** @param {SubmitEvent} event */
const submit = (event) => {
  event.preventDefault();
  const entry = { ...formEntry(form), id: editing?.id || newId(Date.now()) };
  const field = wrongField(entry);
  if (field) {
    say(fill(words.wrong, { field: words.field[field] }));
    return formField(form, field).focus();
  }
  const other = entries.get(entry.id);
  const both = other && editing && differ(other, editing) && differ(other, entry);
  if (both) entry.id = newId(Date.now()); // another tab's wording has come meanwhile, and stays
  const twin = all().some((other) => other.id !== entry.id && contactKey(other) === contactKey(entry));
  editing = undefined;
  const kept = keepBox.checked; // it stands in the form, and is no part of the entry
  form.reset();
  keepBox.checked = kept;
  now();
  if (both) return put([entry], fill(words.both, { n: 1 }));
  if (twin) return put([entry], words.added_again, [words.remove, () => remove(entry.id)]);
  put([entry], words.added);
};

/** Date and time as the clock on this device shows them. */
const now = () => {
  const date = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  formField(form, "date").value = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  formField(form, "time").value = `${two(date.getHours())}:${two(date.getMinutes())}`;
};

const chosenFile = find(sheet, "[data-import]", HTMLInputElement);

const importFile = async () => {
  const file = chosenFile.files?.[0];
  if (!file) return;
  try {
    if (file.size > BIGGEST_FILE) throw new LogFileError(1, "file", file.name);
    const read = readLog(readText(await file.arrayBuffer(), form.dataset.encoding ?? "utf-8"), Date.now());
    const added = notHere(all(), read);
    put(added, fill(words.imported, { n: added.length, same: read.length - added.length }));
  } catch (error) {
    if (!(error instanceof LogFileError)) throw error;
    const sentence = error.field === "version" ? words.import_version : words.import_bad;
    say(fill(sentence, { line: error.line, field: words.field[error.field] ?? words.file, text: error.text }));
  }
  chosenFile.value = "";
};

/** @param {"evidence" | "blank"} paper */
const printAs = (paper) => {
  offered = []; // what is copied from here on is another text
  sheet.dataset.paper = paper;
  printPage("[data-evidence]", paper === "evidence" ? undefined : sheetText(sheet));
  sheet.dataset.paper = entries.size > 0 ? "evidence" : "blank";
};

/** A file was offered; whether it arrived only she can say. @param {string} name @param {string} type @param {string} text */
const saveAll = (name, type, text) => {
  offered = all().map((entry) => JSON.stringify(entry));
  saveFile(name, type, text);
  if (all().some(isNowhereElse)) say(words.check_file, [words.have_file, hasFile]);
};

const hasFile = () => {
  for (const entry of offered) carried.add(entry);
  offered = [];
  say(words.file_safe);
};

/** Leaving would lose entries: the browser asks, each time. @param {BeforeUnloadEvent} event */
const askFirst = (event) => {
  if (!all().some(isNowhereElse)) return;
  event.preventDefault();
  event.returnValue = true; // Chromium before 119 asks only for this
};

const ordered = () => all().sort(byTime);
const actions = {
  "[data-clear]": () => keep.clear(),
  "[data-print]": () => printAs("evidence"),
  "[data-print-blank]": () => printAs("blank"),
  "[data-export-csv]": () => saveAll("contact-log.csv", "text/csv", toCsv(ordered(), words)),
  "[data-export-json]": () => saveAll("contact-log.json", "application/json", toJson(ordered())),
};
for (const [name, act] of Object.entries(actions)) find(sheet, name, HTMLElement).addEventListener("click", act);
chosenFile.addEventListener("change", importFile);
form.addEventListener("submit", submit);
addEventListener("beforeunload", askFirst);
addEventListener("handed-over", () => offered.length > 0 && hasFile());
showTools(sheet);
now();
keep.sync();
