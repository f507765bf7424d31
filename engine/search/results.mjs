/** The list of results: links built from text alone, so that nothing in a page or a question can become markup. */

import { find } from "../shell/find.mjs";
import { element } from "./element.mjs";

/** @typedef {import("./types").Result} Result */
/** @typedef {import("./types").Marked} Marked */

export class Results {
  /** @param {HTMLDialogElement} dialog @param {import("./types").BoxWords} words @param {URL} root @param {(link: HTMLAnchorElement) => void} leave is told of a link that is being followed */
  constructor(dialog, words, root, leave) {
    this.input = find(dialog, "input", HTMLInputElement);
    this.list = find(dialog, "[role=listbox]", HTMLElement);
    this.none = find(dialog, "[data-search-nearest]", HTMLElement);
    this.note = find(dialog, "[data-search-note]", HTMLElement);
    this.status = find(dialog, "[data-search-status]", HTMLElement);
    this.words = words;
    this.root = root;
    this.list.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("a");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) leave(link);
    });
    this.list.addEventListener("pointermove", (event) => {
      const link = /** @type {Element} */ (event.target).closest("[role=option]");
      if (link && link !== this.current) this.choose(link, false);
    });
  }

  /** Every result, from top to bottom. @returns {HTMLAnchorElement[]} */
  get options() {
    return [.../** @type {NodeListOf<HTMLAnchorElement>} */ (this.list.querySelectorAll("[role=option]"))];
  }

  get current() {
    return /** @type {HTMLAnchorElement | null} */ (this.list.querySelector('[aria-selected="true"]'));
  }

  /**
   * @param {Result[]} results
   * @param {Omit<import("./types").Answer, "results" | "evidence"> & {query: string}} about
   */
  show(results, { query, nearest, unsure, more, read, topic }) {
    this.list.replaceChildren(...groupsOf(results).map((group) => this.group(group)));
    this.options.forEach((option, at) => {
      option.id = `search-${at}`;
    });
    this.input.setAttribute("aria-expanded", String(results.length > 0));
    this.choose(this.options[0], false);
    /** @type {HTMLElement} */ (this.list.parentElement).scrollTop = 0;
    this.topic = topic; // that the guide leaves out, or ""
    const { one, many, first, none } = this.words;
    const count = results.length === 0 ? none : results.length === 1 ? one : (more ? first : many).replace("{n}", String(results.length));
    const said = [...(topic ? [element("span", {}, topic), " "] : []), ...(unsure && results.length ? [element("span", { class: "search-unsure" }, this.words.unsure.replace("{typed}", query))] : []), ...(read ? this.read(read, query) : [])];
    this.note.replaceChildren(...said);
    this.say(unsure ? "" : count); // the note is heard itself
    this.none.hidden = !nearest.length;
    find(this.none, "span", HTMLElement).replaceChildren(...nearest.flatMap((term) => [element("a", { href: this.address(term) }, term.title.text), " "]));
  }

  /** @param {string} read what was read besides @param {string} query */
  read(read, query) {
    return [this.words.read.replace("{read}", read), " ", element("button", { type: "button", "data-search-plain": "" }, this.words.plain.replace("{typed}", query)), " "];
  }

  clear() {
    this.list.replaceChildren();
    this.note.replaceChildren();
    this.choose(null, false);
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Up or down by one; past the end it starts over. @param {number} by */
  move(by) {
    const all = this.options;
    if (all.length) this.choose(all[(all.indexOf(/** @type {HTMLAnchorElement} */ (this.current)) + by + all.length) % all.length], true);
  }

  /** @param {Element | null | undefined} option @param {boolean} scroll */
  choose(option, scroll) {
    this.current?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    if (scroll) option?.scrollIntoView({ block: "nearest" });
  }

  open() {
    this.current?.click();
  }

  /** @param {string} words */
  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /** @param {{url: string}} result */
  address({ url }) {
    return new URL(url, this.root).href;
  }

  /** What stands together: several results of one page under its name; one alone tells its page itself. @param {Result[]} results */
  group(results) {
    const own = results.filter(({ page }) => page === results[0].page);
    const named = own.length > 1;
    const rows = results.map((result) => this.option(result, named && result.page === results[0].page));
    if (!named) return element("div", { class: "search__group", role: "presentation" }, ...rows);
    const name = element("p", { class: "search__name", role: "presentation" }, results[0].page);
    return element("div", { class: "search__group", role: "group", "aria-label": results[0].page }, name, ...rows);
  }

  /** @param {Result} result @param {boolean} inGroup */
  option(result, inGroup) {
    const { title, page, sentence, kind, rank, beside } = result;
    const kinds = this.words.kinds[kind];
    const place = kind === "page" || page === title.text || inGroup ? kinds : `${page} · ${kinds}`;
    const look = `search__result${beside ? " search__result--beside" : ""}`;
    const attributes = { role: "option", href: this.address(result), tabindex: "-1", "aria-selected": "false", class: look, "data-rank": String(rank) };
    return element(
      "a",
      attributes,
      element("span", { class: "search__title" }, ...marked(title)),
      element("span", { class: "search__page" }, place),
      ...(sentence.text ? [element("span", { class: "search__sentence" }, ...marked(sentence))] : []),
    );
  }
}

/** @param {Result[]} results @returns {Result[][]} those that the worker put together */
const groupsOf = (results) => {
  /** @type {Map<number | undefined, Result[]>} */
  const groups = new Map();
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  return [...groups.values()];
};

/** @param {Marked} piece @returns {(string | HTMLElement)[]} */
const marked = ({ text, marks }) => {
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at)].filter((part) => part !== "");
};
