/** The list of results: links built from text alone, so that nothing in a page or a question can become markup. */

import { find } from "../shell/find.mjs";
import { element } from "./element.mjs";
import { along } from "./keys.mjs";
import { groupsOf, notesOf, piecesOf, placeOf } from "./shown.mjs";

/** @typedef {import("./types").Result} Result */

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
    this.isOwn = false; // whether she went to the chosen result herself
    this.list.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("a");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) leave(link);
    });
    this.list.addEventListener("pointermove", (event) => {
      const link = /** @type {Element} */ (event.target).closest("[role=option]");
      if (link) this.go(link, false);
    });
  }

  /** Every result, from top to bottom. @returns {HTMLAnchorElement[]} */
  get options() {
    return [.../** @type {NodeListOf<HTMLAnchorElement>} */ (this.list.querySelectorAll("[role=option]"))];
  }

  links() {
    return this.options.map(({ href }) => href).join(" ");
  }

  get current() {
    return /** @type {HTMLAnchorElement | null} */ (this.list.querySelector('[aria-selected="true"]'));
  }

  /** @param {import("./types").Message} answer */
  show(answer) {
    const { results, nearest, topic, later } = answer;
    const chosen = later && this.isOwn && this.current?.href; // what she went to, if it is there still
    const before = this.links();
    this.list.replaceChildren(...groupsOf(results).map((group) => this.group(group)));
    this.options.forEach((option, at) => {
      option.id = `search-${at}`;
    });
    this.input.setAttribute("aria-expanded", String(results.length > 0));
    const kept = this.options.find(({ href }) => href === chosen);
    this.choose(kept ?? this.options[0], false);
    this.isOwn = Boolean(kept);
    if (!later) /** @type {HTMLElement} */ (this.list.parentElement).scrollTop = 0;
    this.topic = topic; // that the guide leaves out, or ""
    const [outside, doubt, besides, back, count] = notesOf(answer, this.words);
    this.note.replaceChildren(
      ...(later && before && results.length && before !== this.links() ? [this.words.later, " "] : []), // nothing is replaced without a word
      ...(answer.foreign ? this.languages() : []),
      ...(outside ? [element("span", {}, outside), " "] : []),
      ...(doubt ? [element("span", { class: "search-unsure" }, doubt)] : []),
      ...(besides ? [besides, " ", element("button", { type: "button", "data-search-plain": "" }, back), " "] : []),
    );
    this.say(count);
    this.none.hidden = !nearest.length;
    find(this.none, "span", HTMLElement).replaceChildren(...nearest.flatMap((term) => [element("a", { href: this.address(term) }, term.title.text), " "]));
  }

  /** The languages of the guide, each by its own name, as the page's menu has them. @returns {(string | HTMLElement)[]} */
  languages() {
    const menu = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang][data-keep-step]"));
    return [this.words.languages, " ", ...[...menu].flatMap(({ href, lang, textContent }) => [element("a", { href, lang, hreflang: lang, translate: "no" }, textContent ?? ""), " "])];
  }

  clear() {
    this.list.replaceChildren();
    this.note.replaceChildren();
    this.choose(null, false);
    this.input.setAttribute("aria-expanded", "false");
  }

  /** @param {"next" | "previous"} way */
  move(way) {
    const all = this.options;
    if (all.length) this.go(all[along(all.indexOf(/** @type {HTMLAnchorElement} */ (this.current)), way, all.length)], true);
  }

  /** She goes to a result herself. @param {Element} option @param {boolean} scroll */
  go(option, scroll) {
    this.choose(option, scroll);
    this.isOwn = true;
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

  /** What stands together: several results of one page under its name; one alone tells its page itself. @param {ReturnType<typeof groupsOf>[number]} group */
  group({ name, results }) {
    const rows = results.map((result) => this.option(result, name));
    if (!name) return element("div", { class: "search__group", role: "presentation" }, ...rows);
    const title = element("p", { class: "search__name", role: "presentation" }, name);
    return element("div", { class: "search__group", role: "group", "aria-label": name }, title, ...rows);
  }

  /** @param {Result} result @param {string} name of its group */
  option(result, name) {
    const { title, sentence, rank, beside } = result;
    const look = `search__result${beside ? " search__result--beside" : ""}`;
    const attributes = { role: "option", href: this.address(result), tabindex: "-1", "aria-selected": "false", class: look, "data-rank": String(rank) };
    return element(
      "a",
      attributes,
      element("span", { class: "search__title" }, ...marked(title)),
      element("span", { class: "search__page" }, placeOf(result, name, this.words.kinds)),
      ...(sentence.text ? [element("span", { class: "search__sentence" }, ...marked(sentence))] : []),
    );
  }
}

/** @param {import("./types").Marked} piece */
const marked = (piece) => piecesOf(piece).map((text, at) => (at % 2 ? element("mark", {}, text) : text));
