// Monthly IRR, XIRR and the two annual rates of the 2021 disclosure rule; the mirror of rates.py,
// same names, same order, bit for bit.
import { Problem } from "./exact.mjs";
import { flow_rates, LARGEST_RATE, power_minus_one } from "./roots.mjs";

/** @typedef {import("../types").Flow} Flow */

/** @param {Flow[]} flows @param {number | null} [guess] */
export function flow_rate(flows, guess = null) {
  const rates = flow_rates(flows);
  if (!rates.length) throw new Problem("no_solution");
  if (rates.length > 1 && guess === null) throw new Problem("several_solutions");
  let best = rates[0];
  for (const rate of rates.slice(1)) {
    if (guess !== null && Math.abs(rate - guess) < Math.abs(best - guess)) best = rate;
  }
  return best;
}

/** @param {number[]} amounts @param {number | null} [guess] */
export function irr(amounts, guess = null) {
  return flow_rate(
    amounts.map((amount, time) => ({ amount, time })),
    guess,
  );
}

/** @param {number[]} amounts @param {number[]} days @param {number | null} [guess] */
export function xirr(amounts, days, guess = null) {
  const flows = amounts.map((amount, index) => ({ amount, time: days[index] }));
  const rate = power_minus_one(flow_rate(flows, guess === null ? null : guess / 365), 365);
  if (!(rate < LARGEST_RATE)) throw new Problem("no_solution");
  return rate;
}

/** @param {number} monthly */
export function simple_annual(monthly) {
  return 12 * monthly;
}

/** @param {number} monthly */
export function compound_annual(monthly) {
  return power_minus_one(monthly, 12);
}
