/**
 * Compares the log's entries with the limits of data/contact_limits.yml. It states what is so ("at 22:30"), names the rule and
 * never judges: whether a rule was broken depends on what was agreed, and that is for others to say.
 */

import { byTime, contactKey, plain, textOf, wholeKey } from "./log-entry.mjs";

/** @typedef {import("./log-entry.mjs").Entry} Entry */
/** @typedef {import("./log-entry.mjs").Field} Field */
/** @typedef {{limit: string, rules: string[], values: Record<string, unknown>}} Finding */
/** @typedef {{from: string, until: string | null, name: string, topic: string, force: string}} CitedRule dates as "2025", "2025-03" or "2025-03-01" */

/** Channel → the limit on how often in a day. @type {Record<string, "calls" | "redials">} */
const COUNTED = { call: "calls", missed: "redials" };

/**
 * @param {Entry[]} entries
 * @param {{limits: Record<string, any>, rules: Record<string, CitedRule>}} data
 * @returns {Map<string, Finding[]>} what there is to say about each entry, by id
 */
export const findings = (entries, { limits, rules }) => {
  const found = new Map(entries.map(({ id }) => [id, /** @type {Finding[]} */ ([])]));
  const seen = new Map(); // contact → the entries of it, each with all its words
  const counts = new Map(); // of one caller's calls of a kind on one day
  /** @param {Entry} entry @param {string} limit */
  const mark = (entry, limit, values = {}) => {
    const cited = (limits[limit]?.rules ?? []).filter((/** @type {string} */ id) => inForce(rules[id], entry.date));
    if (cited.length > 0 || !limits[limit]) found.get(entry.id)?.push({ limit, rules: cited, values });
  };
  for (const entry of [...entries].sort(byTime)) {
    const [key, whole] = [contactKey(entry), wholeKey(entry)];
    const before = seen.get(key) ?? [];
    seen.set(key, [...before, whole]);
    if (before.includes(whole) && entry.channel !== "missed") {
      mark(entry, "duplicate");
      continue; // one contact, written twice, counts once; but who rings on and on does so within a minute
    }
    if (entry.channel === "mine") continue; // a call of the reader herself
    if (before.length > 0) mark(entry, "again");
    if (!entry.agreed && atNight(entry.time, limits.hours) && entry.channel !== "letter")
      mark(entry, "hours", { time: entry.time });
    if (entry.to !== "me") mark(entry, "others");
    if (entry.channel === "visit" && entry.people && Number(entry.people) < limits.visitors.least)
      mark(entry, "visitors", { n: entry.people });
    const limit = COUNTED[entry.channel];
    if (!limit || !limits[limit].to.includes(entry.to)) continue;
    const caller = limits[limit].caller.find((/** @type {Field} */ field) => plain(textOf(entry, field)));
    if (!caller) {
      mark(entry, "uncounted");
      continue; // two callers without a name may be two
    }
    const parts = [caller, ...limits[limit].per].map((field) => [field, plain(textOf(entry, field))]);
    const group = JSON.stringify([entry.date, limit, parts]);
    counts.set(group, (counts.get(group) ?? 0) + 1);
    if (counts.get(group) > limits[limit].most) mark(entry, limit, { n: counts.get(group), caller });
  }
  return found;
};

/** @param {string} time "07:59" @param {{from: string, until: string}} hours the night, over midnight */
const atNight = (time, hours) => time >= hours.from || time < hours.until;

/** The registry may know only a year or a month, so as much of the date is compared as it knows. @param {CitedRule} rule @param {string} date */
const inForce = (rule, date) =>
  date.slice(0, rule.from.length) >= rule.from && (!rule.until || date.slice(0, rule.until.length) <= rule.until);
