// Every function that a published case may call, by the name and in the order of functions.json beside this file;
// the mirror of published.py. A result is plain JSON: money and dates as text, rates as doubles.
import * as annuity from "../money/annuity.mjs";
import { add_months, format_date } from "../money/dates.mjs";
import { Problem, share, to_double } from "../money/exact.mjs";
import * as rates from "../money/rates.mjs";
import { schedule, summarise } from "../money/repayment.mjs";
import { flow_rates } from "../money/roots.mjs";
import * as apr from "./apr.mjs";
import * as closed_form from "./closed_form.mjs";
import * as finance from "./finance.mjs";
import * as of_modes from "./of_modes.mjs";
import { money } from "./of_modes.mjs";

/** @typedef {import("../types").GivenFlow} GivenFlow */
/** @typedef {import("../types").GivenTerm} GivenTerm */
/** @typedef {import("../types").Rate} Rate */
/** @typedef {import("../types").Unit} Unit */
/** @typedef {import("../types").UnitTerm} UnitTerm */

/** @param {number[]} amounts @param {number | null} guess */
export function annual_rates(amounts, guess) {
  const monthly = rates.irr(amounts, guess);
  return { simple: rates.simple_annual(monthly), compound: rates.compound_annual(monthly), monthly };
}

/** @param {number[]} amounts */
export function irr_all(amounts) {
  return flow_rates(amounts.map((amount, time) => ({ amount, time })));
}

/** @param {number[]} amounts @param {number[]} dates */
export function dated(amounts, dates) {
  if (!amounts.length || amounts.length !== dates.length) throw new Problem("bad_list");
  return dates;
}

/** @param {number[]} amounts @param {number[]} dates @param {number | null} guess */
export function xirr(amounts, dates, guess) {
  return rates.xirr(amounts, dated(amounts, dates), guess);
}

/** @param {number[]} amounts @param {number[]} dates @param {number | null} [guess] */
export function xirr_simple(amounts, dates, guess = null) {
  const flows = dated(amounts, dates).map((time, index) => ({ amount: amounts[index], time }));
  return 365 * rates.flow_rate(flows, guess === null ? null : guess / 365);
}

/** @param {GivenTerm[]} entries @param {number | undefined} start @param {Unit} unit @param {number} first @param {number} sign */
export function placed_terms(entries, start, unit, first, sign) {
  const placed = [];
  let [whole, odd, of] = [first, 0, 1];
  for (const entry of entries) {
    if (entry.date !== undefined) {
      [whole, odd] = apr.unit_time(start ?? entry.date, entry.date, unit);
      of = apr.unit_days(unit);
    } else if (entry.t !== undefined) {
      const parts = (entry.f ?? "0/1").split("/");
      const good = parts.length === 2 && parts.every((part) => /^\d+$/.test(part)) && Number(parts[1]) !== 0;
      if (!good) throw new Problem("bad_number");
      [whole, odd, of] = [entry.t, Number(parts[0]), Number(parts[1])];
    }
    for (let count = 0; count < (entry.count ?? 1); count += 1) {
      placed.push({ amount: sign * entry.amount, whole, odd, of });
      whole = whole + 1;
    }
  }
  return placed;
}

/** @param {GivenTerm[]} advances @param {GivenTerm[]} payments @param {Unit} unit @param {number} [start] @param {number} [per_year] */
export function us_apr(advances, payments, unit, start, per_year) {
  const from = start ?? advances[0].date;
  const terms = [...placed_terms(advances, from, unit, 0, 1), ...placed_terms(payments, from, unit, 1, -1)];
  if (terms.some((term) => term.whole < 0 || term.whole > 20000)) throw new Problem("bad_months");
  const yearly = per_year ?? apr.units_a_year(unit);
  return { apr: apr.us_apr(terms, yearly), unit_rate: apr.unit_rate(terms) };
}

/** @typedef {keyof typeof apr.EUROPEAN_UNITS} European */
const UNITS = /** @type {[European, number][]} */ (Object.entries(apr.EUROPEAN_UNITS));

/** @param {GivenFlow[]} flows */
export function eu_aprc(flows) {
  const days = flows.flatMap(({ date }) => date ?? []);
  const first = days.length ? Math.min(...days) : 0;
  const times = flows.map((flow) => {
    let time = flow.date !== undefined ? (flow.date - first) * apr.EUROPEAN_UNITS.days : 0;
    for (const [name, size] of UNITS) time = time + (flow[name] ?? 0) * size;
    if (time < 0) throw new Problem("bad_order");
    return time;
  });
  return apr.eu_aprc(
    flows.map((flow) => flow.amount),
    times,
  );
}

