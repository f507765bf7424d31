/**
 * The log as CSV (for a spreadsheet) and as JSON, and back without loss. A column or a choice is written as "words (key)", so that
 * a person reads the words of her language and the import, in any language, reads the key.
 */

import { cell } from "../shell/csv-cell.mjs";
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

const VERSION = 1; // of the JSON file
const CHOICES = ["channel", "to", "agreed"];

/** @param {string} name @returns {name is Choice} */
const isChoice = (name) => CHOICES.includes(name);
const KEY = /\((\w+)\)\s*$/; // 电话 (call)
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
  `${JSON.stringify({ format: "contact-log", version: VERSION, entries: entries.map(withoutId) }, null, 1)}\n`;

/** @param {Entry} entry @returns {Record<Field, string>} */
const withoutId = (entry) =>
  /** @type {Record<Field, string>} */ (Object.fromEntries(NAMES.map((name) => [name, textOf(entry, name)])));

/** A spreadsheet may save a table in its country's own letters, or as UTF-16 ("Unicode text"), instead of in UTF-8. @param {ArrayBuffer} bytes @param {string} encoding that one, such as "big5" */
export const readText = (bytes, encoding) => {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const wide = first === 0xff && second === 0xfe ? ["utf-16le"] : first === 0xfe && second === 0xff ? ["utf-16be"] : [];
  for (const letters of [...wide, "utf-8", encoding]) {
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
  const { format, version = VERSION, entries } = parsed(text) ?? {};
  if (format === "contact-log" && version !== VERSION) throw new LogFileError(1, "version", version);
  if (format !== "contact-log" || !Array.isArray(entries)) throw new LogFileError(1, "file", text.slice(0, 40));
  return entries.map((/** @type {unknown} */ entry, /** @type {number} */ index) => ({ line: index + 1, entry }));
};

/** @param {string} text @returns {any} undefined where it is not JSON */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** @param {string} text @returns {{line: number, entry: any}[]} */
const fromCsv = (text) => {
  const separator = SEPARATORS.find((letter) => isHead(columns(csvRowsOf(text, letter).next().value?.cells ?? [])));
  if (!separator) throw new LogFileError(1, "file", text.slice(0, 40));
  const [head, ...rows] = csvRowsOf(text, separator);
  const names = columns(head.cells);
  return rows.map(({ line, cells }) => ({
    line,
    entry: Object.fromEntries(names.map((name, index) => [name, plainCell(name ?? "", cells[index] ?? "")])),
  }));
};

/** The keys in a table's first row: "电话 (number)" → "number". @param {string[]} cells */
const columns = (cells) => cells.map((words) => KEY.exec(words)?.[1]);

/** @param {(string | undefined)[]} names */
const isHead = (names) => NAMES.every((name) => LATER.includes(name) || names.includes(name));

// A spreadsheet that saves the table again writes 2026-10-01 09:05 in its country's way.
const SAVED_DATE = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/; // 2026/10/1, 2026年10月1日
const SAVED_TIME = /^(上午|下午|) ?(\d{1,2})(?::|[时時点點])(\d{2})(?:分?|[:分]\d{2}秒?) ?(AM|PM|)$/i; // 9:05, 下午2:05:00, 9时05分, 2:05 PM

/** @param {string} text */
const savedDate = (text) =>
  narrow(text).replace(SAVED_DATE, (_, year, month, day) => `${year}-${two(month)}-${two(day)}`);

/** @param {string} text */
const savedTime = (text) =>
  narrow(text).replace(SAVED_TIME, (whole, half, hour, minute, am) => {
    if (!half && !am) return `${two(hour)}:${minute}`;
    const afternoon = /下午|PM/i.test(half + am);
    return hour > (afternoon ? 23 : 12) ? whole : `${two(String((hour % 12) + (afternoon ? 12 : 0)))}:${minute}`;
  });

/** "２０２６年１０月 1 日" → "2026年10月1日" @param {string} text */
const narrow = (text) =>
  text
    .normalize("NFKC")
    .replace(/\s*([年月日时時点點分秒])\s*/g, "$1")
    .trim();

/** @param {string} digits */
const two = (digits) => digits.padStart(2, "0");

/** A cell as it was before a spreadsheet or this page wrote it in its own way. @param {string} name @param {string} text */
const plainCell = (name, text) => {
  if (name === "date") return savedDate(text);
  if (name === "time") return savedTime(text);
  if (isChoice(name)) return KEY.exec(text)?.[1] ?? text;
  return text.startsWith("'") ? text.slice(1) : text;
};

/** @typedef {{line: number, cells: string[]}} Row */

const SEPARATORS = [",", ";", "\t"];
const SAYS_SEPARATOR = /^sep=.\r?\n/; // what some spreadsheets put first

/** Rows with the line on which each begins; empty lines are passed over. @param {string} whole @param {string} separator @returns {Generator<Row>} */
function* csvRowsOf(whole, separator) {
  const text = whole.replace(SAYS_SEPARATOR, "\n");
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
    else if (letter === separator) {
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
