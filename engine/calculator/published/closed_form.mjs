// What has been paid of a loan, and its table, exact until one last rounding;
// the mirror of closed_form.py, same names, same order. A fraction is [numerator, denominator].
import { annuity_payment, exact_payment } from "../money/annuity.mjs";
import { round_half_up } from "../money/exact.mjs";

/** @typedef {import("../types").Rate} Rate */

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} after @param {number} per_year @returns {[numerator: bigint, denominator: bigint]} */
export function exact_balance(principal, rate, periods, after, per_year) {
  if (rate.digits === 0n) return [principal * BigInt(periods - after), BigInt(periods)];
  const unit = 10n ** BigInt(rate.scale) * BigInt(per_year);
  const base = unit + rate.digits;
  const grown = base ** BigInt(periods);
  const left = grown - base ** BigInt(after) * unit ** BigInt(periods - after);
  return [principal * left, grown - unit ** BigInt(periods)];
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} after @param {number} per_year */
export function outstanding_balance(principal, rate, periods, after, per_year) {
  return round_half_up(...exact_balance(principal, rate, periods, after, per_year));
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} first @param {number} last @param {number} per_year */
export function principal_between(principal, rate, periods, first, last, per_year) {
  const [before, below] = exact_balance(principal, rate, periods, first - 1, per_year);
  const [after, under] = exact_balance(principal, rate, periods, last, per_year);
  return round_half_up(before * under - after * below, below * under);
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} first @param {number} last @param {number} per_year */
export function interest_between(principal, rate, periods, first, last, per_year) {
  const [paid, each] = exact_payment(principal, rate, periods, per_year);
  const [before, below] = exact_balance(principal, rate, periods, first - 1, per_year);
  const [after, under] = exact_balance(principal, rate, periods, last, per_year);
  const repaid = before * under - after * below;
  const count = BigInt(last - first + 1);
  return round_half_up(paid * count * below * under - repaid * each, each * below * under);
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} period @param {number} per_year */
export function equal_principal_payment(principal, rate, periods, period, per_year) {
  const unit = 10n ** BigInt(rate.scale) * BigInt(per_year);
  const left = BigInt(periods - period + 1);
  return round_half_up(principal * (unit + left * rate.digits), BigInt(periods) * unit);
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} per_year */
export function equal_principal_interest(principal, rate, periods, per_year) {
  const whole = 2n * 10n ** BigInt(rate.scale) * BigInt(per_year);
  return round_half_up(principal * rate.digits * BigInt(periods + 1), whole);
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} per_year */
export function amortisation_table(principal, rate, periods, per_year) {
  const payment = annuity_payment(principal, rate, periods, per_year);
  return Array.from({ length: periods }, (_, index) => ({
    payment,
    interest: interest_between(principal, rate, periods, index + 1, index + 1, per_year),
    principal: principal_between(principal, rate, periods, index + 1, index + 1, per_year),
    balance: outstanding_balance(principal, rate, periods, index + 1, per_year),
  }));
}
