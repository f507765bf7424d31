/**
 * What the browser stores for the guide, and the one place that says whether a write worked: nothing here throws, a store that is
 * full or refused is an answer.
 */

// "/tenants/" of https://example.org/tenants/assets/letter.mjs
const [, scope = "/"] = /^\w+:\/\/[^/]+(\/.*)assets\//.exec(import.meta.url) ?? [];

/** The name of something in the stores: several guides may stand at one address, each in a folder of its own. @param {string} name */
export const own = (name) => `guide:${scope}:${name}`;

/** @typedef {"" | "full" | "refused"} Trouble "" is none */
/** @typedef {"localStorage" | "sessionStorage"} Place */

/** @param {string} prefix @returns {string[]} */
export const keys = (prefix) => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
};

/** @param {string} key @param {Place} [place] */
export const read = (key, place = "localStorage") => {
  try {
    return globalThis[place].getItem(key);
  } catch {
    return null;
  }
};

/** Write a text, or remove it where it is null. @param {string} key @param {string | null} text @param {Place} [place] @returns {Trouble} */
export const write = (key, text, place = "localStorage") => {
  try {
    if (text === null) globalThis[place].removeItem(key);
    else globalThis[place].setItem(key, text);
    return "";
  } catch (error) {
    return /quota/i.test(error instanceof Error ? error.name : "") ? "full" : "refused";
  }
};

/** Move a text that stands under the name from before guides were told apart. @param {string} old @param {string} key @param {Place} [place] */
export const adopt = (old, key, place) => {
  const text = read(old, place);
  if (text !== null && read(key, place) === null && !write(key, text, place)) write(old, null, place);
};

/** Move all that stands under an old name and behind it, or nothing. @param {string} old @param {string} name @returns {boolean} whether the new name is the one to use */
export const adoptAll = (old, name) => {
  if (read(old) === null || read(name) !== null) return true;
  const pairs = [...keys(`${old}:`), old].map((key) => [key, name + key.slice(old.length)]);
  const moved = pairs.every(([from, to]) => !write(to, read(from) ?? ""));
  for (const [from, to] of pairs) write(moved ? from : to, null);
  return moved;
};
