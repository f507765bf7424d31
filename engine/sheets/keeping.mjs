/**
 * What checklists, contact log and letters do alike with what a device keeps: the box that keeps, the button that clears, the way
 * back from both, and what another tab does meanwhile. The box says how it is: nothing is written to the device while it is empty.
 */

import { fill } from "../shell/fill.mjs";
import { saveFile, say } from "./sheet-tools.mjs";

/** @typedef {import("./shelf.mjs").Trouble} Trouble */
/** @typedef {import("./shelf.mjs").Values} Values */
/**
 * @typedef {object} Page
 * @property {import("./shelf.mjs").Shelf} shelf
 * @property {HTMLInputElement} box
 * @property {any} words
 * @property {() => Values} here what stands on the page and is not as the page has it at first
 * @property {(id: string, value: any) => void} set undefined: as the page has it at first
 * @property {() => void} empty
 * @property {() => void} [shown] after values were set
 * @property {(id: string) => [id: string, value: any]} [copy] give the page's own another id, so that the device's can have its place
 */

export class Keeping {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    /** The ids whose values could not be kept. @type {Set<string>} */
    this.troubled = new Set();
    page.box.addEventListener("change", () => this.ticked());
    page.shelf.watch(() => (page.shelf.kept || page.box.checked) && this.sync());
  }

  /** Bring page and device together, and say what the reader should know. */
  sync() {
    const { shelf, box, words, here, copy, shown } = this.page;
    const [was, is] = [box.checked, shelf.kept];
    box.checked = is;
    if (was && !is) {
      shelf.part(); // another tab has cleared; what this page shows stays until it is closed
      say(words.not_kept);
    }
    if (!is) return shown?.();
    const { take, both, added, trouble: first, damaged } = shelf.join(here());
    const copies = copy ? [...both.keys()].map(copy) : [];
    const trouble = copies.reduce((told, [id, value]) => shelf.put(id, value) || told, first);
    if (!trouble && this.troubled.size > 0) {
      this.troubled.clear(); // what did not fit fits now
      say("");
    }
    this.take(copy ? new Map([...take, ...both]) : take);
    if (trouble) say(words[trouble]);
    else if (both.size > 0) this.tellBoth(both);
    else if (damaged.size > 0) this.tellDamaged(damaged);
    else if (!was && added > 0) say(words.kept);
  }

  /** @param {Values} values the device's, for the page */
  take(values) {
    for (const [id, value] of values) {
      this.page.set(id, value);
      this.page.shelf.agree(id, value);
    }
    this.page.shown?.();
  }

  /** @param {Values} both */
  tellBoth(both) {
    const { words, copy } = this.page;
    const replace = () => {
      this.take(both);
      say("");
    };
    say(
      fill(words.both, { n: both.size }),
      .../** @type {[string, () => void][]} */ (copy ? [] : [[words.take_other, replace]]),
    );
  }

  /** @param {Map<string, string>} damaged */
  tellDamaged(damaged) {
    const { words } = this.page;
    const raw = [...damaged].map(([id, text]) => `${id}\t${text}`).join("\n");
    say(fill(words.damaged, { n: damaged.size }), [words.damaged_save, () => saveFile("kept.txt", "text/plain", raw)]);
  }

  /**
   * Keep a value, where the reader lets the device keep any. That one could not be kept stands there until it can, whatever else could.
   * @param {string} id @param {any} value @returns {boolean} whether she was told something
   */
  put(id, value) {
    const { shelf, box, words } = this.page;
    if (shelf.kept !== box.checked) {
      this.sync();
      return true;
    }
    if (!shelf.kept) this.troubled.clear();
    const trouble = shelf.kept && shelf.owns(id) ? shelf.put(id, value) : "";
    const had = this.troubled.delete(id);
    if (trouble) this.troubled.add(id);
    if (trouble || (had && !this.troubled.size)) say(trouble ? words[trouble] : "");
    return this.troubled.size > 0;
  }

  ticked() {
    const { shelf, box, words, here, shown } = this.page;
    if (!box.checked) {
      this.offerBack(words.not_kept, shelf.forget());
      return shown?.();
    }
    if (shelf.kept) {
      box.checked = false; // another tab was first, and its word is still under way
      return this.sync();
    }
    const trouble = shelf.keep(here());
    box.checked = !trouble;
    shown?.();
    say(words[trouble || "kept"]);
  }

  clear() {
    const { shelf, box, words, here, shown, empty } = this.page;
    const before = here();
    const restore = shelf.forget();
    empty();
    box.checked = false;
    shown?.();
    this.offerBack(words.cleared, restore, before);
  }

  /** The way back: to what the device kept, and to what stood on the page, where nothing was written since. @param {string} text @param {() => Trouble} restore @param {Values} [before] */
  offerBack(text, restore, before = new Map()) {
    const { shelf, box, words, here, set } = this.page;
    const back = () => {
      const now = here();
      for (const [id, value] of before) if (!now.has(id)) set(id, value);
      const trouble = restore();
      say("");
      box.checked = shelf.kept;
      this.sync();
      if (trouble) say(words[trouble]);
    };
    say(text, [words.undo, back]);
  }
}
