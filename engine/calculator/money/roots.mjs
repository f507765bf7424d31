// Every rate at which a row of payments is worth nothing; the mirror of roots.py, same names, same order,
// bit for bit. Only + - * / on doubles, in one order: every engine rounds these alike, powers from a library not.
import { Problem } from "./exact.mjs";

/** @typedef {import("../types").Flow} Flow */
/** @typedef {[low: number, high: number]} Bounds */

const STEPS = 200;
const INTERVALS = 3000;
export const LARGEST_RATE = 1e6;
const SMALLEST_WIDTH = 1e-12;
const NARROW = 1e-14;

/** @param {number} base @param {number} exponent */
export function power(base, exponent) {
  let result = 1;
  while (exponent > 0) {
    if (exponent % 2 === 1) result = result * base;
    exponent = Math.floor(exponent / 2);
    if (exponent > 0) base = base * base;
  }
  return result;
}

/** @param {number} rate @param {number} exponent */
export function power_minus_one(rate, exponent) {
  let result = 0;
  while (exponent > 0) {
    if (exponent % 2 === 1) result = result + rate + result * rate;
    exponent = Math.floor(exponent / 2);
    if (exponent > 0) rate = 2 * rate + rate * rate;
  }
  return result;
}

/** @param {Flow[]} flows @param {number} v */
export function split_flows(flows, v) {
  const sums = { plus: 0, minus: 0, plus_slope: 0, minus_slope: 0 };
  let factor = 1;
  let at = 0;
  for (const flow of flows) {
    factor = factor * power(v, flow.time - at);
    at = flow.time;
    const value = flow.amount * factor;
    if (value > 0) {
      sums.plus = sums.plus + value;
      sums.plus_slope = sums.plus_slope + value * at;
    } else {
      sums.minus = sums.minus - value;
      sums.minus_slope = sums.minus_slope - value * at;
    }
  }
  return sums;
}

/** @param {Flow[]} flows */
export function sign_changes(flows) {
  let changes = 0;
  let last = 0;
  for (const { amount } of flows) {
    if (amount === 0) continue;
    if (last !== 0 && amount > 0 !== last > 0) changes = changes + 1;
    last = amount;
  }
  return changes;
}

/** @param {Flow[]} flows @param {number} low @param {number} high */
export function refine(flows, low, high) {
  const end = split_flows(flows, high);
  if (end.plus === end.minus) return high;
  const rising = end.plus > end.minus;
  let x = 0.5 * (low + high);
  let before = end.plus + end.minus;
  for (let count = 0; count < STEPS; count += 1) {
    const at = split_flows(flows, x);
    const value = at.plus - at.minus;
    const slope = at.plus_slope - at.minus_slope;
    if (value > 0 === rising) high = x;
    else low = x;
    const step = slope !== 0 ? (value * x) / slope : 1;
    if (value === 0 || (-NARROW * x <= step && step <= NARROW * x)) break;
    const size = value > 0 ? value : -value;
    x = low < x - step && x - step < high && 2 * size <= before ? x - step : 0.5 * (low + high);
    before = size;
    if (x === low || x === high) break;
  }
  return x;
}

/** @param {Flow[]} flows */
export function isolate(flows) {
  /** @type {Bounds[]} */
  const found = [];
  /** @type {Bounds[]} */
  const open_intervals = [[0, 1]];
  let looked_at = 0;
  for (let next = open_intervals.pop(); next; next = open_intervals.pop()) {
    const [low, high] = next;
    looked_at = looked_at + 1;
    const a = split_flows(flows, low);
    const b = split_flows(flows, high);
    if (a.plus > b.minus || b.plus < a.minus) continue;
    if (a.plus_slope > b.minus_slope || b.plus_slope < a.minus_slope) {
      const crosses = a.plus !== a.minus && a.plus > a.minus !== b.plus > b.minus;
      if (b.plus === b.minus || crosses) found.push([low, high]);
      continue;
    }
    if (high - low < SMALLEST_WIDTH || looked_at > INTERVALS) throw new Problem("several_solutions");
    const middle = 0.5 * (low + high);
    open_intervals.push([low, middle], [middle, high]);
  }
  return found;
}

/** @param {Flow[]} flows @param {number} rate */
export function polish(flows, rate) {
  if (rate > 1 || rate < -0.5) return rate;
  for (let count = 0; count < 2; count += 1) {
    let value = 0;
    let slope = 0;
    for (const flow of flows) value = value + flow.amount;
    for (const flow of flows) {
      const growth = power_minus_one(rate, flow.time);
      if (!(growth > -0.999 && growth < 1e9)) return rate;
      value = value - (flow.amount * growth) / (1 + growth);
      slope = slope - (flow.amount * flow.time) / (1 + growth);
    }
    if (slope === 0) return rate;
    const step = (value * (1 + rate)) / slope;
    if (!(step > -1e-7 && step < 1e-7)) return rate;
    rate = rate - step;
  }
  return rate;
}

/** @param {Flow[]} flows */
export function ordered(flows) {
  const nets = [];
  for (const flow of [...flows].sort((a, b) => a.time - b.time)) {
    const last = nets[nets.length - 1];
    if (last && last.time === flow.time) last.amount = last.amount + flow.amount;
    else nets.push({ ...flow });
  }
  const kept = nets.filter((flow) => flow.amount !== 0);
  return kept.map((flow) => ({ amount: flow.amount, time: flow.time - kept[0].time }));
}

/** @param {Flow[]} flows */
export function reversed_flows(flows) {
  const last = flows[flows.length - 1].time;
  return flows.map((flow) => ({ amount: flow.amount, time: last - flow.time })).reverse();
}

/** @param {Flow[]} given */
export function flow_rates(given) {
  const flows = ordered(given);
  const changes = sign_changes(flows);
  if (changes === 0) return [];
  const back = reversed_flows(flows);
  const total = split_flows(flows, 1);
  /** @type {Bounds[]} */
  const everywhere = [[0, 1]];
  /** @type {Bounds[][]} */
  let [gains, losses] = [[], everywhere];
  if (changes > 1) [gains, losses] = [isolate(flows), isolate(back)];
  else if (total.plus === total.minus || flows[0].amount > 0 !== total.plus > total.minus) {
    [gains, losses] = [everywhere, []];
  }
  // A root at v = 1 stands at the end of both searches: it is counted among the gains.
  const shrinking = losses.map((bounds) => refine(back, ...bounds)).filter((root) => root < 1);
  const growing = gains.map((bounds) => refine(flows, ...bounds));
  return [...shrinking.map((root) => root - 1), ...growing.map((root) => (1 - root) / root)]
    .map((rate) => (rate !== 0 ? polish(flows, rate) : rate))
    .filter((rate) => -1 < rate && rate < LARGEST_RATE)
    .sort((a, b) => a - b);
}
