// A loan by instalments, some of them missed: what is overdue and what is not due yet; the mirror of overdue.py, same names,
// same order. Money in BigInt fen, dates as day numbers, rates as exact decimals; payments are [day, fen] pairs.
import { add_months } from "./dates.mjs";
import { allocate, LONGEST_DAYS } from "./debts.mjs";
import { Problem, round_half_up, share, ZERO } from "./exact.mjs";
import { schedule } from "./repayment.mjs";

/** @typedef {import("../types").GivenMissed} GivenMissed */
/** @typedef {import("../types").Missed} Missed */
/** @typedef {import("../types").MissedDay} MissedDay */

export const MISSED = {
  method: "equal_instalment",
  fee_rate: ZERO,
  costs: 0n,
  billed: 0n,
  payments: [],
  order: ["costs", "interest", "principal"],
  year_days: 365,
};

/** @param {bigint} a @param {bigint} b */
const least = (a, b) => (a < b ? a : b);

/** @param {GivenMissed} given */
export function agreed_rows(given) {
  const { principal, rate, months, first, method, fee_rate } = { ...MISSED, ...given };
  return schedule({ principal, rate, months, start: add_months(first, -1), first, method, fee_rate });
}

/** @param {Missed} debt */
export function check_missed(debt) {
  const amounts = [debt.costs, debt.billed, debt.factor.digits, ...debt.payments.map(([, amount]) => amount)];
  if (amounts.some((amount) => amount < 0n)) throw new Problem("bad_number");
  if (debt.first > debt.today || debt.today - debt.first > LONGEST_DAYS) throw new Problem("bad_order");
  if (debt.payments.some(([day]) => !(debt.first <= day && day <= debt.today))) throw new Problem("bad_order");
  if ([...debt.order].sort().join() !== "costs,interest,principal") throw new Problem("bad_method");
}

/** @param {GivenMissed} given */
export function missed_rows(given) {
  const debt = { ...MISSED, ...given };
  check_missed(debt);
  const agreed = new Map(agreed_rows(debt).map((row) => [row.date, row]));
  const fallen = [...agreed.keys()].filter((day) => day <= debt.today);
  const days = new Set([...fallen, ...debt.payments.map(([day]) => day), debt.today]);
  const unit = 10n ** BigInt(debt.rate.scale + debt.factor.scale) * BigInt(debt.year_days);
  let { principal: later, costs, billed: interest, first: at } = debt;
  let [principal, exact, shown, penalty_paid] = [0n, 0n, 0n, 0n];
  return [...days]
    .sort((a, b) => a - b)
    .map((day) => {
      exact = exact + principal * BigInt(day - at) * debt.rate.digits * debt.factor.digits;
      at = day;
      const added = round_half_up(exact, unit) - shown;
      shown = shown + added;
      const due = agreed.get(day);
      if (due) {
        [later, principal] = [later - due.principal, principal + due.principal];
        interest = interest + due.interest + due.fee;
      }
      const paid = debt.payments.reduce((total, [when, amount]) => (when === day ? total + amount : total), 0n);
      const used = allocate(paid, costs, interest + shown - penalty_paid, principal, debt.order);
      const to_interest = least(used.interest, interest);
      [costs, interest, principal] = [costs - used.costs, interest - to_interest, principal - used.principal];
      penalty_paid = penalty_paid + used.interest - to_interest;
      return {
        date: day,
        due: due ? due.payment : 0n,
        penalty: added,
        paid: paid - used.unused,
        costs_left: costs,
        interest_left: interest,
        penalty_left: shown - penalty_paid,
        principal_left: principal,
        later,
      };
    });
}

/** @param {GivenMissed} given @param {MissedDay[]} rows */
export function standing(given, rows) {
  const debt = { ...MISSED, ...given };
  const [end, agreed] = [rows[rows.length - 1], agreed_rows(debt)];
  const fallen = agreed.filter((row) => row.date <= debt.today);
  const payable = end.costs_left + end.interest_left + end.penalty_left + end.principal_left;
  const rate = debt.method === "fee_instalments" ? ZERO : debt.rate;
  const running = share(end.later, rate, debt.today - fallen[fallen.length - 1].date, debt.year_days);
  const late = end.principal_left * debt.rate.digits * debt.factor.digits;
  const ordinary = end.later * rate.digits * 10n ** BigInt(debt.factor.scale + debt.rate.scale - rate.scale);
  const unit = 10n ** BigInt(debt.rate.scale + debt.factor.scale) * BigInt(debt.year_days);
  return {
    overdue_count: fallen.filter((row) => row.date < debt.today).length,
    payable,
    running,
    whole: payable + end.later + running,
    per_day: round_half_up(late + ordinary, unit),
    still_due: agreed.slice(fallen.length).reduce((sum, row) => sum + row.payment, payable),
    unused: debt.payments.reduce((sum, [, amount]) => sum + amount, 0n) - rows.reduce((sum, row) => sum + row.paid, 0n),
  };
}
