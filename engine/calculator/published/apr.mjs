// Annual percentage rates as two laws define them; the mirror of apr.py, same names, same order, bit for bit.
import { add_months, civil, day_number } from "../money/dates.mjs";
import { Problem } from "../money/exact.mjs";
import { flow_rate } from "../money/rates.mjs";
import { LARGEST_RATE, power, power_minus_one } from "../money/roots.mjs";

/** @typedef {import("../types").Unit} Unit */
/** @typedef {import("../types").UnitTerm} UnitTerm */

const LARGEST = 1024;
const HALVINGS = 200;
const MOST_UNITS = 20000;
export const EUROPEAN_UNITS = { years: 56940, months: 4745, weeks: 1095, days: 156 };
const ODD_DAYS = new Map([
  ["half-month", 15],
  ["week", 7],
  ["day", 1],
]);
const PER_YEAR = new Map([
  ["month", 12],
  ["half-month", 24],
  ["week", 52],
  ["day", 365],
]);

/** @param {Unit} unit */
export function unit_days(unit) {
  if (unit.kind === "month") return unit.size === 12 ? 365 : 30 * unit.size;
  return Number(ODD_DAYS.get(unit.kind)) * unit.size;
}

/** @param {Unit} unit */
export function units_a_year(unit) {
  return Number(PER_YEAR.get(unit.kind)) / unit.size;
}

/** @param {number} day @param {Unit} unit @param {number} steps */
export function step_back(day, unit, steps) {
  if (unit.kind === "month") return add_months(day, -unit.size * steps);
  if (unit.kind !== "half-month") return day - (unit.kind === "week" ? 7 : 1) * unit.size * steps;
  const halves = unit.size * steps;
  const earlier = add_months(day, -Math.floor((halves + 1) / 2));
  if (halves % 2 === 0) return earlier;
  const date = civil(add_months(day, -Math.floor(halves / 2)));
  if (date.day > 15) return day_number(date.year, date.month, date.day - 15);
  const previous = civil(day_number(date.year, date.month, 1) - 1);
  return day_number(previous.year, previous.month, Math.min(date.day + 15, previous.day));
}

/** @param {number} start @param {number} day @param {Unit} unit */
export function unit_time(start, day, unit) {
  if (day < start || day - start > MOST_UNITS * unit_days(unit)) throw new Problem("bad_order");
  let whole = Math.floor(((day - start) * 9) / (unit_days(unit) * 10));
  while (step_back(day, unit, whole) < start) whole = whole - 1;
  while (step_back(day, unit, whole + 1) >= start) whole = whole + 1;
  if (unit.kind !== "month" || unit.size === 1 || unit.size === 12) return [whole, step_back(day, unit, whole) - start];
  const month = { kind: "month", size: 1 };
  let months = 0;
  while (step_back(day, month, unit.size * whole + months + 1) >= start) months = months + 1;
  return [whole, 30 * months + step_back(day, month, unit.size * whole + months) - start];
}

/** @param {UnitTerm[]} terms @param {number} rate */
export function terms_value(terms, rate) {
  let total = 0;
  for (const term of terms) {
    total = total + term.amount / ((1 + (rate * term.odd) / term.of) * power(1 + rate, term.whole));
  }
  return total;
}

/** @param {UnitTerm[]} terms */
export function unit_rate(terms) {
  const place = (/** @type {UnitTerm} */ term) => term.whole + term.odd / term.of;
  const placed = [...terms].sort((a, b) => place(a) - place(b));
  const signs = placed.filter((term) => term.amount !== 0).map((term) => term.amount > 0);
  const changes = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
  const start = terms_value(placed, 0);
  if (changes > 1) throw new Problem("several_solutions");
  if (changes === 1 && start === 0) return 0;
  if (changes === 0 || start > 0 === signs[0]) throw new Problem("no_solution");
  let [low, high] = [0, 0.0625];
  while (terms_value(placed, high) > 0 !== signs[0]) {
    [low, high] = [high, 2 * high];
    if (high > LARGEST) throw new Problem("no_solution");
  }
  return halve(placed, low, high);
}

/** @param {UnitTerm[]} terms @param {number} low @param {number} high */
export function halve(terms, low, high) {
  const first = terms_value(terms, high) > 0;
  for (let count = 0; count < HALVINGS; count += 1) {
    const middle = 0.5 * (low + high);
    if (middle === low || middle === high) break;
    if (terms_value(terms, middle) > 0 === first) high = middle;
    else low = middle;
  }
  return 0.5 * (low + high);
}

/** @param {UnitTerm[]} terms @param {number} per_year */
export function us_apr(terms, per_year) {
  return per_year * unit_rate(terms);
}

/** @param {number[]} amounts @param {number[]} times */
export function eu_aprc(amounts, times) {
  const shared = times.reduce(common_divisor, EUROPEAN_UNITS.years);
  const flows = amounts.map((amount, index) => ({ amount, time: times[index] / shared }));
  const rate = power_minus_one(flow_rate(flows), EUROPEAN_UNITS.years / shared);
  if (!(rate < LARGEST_RATE)) throw new Problem("no_solution");
  return rate;
}

/** @param {number} a @param {number} b */
export function common_divisor(a, b) {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
