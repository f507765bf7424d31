// What a published case came to, as its row shows it: as the expected value is written, and no longer than a row can hold.
import { main_value } from "./published/oracles.mjs";

const LONGEST = 220;

/** @param {unknown} value what was computed @param {unknown} like what was expected */
export function printed(value, like) {
  const text = shown(value, like);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** @param {unknown} value @param {unknown} like @returns {string} */
function shown(value, like) {
  if (typeof value === "object" && value !== null && "problem" in value) return String(value.problem);
  if (typeof like === "object" && like !== null && !Array.isArray(like)) {
    /** @type {Record<string, unknown>} */
    const parts = typeof value === "object" && value !== null ? { ...value } : { [Object.keys(like)[0]]: value };
    return Object.entries(like)
      .map(([name, each]) => `${name}: ${shown(parts[name], each)}`)
      .join("; ");
  }
  const main = main_value(value);
  if (Array.isArray(main)) return main.map((each) => shown(each, null)).join(", ");
  if (typeof main === "number" && typeof like === "string" && like.endsWith("%")) {
    return `${Number((main * 100).toPrecision(10))}%`;
  }
  return typeof main === "number" ? String(Number(main.toPrecision(13))) : String(main);
}
