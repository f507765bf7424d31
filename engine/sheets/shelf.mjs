/**
 * What a reader lets this device keep: one storage key a value, and nothing at all before she says so.
 *
 * A key of its own for each value means that one damaged value harms no other, and that what two tabs write stands side by side;
 * where both have written the same, merge.mjs says whose stays where. A store that is full or refused is an answer.
 */

import { adoptAll, keys, own, read, write } from "../shell/store.mjs";
import { merge } from "./merge.mjs";

/** @typedef {import("../shell/store.mjs").Trouble} Trouble */
/** @typedef {import("./merge.mjs").Values} Values */

export class Shelf {
  /**
   * @param {string} name the page's own part of the store, such as "checklists/negotiate"
   * @param {(id: string, value: unknown) => boolean} valid whether a value read back is one that the page can use
   * @param {(id: string) => boolean} [owns] whether it is this page that has the value; another's is left alone
   */
  constructor(name, valid, owns = () => true) {
    const old = `guide.${name}`; // before guides were told apart; on a full phone it stays
    this.flag = adoptAll(old, own(name)) ? own(name) : old;
    this.prefix = `${this.flag}:`;
    this.valid = valid;
    this.owns = owns;
    /** What page and device last had in common. @type {Values} */
    this.seen = new Map();
    /** Where they differ, and the reader was told: what the device had then. @type {Map<string, string>} */
    this.told = new Map();
  }

  /** Whether the reader lets this device keep the page's values. */
  get kept() {
    return read(this.flag) !== null;
  }

  /** @returns {{values: Values, damaged: Map<string, string>}} what is kept, and what of it cannot be read */
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

  /** Begin to keep, with these values; all of them or none. The flag comes last: another tab then finds all. @param {Values} values @returns {Trouble} */
  keep(values) {
    const before = this.all();
    /** @type {Trouble} */
    let trouble = "";
    for (const [id, value] of values) if (this.owns(id)) trouble ||= this.put(id, value);
    trouble ||= write(this.flag, "1");
    if (!trouble) return "";
    this.forget();
    for (const [key, raw] of before) write(key, raw);
    return trouble;
  }

  /** Keep one value; undefined keeps none, and where the new one does not fit the old one stays. @param {string} id @param {unknown} value @returns {Trouble} */
  put(id, value) {
    const trouble = write(this.prefix + id, value === undefined ? null : JSON.stringify(value));
    if (!trouble) this.agree(id, value);
    return trouble;
  }

  /** Page and device have the same. @param {string} id @param {unknown} value */
  agree(id, value) {
    this.told.delete(id);
    if (value === undefined) this.seen.delete(id);
    else this.seen.set(id, value);
  }

  /** Whether the device has this value, as far as this page knows. @param {string} id @param {unknown} value */
  holds(id, value) {
    return this.kept && JSON.stringify(this.seen.get(id)) === JSON.stringify(value);
  }

  /**
   * Bring page and device together: the page's own goes to the device, and what the page is to show comes back.
   * @param {Values} here
   * @returns {{take: Values, both: Values, added: number, trouble: Trouble, damaged: Map<string, string>}} `both`: what the device
   *   has where the page has something else of its own, told once; `added`: how many of the page's own were put
   */
  join(here) {
    const { values, damaged } = this.load();
    const known = (/** @type {Values} */ all) => new Map([...all].filter(([id]) => this.owns(id) && !damaged.has(id)));
    const { take, own, both } = merge(known(here), known(this.seen), known(values));
    /** @type {Trouble} */
    let trouble = "";
    for (const [id, value] of own) trouble = this.put(id, value) || trouble;
    for (const [id, value] of known(values)) if (!both.has(id) && !own.has(id)) this.agree(id, value);
    for (const id of take.keys()) this.agree(id, take.get(id));
    for (const [id, value] of both) {
      const raw = JSON.stringify(value);
      if (this.told.get(id) === raw) both.delete(id);
      this.told.set(id, raw);
    }
    return { take, both, added: trouble ? 0 : own.size, trouble, damaged };
  }

  /** Everything as it stands in the store, the flag first. @returns {[key: string, raw: string][]} */
  all() {
    return [this.flag, ...keys(this.prefix)].flatMap((key) => {
      const raw = read(key);
      return raw === null ? [] : [/** @type {[string, string]} */ ([key, raw])];
    });
  }

  /** From here on page and device have nothing in common. */
  part() {
    this.seen.clear();
    this.told.clear();
  }

  /** Remove every trace of the page from this device. @returns {() => Trouble} the way back; what was kept since stays */
  forget() {
    const before = this.all();
    for (const [key] of before) write(key, null);
    this.part();
    return () => {
      /** @type {Trouble} */
      let trouble = "";
      for (const [key, raw] of before) if (read(key) === null) trouble = write(key, raw) || trouble;
      return trouble;
    };
  }

  /** Call back when another tab has changed something, and when the page comes back by Back as it was left. @param {() => void} changed */
  watch(changed) {
    addEventListener("storage", ({ key }) => {
      if (key === null || key === this.flag || key.startsWith(this.prefix)) changed();
    });
    addEventListener("pageshow", ({ persisted }) => persisted && changed());
  }
}

/** @param {string} raw @returns {any} undefined where it is not JSON */
const parse = (raw) => {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
};