/** @param {bigint} amount @param {number} periods @param {Rate} fee_rate */
export function huabei(amount, periods, fee_rate) {
  const rate = { digits: 0n, scale: 0 };
  const plan = { principal: amount, rate, months: periods, start: 0, first: 31, method: "fee_instalments", fee_rate };
  const rows = schedule(plan);
  const summary = summarise(plan, rows);
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const monthly = finance.rate(periods, -(1 + to_double(fee_rate)) / periods, 1);
  return {
    payment: money(last.payment),
    first_payment: money(first.payment),
    principal: money(last.principal),
    fee: money(last.fee),
    first_principal: money(first.principal),
    first_fee: money(first.fee),
    total_fee: money(summary.total_fees),
    total: money(summary.total_paid),
    simple: rates.simple_annual(monthly),
    compound: rates.compound_annual(monthly),
    simple_rounded: summary.simple,
    compound_rounded: summary.compound,
    rows: rows.map((row) => money(row.payment)),
  };
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} per_year */
export function checked(principal, rate, periods, per_year) {
  if (principal < 1n || rate.digits < 0n) throw new Problem("bad_number");
  if (!(periods >= 1 && periods <= 1200 && per_year >= 1 && per_year <= 366)) throw new Problem("bad_months");
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} [per_year] */
export function equal_instalment(principal, rate, periods, per_year = 12) {
  checked(principal, rate, periods, per_year);
  const payment = annuity.annuity_payment(principal, rate, periods, per_year);
  const all = closed_form.interest_between(principal, rate, periods, 1, periods, per_year);
  return {
    payment: money(payment),
    total_interest: money(all),
    total_paid: money(principal + all),
    total_interest_rounded: money(payment * BigInt(periods) - principal),
    total_paid_rounded: money(payment * BigInt(periods)),
    first_interest: money(closed_form.interest_between(principal, rate, periods, 1, 1, per_year)),
    first_principal: money(closed_form.principal_between(principal, rate, periods, 1, 1, per_year)),
    first_balance: money(closed_form.outstanding_balance(principal, rate, periods, 1, per_year)),
  };
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} [per_year] */
export function equal_principal(principal, rate, periods, per_year = 12) {
  checked(principal, rate, periods, per_year);
  const payments = Array.from({ length: periods }, (_, index) =>
    closed_form.equal_principal_payment(principal, rate, periods, index + 1, per_year),
  );
  const all = closed_form.equal_principal_interest(principal, rate, periods, per_year);
  return {
    first_payment: money(payments[0]),
    last_payment: money(payments[periods - 1]),
    total_interest: money(all),
    total_paid: money(principal + all),
    decrease: money(share(principal, rate, 1, periods * per_year)),
    payments: payments.map(money),
  };
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} after @param {number} [per_year] */
export function after_payments(principal, rate, periods, after, per_year = 12) {
  checked(principal, rate, periods, per_year);
  if (!(after >= 0 && after <= periods)) throw new Problem("bad_months");
  return {
    balance: money(closed_form.outstanding_balance(principal, rate, periods, after, per_year)),
    payment: money(annuity.annuity_payment(principal, rate, periods, per_year)),
    interest_paid: money(closed_form.interest_between(principal, rate, periods, 1, after, per_year)),
    principal_paid: money(closed_form.principal_between(principal, rate, periods, 1, after, per_year)),
  };
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} first @param {number} last @param {number} [per_year] */
export function between_payments(principal, rate, periods, first, last, per_year = 12) {
  checked(principal, rate, periods, per_year);
  if (!(first >= 1 && first <= last && last <= periods)) throw new Problem("bad_months");
  return {
    interest: money(closed_form.interest_between(principal, rate, periods, first, last, per_year)),
    principal: money(closed_form.principal_between(principal, rate, periods, first, last, per_year)),
  };
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} [per_year] */
export function table(principal, rate, periods, per_year = 12) {
  checked(principal, rate, periods, per_year);
  const rows = closed_form.amortisation_table(principal, rate, periods, per_year);
  return {
    rows: rows.map((row) => [row.principal, row.interest, row.balance].map(money)),
    total_interest: money(closed_form.interest_between(principal, rate, periods, 1, periods, per_year)),
  };
}

/** @param {number} start @param {number} end */
export function days_between(start, end) {
  return end - start;
}

/** @param {number} date @param {number} months */
export function later(date, months) {
  if (!(months >= -12000 && months <= 12000)) throw new Problem("bad_months");
  return format_date(add_months(date, months));
}

/** @param {number} rate @param {number[]} amounts @param {number[]} dates */
export function xnpv(rate, amounts, dates) {
  return finance.xnpv(rate, amounts, dated(amounts, dates));
}

/** Called with what inputs.mjs has read, whose kinds stand in functions.json beside this file. @typedef {[name: string, call: (...given: any[]) => unknown]} Call */
/** @type {Call[]} */
const NAMED = [
  ["annual_rates", annual_rates],
  ["irr", rates.irr],
  ["irr_all", irr_all],
  ["xirr", xirr],
  ["xirr_simple", xirr_simple],
  ["simple_annual", rates.simple_annual],
  ["compound_annual", rates.compound_annual],
  ["us_apr", us_apr],
  ["eu_aprc", eu_aprc],
  ["huabei", huabei],
  ["equal_instalment", equal_instalment],
  ["equal_principal", equal_principal],
  ["after_payments", after_payments],
  ["between_payments", between_payments],
  ["table", table],
  ["schedule", of_modes.run_schedule],
  ["stated_plan", of_modes.stated_plan],
  ["missed_instalments", of_modes.missed_instalments],
  ["minimum_payments", of_modes.run_minimum],
  ["debt_today", of_modes.debt_today],
  ["interest", of_modes.interest],
  ["daily_interest", of_modes.daily_interest],
  ["annual_from_daily", of_modes.annual_from_daily],
  ["allocate", of_modes.run_allocate],
  ["affordable", of_modes.run_affordable],
  ["many_debts", of_modes.run_many_debts],
  ["days_between", days_between],
  ["add_months", later],
  ["pmt", finance.pmt],
  ["ipmt", finance.ipmt],
  ["ppmt", finance.ppmt],
  ["cumipmt", finance.cumipmt],
  ["cumprinc", finance.cumprinc],
  ["nper", finance.nper],
  ["rate", finance.rate],
  ["fv", finance.fv],
  ["pv", finance.pv],
  ["npv", finance.npv],
  ["xnpv", xnpv],
  ["effect", finance.effect],
  ["nominal", finance.nominal],
  ["mirr", finance.mirr],
];
export const CALLS = new Map(NAMED);
