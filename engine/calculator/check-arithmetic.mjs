// <arithmetic-check>: runs the published cases anew in this browser and writes each result into its row.
import { fill } from "../shell/fill.mjs";
import { find } from "../shell/find.mjs";
import { printed } from "./printed.mjs";
import { judge } from "./published/oracles.mjs";

/** @typedef {import("./types").Case} Case */

/** @type {{words: Record<string, string>, cases: Case[], library: import("./types").Library}} */
const { words, cases, library } = JSON.parse(document.getElementById("calculator-data")?.textContent ?? "{}");

class ArithmeticCheck extends HTMLElement {
  connectedCallback() {
    /** @type {Record<string, number>} */
    const count = { pass: 0, fail: 0, all: cases.length };
    for (const item of cases) {
      const { computed, passed } = judge(library, item);
      const row = find(this, `[data-case="${CSS.escape(item.id ?? "")}"]`, HTMLElement);
      find(row, "[data-computed]", HTMLElement).textContent = printed(computed, item.expected);
      find(row, "[data-verdict]", HTMLElement).textContent = words[passed ? "pass" : "fail"];
      row.classList.toggle("calc-failed", !passed);
      count[passed ? "pass" : "fail"] += 1;
    }
    const said = fill(words.summary, count);
    find(this, '[role="status"]', HTMLElement).textContent = said;
  }
}

customElements.define("arithmetic-check", ArithmeticCheck);
