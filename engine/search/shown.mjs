/** What a person reads of an answer, as plain data that no page is needed for: groups, lines, counts, marks. results.mjs makes elements of it. */

import { fill } from "../shell/fill.mjs";

/** @typedef {import("./types").Result} Result */
/** @typedef {import("./types").BoxWords} BoxWords */

/** Those that the worker put together, in its order; `name` is the page that several of them share, which then stands once above them. @param {Result[]} results @returns {{name: string, results: Result[]}[]} */
export const groupsOf = (results) => {
  /** @type {Map<number | undefined, Result[]>} */
  const groups = new Map();
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  return [...groups.values()].map((group) => {
    const { page } = group[0];
    return { name: group.filter((result) => result.page === page).length > 1 ? page : "", results: group };
  });
};

/** The line under a title: where it leads and of what kind it is; a page that stands there already is not said again. @param {Result} result @param {string} name of its group @param {BoxWords["kinds"]} kinds */
export const placeOf = ({ title, page, kind }, name, kinds) => (kind === "page" || page === title.text || page === name ? kinds[kind] : `${page} · ${kinds[kind]}`);

/**
 * What stands above the results, and what is heard of them: a topic that the guide leaves out, a doubt, another reading with the way back
 * from it, and how many there are; "" where there is nothing to say.
 * @param {Pick<import("./types").Message, "results" | "query" | "topic" | "unsure" | "read" | "more">} answer @param {BoxWords} words
 */
export const notesOf = ({ results: { length }, query, topic, unsure, read, more }, words) => {
  const count = length === 0 ? words.none : length === 1 ? words.one : fill(more ? words.first : words.many, { n: String(length) });
  return {
    topic,
    doubt: unsure && length ? fill(words.unsure, { typed: query }) : "",
    read: read && fill(words.read, { read }),
    back: read && fill(words.plain, { typed: query }),
    count: unsure ? "" : count, // the note is heard itself
  };
};

/** A text in its pieces, each with whether it is marked. @param {import("./types").Marked} piece @returns {[text: string, isMarked: boolean][]} */
export const piecesOf = ({ text, marks }) => {
  /** @type {[string, boolean][]} */
  const pieces = [];
  let at = 0;
  for (const [from, to] of marks) {
    pieces.push([text.slice(at, from), false], [text.slice(from, to), true]);
    at = to;
  }
  return [...pieces, /** @type {[string, boolean]} */ ([text.slice(at), false])].filter(([piece]) => piece !== "");
};
