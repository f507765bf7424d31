// What the modes compute, as a published case calls it; the mirror of of_modes.py, same names, same order.
import { affordable, many_debts, minimum_payments, payoff_months } from "../money/budgets.mjs";
import { format_date } from "../money/dates.mjs";
import { allocate, DEBT, debt_rows, interest_of_a_day } from "../money/debts.mjs";
import { annual_rate, Problem, share, to_double } from "../money/exact.mjs";
import { missed_rows, standing } from "../money/overdue.mjs";
import { schedule, summarise } from "../money/repayment.mjs";
import { stated_parts } from "../money/stated.mjs";

/** @typedef {import("../types").GivenPlan} GivenPlan */
/** @typedef {import("../types").Paid} Paid */
/** @typedef {import("../types").Rate} Rate */

const YEAR_DAYS = 365;
const ORDER = ["costs", "interest", "principal"];
/** @param {Paid} paid @returns {[day: number, amount: bigint]} */
const pair = ({ date, amount }) => [date, amount];
/** @template {string} Name @param {Record<Name, bigint>[]} rows @param {Name} name */
const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0n);

/** @param {bigint} fen */
export function money(fen) {
  const size = String(fen < 0n ? -fen : fen).padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${size.slice(0, -2)}.${size.slice(-2)}`;
}

/** @param {GivenPlan} plan @param {bigint | null} [budget] */
export function run_schedule(plan, budget = null) {
  const rows = schedule(plan);
  const summary = summarise(plan, rows, budget);
  const figures = (/** @type {import("../types").Row} */ row) =>
    [row.payment, row.interest, row.principal, row.fee, row.balance].map(money);
  return {
    rows: rows.map((row) => [format_date(row.date), ...figures(row)]),
    instalment: money(summary.instalment),
    largest: money(summary.largest),
    first_date: format_date(summary.first_date),
    last_date: format_date(summary.last_date),
    total_paid: money(summary.total_paid),
    total_interest: money(summary.total_interest),
    total_fees: money(summary.total_fees),
    simple: summary.simple,
    compound: summary.compound,
    rate_problem: summary.rate_problem,
    breaks_on: summary.breaks_on === null ? null : format_date(summary.breaks_on),
  };
}

/** @param {GivenPlan} plan */
export function stated_plan(plan) {
  const amounts = (/** @type {import("../types").StatedPart} */ { amount, last, total }) =>
    [amount, last, total].map(money);
  const dates = (/** @type {import("../types").StatedPart} */ { first_date, last_date }) =>
    [first_date, last_date].map(format_date);
  return stated_parts(schedule(plan), plan.start).map((part) => [
    part.kind,
    part.times,
    ...amounts(part),
    ...dates(part),
  ]);
}

/** @param {Omit<import("../types").GivenMissed, "payments" | "factor"> & {factor?: Rate} & {payments?: Paid[]}} debt */
export function missed_instalments(debt) {
  const payments = (debt.payments ?? []).map(pair);
  const made = { factor: { digits: 15n, scale: 1 }, ...debt, payments };
  const rows = missed_rows(made);
  const [end, found] = [rows[rows.length - 1], standing(made, rows)];
  const names = /** @type {const} */ ([
    "due",
    "penalty",
    "paid",
    "costs_left",
    "interest_left",
    "penalty_left",
    "principal_left",
    "later",
  ]);
  return {
    payable: money(found.payable),
    overdue_principal: money(end.principal_left),
    overdue_interest: money(end.interest_left),
    penalty: money(end.penalty_left),
    costs: money(end.costs_left),
    later: money(end.later),
    running: money(found.running),
    whole: money(found.whole),
    count: found.overdue_count,
    per_day: money(found.per_day),
    still_due: money(found.still_due),
    unused: money(found.unused),
    rows: rows.map((row) => [format_date(row.date), ...names.map((name) => money(row[name]))]),
  };
}

/** @param {Omit<import("../types").Debt, "payments" | "overdue" | "factor" | "fees" | "order" | "year_days" | "billed"> & {overdue?: bigint, factor?: Rate, fees?: bigint} & {payments?: Paid[]}} debt */
export function debt_today(debt) {
  const payments = (debt.payments ?? []).map(pair);
  const factor = { digits: 15n, scale: 1 };
  const made = { ...DEBT, overdue: debt.principal, factor, fees: 0n, ...debt, payments };
  const rows = debt_rows(made);
  const end = rows[rows.length - 1];
  const names = /** @type {const} */ (["interest", "penalty", "paid", "costs_left", "interest_left", "principal_left"]);
  return {
    total: money(end.costs_left + end.interest_left + end.principal_left),
    principal: money(end.principal_left),
    interest: money(end.interest_left),
    costs: money(end.costs_left),
    normal_interest: money(sum(rows, "interest")),
    penalty_interest: money(sum(rows, "penalty")),
    per_day: money(interest_of_a_day(made, end.principal_left, made.today)),
    rows: rows.map((row) => [format_date(row.date), ...names.map((name) => money(row[name]))]),
  };
}

/** @param {bigint} principal @param {Rate} rate @param {number} days @param {number} [year_days] */
export function interest(principal, rate, days, year_days = YEAR_DAYS) {
  if (year_days < 1) throw new Problem("bad_number");
  return money(share(principal, rate, days, year_days));
}

/** @param {bigint} principal @param {Rate} rate @param {number} days */
export function daily_interest(principal, rate, days) {
  return money(share(principal, rate, days, 1));
}

/** @param {Rate} rate @param {number} [year_days] */
export function annual_from_daily(rate, year_days = YEAR_DAYS) {
  return to_double(annual_rate(rate, year_days));
}

/** @param {bigint} payment @param {bigint} costs @param {bigint} owed @param {bigint} principal @param {string[]} [order] */
export function run_allocate(payment, costs, owed, principal, order = ORDER) {
  if ([...order].sort().join() !== ORDER.join()) throw new Problem("bad_method");
  const used = allocate(payment, costs, owed, principal, order);
  return Object.fromEntries(Object.entries(used).map(([name, value]) => [name, money(value)]));
}

/** @param {bigint} principal @param {Rate} rate @param {bigint} budget @param {number} longest */
export function run_affordable(principal, rate, budget, longest) {
  const found = affordable(principal, rate, budget, longest);
  return {
    months: found.months,
    status: found.status,
    instalment: money(found.instalment),
    first_interest: money(found.first_interest),
    at_longest: money(found.at_longest),
  };
}

/** @param {(Omit<import("../types").Owned, "minimum"> & {minimum?: bigint})[]} debts @param {bigint} budget @param {string} order @param {{month: number, amount: bigint}[]} [extras] */
export function run_many_debts(debts, budget, order, extras = []) {
  const owned = debts.map((debt) => ({ minimum: 0n, ...debt }));
  const months = many_debts(
    owned,
    budget,
    order,
    extras.map(({ month, amount }) => /** @type {[number, bigint]} */ ([month, amount])),
  );
  return {
    months: months.length,
    total_interest: money(sum(months, "interest")),
    total_paid: money(sum(months, "paid")),
    payoff_months: payoff_months(months, owned.length),
    rows: months.map((month) => [month.paid, month.interest, ...month.balances].map(money)),
    shares: months.map((month) => month.shares.map(money)),
  };
}

/** @param {bigint} balance @param {Rate} rate @param {Rate} part @param {bigint} floor @param {number} months */
export function run_minimum(balance, rate, part, floor, months) {
  if (!(months >= 1 && months <= 1200)) throw new Problem("bad_months");
  const rows = minimum_payments(balance, rate, part, floor, months);
  const total = (/** @type {0 | 1 | 2} */ column) => rows.reduce((sum, row) => sum + row[column], 0n);
  return {
    interest: money(total(1)),
    paid: money(total(0)),
    left: money(rows[rows.length - 1][2]),
    months: rows.length,
    rows: rows.map((row) => row.map(money)),
  };
}
