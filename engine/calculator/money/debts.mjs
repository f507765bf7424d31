// What is owed today: actual days, penalty interest, part payments in their order; the mirror of debts.py,
// same names, same order. A debt: BigInt fen, day numbers, exact decimals; payments are [day, fen] pairs.
import { add_months } from "./dates.mjs";
import { Problem, round_half_up } from "./exact.mjs";

/** @typedef {import("../types").Debt} Debt */
/** @typedef {import("../types").GivenDebt} GivenDebt */

export const LONGEST_DAYS = 36525;

export const DEBT = { payments: [], order: ["costs", "interest", "principal"], year_days: 365, billed: 0n };

/** @param {bigint} amount @param {bigint} costs @param {bigint} interest @param {bigint} principal @param {string[]} order */
export function allocate(amount, costs, interest, principal, order) {
  /** @type {Record<string, bigint>} */
  const owed = { costs, interest, principal };
  /** @type {Record<string, bigint>} */
  const used = { costs: 0n, interest: 0n, principal: 0n };
  for (const name of order) {
    used[name] = amount < owed[name] ? amount : owed[name];
    amount = amount - used[name];
  }
  return { costs: used.costs, interest: used.interest, principal: used.principal, unused: amount };
}

/** @param {Debt} debt */
export function check_debt(debt) {
  const overdue = debt.overdue >= 0n && debt.overdue <= debt.principal;
  if (debt.principal < 1n || !overdue || debt.fees < 0n || debt.billed < 0n) throw new Problem("bad_number");
  const negative = debt.payments.some(([, amount]) => amount < 0n);
  if (debt.rate.digits < 0n || debt.factor.digits < 0n || negative) throw new Problem("bad_number");
  if (debt.since > debt.today || debt.since > debt.due || debt.today - debt.since > LONGEST_DAYS) {
    throw new Problem("bad_order");
  }
  if (debt.payments.some(([day]) => !(debt.since <= day && day <= debt.today))) throw new Problem("bad_order");
  if ([...debt.order].sort().join() !== "costs,interest,principal") throw new Problem("bad_method");
}

/** @param {Debt} debt */
export function row_days(debt) {
  const days = new Set([debt.today, ...debt.payments.map(([day]) => day)]);
  if (debt.since < debt.due && debt.due < debt.today) days.add(debt.due);
  for (let month = 1; add_months(debt.since, month) < debt.today; month += 1) days.add(add_months(debt.since, month));
  return [...days].sort((a, b) => a - b);
}

/** @param {Debt} debt @param {bigint} principal @param {bigint} overdue @param {number} start @param {number} end */
export function accrue(debt, principal, overdue, start, end) {
  const late = BigInt(Math.max(end - Math.max(start, debt.due), 0));
  const on_time = BigInt(end - start) - late;
  const normal = principal * on_time + (principal - overdue) * late;
  const interest = normal * debt.rate.digits * 10n ** BigInt(debt.factor.scale);
  return [interest, overdue * late * debt.rate.digits * debt.factor.digits];
}

/** @param {Debt} debt */
export function accrual_unit(debt) {
  return 10n ** BigInt(debt.rate.scale + debt.factor.scale) * BigInt(debt.year_days);
}

/** @param {GivenDebt} given */
export function debt_rows(given) {
  const debt = { ...DEBT, ...given };
  check_debt(debt);
  const unit = accrual_unit(debt);
  let { principal, overdue, fees: costs, since: at } = debt;
  let [paid_interest, normal, penalty, shown_normal, shown_penalty] = [-debt.billed, 0n, 0n, 0n, 0n];
  return row_days(debt).map((day) => {
    const [more_normal, more_penalty] = accrue(debt, principal, overdue, at, day);
    [normal, penalty, at] = [normal + more_normal, penalty + more_penalty, day];
    const [new_normal, new_penalty] = [round_half_up(normal, unit), round_half_up(penalty, unit)];
    const paid = debt.payments.reduce((total, [when, amount]) => (when === day ? total + amount : total), 0n);
    const used = allocate(paid, costs, new_normal + new_penalty - paid_interest, principal, debt.order);
    [costs, paid_interest] = [costs - used.costs, paid_interest + used.interest];
    principal = principal - used.principal;
    overdue = overdue > used.principal ? overdue - used.principal : 0n;
    const row = {
      date: day,
      interest: new_normal - shown_normal,
      penalty: new_penalty - shown_penalty,
      paid: paid - used.unused,
      costs_left: costs,
      interest_left: new_normal + new_penalty - paid_interest,
      principal_left: principal,
    };
    [shown_normal, shown_penalty] = [new_normal, new_penalty];
    return row;
  });
}

/** @param {GivenDebt} given @param {bigint} principal @param {number} day */
export function interest_of_a_day(given, principal, day) {
  const debt = { ...DEBT, ...given };
  const left = debt.overdue - (debt.principal - principal);
  const [normal, penalty] = accrue(debt, principal, left > 0n ? left : 0n, day, day + 1);
  return round_half_up(normal + penalty, accrual_unit(debt));
}
