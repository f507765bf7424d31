// What a budget can carry: the shortest term, and several debts on one budget; the mirror of budgets.py,
// same names, same order.
import { annuity_payment } from "./annuity.mjs";
import { floor_div, Problem, share } from "./exact.mjs";
import { LONGEST } from "./instalments.mjs";
import { months_for } from "./repayment.mjs";

/** @typedef {import("../types").DebtMonth} DebtMonth */
/** @typedef {import("../types").Owned} Owned */
/** @typedef {import("../types").Rate} Rate */

/** @param {bigint} a @param {bigint} b */
const least = (a, b) => (a < b ? a : b);
/** @param {bigint | number} a @param {bigint | number} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** @param {bigint[]} amounts */
const total = (amounts) => amounts.reduce((sum, amount) => sum + amount, 0n);

/** @param {bigint} principal @param {Rate} rate @param {bigint} budget @param {number} longest */
export function affordable(principal, rate, budget, longest) {
  if (principal < 1n || rate.digits < 0n) throw new Problem("bad_number");
  if (!(longest >= 1 && longest <= LONGEST)) throw new Problem("bad_months");
  const first_interest = share(principal, rate, 1, 12);
  const at_longest = annuity_payment(principal, rate, longest);
  const none = { budget, first_interest, months: 0, instalment: 0n, at_longest };
  if (budget <= 0n) return { status: "nothing_left", ...none };
  if (budget <= first_interest) return { status: "never_clears", ...none };
  const months = months_for(principal, rate, budget);
  const instalment = months > 0 ? annuity_payment(principal, rate, months) : 0n;
  const status = months > 0 && months <= longest ? "fits" : "too_long";
  return { ...none, status, months, instalment };
}

/** @param {Owned[]} debts @param {string} order */
export function payoff_order(debts, order) {
  const scale = debts.reduce((most, debt) => Math.max(most, debt.rate.scale), 0);
  const dear = debts.map((debt) => -debt.rate.digits * 10n ** BigInt(scale - debt.rate.scale));
  /** @type {Map<string, (at: number) => (bigint | number)[]>} */
  const keys = new Map([
    ["smallest", (/** @type {number} */ at) => [debts[at].balance, dear[at], debts[at].minimum, at]],
    ["dearest", (/** @type {number} */ at) => [dear[at], debts[at].balance, debts[at].minimum, at]],
    ["given", (/** @type {number} */ at) => [at]],
    ["prorata", (/** @type {number} */ at) => [at]],
  ]);
  const key = keys.get(order);
  if (!key) throw new Problem("bad_method");
  const before = (/** @type {number} */ a, /** @type {number} */ b) =>
    key(a).reduce((/** @type {number} */ found, value, index) => found || compare(value, key(b)[index]), 0);
  return debts.map((_, at) => at).sort(before);
}

/** @param {bigint[]} owed @param {bigint} spare @param {number[]} ranks @param {string} order */
export function spare_shares(owed, spare, ranks, order) {
  const whole = total(owed);
  const evenly = order === "prorata" && spare > 0n && spare < whole;
  const shares = owed.map((each) => (evenly ? floor_div(spare * each, whole) : 0n));
  let left = spare - total(shares);
  for (const at of ranks) {
    const more = least(left, owed[at] - shares[at]);
    shares[at] = shares[at] + more;
    left = left - more;
  }
  return shares;
}

/** @param {Owned[]} debts @param {bigint[]} balances @param {bigint} budget @param {number[]} ranks @param {string} order */
export function pay_month(debts, balances, budget, ranks, order) {
  const interests = balances.map((balance, at) => share(balance, debts[at].rate, 1, 12));
  const owed = balances.map((balance, at) => balance + interests[at]);
  const minima = debts.map((debt, at) => least(debt.minimum, owed[at]));
  const spare = budget - total(minima);
  if (spare < 0n) throw new Problem("budget_short");
  const more = spare_shares(
    owed.map((each, at) => each - minima[at]),
    spare,
    ranks,
    order,
  );
  const shares = minima.map((each, at) => each + more[at]);
  return {
    paid: total(shares),
    interest: total(interests),
    balances: owed.map((each, at) => each - shares[at]),
    shares,
  };
}

/** @param {Owned[]} debts @param {bigint} budget @param {string} order @param {[month: number, amount: bigint][]} [extras] */
export function many_debts(debts, budget, order, extras = []) {
  const bad = (/** @type {Owned} */ debt) => debt.balance < 1n || debt.rate.digits < 0n || debt.minimum < 0n;
  if (!debts.length || debts.some(bad)) throw new Problem("bad_number");
  const ranks = payoff_order(debts, order);
  let balances = debts.map((debt) => debt.balance);
  const whole = total(balances);
  const months = [];
  while (total(balances) > 0n) {
    if (months.length === LONGEST) throw new Problem(total(balances) < whole ? "too_long" : "never_clears");
    const extra = extras.reduce((sum, [month, amount]) => (month === months.length + 1 ? sum + amount : sum), 0n);
    months.push(pay_month(debts, balances, budget + extra, ranks, order));
    balances = months[months.length - 1].balances;
  }
  return months;
}

/** @param {DebtMonth[]} months @param {number} count */
export function payoff_months(months, count) {
  return Array.from({ length: count }, (_, at) => months.findIndex((month) => month.balances[at] === 0n) + 1);
}

/** @param {bigint} balance @param {Rate} rate @param {Rate} part @param {bigint} floor @param {number} months */
export function minimum_payments(balance, rate, part, floor, months) {
  const bad = part.digits < 0n || part.digits > 10n ** BigInt(part.scale);
  if (balance < 1n || rate.digits < 0n || floor < 0n || bad) throw new Problem("bad_number");
  const rows = [];
  while (balance > 0n && rows.length < months) {
    const interest = share(balance, rate, 1, 12);
    const owed = balance + interest;
    const smallest = -floor_div(-owed * part.digits, 10n ** BigInt(part.scale));
    const paid = least(owed, smallest > floor ? smallest : floor);
    balance = owed - paid;
    rows.push([paid, interest, balance]);
  }
  return rows;
}
