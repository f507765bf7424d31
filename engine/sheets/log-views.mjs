/** How the log looks: its entries on screen, and the page of evidence on paper. Words come from the page. */

import { fill } from "../shell/fill.mjs";
import { find } from "../shell/find.mjs";
import { write } from "../shell/unbroken.mjs";
import { byTime, NAMES, textOf } from "./log-entry.mjs";
import { callerOf, entryRow, limitRows, mostTelling, summaryOf } from "./log-rows.mjs";
import { button } from "./sheet-tools.mjs";

const ROOM = 216; // millimetres that US Letter leaves for the evidence, which is measured at the width of A4: one page on either
const MOST_ROWS = 40; // more never fit, so no more are tried

/** @typedef {import("./log-entry.mjs").Entry} Entry */
/** @typedef {import("./log-rules.mjs").Finding} Finding */
/** @typedef {Map<string, Finding[]>} Found what there is to say about each entry, by its id */
/**
 * What the page gives: words and rules of its template, and what its buttons do with an entry's id.
 * @typedef {{words: any, rules: Record<string, import("./log-rules.mjs").CitedRule>, rulesPage: string,
 *   edit: (id: string) => void, remove: (id: string) => void}} LogPage
 */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {string} [text] @param {...(Node | string)} children
 */
const element = (name, text = "", ...children) => {
  const made = document.createElement(name);
  if (text) write(made, text);
  made.append(...children);
  return made;
};

/** "at 22:30; see GB/T 45251-2025 · No collection at night (recommended standard)" with links to the rules. @param {Finding} finding @param {LogPage} page */
const findingItem = (finding, { words, rules, rulesPage }) => {
  const { caller } = finding.values;
  const values = { ...finding.values, caller: words.caller[String(caller)] };
  const item = element("li", fill(words.finding[finding.limit], values));
  for (const id of finding.rules) {
    const link = element("a", `${rules[id].name} · ${rules[id].topic}`);
    link.href = `${rulesPage}#${id}`;
    item.append(words.see, link, fill(words.binding, { force: rules[id].force }));
  }
  return item;
};

/**
 * The entries, newest first.
 * @param {HTMLElement} list @param {Entry[]} entries @param {Found} found @param {LogPage} page
 */
export const showEntries = (list, entries, found, page) => {
  const newest = [...entries].sort(byTime).reverse();
  list.replaceChildren(...newest.map((entry) => entryItem(entry, found.get(entry.id) ?? [], page)));
};

/** @param {Entry} entry @param {Finding[]} found @param {LogPage} page */
const entryItem = (entry, found, page) => {
  const { words } = page;
  const head = element(
    "p",
    "",
    element("strong", `${entry.date} ${entry.time}`),
    ` ${words.channel[entry.channel]} · ${words.to[entry.to]}`,
  );
  const item = element("li", "", head);
  for (const text of [callerOf(entry, words), entry.said, entry.evidence]) if (text) item.append(element("p", text));
  if (found.length > 0) {
    const marks = element("ul", "", ...found.map((finding) => findingItem(finding, page)));
    marks.className = "marks";
    item.append(marks);
  }
  item.append(
    button(words.edit, () => page.edit(entry.id)),
    " ",
    button(words.remove, () => page.remove(entry.id)),
  );
  return item;
};

/** One page of evidence: how many, since when, what bears on which rule, and as many of the entries that say most as fit. @param {HTMLElement} paper @param {Entry[]} entries @param {Found} found @param {LogPage} page */
export const showEvidence = (paper, entries, found, page) => {
  const ordered = [...entries].sort(byTime);
  if (ordered.length === 0) return paper.replaceChildren();
  /** @param {Entry[]} chosen */
  const draw = (chosen) => paper.replaceChildren(...evidence(ordered, chosen, found, page));
  let chosen = /** @type {Entry[]} */ ([]);
  paper.classList.add("measured");
  for (const entry of mostTelling(ordered, found).slice(0, MOST_ROWS)) {
    draw([...chosen, entry]);
    if (millimetres(paper) <= ROOM) chosen = [...chosen, entry];
  }
  paper.classList.remove("measured");
  draw(chosen.sort(byTime));
};

/** @param {HTMLElement} element */
const millimetres = (element) => (element.offsetHeight / 96) * 25.4;

/** @param {Entry[]} ordered @param {Entry[]} chosen @param {Found} found @param {LogPage} page */
const evidence = (ordered, chosen, found, { words, rules }) => [
  element("h2", words.evidence_title),
  element("p", fill(words.evidence_summary, summaryOf(ordered, words))),
  tableOf("evidence-limits", ["what", "times", "rules"], words.limit_head, limitRows(found, words, rules)),
  tableOf(
    "evidence-entries",
    ["when", "how", "who", "said", "marks"],
    words.entry_head,
    chosen.map((entry) => entryRow(entry, found.get(entry.id) ?? [], words)),
  ),
  element("p", fill(words.evidence_rest, { n: ordered.length, shown: chosen.length })),
  element("p", words.evidence_sign),
];

/** A table, or nothing where it has no rows. @param {string} name @param {string[]} columns @param {Record<string, string>} heads @param {string[][]} rows */
const tableOf = (name, columns, heads, rows) => {
  if (rows.length === 0) return "";
  /** @param {"td" | "th"} kind @param {string[]} texts */
  const cells = (kind, texts) => element("tr", "", ...texts.map((text) => element(kind, text)));
  const head = cells(
    "th",
    columns.map((column) => heads[column]),
  );
  const body = element("tbody", "", ...rows.map((row) => cells("td", row)));
  const made = element("table", "", element("thead", "", head), body);
  made.className = name;
  return made;
};

/** A field of the form, by its name. @param {HTMLFormElement} form @param {string} name @returns {{value: string, focus: () => void}} */
export const formField = (form, name) =>
  /** @type {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */ (form.elements.namedItem(name));

/** @param {HTMLFormElement} form */
const agreedBox = (form) => find(form, "[name=agreed]", HTMLInputElement);

/** The entry as the form has it. @param {HTMLFormElement} form @returns {Record<import("./log-entry.mjs").Field, string>} */
export const formEntry = (form) => {
  const fields = NAMES.map((name) => [name, formField(form, name).value.trim()]);
  return { ...Object.fromEntries(fields), agreed: agreedBox(form).checked ? "yes" : "" };
};

/** @param {HTMLFormElement} form @param {Entry} entry */
export const fillForm = (form, entry) => {
  for (const name of NAMES) if (name !== "agreed") formField(form, name).value = textOf(entry, name);
  agreedBox(form).checked = entry.agreed === "yes";
};
