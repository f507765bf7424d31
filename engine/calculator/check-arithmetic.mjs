// <arithmetic-check>: runs the published cases anew in this browser and writes each result into its row.
import { fill } from "../shell/fill.mjs";
import { find } from "../shell/find.mjs";
import { judge, main_value } from "./published/oracles.mjs";

/** @typedef {import("./types").Case} Case */

/** @type {{words: Record<string, string>, cases: Case[], library: import("./types").Library}} */
const { words, cases, library } = JSON.parse(document.getElementById("calculator-data")?.textContent ?? "{}");
const LONGEST = 220;

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

class ArithmeticCheck extends HTMLElement {
  connectedCallback() {
    /** @type {Record<string, number>} */
    const count = { pass: 0, fail: 0, all: cases.length };
    for (const item of cases) {
      const { computed, passed } = judge(library, item);
      const row = find(this, `[data-case="${CSS.escape(item.id ?? "")}"]`, HTMLElement);
      const text = shown(computed, item.expected);
      find(row, "[data-computed]", HTMLElement).textContent =
        text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
      find(row, "[data-verdict]", HTMLElement).textContent = words[passed ? "pass" : "fail"];
      row.classList.toggle("calc-failed", !passed);
      count[passed ? "pass" : "fail"] += 1;
    }
    const said = fill(words.summary, count);
    find(this, '[role="status"]', HTMLElement).textContent = said;
  }
}

customElements.define("arithmetic-check", ArithmeticCheck);
