// One plan as the page shows it: its rows, its sentence, its table, and what to know of it.
import { writeOffer } from "../../sheets/offer.mjs";
import { format_date } from "../money/dates.mjs";
import { Problem } from "../money/exact.mjs";
import { is_regular, PLAN } from "../money/instalments.mjs";
import { schedule, summarise } from "../money/repayment.mjs";
import { plan_terms, say_parts, say_terms, stated_parts } from "../money/stated.mjs";
import { ends, FIGURES } from "./view.mjs";

/** @typedef {import("../types").GivenPlan} GivenPlan */
/** @typedef {import("../types").Row} Row */
/** @typedef {import("../types").Page} Page */
/** @typedef {ReturnType<typeof planned>} Result */

/** The field that makes a plan impossible, by the Problem's code. @type {Record<string, string>} */
const BLAME = {
  lump_too_big: "lump",
  never_clears: "instalment",
  too_long: "instalment",
  first_period: "instalment",
  bad_months: "grace",
};

/** A plan, its rows and sums; what cannot be is told at the proposal's field that makes it so. @param {GivenPlan} plan @param {string} name @param {string} letter @param {bigint | null} budget */
export function planned(plan, name, letter = "", budget = null) {
  try {
    const rows = schedule(plan);
    return { name, letter, plan, rows, ...summarise(plan, rows, budget) };
  } catch (error) {
    if (!(error instanceof Problem && letter)) throw error;
    throw Object.assign(error, { field: `${letter}.${BLAME[error.code] ?? "p_months"}` });
  }
}

/** A plan in words, made from its rows: the sentence, its sum, its terms, the link that carries it, and its payments' days. @param {Result} result @param {Page} page @param {boolean} [newRate] */
export function stated(result, page, newRate = false) {
  const { words, fill, money } = page;
  const { plan, rows } = result;
  const parts = stated_parts(rows, plan.start);
  const terms = plan_terms({ ...PLAN, ...plan }, newRate);
  const { total_paid: total, total_interest: interest, total_fees: fees } = result;
  const sums = { total, principal: plan.principal, interest, fees };
  const paying = rows.filter((row) => row.payment > 0n);
  return {
    ...sums,
    plan: say_parts(parts, words.plan, fill, money),
    sum: fill(words.plan[plan.arrears ? "sum_arrears" : "sum"], sums),
    terms: say_terms(terms, words.plan, fill, money),
    link: writeOffer(parts, terms),
    dates: paying.map((row) => /** @type {[number, bigint]} */ ([row.date, row.payment])),
  };
}

/** What a reader should know of a plan besides its numbers. @param {Result} result @param {Page} page */
export function plan_warnings({ name, plan, rows }, { fill, words }) {
  const found = [];
  const paying = rows.filter((row) => row.payment > 0n && row.date !== plan.start);
  const last = paying[paying.length - 1];
  if (paying.length > 1 && last.payment > 2n * paying[paying.length - 2].payment) {
    found.push(fill(words.warnings.balloon, { name, date: format_date(last.date), amount: last.payment }));
  }
  if (!is_regular(plan)) found.push(words.warnings.first_period);
  return found;
}

/** A plan's chart and table; a column of nothing is left out. @param {Row[]} rows @param {Page} page @returns {Pick<import("../types").View, "chart" | "table">} */
export function schedule_view(rows, page) {
  const { columns } = page.words;
  const shown = FIGURES.filter((name) => rows.some((row) => row[name] !== 0n));
  const values = (/** @type {typeof FIGURES[number]} */ name) => rows.map((row) => Math.max(Number(row[name]), 0));
  return {
    chart: () => ({
      kind: "bars",
      labels: ends(rows.map(({ date }) => date)),
      series: shown.map((name) => ({ name: columns[name], values: values(name) })),
    }),
    table: () => ({
      head: ["number", "date", "payment", ...shown, "balance"].map((name) => columns[name]),
      rows: rows.map((row, index) => row_of(row, index, shown)),
      adds: [2, ...shown.map((_, index) => index + 3)],
    }),
  };
}

/** @param {Row} row @param {number} index @param {readonly (typeof FIGURES)[number][]} shown @returns {import("../types").Cell[]} */
export const row_of = (row, index, shown) => [
  index + 1,
  format_date(row.date),
  row.payment,
  ...shown.map((name) => row[name]),
  row.balance,
];
