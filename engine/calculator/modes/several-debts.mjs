// Several debts on one budget, in three orders side by side.
import { many_debts, payoff_months } from "../money/budgets.mjs";
import { add_months, format_date } from "../money/dates.mjs";
import { at, fail, least, sum } from "./view.mjs";

/** @typedef {import("../types").Page} Page */
/** @typedef {import("../types").DebtMonth} DebtMonth */
/** @typedef {import("../types").Owned & {name: string}} Named */

const ORDERS = ["smallest", "dearest", "prorata"];

/** The debts typed in, each whole: balance, rate and least payment. @param {any} v @param {Page} page @returns {Named[]} */
function debtsOf(v, page) {
  const debts = [];
  for (let number = 1; v[`${number}.name`] !== undefined; number += 1) {
    const [balance, rate, minimum] = ["balance", "rate", "minimum"].map((name) => v[`${number}.${name}`]);
    if (balance === undefined && rate === undefined && minimum === undefined) continue;
    const name = v[`${number}.name`] || page.fill(page.words.debt_row, { n: number });
    const missing = (/** @type {string} */ what) => fail(`${number}.${what}`, "required");
    debts.push({
      name,
      balance: balance ?? missing("balance"),
      rate: rate ?? missing("rate"),
      minimum: minimum ?? missing("minimum"),
    });
  }
  return debts.length ? debts : fail("1.balance", "required");
}

/** One-off payments, by the month in which they come. @param {any} v @param {number} start @returns {[month: number, amount: bigint][]} */
function extrasOf(v, start) {
  const lines = /** @type {{day: number | null, amount: bigint}[]} */ (v.extras ?? []);
  return lines.map(({ day, amount }) => {
    if (day !== null && day < start) fail("extras", "bad_order");
    let month = 1;
    while (day !== null && add_months(start, month) < day) month += 1;
    return [month, amount];
  });
}

/** The least payments are more than the budget. @param {Named[]} debts @param {bigint} budget @param {bigint} minima @param {Page} page @returns {import("../types").View} */
const tooShort = (debts, budget, minima, { words }) => ({
  answer: ["many-debts-short", { budget, minima, missing: minima - budget }],
  figures: { rows: debts.map((debt) => [debt.name, debt.minimum]) },
  warnings: [words.warnings.short],
});

/** The orders side by side, and what goes to whom this month. @param {Named[]} debts @param {DebtMonth[][]} plans @param {string[]} orders @param {(month: number) => string} day @param {Page} page */
function compared(debts, plans, orders, day, { words, fill }) {
  const { figures } = words;
  const month = (/** @type {number} */ n) => fill(figures.month_number, { n, date: day(n) });
  const cleared = plans.map((plan) => payoff_months(plan, debts.length));
  return {
    head: [words.columns.figure, ...orders.map((order) => words.fields.strategy.choices[order])],
    rows: [
      [figures.months_to_clear, ...plans.map((plan) => String(plan.length))],
      [figures.total_interest, ...plans.map((plan) => sum(plan, "interest"))],
      [figures.total_paid, ...plans.map((plan) => sum(plan, "paid"))],
      ...debts.map((debt, index) => [fill(figures.this_month, debt), ...plans.map((plan) => plan[0].shares[index])]),
      ...debts.map((debt, index) => [fill(figures.cleared, debt), ...cleared.map((each) => month(each[index]))]),
    ],
  };
}

/** @type {import("../types").Mode} */
export function several_debts(v, page) {
  const { words } = page;
  const debts = debtsOf(v, page);
  const budget = v.total_budget;
  const minima = debts.reduce((total, debt) => total + least(debt.minimum, debt.balance), 0n);
  if (minima > budget) return tooShort(debts, budget, minima, page);
  const start = v.start ?? page.today;
  const extras = extrasOf(v, start);
  const orders = ORDERS.includes(v.strategy) ? ORDERS : [...ORDERS, v.strategy];
  const plans = orders.map((order) => at("total_budget", () => many_debts(debts, budget, order, extras)));
  const months = plans[orders.indexOf(v.strategy)];
  const day = (/** @type {number} */ number) => format_date(add_months(start, number));
  const shares = debts
    .map((debt, index) => `${debt.name} ${page.money(months[0].shares[index])}`)
    .join(words.plan.between);
  const left = (/** @type {Named} */ debt, /** @type {number} */ index) => ({
    name: debt.name,
    values: [Number(debt.balance), ...months.map((each) => Number(each.balances[index]))],
  });
  return {
    answer: ["many-debts", { months: months.length, interest: sum(months, "interest"), budget, shares }],
    figures: compared(debts, plans, orders, day, page),
    chart: () => ({
      kind: "bars",
      labels: { count: months.length + 1, first: format_date(start), last: day(months.length) },
      series: debts.map(left),
    }),
    table: () => ({
      head: [
        ...["number", "date", "paid", "interest"].map((name) => words.columns[name]),
        ...debts.map(({ name }) => name),
      ],
      rows: months.map((each, index) => [index + 1, day(index + 1), each.paid, each.interest, ...each.balances]),
      adds: [2, 3],
    }),
  };
}
