/**
 * The log as CSV (for a spreadsheet) and as JSON, and back without loss. A column or a choice is written as "words (key)", so that
 * a person reads the words of her language and the import, in any language, reads the key.
 */

import { LATER, NAMES, newId, textOf, wrongField } from "./log-entry.mjs";

/** A file that cannot be read: the line (CSV) or the entry's number (JSON), and the field. */
export class LogFileError extends Error {
  /** @param {number} line @param {string} field @param {unknown} [text] what stands there */
  constructor(line, field, text = "") {
    super(`line ${line}: ${field}: ${text}`);
    this.line = line;
    this.field = field;
    this.text = String(text).slice(0, 40);
  }
}

/** @typedef {import("./log-entry.mjs").Entry} Entry */
/** @typedef {import("./log-entry.mjs").Field} Field */
/** @typedef {"channel" | "to" | "agreed"} Choice */

const CHOICES = ["channel", "to", "agreed"];

/** @param {string} name @returns {name is Choice} */
const isChoice = (name) => CHOICES.includes(name);
const KEY = /\((\w+)\)\s*$/; // 电话 (call)
const ACTIVE = /^['=+\-@\t\r]/; // a spreadsheet would run =1+1; an apostrophe in front makes it text, as in Excel itself

/** @param {string} text */
const cell = (text) => {
  const safe = ACTIVE.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** @param {string} words @param {string} key */
const withKey = (words, key) => (key ? `${words} (${key})` : "");

/**
 * @param {Entry[]} entries
 * @param {Record<Choice | "field", Record<string, string>>} words the columns' names, and the choices'
 * @returns {string} RFC 4180 with a byte-order mark, which Excel needs to read Chinese
 */
export const toCsv = (entries, words) => {
  const rows = entries.map((entry) =>
    NAMES.map((name) => cell(isChoice(name) ? withKey(words[name][entry[name]], entry[name]) : textOf(entry, name))),
  );
  const head = NAMES.map((name) => cell(withKey(words.field[name], name)));
  return `\uFEFF${[head, ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`;
};

/** @param {Entry[]} entries */
export const toJson = (entries) =>
  `${JSON.stringify({ format: "contact-log", version: 1, entries: entries.map(withoutId) }, null, 1)}\n`;

/** @param {Entry} entry @returns {Record<Field, string>} */
const withoutId = (entry) =>
  /** @type {Record<Field, string>} */ (Object.fromEntries(NAMES.map((name) => [name, textOf(entry, name)])));

/** A spreadsheet may save a table in its country's own letters instead of in UTF-8. @param {ArrayBuffer} bytes @param {string} encoding that one, such as "big5" */
export const readText = (bytes, encoding) => {
  for (const letters of ["utf-8", encoding]) {
    try {
      return new TextDecoder(letters, { fatal: true }).decode(bytes);
    } catch {}
  }
  throw new LogFileError(1, "file");
};

/** @param {string} text a file of either kind @param {number} now @returns {Entry[]} @throws {LogFileError} */
export const readLog = (text, now) => {
  const entries = /^\uFEFF?\s*\{/.test(text)
    ? fromJson(text.replace(/^\uFEFF/, ""))
    : fromCsv(text.replace(/^\uFEFF/, ""));
  return entries.map(({ line, entry }) => {
    const field = wrongField(entry);
    if (field) throw new LogFileError(line, field, entry?.[field]);
    return { ...withoutId(entry), id: newId(now) };
  });
};

/** Entries as the file has them, not looked at yet. @param {string} text @returns {{line: number, entry: any}[]} */
const fromJson = (text) => {
  try {
    const { format, entries } = JSON.parse(text);
    if (format === "contact-log" && Array.isArray(entries))
      return entries.map((/** @type {unknown} */ entry, /** @type {number} */ index) => ({ line: index + 1, entry }));
  } catch {}
  throw new LogFileError(1, "file", text.slice(0, 40));
};

/** @param {string} text @returns {{line: number, entry: any}[]} */
const fromCsv = (text) => {
  const [head, ...rows] = csvRows(text);
  const names = head?.cells.map((words) => KEY.exec(words)?.[1]);
  const missing = NAMES.filter((name) => !LATER.includes(name) && !names?.includes(name));
  if (!names || missing.length > 0) throw new LogFileError(1, "file", text.slice(0, 40));
  return rows.map(({ line, cells }) => ({
    line,
    entry: Object.fromEntries(names.map((name, index) => [name, plainCell(name ?? "", cells[index] ?? "")])),
  }));
};

// A spreadsheet that saves the table again writes 2026-10-01 09:05 as 2026/10/1 and 9:05 or 9:05:00.
const SAVED_DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const SAVED_TIME = /^(\d{1,2}):(\d{2})(:\d{2})?$/;

/** @param {string} digits */
const two = (digits) => digits.padStart(2, "0");

/** A cell as it was before a spreadsheet or this page wrote it in its own way. @param {string} name @param {string} text */
const plainCell = (name, text) => {
  if (name === "date") return text.replace(SAVED_DATE, (_, year, month, day) => `${year}-${two(month)}-${two(day)}`);
  if (name === "time") return text.replace(SAVED_TIME, (_, hour, minute) => `${two(hour)}:${minute}`);
  if (isChoice(name)) return KEY.exec(text)?.[1] ?? text;
  return text.startsWith("'") ? text.slice(1) : text;
};

/** @typedef {{line: number, cells: string[]}} Row */

/** Rows with the line on which each begins; empty lines are passed over. @param {string} text @returns {Generator<Row>} */
function* csvRowsOf(text) {
  let cells = /** @type {string[]} */ ([]);
  let [field, quoted, line, start] = ["", false, 1, 1];
  const row = () => ({ line: start, cells: [...cells, field] });
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === "\n") line += 1;
    if (quoted && letter === '"' && text[index + 1] === '"') {
      field += letter;
      index += 1;
    } else if (letter === '"' && (quoted || field === "")) quoted = !quoted;
    else if (quoted) field += letter;
    else if (letter === ",") {
      cells.push(field);
      field = "";
    } else if (letter === "\n" || letter === "\r") {
      if (cells.length > 0 || field) yield row();
      [cells, field, start] = [[], "", letter === "\n" ? line : line + (text[index + 1] === "\n" ? 1 : 0)];
    } else field += letter;
  }
  if (quoted) throw new LogFileError(start, "file", field);
  if (cells.length > 0 || field) yield row();
}

/** @param {string} text */
const csvRows = (text) => [...csvRowsOf(text)];
