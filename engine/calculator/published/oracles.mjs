// Run a published case and hold its expected value against the computed one; the mirror of oracles.py,
// same names, same order. The format of a case is described in tests/vectors/README.md.

import { Problem } from "../money/exact.mjs";
import { decode } from "./inputs.mjs";
import { CALLS } from "./published.mjs";

/** @typedef {import("../types").Case} Case */
/** @typedef {import("../types").Library} Library */

// Catches "12.80%", "8606.64", "1e-3": a printed number.
const PRINTED = /^([+-]?\d{1,40}(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?)(%?)$/;
// Words that say "no number comes out".
const NOTHING = /^(nan|none|null|error|inf|-inf|infinite|infinity|no[_ ]solution|#num!)$/i;
// Besides half a unit of the last digit: a hair, and the digits that printed doubles lose (15 or so are good).
const HAIR = 1e-9;
const DOUBLE = 1e-13;

/** @param {object} object @param {string} name */
const own = (object, name) => Object.keys(object).includes(name);
/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Library} library @param {string} name */
export function find_function(library, name) {
  const plain = String(name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  const found = Object.keys(library).find((known) => known.replaceAll("_", "") === plain);
  if (!found) throw new Problem("unknown_function");
  return found;
}

/** @param {Record<string, unknown>} inputs @param {string[]} names */
export function input_named(inputs, names) {
  const name = names.find((each) => own(inputs, each));
  return name === undefined ? null : inputs[name];
}

/** @param {Library} library @param {string} name @param {Record<string, unknown>} inputs */
export function call_arguments(library, name, inputs) {
  const takes = Object.entries(library[name].takes);
  const known = takes.flatMap(([first, [, ...others]]) => [first, ...others]);
  if (Object.keys(inputs).some((each) => !known.includes(each))) throw new Problem("unknown_input");
  return takes.map(([first, [kind, ...others]]) => {
    const given = input_named(inputs, [first, ...others]);
    if (given === null && !kind.endsWith("?")) throw new Problem("missing_input");
    return given === null ? undefined : decode(kind.replace(/\?$/, ""), given);
  });
}

/** @param {Library} library @param {Case} item @returns {unknown} */
export function compute(library, item) {
  try {
    const name = find_function(library, item.function);
    const call = CALLS.get(name);
    if (!call) throw new Problem("unknown_function");
    return call(...call_arguments(library, name, item.inputs));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error.code };
  }
}

/** @param {string} text */
export function reading(text) {
  const found = PRINTED.exec(text.replaceAll(",", "").replaceAll(" ", ""));
  if (!found) return null;
  const places = (found[2] ?? "").length - Number(found[3] ?? 0) + (found[4] ? 2 : 0);
  let half = 0.5;
  for (let count = 0; count < Math.abs(places); count += 1) half = places > 0 ? half / 10 : half * 10;
  return [found[4] ? Number(found[1]) / 100 : Number(found[1]), half];
}

/** @param {string} expected @param {number} computed @param {string | null} tolerance @param {string} accuracy @param {boolean} either_sign */
export function close(expected, computed, tolerance, accuracy, either_sign) {
  const read = reading(expected);
  if (!read) return false;
  const allowed = tolerance === null ? null : reading(tolerance);
  const base = allowed ? allowed[0] : Math.max(read[1], Number(accuracy));
  const limit = base * (1 + HAIR) + Math.abs(read[0]) * DOUBLE;
  const off = (/** @type {number} */ value) => Math.abs(value - read[0]);
  return off(computed) <= limit || (either_sign && off(-computed) <= limit);
}

/** @param {unknown} computed */
export function main_value(computed) {
  return isObject(computed) && !own(computed, "problem") ? Object.values(computed)[0] : computed;
}

/** @param {unknown} expected @param {unknown} computed @param {Case} item @param {Library} library @returns {boolean} */
export function agrees(expected, computed, item, library) {
  const problem = isObject(computed) && own(computed, "problem");
  if (expected === null || (typeof expected === "string" && NOTHING.test(expected))) {
    return problem || computed === null;
  }
  if (isObject(expected)) return agrees_in_parts(expected, computed, item, library);
  if (problem) return false;
  const value = main_value(computed);
  if (Array.isArray(expected)) {
    const whole = Array.isArray(value) && (value.length === expected.length || Boolean(item.prefix));
    return (
      whole &&
      value.length >= expected.length &&
      expected.every((each, index) => agrees(each, value[index], item, library))
    );
  }
  if (value === null || value === undefined || Array.isArray(value)) return false;
  if (String(expected) === String(value)) return true;
  const number = typeof value === "string" ? reading(value) : [Number(value)];
  const { accuracy = "0", either_sign = false } = library[find_function(library, item.function)];
  const sign = either_sign && item.sign !== "strict";
  return number !== null && close(String(expected), number[0], item.tolerance ?? null, accuracy, sign);
}

/** @param {Record<string, unknown>} expected @param {unknown} computed @param {Case} item @param {Library} library @returns {boolean} */
export function agrees_in_parts(expected, computed, item, library) {
  if (!isObject(computed)) {
    const values = Object.values(expected);
    return !own(expected, "problem") && values.length === 1 && agrees(values[0], computed, item, library);
  }
  if (own(expected, "problem") || own(computed, "problem")) return computed.problem === expected.problem;
  const gives = Object.entries(library[find_function(library, item.function)].gives ?? {});
  return Object.entries(expected).every(([name, value]) => {
    const found = gives.find(([key, others]) => name === key || others.includes(name));
    return found !== undefined && agrees(value, computed[found[0]] ?? null, item, library);
  });
}

/** @param {Library} library @param {Case} item */
export function judge(library, item) {
  const computed = compute(library, item);
  let passed = false;
  try {
    passed = agrees(item.expected, computed, item, library);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  return { id: item.id ?? "", computed, passed };
}
