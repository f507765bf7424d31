/**
 * How results stand in the list. What stands on one page stands together, under the page's name; and one topic takes one place: a
 * term, a rule or a question that leads to a step follows that step, or the step it, as a line without a sentence. The first results
 * stay the first: what is drawn up to them from further down is such a line too.
 */

const FIRST = 3; // results that nothing takes their place from
const BESIDE = 3; // lines in a group; what would be one more is not shown

/** @typedef {import("../types").Entry} Entry */
/** @typedef {import("../types").Chosen} Chosen */
/** @typedef {import("../types").Shown} Shown */

/** @param {Chosen[]} found best first @param {Entry[]} entries @returns {Shown[][]} groups of one page or one topic, in the order in which they are shown */
export const grouped = (found, entries) => {
  /** @type {Shown[][]} */
  const groups = [];
  found.forEach((one, at) => {
    const [topic, page] = [groups.find((group) => group.some((other) => isOneTopic(entries, other.at, one.at))), groups.find(([first]) => entries[first.at].page === entries[one.at].page)];
    const beside = topic !== undefined || at >= FIRST;
    const group = topic ?? page;
    const shown = { ...one, rank: at + 1, beside: group !== undefined && beside };
    if (!group) groups.push([shown]);
    else if (!shown.beside || group.filter((other) => other.beside).length < BESIDE) group.push(shown);
  });
  return groups;
};

/** Whether one of two speaks for the other, or both for one step. @param {Entry[]} entries @param {number} one @param {number} other */
const isOneTopic = (entries, one, other) => entries[one].leads.includes(other) || entries[other].leads.includes(one) || entries[one].leads.some((to) => entries[other].leads.includes(to));
