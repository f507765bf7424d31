// The words and settings that the page carries, and how amounts, rates and days are written.
import { day_number } from "./money/dates.mjs";

const carried = JSON.parse(document.getElementById("calculator-data")?.textContent ?? "{}");
/** @type {any} */
export const words = carried.words;
/** @type {any} */
export const settings = carried.settings;
/** @type {{money: number, rate: number, months: number, year_days: number}} */
export const limits = { ...settings.limits, year_days: settings.year_days };

/** 1234567 with thousands parted. @param {string | number} digits */
export const thousands = (digits) => String(digits).replace(/\B(?=(\d{3})+$)/g, ",");

/** 123456n is 1234.56; where a person reads it with its sign and thousands. @param {bigint} fen @param {boolean} read */
export function amount(fen, read) {
  const size = String(fen < 0n ? -fen : fen).padStart(3, "0");
  const yuan = read ? `¥${thousands(size.slice(0, -2))}` : size.slice(0, -2);
  return `${fen < 0n ? (read ? "−" : "-") : ""}${yuan}.${size.slice(-2)}`;
}

/** @param {import("./types").Cell | null | undefined} value */
export const show = (value) => (typeof value === "bigint" ? amount(value, true) : String(value));
/** @param {string} text @param {Record<string, any>} said */
export const fill = (text, said) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (Object.keys(said).includes(name) ? show(said[name]) : whole));
/** Past a million per cent its digits say no more. @param {number} rate */
export const percent = (rate) => (rate < 1e4 ? `${(rate * 100).toFixed(2).replace("-", "−")}%` : ">1000000%");
/** @param {bigint} more */
export const saving = (more) => {
  if (more === 0n) return words.answers.costs_same;
  return fill(words.answers[more > 0n ? "costs_more" : "costs_less"], { amount: more < 0n ? -more : more });
};
export const today = () => {
  const now = new Date();
  return day_number(now.getFullYear(), now.getMonth() + 1, now.getDate());
};
