// The letter in the page: its places are filled as text, never as markup, and what was not chosen is taken out.
import { clean } from "./plain.mjs";

const BLANK = "__________";

/** The day as this paper's language writes it: 2026年11月25日, 25 November 2026. day: "YYYY-MM-DD" */
function day_text(day, lang, weekday) {
  const how = { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" };
  if (weekday) how.weekday = "long";
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, how).format(new Date(`${day}T00:00:00Z`));
}

/** Show on a paper what the form says. values: Map of name to {kind, text}; chosen: Set of options */
export function show_paper(paper, values, chosen) {
  let number = 0;
  for (const line of paper.children) {
    const { option } = line.dataset;
    if (option) line.toggleAttribute("data-off", !chosen.has(option) || line.hasAttribute("data-empty"));
    const point = line.querySelector("[data-number]");
    if (!point || line.hasAttribute("data-off")) continue;
    number += 1;
    point.textContent = `${number}. `;
  }
  for (const place of paper.querySelectorAll("[data-field]")) {
    const { kind, text } = values.get(place.dataset.field) || { text: "" };
    place.textContent = kind === "date" && text ? day_text(text, paper.lang) : clean(text).trim();
  }
}

/** What stands on a paper: [{text, style: 'title' | 'right' | ''}]; an empty place is a line to write on. */
export function paragraphs(paper) {
  const shown = [...paper.children].filter((line) => !line.hasAttribute("data-off"));
  return shown.map((line) => ({ text: [...line.childNodes].map(textOf).join(""), style: styleOf(line) }));
}

const textOf = (node) => (node.dataset?.field && !node.textContent ? BLANK : node.textContent);

const styleOf = (line) => (line.matches(".letter-title") ? "title" : line.matches(".letter-right") ? "right" : "");
