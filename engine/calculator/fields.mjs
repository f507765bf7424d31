// The form's fields: what was typed, how it is read, and what is told at each.
import { write } from "../shell/unbroken.mjs";
import { reading } from "./echo.mjs";
import { read_field } from "./entry.mjs";
import { INSTEAD } from "./modes.mjs";
import { Problem } from "./money/exact.mjs";
import { placed } from "./place.mjs";
import { fill, limits, thousands, today, words } from "./said.mjs";

/** @typedef {import("./types").Field} Field */
/** @typedef {import("./place.mjs").Place} Place */
/** @typedef {{code: string, field?: string, line?: number, said?: string, other?: string, count?: number | bigint}} Told */

const LONGEST_SAID = 24;
const LONGEST_TEXT = 4000;

/** By its code: the modules that come later carry a class of their own. @param {unknown} error @returns {error is Error & Told} */
export const isProblem = (error) => error instanceof Error && "code" in error && typeof error.code === "string";

/** Whether a text is read the same at the next key: "today" is another day tomorrow, and what is required may be filled in elsewhere. @param {Field} field @param {string} text */
const lasts = ({ dataset: { kind }, required }, text) =>
  kind !== "date" && kind !== "lines" && Boolean(text || !required);

export class Fields {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.all = /** @type {Field[]} */ ([...form.elements]).filter(({ name }) => name).map(placed);
    this.named = new Map(this.all.map((each) => [each.name, each]));
    /** Those she has left, or that were filled in: only there it is told that something is missing. @type {Set<string>} */
    this.seen = new Set();
  }

  /** @param {string} name */
  text(name) {
    return this.named.get(name)?.field.value.trim() ?? "";
  }

  /** Whether a field holds something other than what the page put there. @param {string} name */
  typed(name) {
    const field = this.named.get(name)?.field;
    return Boolean(field?.value.trim()) && !(field instanceof HTMLSelectElement && field.selectedIndex === 0);
  }

  /** The fields that hold something, and what they hold. @returns {[name: string, text: string][]} */
  filled() {
    return this.all.filter(({ name }) => this.typed(name)).map(({ name, field }) => [name, field.value]);
  }

  /** Whether anything is hers: typed, and not what the page put there. */
  get touched() {
    return this.all.some(
      ({ name, field }) => this.typed(name) && !("defaultValue" in field && field.value === field.defaultValue),
    );
  }

  /** Whether a field counts as the others stand; one that does not, and is empty, is not shown. @param {Place} place */
  isUsed({ rules }) {
    return rules.every(
      ({ name, values, wanted }) => !this.named.has(name) || values.includes(this.text(name)) === wanted,
    );
  }

  /** The typed values, or null where one is missing or wrong; each wrong one is told at its field. */
  read() {
    /** @type {Record<string, any>} */
    const values = {};
    let whole = true;
    for (const place of this.all) {
      const { name, field } = place;
      const [text, used] = [this.text(name), this.isUsed(place)];
      const state = `${used} ${text}`;
      if (place.settled === state) {
        if (used) values[name] = place.value;
        continue;
      }
      const idle = !used && !this.typed(name);
      if (place.box.hidden !== idle) place.box.hidden = idle;
      try {
        if (!used && !idle) throw Object.assign(new Problem("not_used"), { other: place.rules[0].name });
        if (used) values[name] = this.value(place);
        this.tell(place, null);
        place.value = values[name];
        if (lasts(field, text)) place.settled = state;
      } catch (error) {
        if (!isProblem(error)) throw error;
        whole = false;
        this.tell(place, error.code === "required" && !this.seen.has(name) ? null : error);
      }
      this.echo(place, values[name]);
    }
    return whole ? values : null;
  }

  /** @param {Place} place */
  value(place) {
    const { field, name } = place;
    const { kind = "text", min = 0, max = 0, unit = "" } = field.dataset;
    const text = this.text(name);
    if (!text) {
      const instead = this.text(INSTEAD.get(name) ?? "") || this.hasLines(name);
      if (field.required && !instead) throw new Problem("required");
      return kind === "text" ? "" : undefined;
    }
    if (text.length > LONGEST_TEXT) throw new Problem("too_much_text");
    if (kind === "choice") return text;
    const value = read_field(kind, text, limits, { min: Number(min), max: Number(max), unit, today: today() });
    if ("positive" in field.dataset && value === 0n) throw new Problem("too_small");
    return value;
  }

  /** Whether a group of the budget is filled in line by line. @param {string} group */
  hasLines(group) {
    return this.all.some(({ name, field }) => name.startsWith(`${group}.`) && field.value.trim());
  }

  /** The message of a Problem at its field, with the reader's own words and the real limit; none where there is none. @param {Place} place @param {Told | null} problem */
  tell(place, problem) {
    const { field, error } = place;
    place.settled = "";
    if (!problem) {
      write(error, "");
      if (field.hasAttribute("aria-invalid")) field.removeAttribute("aria-invalid");
      return;
    }
    const { min, max } = field.dataset;
    const { code, line, said, other = "", count } = problem;
    const most = { bad_money: limits.money, rate_too_big: limits.rate }[code] ?? max ?? "";
    const text = said ?? field.value.trim();
    const short = text.length > LONGEST_SAID ? `${text.slice(0, LONGEST_SAID)}…` : text;
    const about = { min, max: thousands(most), n: line ?? count, text: short, other: this.named.get(other)?.label };
    write(error, fill(words.errors[code] ?? words.errors.bad_number, about));
    field.setAttribute("aria-invalid", "true");
  }

  /** How a value was read, where it is not plainly what was typed; a rate always both by year and by day. @param {Place} place @param {any} value */
  echo({ field, hint, usual }, value) {
    const text = field.value.trim();
    write(hint, (text && value !== undefined && reading(field.dataset, text, value)) || usual);
  }

  /** Put texts into fields, folds opened. @param {(name: string) => string | null | undefined} get @returns {boolean} whether each could be put */
  fillIn(get) {
    let whole = true;
    for (const { name, field } of this.all) {
      const text = get(name);
      if (typeof text !== "string") continue;
      const known = !(field instanceof HTMLSelectElement) || [...field.options].some(({ value }) => value === text);
      if (text.length > LONGEST_TEXT || !known) {
        whole = false;
        continue;
      }
      field.value = text;
      if (text) this.seen.add(name);
      for (let fold = text && field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
        fold.open = true;
    }
    return whole;
  }

  /** What was typed, as label and text, for paper. @returns {[string, string][]} */
  rows() {
    return this.all
      .filter(({ name }) => this.typed(name))
      .map(({ name, field, label }) => {
        const group = name.includes(".") ? `${field.closest("fieldset")?.querySelector("legend")?.textContent} · ` : "";
        return [
          group + label,
          field instanceof HTMLSelectElement ? field.options[field.selectedIndex].text : field.value,
        ];
      });
  }
}
