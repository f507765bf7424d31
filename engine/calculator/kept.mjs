// What the browser holds of a form: the numbers of this visit, and, where the reader says so, for later.
import { adopt, own, read, write } from "../shell/store.mjs";

/** @typedef {import("../shell/store.mjs").Place} Place */

const [KEPT, VISIT, CLEARED] = ["calculator.", "calculator.visit.", "calculator.cleared"].map(own);
/** Where the store does not take it the older one goes, which would come back in its place. @param {string} key @param {string | null} text @param {Place} [place] @returns {boolean} whether the store took it */
const put = (key, text, place) => {
  const took = !write(key, text, place);
  if (!took) write(key, null, place);
  return took;
};

/** The fields under a key; what cannot be read is dropped. @param {string} key @param {Place} [place] @returns {Map<string, string>} */
function fieldsIn(key, place) {
  try {
    return new Map(JSON.parse(read(key, place) ?? "[]"));
  } catch {
    write(key, null, place);
    return new Map();
  }
}

/**
 * Hold the fields for coming back from another page; on this device only if she says so.
 * @param {string} mode @param {string | null} text what they hold @param {boolean} here @param {boolean} changed since this page kept them: another tab may have kept its own meanwhile
 * @returns {[visit: boolean, kept: boolean]} whether they are there on coming back, and on this device
 */
export const hold = (mode, text, here, changed) => [
  put(VISIT + mode, text, "sessionStorage"),
  here && (!changed || put(KEPT + mode, text)),
];

/** @param {string} mode */
export const forget = (mode) => write(KEPT + mode, null);

/** Forget, and tell the other tabs. @param {string} mode */
export function clear(mode) {
  forget(mode);
  if (!write(CLEARED, `${mode} ${Date.now()}`)) write(CLEARED, null);
}

/** This visit's numbers go before those that another tab may have kept. @param {string} mode @returns {[fields: Map<string, string>, kept: boolean]} */
export function held(mode) {
  adopt(`calculator.${mode}`, KEPT + mode);
  adopt(`calculator.visit.${mode}`, VISIT + mode, "sessionStorage");
  const [kept, visit] = [fieldsIn(KEPT + mode), fieldsIn(VISIT + mode, "sessionStorage")];
  return [visit.size ? visit : kept, kept.size > 0];
}

/** What another tab has done to this mode's numbers. @param {string} mode @param {StorageEvent} event */
export function elsewhere(mode, { key, newValue }) {
  if (key === CLEARED && newValue?.startsWith(`${mode} `)) return "cleared";
  return key === KEPT + mode && newValue === null ? "not kept" : "";
}

/** What was done to them while the page was away, of which it heard nothing. @param {string} mode @param {unknown} stored whether there were any, and a store had them */
export function meanwhile(mode, stored) {
  const [found, kept] = held(mode);
  return stored && !found.size ? "cleared" : !kept && "not kept";
}
