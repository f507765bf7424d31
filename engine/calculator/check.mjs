// <arithmetic-check>: runs the published cases anew in this browser and writes each result into its row.
import { judge, main_value } from "./published/oracles.mjs";

const { words, cases, library } = JSON.parse(document.getElementById("calculator-data").textContent);
const LONGEST = 220;

function shown(value, like) {
  if (typeof value === "object" && value !== null && "problem" in value) return value.problem;
  if (typeof like === "object" && like !== null && !Array.isArray(like)) {
    const parts = typeof value === "object" && value !== null ? value : { [Object.keys(like)[0]]: value };
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
    const count = { pass: 0, fail: 0, all: cases.length };
    for (const item of cases) {
      const { computed, passed } = judge(library, item);
      const row = this.querySelector(`[data-case="${CSS.escape(item.id)}"]`);
      const text = shown(computed, item.expected);
      row.querySelector("[data-computed]").textContent =
        text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
      row.querySelector("[data-verdict]").textContent = words[passed ? "pass" : "fail"];
      row.classList.toggle("calc-failed", !passed);
      count[passed ? "pass" : "fail"] += 1;
    }
    this.querySelector('[role="status"]').textContent = words.summary.replace(/\{(\w+)\}/g, (_, name) => count[name]);
  }
}

customElements.define("arithmetic-check", ArithmeticCheck);
