// 等额本息 by its closed formula, exact until one last rounding; the mirror of annuity.py, same names, same order.
// A fraction is [numerator, denominator].
import { round_half_up } from "./exact.mjs";

/** @typedef {import("../types").Rate} Rate */

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} [per_year] @returns {[bigint, bigint]} */
export function exact_payment(principal, rate, periods, per_year = 12) {
  if (rate.digits === 0n) return [principal, BigInt(periods)];
  const unit = 10n ** BigInt(rate.scale) * BigInt(per_year);
  const grown = (unit + rate.digits) ** BigInt(periods);
  return [principal * rate.digits * grown, unit * (grown - unit ** BigInt(periods))];
}

/** @param {bigint} principal @param {Rate} rate @param {number} periods @param {number} [per_year] */
export function annuity_payment(principal, rate, periods, per_year = 12) {
  return round_half_up(...exact_payment(principal, rate, periods, per_year));
}
