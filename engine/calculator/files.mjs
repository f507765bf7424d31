// A result as a file for a spreadsheet; loaded when it is wanted.
import { calendar } from "./calendar.mjs";

/** A cell: quoted, and never a formula even where a name begins like one. @param {import("./types").Cell} value @param {(fen: bigint) => string} amount */
const cell = (value, amount) => {
  const text = typeof value === "bigint" ? amount(value) : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** @param {import("./types").View} view @param {(fen: bigint) => string} amount without signs or thousands */
function spreadsheet({ figures, table }, amount) {
  const rows = table?.();
  const top = figures.head ? [figures.head] : [];
  const lines = [...top, ...figures.rows, [], ...(rows ? [rows.head ?? [], ...rows.rows] : [])];
  return `\ufeff${lines.map((line) => line.map((value) => cell(value, amount)).join(",")).join("\r\n")}\r\n`;
}

/** Hand a text to the reader as a file. @param {string} text @param {string} type @param {string} name */
function save(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some phones read it long after the tap
}

/** @param {import("./types").View} view @param {(fen: bigint) => string} amount @param {string} name */
export const saveTable = (view, amount, name) => save(spreadsheet(view, amount), "text/csv", `${name}.csv`);

/** The chosen plan's payments for the phone's own calendar. @param {[number, bigint][]} dates @param {(fen: bigint) => string} title @param {string} name */
export const saveDates = (dates, title, name) =>
  save(calendar(dates, title, new Date()), "text/calendar", `${name}.ics`);
