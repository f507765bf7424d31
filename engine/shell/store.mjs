/**
 * What the browser stores for the guide, and the one place that says whether a write worked: nothing here throws, a store that is
 * full or refused is an answer.
 */

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
