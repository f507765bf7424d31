// The last day of a time limit; the mirror of deadlines.py, same names, same order.
import { add_months } from "../calculator/money/dates.mjs";

const EARLY = 3;
const SUNDAY_FIRST = 4;

/** @param {number} received @param {number} days @param {number} months */
export function last_day(received, days, months) {
  return months ? add_months(received, months) : received + days;
}

/** @param {number} received @param {number} days @param {number} months */
export function early_day(received, days, months) {
  return Math.max(received, last_day(received, days, months) - EARLY);
}

/** @param {number} day */
export function weekday(day) {
  return (day + SUNDAY_FIRST) % 7;
}

/** @param {number} received @param {number} today @param {number} days @param {number} months */
export function standing(received, today, days, months) {
  if (received > today) return "future";
  const left = last_day(received, days, months) - today;
  return left < 0 ? "past" : left ? "open" : "today";
}
