/**
 * The contact log: entries written on this device, compared with the rules, exported, imported and printed. They live on the
 * page until the reader lets the device keep them; then each entry has a storage key of its own, so that two tabs agree.
 */

import "./hand-over.mjs";
import { fill } from "../shell/fill.mjs";
import { find } from "../shell/find.mjs";
import { Shelf } from "./keep.mjs";
import { byTime, contactKey, newId, notHere, wrongField } from "./log-entry.mjs";
import { LogFileError, readLog, readText, toCsv, toJson } from "./log-files.mjs";
import { findings } from "./log-rules.mjs";
import { fillForm, formEntry, formField, showEntries, showEvidence } from "./log-views.mjs";
import { pageWords, printPage, saveFile, say, sheetText, showTools } from "./sheet-tools.mjs";

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
let entries = new Map();
let editing = "";
let unsaved = false; // entries that neither this device nor a file has

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

/** Take what the device keeps, if it keeps anything. */
const reload = () => {
  keepBox.checked = shelf.kept;
  const { values, damaged } = shelf.load();
  if (shelf.kept) entries = new Map([...values].map(([id, entry]) => [id, { ...entry, id }]));
  show();
  if (damaged.size === 0) return;
  const raw = [...damaged].map(([id, text]) => `${id}\t${text}`).join("\n");
  say(fill(words.damaged, { n: damaged.size }), [
    words.damaged_save,
    () => saveFile("contact-log-damaged.txt", "text/plain", raw),
  ]);
};

/** Put entries into the log; what cannot be kept stays on the page, and the reader is told. @param {Entry[]} added @param {string} message @param {...[string, () => void]} actions */
const put = (added, message, ...actions) => {
  /** @type {import("./keep.mjs").Trouble} */
  let trouble = "";
  for (const entry of added) {
    entries.set(entry.id, entry);
    if (shelf.kept) trouble ||= shelf.put(entry.id, entry);
  }
  unsaved ||= added.length > 0 && (!shelf.kept || trouble !== "");
  show();
  say(trouble ? words[trouble] : message + (shelf.kept ? "" : words.not_kept_yet), ...actions);
};

/** @param {string} id */
const edit = (id) => {
  const entry = entries.get(id);
  if (!entry) return;
  editing = id;
  fillForm(form, entry);
  form.scrollIntoView({ block: "start" });
  formField(form, "said").focus();
};

/** @param {string} id */
const remove = (id) => {
  const entry = entries.get(id);
  if (!entry) return;
  entries.delete(id);
  shelf.drop(id);
  show();
  say(words.removed, [words.undo, () => put([entry], "")]);
};

/** @param {SubmitEvent} event */
const submit = (event) => {
  event.preventDefault();
  const entry = { ...formEntry(form), id: editing || newId(Date.now()) };
  const field = wrongField(entry);
  if (field) {
    say(fill(words.wrong, { field: words.field[field] }));
    return formField(form, field).focus();
  }
  const twin = all().some((other) => other.id !== entry.id && contactKey(other) === contactKey(entry));
  editing = "";
  form.reset();
  now();
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

const keepChosen = () => {
  if (!keepBox.checked) {
    shelf.forget();
    unsaved = entries.size > 0;
    return say(words.not_kept);
  }
  const trouble = shelf.keep(entries);
  unsaved &&= trouble !== "";
  keepBox.checked = !trouble;
  say(words[trouble || "kept"]);
};

const clear = () => {
  const [before, wasKept] = [entries, shelf.kept];
  shelf.forget();
  entries = new Map();
  keepBox.checked = false;
  const wasUnsaved = unsaved;
  unsaved = false;
  show();
  say(words.cleared, [
    words.undo,
    () => {
      entries = before;
      unsaved = wasUnsaved;
      const trouble = wasKept ? shelf.keep(before) : "";
      keepBox.checked = wasKept && !trouble;
      show();
      say(trouble ? words[trouble] : "");
    },
  ]);
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
  sheet.dataset.paper = paper;
  printPage("[data-evidence]", paper === "evidence" ? undefined : sheetText(sheet));
  sheet.dataset.paper = entries.size > 0 ? "evidence" : "blank";
};

/** @param {string} name @param {string} type @param {string} text */
const saveAll = (name, type, text) => {
  unsaved = false;
  saveFile(name, type, text);
};

/** Leaving would lose entries: the browser asks, once. @param {BeforeUnloadEvent} event */
const askOnce = (event) => {
  if (!unsaved) return;
  unsaved = false;
  event.preventDefault();
  event.returnValue = true; // Chromium before 119 asks only for this
};

const ordered = () => all().sort(byTime);
const actions = {
  "[data-clear]": clear,
  "[data-print]": () => printAs("evidence"),
  "[data-print-blank]": () => printAs("blank"),
  "[data-export-csv]": () => saveAll("contact-log.csv", "text/csv", toCsv(ordered(), words)),
  "[data-export-json]": () => saveAll("contact-log.json", "application/json", toJson(ordered())),
};
for (const [name, act] of Object.entries(actions)) find(sheet, name, HTMLElement).addEventListener("click", act);
chosenFile.addEventListener("change", importFile);
form.addEventListener("submit", submit);
keepBox.addEventListener("change", keepChosen);
addEventListener("beforeunload", askOnce);
shelf.watch(() => {
  if (shelf.kept || !keepBox.checked) return reload();
  keepBox.checked = false; // another tab has cleared; what this page shows stays until it is closed
  say(words.not_kept);
});
showTools(sheet);
now();
reload();
