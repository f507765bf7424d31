/** What a person reads of an answer, as plain data that no page is needed for: groups, lines, counts, marks. results.mjs makes elements of it. */

/** @typedef {import("./types").Result} Result */
/** @typedef {import("./types").BoxWords} BoxWords */

/** Those that the worker put together, in its order; `name` is the page that several of them share, which then stands once above them. @param {Result[]} results @returns {{name: string, results: Result[]}[]} */
export const groupsOf = (results) => {
  /** @type {Map<number | undefined, Result[]>} */
  const groups = new Map();
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  return [...groups.values()].map((group) => {
    const { page } = group[0];
    return { name: group.slice(1).some((result) => result.page === page) ? page : "", results: group };
  });
};

/** The line under a title: where it leads and of what kind it is; a page that stands there already is not said again. @param {Result} result @param {string} name of its group @param {BoxWords["kinds"]} kinds */
export const placeOf = ({ title, page, kind }, name, kinds) => (kind === "page" || page === title.text || page === name ? kinds[kind] : `${page} · ${kinds[kind]}`);

/**
 * What stands above the results, and what is heard of them: a topic that the guide leaves out, a doubt, another reading, the way back
 * from it, and how many there are; "" where there is nothing to say.
 * @param {Pick<import("./types").Message, "results" | "query" | "topic" | "unsure" | "read" | "more">} answer @param {BoxWords} words
 */
export const notesOf = ({ results: { length: n }, query: typed, topic, unsure, read, more }, words) => [
  topic,
  unsure && n ? words.unsure.replace("{typed}", () => typed) : "", // by a function: "$&" stays what was typed
  read && words.read.replace("{read}", () => read),
  read && words.plain.replace("{typed}", () => typed),
  unsure ? "" : n === 0 ? words.none : n === 1 ? words.one : words[more ? "first" : "many"].replace("{n}", String(n)), // a doubt is heard itself
];

/** A text in its pieces, of which every second one is marked. @param {import("./types").Marked} piece */
export const piecesOf = ({ text, marks }) => {
  const ends = [...marks.flat(), text.length];
  return ends.map((to, at) => text.slice(ends[at - 1] ?? 0, to));
};
