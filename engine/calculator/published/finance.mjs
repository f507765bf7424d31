// The spreadsheet family in doubles; the mirror of finance.py, same names, same order, bit for bit.
import { Problem } from "../money/exact.mjs";
import { flow_rate } from "../money/rates.mjs";
import { power_minus_one } from "../money/roots.mjs";

// biome-ignore lint/suspicious/noApproximativeNumericConstant: the same literal as in finance.py, bit for bit
const LN2 = 0.6931471805599453;
const LONGEST_SUM = 20000;

/** @param {number} numerator @param {number} denominator */
export function divide(numerator, denominator) {
  if (denominator === 0) throw new Problem("no_solution");
  return finite(numerator / denominator);
}

/** @param {number} value */
export function finite(value) {
  if (!(value > -1e300 && value < 1e300)) throw new Problem("no_solution");
  return value;
}

/** @param {number} x */
export function log_one_plus(x) {
  if (!(x > -1 && x < 1e300)) throw new Problem("no_solution");
  let halvings = 0;
  while (x > 0.5) {
    x = 0.5 * (x - 1);
    halvings = halvings + 1;
  }
  while (x < -0.3) {
    x = 2 * x + 1;
    halvings = halvings - 1;
  }
  const s = x / (2 + x);
  const square = s * s;
  let total = 0;
  for (let odd = 41; odd > 0; odd -= 2) total = total * square + 1 / odd;
  return 2 * s * total + halvings * LN2;
}

/** @param {number} x */
export function exp_minus_one(x) {
  if (!(x > -700 && x < 700)) throw new Problem("no_solution");
  let doublings = 0;
  while (!(x > -0.03125 && x < 0.03125)) {
    x = 0.5 * x;
    doublings = doublings + 1;
  }
  let total = 0;
  for (let term = 12; term > 0; term -= 1) total = ((1 + total) * x) / term;
  for (let count = 0; count < doublings; count += 1) total = 2 * total + total * total;
  return total;
}

/** @param {number} rate @param {number} periods */
export function growth(rate, periods) {
  if (periods >= 0 && periods % 1 === 0 && periods < 1e9) return finite(power_minus_one(rate, periods));
  return exp_minus_one(periods * log_one_plus(rate));
}

/** @param {number} rate @param {number} periods @param {number} when */
export function annuity_value(rate, periods, when) {
  if (rate === 0) return periods;
  return divide((1 + rate * when) * growth(rate, periods), rate);
}

/** @param {number} rate @param {number} nper @param {number} pv @param {number} [fv] @param {number} [when] */
export function pmt(rate, nper, pv, fv = 0, when = 0) {
  return divide(pv + pv * growth(rate, nper) + fv, annuity_value(rate, nper, when));
}

/** @param {number} rate @param {number} nper @param {number} pmt @param {number} [pv] @param {number} [when] */
export function fv(rate, nper, pmt, pv = 0, when = 0) {
  return finite(-(pv + pv * growth(rate, nper) + pmt * annuity_value(rate, nper, when)));
}

/** @param {number} rate @param {number} nper @param {number} pmt @param {number} [fv] @param {number} [when] */
export function pv(rate, nper, pmt, fv = 0, when = 0) {
  return divide(-(fv + pmt * annuity_value(rate, nper, when)), 1 + growth(rate, nper));
}

/** @param {number} rate @param {number} pmt @param {number} pv @param {number} [fv] @param {number} [when] */
export function nper(rate, pmt, pv, fv = 0, when = 0) {
  if (rate === 0) return divide(-(pv + fv), pmt);
  const level = divide(pmt * (1 + rate * when), rate);
  return divide(log_one_plus(divide(-fv - pv, pv + level)), log_one_plus(rate));
}

/** @param {number} rate @param {number} per @param {number} nper @param {number} pv @param {number} [fv] @param {number} [when] */
export function ipmt(rate, per, nper, pv, fv = 0, when = 0) {
  if (!(per >= 1 && per <= nper)) throw new Problem("bad_months");
  if (per === 1 && when === 1) return 0;
  const before = per - 1 - when;
  const payment = pmt(rate, nper, pv, fv, when);
  const paid = payment * annuity_value(rate, before, 0) + payment * when * (1 + growth(rate, before));
  return finite(rate * (pv + pv * growth(rate, before) - paid));
}

/** @param {number} rate @param {number} per @param {number} nper @param {number} pv @param {number} [fv] @param {number} [when] */
export function ppmt(rate, per, nper, pv, fv = 0, when = 0) {
  return pmt(rate, nper, pv, fv, when) - ipmt(rate, per, nper, pv, fv, when);
}

/** @param {number} rate @param {number} nper @param {number} pv @param {number} first @param {number} last @param {number} [when] */
export function cumipmt(rate, nper, pv, first, last, when = 0) {
  if (!(first >= 1 && first <= last && last <= Math.min(nper, LONGEST_SUM))) throw new Problem("bad_months");
  let total = 0;
  for (let per = first; per <= last; per += 1) total = total + ipmt(rate, per, nper, pv, 0, when);
  return total;
}

/** @param {number} rate @param {number} nper @param {number} pv @param {number} first @param {number} last @param {number} [when] */
export function cumprinc(rate, nper, pv, first, last, when = 0) {
  const interest = cumipmt(rate, nper, pv, first, last, when);
  return pmt(rate, nper, pv, 0, when) * (last - first + 1) - interest;
}

/** @param {number} nper @param {number} pmt @param {number} pv @param {number} [fv] @param {number} [when] @param {number | null} [guess] */
export function rate(nper, pmt, pv, fv = 0, when = 0, guess = null) {
  if (!(nper >= 1 && nper <= LONGEST_SUM)) throw new Problem("bad_months");
  const payments = Array.from({ length: nper }, (_, index) => ({ amount: pmt, time: index + 1 - when }));
  return flow_rate([{ amount: pv, time: 0 }, ...payments, { amount: fv, time: nper }], guess);
}

/** @param {number} rate @param {number[]} amounts @param {number} [first] */
export function npv(rate, amounts, first = 1) {
  let total = 0;
  amounts.forEach((amount, index) => {
    total = total + divide(amount, 1 + growth(rate, index + first));
  });
  return total;
}

/** @param {number} rate @param {number[]} amounts @param {number[]} days */
export function xnpv(rate, amounts, days) {
  let total = 0;
  amounts.forEach((amount, index) => {
    total = total + divide(amount, 1 + growth(rate, (days[index] - days[0]) / 365));
  });
  return total;
}

/** @param {number} nominal_rate @param {number} per_year */
export function effect(nominal_rate, per_year) {
  return growth(divide(nominal_rate, per_year), per_year);
}

/** @param {number} effective_rate @param {number} per_year */
export function nominal(effective_rate, per_year) {
  return per_year * exp_minus_one(divide(log_one_plus(effective_rate), per_year));
}

/** @param {number[]} amounts @param {number} finance_rate @param {number} reinvest_rate */
export function mirr(amounts, finance_rate, reinvest_rate) {
  const last = amounts.length - 1;
  let gains = 0;
  let losses = 0;
  amounts.forEach((amount, index) => {
    if (amount > 0) gains = gains + amount * (1 + growth(reinvest_rate, last - index));
    else losses = losses - divide(amount, 1 + growth(finance_rate, index));
  });
  return exp_minus_one(divide(log_one_plus(divide(gains, losses) - 1), last));
}
