// The letter in the page: its places are filled as text, never as markup, and what was not chosen is taken out.
import { dayText } from "../shell/day-text.mjs";
import { before, clean } from "./plain.mjs";

const BLANK = "__________";

/** What the letter says behind a place. @param {HTMLElement} place */
export const behind_of = (place) => place.nextSibling?.textContent ?? "";

/** Show on a paper what the form says. @param {HTMLElement} paper @param {Map<string, import("./types").Typed>} values by field @param {Set<string>} chosen options @param {(field: string) => string[]} [behind] what stands behind a field in any paper */
export function show_paper(paper, values, chosen, behind) {
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
    const field = place.dataset.field ?? "";
    const { kind, text } = values.get(field) || { kind: "", text: "" };
    const isDay = kind === "date" && text !== "";
    place.textContent = isDay
      ? dayText(text, paper.lang)
      : before(clean(text).trim(), behind_of(place), kind, behind?.(field));
    place.classList.toggle("unbroken", isDay);
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
