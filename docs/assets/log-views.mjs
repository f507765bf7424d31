/** How the log looks: its entries on screen, and the page of evidence on paper. Words come from the page. */

import { byTime, CHANNELS, FIELDS } from "./log-entry.mjs";
import { button, fill } from "./sheet-tools.mjs";

// The page of evidence is one page: entries are taken until their rows would need more lines than this.
const SHEET_LINES = 30;
const SHEET_LETTERS = { said: 60, who: 36, evidence: 20 }; // of a text, for one row on paper
const PER_LINE = [6, 6, 8, 14, 8]; // Chinese letters in a line of each column, as sheet.css sets its width

/** @param {string} name @param {string} [text] @param {...Node} children */
const element = (name, text = "", ...children) => {
  const made = document.createElement(name);
  made.append(...(text ? [text] : []), ...children);
  return made;
};

/** "at 22:30; see GB/T 45251-2025 · No collection at night (recommended standard)" with links to the rules. */
const findingItem = (finding, { words, rules, rulesPage }) => {
  const item = element("li", fill(words.finding[finding.limit], finding.values));
  for (const id of finding.rules) {
    const link = element("a", `${rules[id].name} · ${rules[id].topic}`);
    link.href = `${rulesPage}#${id}`;
    item.append(words.see, link, fill(words.binding, { force: rules[id].force }));
  }
  return item;
};

/**
 * The entries, newest first.
 * @param {HTMLElement} list @param {any[]} entries @param {Map<string, any[]>} found
 * @param {{words: any, rules: any, rulesPage: string, edit: (id: string) => void, remove: (id: string) => void}} page
 */
export const showEntries = (list, entries, found, page) => {
  const newest = [...entries].sort(byTime).reverse();
  list.replaceChildren(...newest.map((entry) => entryItem(entry, found.get(entry.id), page)));
};

const entryItem = (entry, found, page) => {
  const { words } = page;
  const facts = ["who", "staff", "company", "number"].map((name) => entry[name]).filter(Boolean).join(" · ");
  const head = element("p", "", element("strong", `${entry.date} ${entry.time}`), ` ${words.channel[entry.channel]} · ${words.to[entry.to]}`);
  const item = element("li", "", head);
  for (const text of [facts, entry.said, entry.evidence]) if (text) item.append(element("p", text));
  if (found.length > 0) {
    const marks = element("ul", "", ...found.map((finding) => findingItem(finding, page)));
    marks.className = "marks";
    item.append(marks);
  }
  item.append(button(words.edit, () => page.edit(entry.id)), " ", button(words.remove, () => page.remove(entry.id)));
  return item;
};

/** One page of evidence: how many, since when, what bears on which rule, and the entries that say most. */
export const showEvidence = (place, entries, found, page) => {
  const { words } = page;
  const ordered = [...entries].sort(byTime);
  if (ordered.length === 0) return place.replaceChildren();
  const [first, last] = [ordered[0].date, ordered.at(-1).date];
  const counts = CHANNELS.map((key) => [words.channel[key], ordered.filter((entry) => entry.channel === key).length]);
  const kinds = counts.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${n}`).join(" · ");
  const chosen = mostTelling(ordered, found, page);
  place.replaceChildren(
    element("h2", words.evidence_title),
    element("p", fill(words.evidence_summary, { n: ordered.length, first, last, kinds })),
    limitsTable(found, page),
    entriesTable(chosen, found, page),
    element("p", fill(words.evidence_rest, { n: ordered.length, shown: chosen.length })),
    element("p", words.evidence_sign),
  );
};

/** Those with most to say first, the newest of them first, as many as the page has room for; then in the order of time. */
const mostTelling = (ordered, found, page) => {
  const weight = (entry) => found.get(entry.id).filter(({ rules }) => rules.length > 0).length;
  let room = SHEET_LINES;
  const first = [...ordered].reverse().sort((a, b) => weight(b) - weight(a));
  return first.filter((entry) => (room -= rowLines(entryRow(entry, found, page))) >= 0).sort(byTime);
};

/** How many lines a row takes on paper: its tallest cell. @param {string[]} cells */
const rowLines = (cells) => Math.max(...cells.map((text, column) => text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(breadth(part) / PER_LINE[column])), 0)));

/** In Chinese letters; a Latin one takes a little more than half of one. @param {string} text */
const breadth = (text) => [...text].reduce((sum, letter) => sum + (letter < "\u0300" ? 0.6 : 1), 0);

const limitsTable = (found, { words, rules }) => {
  const all = [...found.values()].flat().filter((finding) => finding.rules.length > 0);
  const names = [...new Set(all.map(({ limit }) => limit))];
  const rows = names.map((name) => {
    const cited = [...new Set(all.filter(({ limit }) => limit === name).flatMap((finding) => finding.rules))];
    const named = [...new Set(cited.map((id) => rules[id].name + fill(words.binding, { force: rules[id].force })))].join(words.comma);
    return [words.limit[name], String(all.filter(({ limit }) => limit === name).length), named];
  });
  return rows.length > 0 ? table("evidence-limits", ["what", "times", "rules"].map((key) => words.limit_head[key]), rows) : "";
};

const entryRow = (entry, found, { words }) => [
  `${entry.date}\n${entry.time}`,
  `${words.channel[entry.channel]} · ${words.to[entry.to]}`,
  cut(["who", "staff", "company", "number"].map((name) => entry[name]).filter(Boolean).join(" · "), SHEET_LETTERS.who),
  cut(entry.said, SHEET_LETTERS.said),
  [cut(entry.evidence, SHEET_LETTERS.evidence), ...found.get(entry.id).map(({ limit }) => words.limit[limit])].filter(Boolean).join("\n"),
];

const entriesTable = (entries, found, page) => {
  const head = ["when", "how", "who", "said", "marks"].map((key) => page.words.entry_head[key]);
  return table("evidence-entries", head, entries.map((entry) => entryRow(entry, found, page)));
};

/** @param {string} text @param {number} most letters, not bytes */
const cut = (text, most) => {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
};

const table = (name, head, rows) => {
  const cells = (kind, texts) => element("tr", "", ...texts.map((text) => element(kind, text)));
  const body = element("tbody", "", ...rows.map((row) => cells("td", row)));
  const made = element("table", "", element("thead", "", cells("th", head)), body);
  made.className = name;
  return made;
};

/** The entry as the form has it. @param {HTMLFormElement} form */
export const formEntry = (form) =>
  Object.fromEntries(Object.keys(FIELDS).map((name) => [name, name === "agreed" ? (form.agreed.checked ? "yes" : "") : form[name].value.trim()]));

/** @param {HTMLFormElement} form @param {any} entry */
export const fillForm = (form, entry) => {
  for (const name of Object.keys(FIELDS)) {
    if (name === "agreed") form.agreed.checked = entry.agreed === "yes";
    else form[name].value = entry[name];
  }
};
