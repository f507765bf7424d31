/** What stands on the page of evidence, as texts: which entries come first, each entry's row, and what bears on which rule. No page. */

import { fill } from "../shell/fill.mjs";
import { CHANNELS, textOf } from "./log-entry.mjs";

const SHEET_LETTERS = { said: 72, who: 48, evidence: 20 }; // of a text, for one row on paper

/** @typedef {import("./log-entry.mjs").Entry} Entry */
/** @typedef {import("./log-rules.mjs").Finding} Finding */
/** @typedef {Map<string, Finding[]>} Found */

/** Who it was, from which number, and which of her numbers was called. @param {Entry} entry @param {any} words */
export const callerOf = (entry, words) => {
  const own = textOf(entry, "own");
  const named = [entry.who, entry.staff, entry.company, entry.number, own && `${words.field.own} ${own}`];
  return named.filter(Boolean).join(" · ");
};

/** Those with most to say first, the newest of them first. @param {Entry[]} ordered @param {Found} found */
export const mostTelling = (ordered, found) => {
  /** @param {Entry} entry */
  const weight = (entry) => (found.get(entry.id) ?? []).filter(({ rules }) => rules.length > 0).length;
  return [...ordered].reverse().sort((a, b) => weight(b) - weight(a));
};

/** How many there are, since when, and of which kinds. @param {Entry[]} ordered by time, at least one @param {any} words */
export const summaryOf = (ordered, words) => {
  const counts = CHANNELS.map((key) => ({ key, n: ordered.filter((entry) => entry.channel === key).length }));
  const kinds = counts.filter(({ n }) => n > 0).map(({ key, n }) => `${words.channel[key]} ${n}`);
  const [first, last] = [ordered[0].date, ordered[ordered.length - 1].date];
  return { n: ordered.length, first, last, kinds: kinds.join(" · ") };
};

/** What was found, how often, and by which rules; what no rule bears on has no row. @param {Found} found @param {any} words @param {Record<string, import("./log-rules.mjs").CitedRule>} rules */
export const limitRows = (found, words, rules) => {
  const all = [...found.values()].flat().filter((finding) => finding.rules.length > 0);
  const named = (/** @type {string} */ id) => rules[id].name + fill(words.binding, { force: rules[id].force });
  return [...new Set(all.map(({ limit }) => limit))].map((name) => {
    const met = all.filter(({ limit }) => limit === name);
    const cited = new Set(met.flatMap((finding) => finding.rules).map(named)); // a rule that has several entries once
    return [words.limit[name], String(met.length), [...cited].join(words.comma)];
  });
};

/** @param {Entry} entry @param {Finding[]} found @param {any} words */
export const entryRow = (entry, found, words) => [
  `${entry.date}\n${entry.time}`,
  `${words.channel[entry.channel]}\n${words.to[entry.to]}`,
  cut(callerOf(entry, words), SHEET_LETTERS.who),
  cut(entry.said, SHEET_LETTERS.said),
  [cut(entry.evidence, SHEET_LETTERS.evidence), ...found.map(({ limit }) => words.limit[limit])]
    .filter(Boolean)
    .join("\n"),
];

/** @param {string} text @param {number} most letters, not bytes */
const cut = (text, most) => {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
};
