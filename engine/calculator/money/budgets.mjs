// What a budget can carry: the shortest term, and several debts on one budget; the mirror of budgets.py,
// same names, same order.
import { annuity_payment } from './annuity.mjs';
import { Problem, share } from './exact.mjs';
import { LONGEST } from './instalments.mjs';
import { months_for } from './repayment.mjs';

const least = (a, b) => (a < b ? a : b);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const total = (amounts) => amounts.reduce((sum, amount) => sum + amount, 0n);

export function affordable(principal, rate, budget, longest) {
  if (principal < 1n || rate.digits < 0n) throw new Problem('bad_number');
  if (!(longest >= 1 && longest <= LONGEST)) throw new Problem('bad_months');
  const first_interest = share(principal, rate, 1, 12);
  const at_longest = annuity_payment(principal, rate, longest);
  const none = { budget, first_interest, months: 0, instalment: 0n, at_longest };
  if (budget <= 0n) return { status: 'nothing_left', ...none };
  if (budget <= first_interest) return { status: 'never_clears', ...none };
  const months = months_for(principal, rate, budget);
  const instalment = months > 0 ? annuity_payment(principal, rate, months) : 0n;
  const status = months > 0 && months <= longest ? 'fits' : 'too_long';
  return { ...none, status, months, instalment };
}

export function payoff_order(debts, order) {
  const scale = debts.reduce((most, debt) => Math.max(most, debt.rate.scale), 0);
  const dear = debts.map((debt) => -debt.rate.digits * 10n ** BigInt(scale - debt.rate.scale));
  const keys = new Map([
    ['smallest', (at) => [debts[at].balance, dear[at], debts[at].minimum, at]],
    ['dearest', (at) => [dear[at], debts[at].balance, debts[at].minimum, at]],
    ['given', (at) => [at]],
  ]);
  if (!keys.has(order)) throw new Problem('bad_method');
  const key = keys.get(order);
  const before = (a, b) => key(a).reduce((found, value, index) => found || compare(value, key(b)[index]), 0);
  return debts.map((_, at) => at).sort(before);
}

export function pay_month(debts, balances, budget, ranks) {
  const interests = balances.map((balance, at) => share(balance, debts[at].rate, 1, 12));
  const owed = balances.map((balance, at) => balance + interests[at]);
  let left = budget;
  debts.forEach((debt, at) => {
    const paid = least(debt.minimum, owed[at]);
    owed[at] = owed[at] - paid;
    left = left - paid;
  });
  if (left < 0n) throw new Problem('budget_short');
  for (const at of ranks) {
    const paid = least(left, owed[at]);
    owed[at] = owed[at] - paid;
    left = left - paid;
  }
  return { paid: budget - left, interest: total(interests), balances: owed };
}

export function many_debts(debts, budget, order) {
  const bad = (debt) => debt.balance < 1n || debt.rate.digits < 0n || debt.minimum < 0n;
  if (!debts.length || debts.some(bad)) throw new Problem('bad_number');
  const ranks = payoff_order(debts, order);
  let balances = debts.map((debt) => debt.balance);
  const months = [];
  while (total(balances) > 0n) {
    if (months.length === LONGEST) throw new Problem('never_clears');
    months.push(pay_month(debts, balances, budget, ranks));
    balances = months[months.length - 1].balances;
  }
  return months;
}

export function payoff_months(months, count) {
  return Array.from({ length: count }, (_, at) => months.findIndex((month) => month.balances[at] === 0n) + 1);
}
