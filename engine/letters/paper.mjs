// The letter in the page: its places are filled as text, never as markup, and what was not chosen is taken out.
import { place_text } from "./plain.mjs";

const BLANK = "__________";

/** Show on a paper what the form says. @param {HTMLElement} paper @param {Map<string, import("./types").Typed>} values by field @param {Set<string>} chosen options */
export function show_paper(paper, values, chosen) {
  let number = 0;
  for (const line of /** @type {Iterable<HTMLElement>} */ (paper.children)) {
    const { option } = line.dataset;
    if (option) line.toggleAttribute("data-off", !chosen.has(option) || line.hasAttribute("data-empty"));
    const point = line.querySelector("[data-number]");
    if (!point || line.hasAttribute("data-off")) continue;
    number += 1;
    point.textContent = `${number}. `;
  }
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (paper.querySelectorAll("[data-field]"))) {
    const typed = values.get(place.dataset.field ?? "") || { kind: "", text: "" };
    place.textContent = place_text(typed, paper.lang);
    place.classList.toggle("unbroken", typed.kind === "date" && typed.text !== "");
  }
}

/** What stands on a paper; an empty place is a line to write on. @param {HTMLElement} paper @returns {import("./types").Paragraph[]} */
export function paragraphs(paper) {
  const shown = [...paper.children].filter((line) => !line.hasAttribute("data-off"));
  return shown.map((line) => ({ text: [...line.childNodes].map(textOf).join(""), style: styleOf(line) }));
}

/** @param {Node & {dataset?: DOMStringMap}} node */
const textOf = (node) => (node.dataset?.field && !node.textContent ? BLANK : (node.textContent ?? ""));

/** @param {Element} line */
const styleOf = (line) => (line.matches(".letter-title") ? "title" : line.matches(".letter-right") ? "right" : "");
