// Huabei and cards: paying only the least, and clearing fee instalments early.
import { minimum_payments } from "../money/budgets.mjs";
import { add_months, format_date } from "../money/dates.mjs";
import { ZERO } from "../money/exact.mjs";
import { fee_instalment_parts, PLAN } from "../money/instalments.mjs";
import { at, fail, sum } from "./view.mjs";

/** @typedef {ReturnType<typeof minimum_payments>} Months */

const MONTHS = [12, 24, 36];
const LAST = MONTHS[MONTHS.length - 1];

/** @param {Months} plan */
const interest = (plan) => plan.reduce((total, [, added]) => total + added, 0n);
/** @param {Months} plan @param {number} n */
const left = (plan, n) => (plan.length < n ? 0n : plan[n - 1][2]);

/** Only the least payment each month, beside the first month's amount every month. @type {import("../types").Mode} */
export function minimum_only(v, page) {
  const { words, fill } = page;
  const { figures } = words;
  const rows = at("least_part", () => minimum_payments(v.bill, v.rate, v.least_part, v.least_floor ?? 0n, LAST));
  const first = rows[0][0];
  const fixed = minimum_payments(v.bill, v.rate, ZERO, first, page.limits.months);
  const stuck = left(fixed, fixed.length) > 0n;
  const shown = stuck ? fixed.slice(0, LAST) : fixed;
  const count = Math.max(rows.length, shown.length) + 1;
  const last = format_date(add_months(page.today, count - 1));
  const curve = (/** @type {string} */ name, /** @type {Months} */ plan) => ({
    name,
    values: [Number(v.bill), ...plan.map((row) => Number(row[2]))],
  });
  const rest = left(rows, rows.length);
  const said = { first, months: rows.length, left: rest, interest: interest(rows) };
  const ending = stuck ? "-stuck" : rest ? "" : "-cleared";
  return {
    answer: [`minimum-only${ending}`, { ...said, fixed_months: fixed.length, fixed_interest: interest(fixed) }],
    figures: {
      head: [words.columns.figure, figures.least, figures.fixed],
      rows: MONTHS.flatMap((n) => [
        [fill(figures.left_after, { n }), left(rows, n), left(fixed, n)],
        [fill(figures.interest_after, { n }), interest(rows.slice(0, n)), interest(fixed.slice(0, n))],
      ]),
    },
    warnings: rows.length > 1 && said.interest > 0n ? [words.warnings.minimum] : [],
    chart: () => ({
      kind: "curves",
      labels: { count, first: format_date(page.today), last },
      series: [curve(figures.least, rows), curve(figures.fixed, shown)],
    }),
    table: () => ({
      head: ["number", "payment", "interest", "owed"].map((name) => words.columns[name]),
      rows: rows.map((row, index) => [index + 1, ...row]),
    }),
  };
}

/** Fee instalments as Huabei makes them, cleared early: what is left of the sum and of the fee. @type {import("../types").Mode} */
export function pay_off_early(v, page) {
  const { figures, columns } = page.words;
  if (v.paid_count > v.all_months) fail("paid_count", "more_than", "all_months");
  const plan = {
    ...PLAN,
    principal: v.bought,
    rate: ZERO,
    start: 0,
    first: 31,
    fee_rate: v.fee_rate,
    months: v.all_months,
  };
  const parts = fee_instalment_parts(plan, v.bought);
  const [done, rest] = [parts.slice(0, v.paid_count), parts.slice(v.paid_count)];
  const [principal, fee] = [sum(rest, "principal"), sum(rest, "fee")];
  const total = principal + fee;
  const ending = rest.length ? (fee ? "" : "-no_fee") : "-done";
  return {
    answer: [`pay-off-early${ending}`, { principal, fee, total }],
    figures: {
      rows: [
        [figures.principal, principal],
        [figures.fee_paid, sum(done, "fee")],
        [figures.fee_left, fee],
        [figures.without_fee, principal],
        [figures.with_fee, total],
      ],
    },
    table: () => ({
      head: ["number", "payment", "principal", "fee"].map((name) => columns[name]),
      rows: parts.map((part, index) => [index + 1, part.principal + part.fee, part.principal, part.fee]),
      adds: [1, 2, 3],
    }),
  };
}
