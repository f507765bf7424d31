// A repayment plan, month by month, to the fen; the mirror of repayment.py, same names, same order,
// the same fen for every input. Pure: it knows nothing of the page.
import { annuity_payment } from "./annuity.mjs";
import { floor_div, multiply, Problem, share, without, ZERO } from "./exact.mjs";
import { due_date, grace_parts, is_regular, LONGEST, PLAN, regular_parts } from "./instalments.mjs";
import { compound_annual, flow_rate, irr, simple_annual, xirr } from "./rates.mjs";

/** @typedef {import("../types").GivenPlan} GivenPlan */
/** @typedef {import("../types").Part} Part */
/** @typedef {import("../types").Plan} Plan */
/** @typedef {import("../types").Rate} Rate */
/** @typedef {import("../types").Row} Row */

/** @param {bigint} a @param {bigint} b */
const least = (a, b) => (a < b ? a : b);
/** @param {Row[]} rows @param {keyof Part | "payment"} name */
const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0n);

/** @param {Plan} plan */
export function check_plan(plan) {
  if (plan.principal < 1n || plan.rate.digits < 0n || plan.fee_rate.digits < 0n) throw new Problem("bad_number");
  const months = plan.months >= 1 && plan.months <= LONGEST;
  if (!months || !(plan.grace >= 0 && plan.grace <= LONGEST)) throw new Problem("bad_months");
  if (plan.first <= plan.start) throw new Problem("bad_order");
  const amounts = [plan.arrears, plan.lump, plan.upfront_fee, plan.waive_amount, plan.instalment];
  if (amounts.some((amount) => amount < 0n)) throw new Problem("bad_number");
}

/** @param {Plan} plan */
export function waived(plan) {
  if (plan.waive === "all") return { ...plan, rate: ZERO, fee_rate: ZERO, arrears: 0n };
  if (plan.waive === "part") {
    const keep = without(plan.waive_part);
    if (keep.digits < 0n || plan.waive_part.digits < 0n) throw new Problem("bad_number");
    const arrears = share(plan.arrears, keep, 1, 1);
    const [rate, fee_rate] = [multiply(plan.rate, keep), multiply(plan.fee_rate, keep)];
    return { ...plan, rate, fee_rate, arrears, waive_amount: 0n };
  }
  if (plan.waive === "amount") {
    const taken = least(plan.waive_amount, plan.arrears);
    return { ...plan, arrears: plan.arrears - taken, waive_amount: plan.waive_amount - taken };
  }
  return { ...plan, waive_amount: 0n };
}

/** @param {Plan} plan */
export function opening(plan) {
  if (plan.lump === 0n && plan.upfront_fee === 0n) return null;
  if (plan.lump > plan.principal + plan.arrears) throw new Problem("lump_too_big");
  const fee = least(plan.lump, plan.arrears);
  const paid = plan.lump - fee;
  return {
    date: plan.start,
    payment: plan.lump + plan.upfront_fee,
    interest: 0n,
    principal: paid,
    fee: fee + plan.upfront_fee,
    balance: plan.principal - paid,
  };
}

/** @param {Part[]} parts @param {bigint} amount */
export function less_waived(parts, amount) {
  return parts.map((part) => {
    const interest = part.interest + part.principal > 0n ? least(part.interest, amount) : 0n;
    const fee = least(part.fee, amount - interest);
    amount = amount - interest - fee;
    return { interest: part.interest - interest, principal: part.principal, fee: part.fee - fee };
  });
}

/** @param {GivenPlan} given */
export function schedule(given) {
  let plan = { ...PLAN, ...given };
  check_plan(plan);
  plan = waived(plan);
  const head = opening(plan);
  let principal = head ? head.balance : plan.principal;
  const arrears = head ? plan.arrears - (head.fee - plan.upfront_fee) : plan.arrears;
  const rows = head ? [head] : [];
  if (principal + arrears === 0n) return rows;
  const [pause, grown, deferred] = grace_parts(plan, principal);
  const parts = [...pause, ...regular_parts(plan, grown, arrears, deferred)];
  less_waived(parts, plan.waive_amount).forEach((part, index) => {
    principal = principal - part.principal;
    const payment = part.interest + part.principal + part.fee;
    rows.push({ date: due_date(plan, index + 1), payment, ...part, balance: principal });
  });
  return rows;
}

/** @param {GivenPlan} given @param {Row[]} rows */
export function monthly_flows(given, rows) {
  const plan = { ...PLAN, ...given };
  const flows = [-Number(plan.principal + plan.arrears)];
  for (const row of rows) {
    if (row.date === plan.start) flows[0] = flows[0] + Number(row.payment);
    else flows.push(Number(row.payment));
  }
  return flows;
}

/** @param {GivenPlan} given @param {Row[]} rows */
export function plan_rates(given, rows) {
  const plan = { ...PLAN, ...given };
  if (is_regular(plan)) {
    const monthly = irr(monthly_flows(plan, rows));
    return [simple_annual(monthly), compound_annual(monthly)];
  }
  const amounts = [-Number(plan.principal + plan.arrears), ...rows.map((row) => Number(row.payment))];
  const days = [plan.start, ...rows.map((row) => row.date)];
  const daily = flow_rate(amounts.map((amount, index) => ({ amount, time: days[index] })));
  return [365 * daily, xirr(amounts, days)];
}

/** @param {GivenPlan} plan @param {Row[]} rows @param {bigint | null} [budget] */
export function summarise(plan, rows, budget = null) {
  const paying = rows.filter((row) => row.payment > 0n);
  const regular = paying.filter((row) => row.date !== plan.start);
  let rate_problem = "";
  /** @type {(number | null)[]} */
  let [simple, compound] = [null, null];
  try {
    [simple, compound] = plan_rates(plan, rows);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    rate_problem = error.code;
  }
  const over = regular.filter((row) => budget !== null && row.payment > budget);
  return {
    instalment: regular.length ? regular[0].payment : 0n,
    largest: regular.reduce((most, row) => (row.payment > most ? row.payment : most), 0n),
    first_date: paying.length ? paying[0].date : plan.start,
    last_date: paying.length ? paying[paying.length - 1].date : plan.start,
    total_paid: sum(rows, "payment"),
    total_interest: sum(rows, "interest"),
    total_fees: sum(rows, "fee"),
    simple,
    compound,
    rate_problem,
    breaks_on: over.length ? over[0].date : null,
  };
}

/** @param {bigint} principal @param {Rate} rate @param {bigint} budget */
export function months_for(principal, rate, budget) {
  if (annuity_payment(principal, rate, LONGEST) > budget) return 0;
  let short = 0;
  let enough = LONGEST;
  while (enough - short > 1) {
    const middle = Number(floor_div(BigInt(short + enough), 2n));
    if (annuity_payment(principal, rate, middle) <= budget) enough = middle;
    else short = middle;
  }
  return enough;
}
