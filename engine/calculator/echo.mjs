// How a typed value was read, said under its field where that is not plainly what was typed.
import { sum } from "./modes/view.mjs";
import { format_date } from "./money/dates.mjs";
import { fill, limits, words } from "./said.mjs";

/** @param {DOMStringMap} field @param {string} text @param {any} value */
export function reading({ kind, unit }, text, value) {
  if (kind === "rate") return rateRead(value);
  if (kind === "lines") return fill(words.reading_lines, { n: value.length, total: sum(value, "amount") });
  if (kind === "money" && !/^\d+(\.\d\d?)?$/.test(text)) return fill(words.reading, { value });
  if (kind === "date" && format_date(value) !== text) return fill(words.reading, { value: format_date(value) });
  if (kind !== "int" || /^\d+$/.test(text) || unit === "times") return "";
  return fill(words.reading, { value: fill(unit === "day" ? words.reading_days : words.reading_months, { value }) });
}

/** @param {import("./types").Rate} rate */
function rateRead(rate) {
  const year = Number(rate.digits) / 10 ** (rate.scale - 2);
  const day = year / limits.year_days;
  const short = (/** @type {number} */ number) => String(Number(number.toPrecision(5)));
  return fill(words.rate_echo, { annual: `${short(year)}%`, daily: `${short(day)}%`, tenthousandth: short(day * 100) });
}
