/**
 * The contact log: entries written on this device, compared with the rules, exported, imported and printed. They live on the
 * page until the reader lets the device keep them; then each entry has a storage key of its own, so that two tabs agree.
 */

import { Shelf } from "./keep.mjs";
import { byTime, newId, wholeKey, wrongField } from "./log-entry.mjs";
import { LogFileError, readLog, readText, toCsv, toJson } from "./log-files.mjs";
import { findings } from "./log-rules.mjs";
import { fillForm, formEntry, showEntries, showEvidence } from "./log-views.mjs";
import { fill, pageWords, saveFile, say, showTools } from "./sheet-tools.mjs";

const BIGGEST_FILE = 5_000_000; // bytes; what storage holds at most

const { words, limits, rules } = pageWords();
const sheet = document.querySelector("[data-sheet]");
const form = sheet.querySelector("[data-log-form]");
const keepBox = sheet.querySelector("[data-keep]");
const list = sheet.querySelector("[data-log-list]");
const evidence = sheet.querySelector("[data-evidence]");
const shelf = new Shelf(sheet.dataset.sheet, (id, value) => !wrongField(value));

/** @type {Map<string, any>} */
let entries = new Map();
let editing = "";

const all = () => [...entries.values()];

const show = () => {
  const found = findings(all(), { limits, rules });
  const page = { words, rules, rulesPage: sheet.dataset.rules, edit, remove };
  showEntries(list, all(), found, page);
  showEvidence(evidence, all(), found, page);
  sheet.dataset.paper = entries.size > 0 ? "evidence" : "blank";
  sheet.querySelector("[data-log-count]").textContent = entries.size > 0 ? fill(words.count, { n: entries.size }) : words.empty;
  sheet.querySelector("[data-print]").disabled = entries.size === 0;
};

/** Take what the device keeps, if it keeps anything. */
const reload = () => {
  keepBox.checked = shelf.kept;
  const { values, damaged } = shelf.load();
  if (shelf.kept) entries = new Map([...values].map(([id, entry]) => [id, { ...entry, id }]));
  show();
  if (damaged.size === 0) return;
  const raw = [...damaged].map(([id, text]) => `${id}\t${text}`).join("\n");
  say(fill(words.damaged, { n: damaged.size }), [words.damaged_save, () => saveFile("contact-log-damaged.txt", "text/plain", raw)]);
};

/** Put entries into the log; what cannot be kept stays on the page, and the reader is told. */
const put = (added, message) => {
  let trouble = "";
  for (const entry of added) {
    entries.set(entry.id, entry);
    if (shelf.kept) trouble ||= shelf.put(entry.id, entry);
  }
  show();
  say(trouble ? words[trouble] : message + (shelf.kept ? "" : words.not_kept_yet));
};

const edit = (id) => {
  editing = id;
  fillForm(form, entries.get(id));
  form.scrollIntoView({ block: "start" });
  form.said.focus();
};

const remove = (id) => {
  const entry = entries.get(id);
  entries.delete(id);
  shelf.drop(id);
  show();
  say(words.removed, [words.undo, () => put([entry], "")]);
};

const submit = (event) => {
  event.preventDefault();
  const entry = { ...formEntry(form), id: editing || newId(Date.now()) };
  const field = wrongField(entry);
  if (field) {
    say(fill(words.wrong, { field: words.field[field] }));
    return form[field].focus();
  }
  editing = "";
  form.reset();
  now();
  put([entry], words.added);
};

/** Date and time as the clock on this device shows them. */
const now = () => {
  const date = new Date();
  const two = (number) => String(number).padStart(2, "0");
  form.date.value = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  form.time.value = `${two(date.getHours())}:${two(date.getMinutes())}`;
};

const keepChosen = () => {
  if (!keepBox.checked) {
    shelf.forget();
    return say(words.not_kept);
  }
  const trouble = shelf.keep(entries);
  keepBox.checked = !trouble;
  say(words[trouble || "kept"]);
};

const clear = () => {
  const [before, wasKept] = [entries, shelf.kept];
  shelf.forget();
  entries = new Map();
  keepBox.checked = false;
  show();
  say(words.cleared, [words.undo, () => {
    entries = before;
    const trouble = wasKept ? shelf.keep(before) : "";
    keepBox.checked = wasKept && !trouble;
    show();
    say(trouble ? words[trouble] : "");
  }]);
};

const importFile = async ({ target }) => {
  const file = target.files[0];
  if (!file) return;
  try {
    if (file.size > BIGGEST_FILE) throw new LogFileError(1, "file", file.name);
    const here = new Set(all().map(wholeKey));
    const read = readLog(readText(await file.arrayBuffer(), form.dataset.encoding), Date.now());
    const added = read.filter((entry) => !here.has(wholeKey(entry)));
    put(added, fill(words.imported, { n: added.length, same: read.length - added.length }));
  } catch (error) {
    if (!(error instanceof LogFileError)) throw error;
    say(fill(words.import_bad, { line: error.line, field: words.field[error.field] ?? words.file, text: error.text }));
  }
  target.value = "";
};

const printAs = (paper) => {
  sheet.dataset.paper = paper;
  print();
  sheet.dataset.paper = entries.size > 0 ? "evidence" : "blank";
};

const ordered = () => all().sort(byTime);
const actions = {
  "[data-clear]": clear,
  "[data-print]": () => printAs("evidence"),
  "[data-print-blank]": () => printAs("blank"),
  "[data-export-csv]": () => saveFile("contact-log.csv", "text/csv", toCsv(ordered(), words)),
  "[data-export-json]": () => saveFile("contact-log.json", "application/json", toJson(ordered())),
};
for (const [name, act] of Object.entries(actions)) sheet.querySelector(name).addEventListener("click", act);
sheet.querySelector("[data-import]").addEventListener("change", importFile);
form.addEventListener("submit", submit);
keepBox.addEventListener("change", keepChosen);
shelf.watch(() => {
  if (shelf.kept || !keepBox.checked) return reload();
  keepBox.checked = false; // another tab has cleared; what this page shows stays until it is closed
  say(words.not_kept);
});
showTools(sheet);
now();
reload();
