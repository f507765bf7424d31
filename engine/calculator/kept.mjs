// What the browser holds of a form: the numbers of this visit, and, where the reader says so, for later.

/** @typedef {"localStorage" | "sessionStorage"} Store */

const [KEPT, VISIT, CLEARED] = ["calculator.", "calculator.visit.", "calculator.cleared"];

/** Write a value, or remove it where it is null. @param {Store} place @param {string} key @param {string | null} value @returns {boolean} whether the store took it */
function store(place, key, value) {
  try {
    if (value === null) globalThis[place].removeItem(key);
    else globalThis[place].setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** The fields under a key; what cannot be read is dropped. @param {Store} place @param {string} key @returns {Map<string, string>} */
function read(place, key) {
  try {
    return new Map(JSON.parse(globalThis[place].getItem(key) ?? "[]"));
  } catch {
    store(place, key, null);
    return new Map();
  }
}

/** Hold the fields for coming back from another page; on this device only if she says so. @param {string} mode @param {[string, string][]} filled @param {boolean} here @returns {boolean} whether it is kept as wanted */
export function hold(mode, filled, here) {
  const text = filled.length ? JSON.stringify(filled) : null;
  store("sessionStorage", VISIT + mode, text);
  return !here || store("localStorage", KEPT + mode, text);
}

/** @param {string} mode */
export const forget = (mode) => store("localStorage", KEPT + mode, null);

/** Forget, and tell the other tabs. @param {string} mode */
export function clear(mode) {
  forget(mode);
  if (store("localStorage", CLEARED, `${mode} ${Date.now()}`)) store("localStorage", CLEARED, null);
}

/** @param {string} mode @returns {[fields: Map<string, string>, kept: boolean]} */
export function held(mode) {
  const kept = read("localStorage", KEPT + mode);
  return [kept.size ? kept : read("sessionStorage", VISIT + mode), kept.size > 0];
}

/** What another tab has done to this mode's numbers. @param {string} mode @param {StorageEvent} event */
export function elsewhere(mode, { key, newValue }) {
  if (key === CLEARED && newValue?.startsWith(`${mode} `)) return "cleared";
  return key === KEPT + mode && newValue === null ? "not kept" : "";
}
