/** How the log looks: its entries on screen, and the page of evidence on paper. Words come from the page. */

import { byTime, CHANNELS, FIELDS, textOf } from "./log-entry.mjs";
import { button, fill } from "./sheet-tools.mjs";

const ROOM = 216; // millimetres that US Letter leaves for the evidence, which is measured at the width of A4: one page on either
const MOST_ROWS = 40; // more never fit, so no more are tried
const SHEET_LETTERS = { said: 72, who: 48, evidence: 20 }; // of a text, for one row on paper

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
  const head = element("p", "", element("strong", `${entry.date} ${entry.time}`), ` ${words.channel[entry.channel]} · ${words.to[entry.to]}`);
  const item = element("li", "", head);
  for (const text of [facts(entry, words), entry.said, entry.evidence]) if (text) item.append(element("p", text));
  if (found.length > 0) {
    const marks = element("ul", "", ...found.map((finding) => findingItem(finding, page)));
    marks.className = "marks";
    item.append(marks);
  }
  item.append(button(words.edit, () => page.edit(entry.id)), " ", button(words.remove, () => page.remove(entry.id)));
  return item;
};

/** One page of evidence: how many, since when, what bears on which rule, and as many of the entries that say most as fit. */
export const showEvidence = (place, entries, found, page) => {
  const ordered = [...entries].sort(byTime);
  if (ordered.length === 0) return place.replaceChildren();
  const draw = (chosen) => place.replaceChildren(...evidence(ordered, chosen, found, page));
  let chosen = [];
  place.classList.add("measured");
  for (const entry of mostTelling(ordered, found).slice(0, MOST_ROWS)) {
    draw([...chosen, entry]);
    if (millimetres(place) <= ROOM) chosen = [...chosen, entry];
  }
  place.classList.remove("measured");
  draw(chosen.sort(byTime));
};

const millimetres = (element) => (element.offsetHeight / 96) * 25.4;

/** Those with most to say first, the newest of them first. */
const mostTelling = (ordered, found) => {
  const weight = (entry) => found.get(entry.id).filter(({ rules }) => rules.length > 0).length;
  return [...ordered].reverse().sort((a, b) => weight(b) - weight(a));
};

const evidence = (ordered, chosen, found, page) => {
  const { words } = page;
  const [first, last] = [ordered[0].date, ordered[ordered.length - 1].date];
  const counts = CHANNELS.map((key) => [words.channel[key], ordered.filter((entry) => entry.channel === key).length]);
  const kinds = counts.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${n}`).join(" · ");
  return [
    element("h2", words.evidence_title),
    element("p", fill(words.evidence_summary, { n: ordered.length, first, last, kinds })),
    limitsTable(found, page),
    entriesTable(chosen, found, page),
    element("p", fill(words.evidence_rest, { n: ordered.length, shown: chosen.length })),
    element("p", words.evidence_sign),
  ];
};

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

/** Who it was, from which number, and which of her numbers was called. */
const facts = (entry, words) => {
  const own = textOf(entry, "own");
  const named = ["who", "staff", "company", "number"].map((name) => entry[name]);
  return [...named, own && `${words.field.own} ${own}`].filter(Boolean).join(" · ");
};

const entryRow = (entry, found, { words }) => [
  `${entry.date}\n${entry.time}`,
  `${words.channel[entry.channel]}\n${words.to[entry.to]}`,
  cut(facts(entry, words), SHEET_LETTERS.who),
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
    else form[name].value = textOf(entry, name);
  }
};
