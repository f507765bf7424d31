// What the modes share: telling a Problem at its field, sums, and the ends of a chart. No DOM, no words.
import { add_months, format_date } from "../money/dates.mjs";
import { Problem } from "../money/exact.mjs";

/** @typedef {import("../types").Cell} Cell */
/** @typedef {import("../types").Payments} Payments */

/** Tell a Problem at a field; `other` is the field that it does not go together with, `count` the right number. @param {string} field @param {string} code @param {string} [other] @param {number | bigint} [count] @returns {never} */
export function fail(field, code, other, count) {
  throw Object.assign(new Problem(code), { field, other, count });
}

/** @param {bigint} a @param {bigint} b */
export const least = (a, b) => (a < b ? a : b);

/** @template {string} Name @param {Record<Name, bigint>[]} rows @param {Name} name */
export const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0n);

/** Of a chart's days only how many, the first and the last are written. @param {number[]} days */
export const ends = (days) => ({
  count: days.length,
  first: format_date(days[0]),
  last: format_date(days[days.length - 1]),
});

export const FIGURES = /** @type {const} */ (["interest", "principal", "fee"]);

/** Run a computation; a Problem in it belongs to the field. @template Result @param {string} field @param {() => Result} compute */
export function at(field, compute) {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw Object.assign(error, { field: "field" in error ? error.field : field });
  }
}

/** The first day and the first payment's. @param {any} v @param {import("../types").Page} page */
export function period(v, page) {
  const start = v.start ?? page.today;
  const first = v.first_date ?? add_months(start, 1);
  if (first <= start) fail("first_date", "bad_order");
  return { start, first };
}

const KEPT_ZERO = new Set(["payable", "total", "per_day", "whole", "penalty"]);

/** What is owed, shared by both ways of owing: the field values of a debt. @param {any} v @param {import("../types").Page} page */
export function debt_of(v, page) {
  const today = v.today ?? page.today;
  const both = v.due !== undefined && v.overdue_days !== undefined;
  if (both && v.due !== today - v.overdue_days) fail("due", "disagree", "overdue_days");
  const due = v.due ?? today - v.overdue_days;
  if (due > today) fail("due", "bad_order");
  const since = v.since ?? due;
  if (since > due) fail("since", "bad_order");
  const lines = /** @type {{day: number | null, amount: bigint}[]} */ (v.payments ?? []);
  const payments = lines.map(({ day, amount }) => /** @type {Payments[number]} */ ([day ?? today, amount]));
  if (payments.some(([day]) => day < since || day > today)) fail("payments", "bad_order");
  const factor = v.factor ?? { digits: 1n, scale: 0 };
  const shared = { principal: v.principal, rate: v.rate, today, factor, billed: v.billed ?? 0n, payments };
  return { ...shared, due, since, order: v.order.split(","), year_days: Number(v.year_days) };
}

/** The names of figures; what is nothing is left out, but for the sums that a reader looks for. @param {[string, Cell][]} figures @param {any} words @returns {Cell[][]} */
export const named = (figures, words) =>
  figures
    .filter(([name, value]) => value !== 0n || KEPT_ZERO.has(name))
    .map(([name, value]) => [words.figures[name], value]);

/**
 * Bars of what is left of each part on each day; a part that never is there is not named.
 * @template {string} Name @param {(Record<Name, bigint> & {date: number})[]} rows @param {[name: string, key: Name][]} parts
 * @returns {(() => import("../types").Chart) | undefined}
 */
export function stacked(rows, parts) {
  const series = parts
    .map(([name, key]) => ({ name, values: rows.map((row) => Number(row[key])) }))
    .filter(({ values }) => values.some((value) => value > 0));
  return series.length ? () => ({ kind: "bars", labels: ends(rows.map(({ date }) => date)), series }) : undefined;
}
