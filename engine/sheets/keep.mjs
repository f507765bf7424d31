/**
 * What a reader lets this device keep: one storage key a value, and nothing at all before she says so.
 *
 * A key of its own for each value means that two tabs never write over each other, and that one damaged value harms no other.
 * Nothing here throws: a store that is full or refused is an answer ("full", "refused"), and the page tells it in words.
 */

/** @typedef {"" | "full" | "refused"} Trouble "" is none */

export class Shelf {
  /**
   * @param {string} name the page's own part of the store, such as "checklists/negotiate"
   * @param {(id: string, value: unknown) => boolean} valid whether a value read back is one that the page can use
   */
  constructor(name, valid) {
    this.flag = `guide.${name}`;
    this.prefix = `guide.${name}:`;
    this.valid = valid;
  }

  /** Whether the reader lets this device keep the page's values. */
  get kept() {
    return read(this.flag) !== null;
  }

  /** @returns {{values: Map<string, any>, damaged: Map<string, string>}} what is kept, and what of it cannot be read */
  load() {
    const values = new Map();
    const damaged = new Map();
    for (const key of keys(this.prefix)) {
      const id = key.slice(this.prefix.length);
      const raw = read(key) ?? "";
      const value = parse(raw);
      if (value !== undefined && this.valid(id, value)) values.set(id, value);
      else damaged.set(id, raw);
    }
    return { values, damaged };
  }

  /** Begin to keep, with these values; all of them or none. @param {Map<string, any>} values @returns {Trouble} */
  keep(values) {
    /** @type {Trouble} */
    let trouble = write(this.flag, "1");
    for (const [id, value] of values) trouble ||= this.put(id, value);
    if (trouble) this.forget();
    return trouble;
  }

  /** Keep one value; the old one stays where the new one does not fit. @param {string} id @param {unknown} value @returns {Trouble} */
  put(id, value) {
    return write(this.prefix + id, JSON.stringify(value));
  }

  /** @param {string} id */
  drop(id) {
    remove(this.prefix + id);
  }

  /** Remove every trace of the page from this device. */
  forget() {
    for (const key of keys(this.prefix)) remove(key);
    remove(this.flag);
  }

  /** Call back when another tab changes something; an id of "" means: look at everything again. @param {(id: string) => void} changed */
  watch(changed) {
    addEventListener("storage", ({ key }) => {
      if (key === null || key === this.flag) changed("");
      else if (key.startsWith(this.prefix)) changed(key.slice(this.prefix.length));
    });
  }
}

/** @param {string} prefix */
const keys = (prefix) => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
};

/** @param {string} key */
const read = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** @param {string} key @param {string} text @returns {Trouble} */
const write = (key, text) => {
  try {
    localStorage.setItem(key, text);
    return "";
  } catch (error) {
    return /quota/i.test(error instanceof Error ? error.name : "") ? "full" : "refused";
  }
};

/** @param {string} key */
const remove = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {} // where nothing can be written, nothing is there
};

/** @param {string} raw @returns {any} undefined where it is not JSON */
const parse = (raw) => {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
};
