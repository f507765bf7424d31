// A result as a file for a spreadsheet; loaded when it is wanted.
import { calendar } from "../deadlines/ics.mjs";
import { cell } from "../shell/csv-cell.mjs";
import { format_date } from "./money/dates.mjs";

/** A number of ours stays one, also below zero. @param {import("./types").Cell} value @param {(fen: bigint) => string} amount */
const cellOf = (value, amount) =>
  typeof value === "string" ? cell(value) : typeof value === "bigint" ? amount(value) : String(value);

/** @param {import("./types").View} view @param {(fen: bigint) => string} amount without signs or thousands */
function spreadsheet({ figures, table }, amount) {
  const rows = table?.();
  const top = figures.head ? [figures.head] : [];
  const lines = [...top, ...figures.rows, [], ...(rows ? [rows.head ?? [], ...rows.rows] : [])];
  return `\ufeff${lines.map((line) => line.map((value) => cellOf(value, amount)).join(",")).join("\r\n")}\r\n`;
}

/** What the page does with a file or paper, and where an app's browser drops it, is in sheets/hand-over.mjs. @param {string[]} detail */
export const handOver = (...detail) => dispatchEvent(new CustomEvent("hand-over", { detail }));

/** @param {import("./types").View} view @param {(fen: bigint) => string} amount @param {string} name */
export const saveTable = (view, amount, name) =>
  handOver("file", `${name}.csv`, "text/csv;charset=utf-8", spreadsheet(view, amount));

/** Nine in the morning, three days before a payment. */
const ALARMS = ["-P2DT15H"];

/** The chosen plan's payments for the phone's own calendar; as lines, too, where no file can be had. Titles carry no word about debt: they show on a locked screen. @param {[number, bigint][]} dates @param {(fen: bigint) => string} title @param {string} name */
export function saveDates(dates, title, name) {
  const lines = dates.map(([day, fen]) => `${format_date(day)} ${title(fen)}`);
  const days = dates.map(([day, fen]) => ({ id: `${fen}`, day, summary: title(fen) }));
  const file = calendar(days, Date.now(), ALARMS);
  handOver("file", `${name}.ics`, "text/calendar;charset=utf-8", file, lines.join("\n"));
}
