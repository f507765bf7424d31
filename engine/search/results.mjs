/** The list of results: links built from text alone, so that nothing in a page or a question can become markup. */

export class Results {
  /** @param {(link: HTMLAnchorElement) => void} leave is told of a link that is being followed */
  constructor(dialog, words, root, leave) {
    this.input = dialog.querySelector("input");
    this.list = dialog.querySelector("[role=listbox]");
    this.none = dialog.querySelector("[data-search-nearest]");
    this.note = dialog.querySelector("[data-search-note]");
    this.status = dialog.querySelector("[data-search-status]");
    this.words = words;
    this.root = root;
    this.list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) leave(link);
    });
    this.list.addEventListener("pointermove", (event) => {
      const link = event.target.closest("[role=option]");
      if (link && link !== this.current) this.choose(link, false);
    });
  }

  /** @returns {HTMLAnchorElement[]} every result, from top to bottom */
  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get current() {
    return this.list.querySelector('[aria-selected="true"]');
  }

  /**
   * @param {Result[]} results
   * @param {{query: string, nearest: Result[], unsure?: boolean, more?: boolean, read?: string, topic?: string}} about
   */
  show(results, { query, nearest, unsure, more, read, topic }) {
    this.list.replaceChildren(...groupsOf(results).map((group) => this.group(group)));
    this.options.forEach((option, at) => (option.id = `search-${at}`));
    this.input.setAttribute("aria-expanded", String(results.length > 0));
    this.choose(this.options[0], false);
    this.list.parentElement.scrollTop = 0;
    this.topic = topic; // that the guide leaves out, or ""
    const { one, many, first, none } = this.words;
    const count = results.length === 0 ? none : results.length === 1 ? one : (more ? first : many).replace("{n}", results.length);
    const said = [...(topic ? [element("span", {}, topic), " "] : []), ...(unsure && results.length ? [this.words.unsure.replace("{typed}", query)] : []), ...(read ? this.read(read, query) : [])];
    this.note.replaceChildren(...said);
    this.say(unsure ? "" : count); // the note is heard itself
    this.none.hidden = !nearest.length;
    this.none.querySelector("span").replaceChildren(...nearest.flatMap((term) => [element("a", { href: this.address(term) }, term.title.text), " "]));
  }

  read(read, query) {
    return [this.words.read.replace("{read}", read), " ", element("button", { type: "button", "data-search-plain": "" }, this.words.plain.replace("{typed}", query)), " "];
  }

  clear() {
    this.list.replaceChildren();
    this.note.replaceChildren();
    this.choose(null);
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Up or down by one; past the end it starts over. */
  move(by) {
    const all = this.options;
    if (all.length) this.choose(all[(all.indexOf(this.current) + by + all.length) % all.length], true);
  }

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

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  address({ url }) {
    return new URL(url, this.root).href;
  }

  /** What stands together: several results of one page under its name; one alone tells its page itself. */
  group(results) {
    const own = results.filter(({ page }) => page === results[0].page);
    const named = own.length > 1;
    const rows = results.map((result) => this.option(result, named && result.page === results[0].page));
    if (!named) return element("div", { class: "search__group", role: "presentation" }, ...rows);
    const name = element("p", { class: "search__name", role: "presentation" }, results[0].page);
    return element("div", { class: "search__group", role: "group", "aria-label": results[0].page }, name, ...rows);
  }

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
  const groups = new Map();
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  return [...groups.values()];
};

/** @param {{text: string, marks: [number, number][]}} piece @returns {(string | HTMLElement)[]} */
const marked = ({ text, marks }) => {
  const parts = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at)].filter((part) => part !== "");
};

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
