// Whole-number arithmetic for money and rates; the mirror of exact.py, same names, same order.
// Money is a BigInt of fen. A rate is an exact decimal: {digits: BigInt, scale: Number}.

// Catches "18", "-0.0955" and "18.25"; not "1e3", "1,000" or "".

/** @typedef {import("../types").Rate} Rate */
const PLAIN_DECIMAL = /^(-?)(\d{1,40})(?:\.(\d{1,20}))?$/;

export class Problem extends Error {
  /** @param {string} code the key of the reader's message */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export const ZERO = { digits: 0n, scale: 0 };

/** @param {bigint} numerator @param {bigint} denominator */
export function floor_div(numerator, denominator) {
  const cut = numerator / denominator;
  return numerator < 0n && cut * denominator !== numerator ? cut - 1n : cut;
}

/** @param {bigint} numerator @param {bigint} denominator */
export function round_half_up(numerator, denominator) {
  return floor_div(2n * numerator + denominator, 2n * denominator);
}

/** @param {bigint} numerator @param {bigint} denominator */
export function round_half_even(numerator, denominator) {
  const down = floor_div(numerator, denominator);
  const twice = 2n * (numerator - down * denominator);
  return twice > denominator || (twice === denominator && down % 2n !== 0n) ? down + 1n : down;
}

/** @param {string} text */
export function decimal(text) {
  const found = PLAIN_DECIMAL.exec(text);
  if (!found) throw new Problem("bad_number");
  const part = found[3] ?? "";
  const digits = BigInt(found[2] + part);
  return { digits: found[1] ? -digits : digits, scale: part.length };
}

/** @param {Rate} left @param {Rate} right */
export function multiply(left, right) {
  return { digits: left.digits * right.digits, scale: left.scale + right.scale };
}

/** @param {Rate} part */
export function without(part) {
  return { digits: 10n ** BigInt(part.scale) - part.digits, scale: part.scale };
}

/** @param {Rate} daily @param {number} year_days */
export function annual_rate(daily, year_days) {
  return { digits: daily.digits * BigInt(year_days), scale: daily.scale };
}

/** @param {Rate} rate */
export function to_double(rate) {
  return Number(rate.digits) / Number(10n ** BigInt(rate.scale));
}

/** @param {bigint} amount @param {Rate} rate @param {number} numerator @param {number} denominator */
export function share(amount, rate, numerator, denominator) {
  return round_half_up(amount * rate.digits * BigInt(numerator), 10n ** BigInt(rate.scale) * BigInt(denominator));
}

/** @param {bigint} total @param {number} count */
export function spread(total, count) {
  const each = floor_div(total, BigInt(count));
  const parts = new Array(count).fill(each);
  parts[0] = total - each * BigInt(count - 1);
  return parts;
}
