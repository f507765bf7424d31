// The instalments of a plan by method, as amounts without dates yet; the mirror of instalments.py,
// same names, same order. A plan: money in BigInt fen, dates as day numbers, rates as exact decimals a year.
import { annuity_payment } from "./annuity.mjs";
import { add_months, civil } from "./dates.mjs";
import { Problem, round_half_even, round_half_up, share, spread, ZERO } from "./exact.mjs";

/** @typedef {import("../types").Part} Part */
/** @typedef {import("../types").Plan} Plan */

export const LONGEST = 600;

export const PLAN = {
  method: "equal_instalment",
  instalment: 0n,
  fee_rate: ZERO,
  upfront_fee: 0n,
  arrears: 0n,
  lump: 0n,
  grace: 0,
  grace_interest: "capitalised",
  waive: "none",
  waive_part: ZERO,
  waive_amount: 0n,
  basis: "month",
  year_days: 365,
};

/** @param {bigint} a @param {bigint} b */
const least = (a, b) => (a < b ? a : b);
/** @param {bigint} a @param {bigint} b */
const most = (a, b) => (a > b ? a : b);
/** @param {bigint} interest @param {bigint} principal @param {bigint} fee */
const part = (interest, principal, fee) => ({ interest, principal, fee });

/** @param {Pick<Plan, "start" | "first">} plan */
export function is_regular(plan) {
  return plan.first === add_months(plan.start, 1) || plan.start === add_months(plan.first, -1);
}

/** @param {Plan} plan @param {number} month */
export function due_date(plan, month) {
  if (month === 0) return plan.start;
  if (civil(plan.start).day > civil(plan.first).day && is_regular(plan)) return add_months(plan.start, month);
  return add_months(plan.first, month - 1);
}

/** @param {Plan} plan */
export function first_period(plan) {
  if (is_regular(plan)) return [1, 0];
  let whole = 0;
  while (add_months(plan.start, whole + 1) <= plan.first) whole += 1;
  return [whole, plan.first - add_months(plan.start, whole)];
}

/** @param {Plan} plan @param {bigint} balance @param {number} month */
export function period_interest(plan, balance, month) {
  if (plan.basis === "days") {
    return share(balance, plan.rate, due_date(plan, month) - due_date(plan, month - 1), plan.year_days);
  }
  if (month > 1) return share(balance, plan.rate, 1, 12);
  const [whole, odd] = first_period(plan);
  return share(balance, plan.rate, whole * plan.year_days + 12 * odd, 12 * plan.year_days);
}

/** @param {Plan} plan @param {bigint} principal @returns {[Part[], bigint, bigint]} */
export function grace_parts(plan, principal) {
  const parts = [];
  let deferred = 0n;
  for (let month = 1; month <= plan.grace; month += 1) {
    const interest = plan.method === "fee_instalments" ? 0n : period_interest(plan, principal, month);
    if (plan.grace_interest === "capitalised") {
      parts.push(part(interest, -interest, 0n));
      principal = principal + interest;
    } else {
      parts.push(part(0n, 0n, 0n));
      deferred = deferred + (plan.grace_interest === "deferred" ? interest : 0n);
    }
  }
  return [parts, principal, deferred];
}

/** @param {Plan} plan @param {bigint} principal */
export function equal_instalment_parts(plan, principal) {
  const payment = annuity_payment(principal, plan.rate, plan.months);
  const parts = [];
  for (let number = 1; number <= plan.months; number += 1) {
    const interest = period_interest(plan, principal, plan.grace + number);
    const odd = plan.basis !== "days" && plan.grace + number === 1; // only the first period can be other than a month
    const usual = odd ? share(principal, plan.rate, 1, 12) : interest;
    const paid = number === plan.months ? principal : least(most(payment - usual, 0n), principal);
    parts.push(part(interest, paid, 0n));
    principal = principal - paid;
  }
  return parts;
}

/** @param {Plan} plan @param {bigint} principal */
export function equal_principal_parts(plan, principal) {
  const each = round_half_up(principal, BigInt(plan.months));
  const parts = [];
  for (let number = 1; number <= plan.months; number += 1) {
    const interest = period_interest(plan, principal, plan.grace + number);
    const paid = number === plan.months ? principal : least(each, principal);
    parts.push(part(interest, paid, 0n));
    principal = principal - paid;
  }
  return parts;
}

/** @param {Plan} plan @param {bigint} principal */
export function interest_only_parts(plan, principal) {
  const parts = [];
  for (let number = 1; number <= plan.months; number += 1) {
    const interest = period_interest(plan, principal, plan.grace + number);
    parts.push(part(interest, number === plan.months ? principal : 0n, 0n));
  }
  return parts;
}

/** @param {Plan} plan @param {bigint} principal */
export function bullet_parts(plan, principal) {
  const odd = period_interest(plan, principal, plan.grace + 1) - share(principal, plan.rate, 1, 12);
  let interest = share(principal, plan.rate, plan.months, 12) + odd;
  if (plan.basis === "days") {
    const days = due_date(plan, plan.grace + plan.months) - due_date(plan, plan.grace);
    interest = share(principal, plan.rate, days, plan.year_days);
  }
  return [...new Array(plan.months - 1).fill(part(0n, 0n, 0n)), part(interest, principal, 0n)];
}

/** @param {Plan} plan @param {bigint} principal */
export function fee_instalment_parts(plan, principal) {
  const fee = round_half_even(principal * plan.fee_rate.digits, 10n ** BigInt(plan.fee_rate.scale));
  const fees = spread(fee, plan.months);
  return spread(principal, plan.months).map((paid, index) => part(0n, paid, fees[index]));
}

/** @param {Plan} plan @param {bigint} principal @param {bigint} arrears */
export function fixed_instalment_parts(plan, principal, arrears) {
  const parts = [];
  while (principal + arrears > 0n) {
    const interest = period_interest(plan, principal, plan.grace + parts.length + 1);
    if (plan.instalment <= interest) {
      const odd = !parts.length && plan.instalment > share(principal, plan.rate, 1, 12);
      throw new Problem(odd ? "first_period" : "never_clears");
    }
    if (parts.length === LONGEST) throw new Problem("too_long");
    const fee = least(arrears, plan.instalment - interest);
    const paid = least(principal, plan.instalment - interest - fee);
    parts.push(part(interest, paid, fee));
    principal = principal - paid;
    arrears = arrears - fee;
  }
  return parts;
}

/** @param {Plan} plan @param {bigint} principal @param {bigint} arrears @param {bigint} deferred */
export function regular_parts(plan, principal, arrears, deferred) {
  if (plan.method === "fixed_instalment") return fixed_instalment_parts(plan, principal, arrears + deferred);
  const makers = new Map([
    ["equal_instalment", equal_instalment_parts],
    ["equal_principal", equal_principal_parts],
    ["interest_only", interest_only_parts],
    ["bullet", bullet_parts],
    ["fee_instalments", fee_instalment_parts],
  ]);
  const make = makers.get(plan.method);
  if (!make) throw new Problem("bad_method");
  const parts = make(plan, principal);
  const late = spread(deferred, parts.length);
  const extra = spread(arrears, parts.length);
  return parts.map((each, index) => part(each.interest + late[index], each.principal, each.fee + extra[index]));
}
