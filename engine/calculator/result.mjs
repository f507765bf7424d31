// The result under a form, each part in its place: sentence, figures, warnings, proposals, picture and schedule.
import { find } from "../shell/find.mjs";
import { write } from "../shell/unbroken.mjs";
import { fill, settings, show, words } from "./said.mjs";
import { make, setClass, setText, showTable } from "./tables.mjs";

// ms: the sentence comes with each key; the picture and what is read aloud when the typing pauses
const [DRAW_AFTER, SPEAK_AFTER] = [120, 900];

/** @typedef {import("./types").View} View */
/** @typedef {Pick<typeof import("./acts.mjs"), "draw" | "OpenTable">} Drawing */

export class Result {
  /** @param {HTMLElement} host @param {string} mode */
  constructor(host, mode) {
    this.host = host;
    this.mode = mode;
    /** @type {Map<string, HTMLElement>} */
    this.places = new Map();
    /** @type {View | null} */
    this.view = null;
    /** Her answer to the question about three years. */
    this.age = "";
    this.drawing = this.speaking = 0;
    /** What draws: it comes when a reader turns to a form. @type {Drawing | undefined} */
    this.pens = undefined;
    /** @type {InstanceType<Drawing["OpenTable"]> | undefined} */
    this.table = undefined;
  }

  /** @param {string} name @returns {HTMLElement} */
  place(name) {
    const place = this.places.get(name) ?? find(this.host, `.calc-${name}`, HTMLElement);
    this.places.set(name, place);
    return place;
  }

  /** @param {Drawing} pens */
  draws(pens) {
    if (this.pens) return;
    this.pens = pens;
    this.table = new pens.OpenTable(this.host, () => this.view?.table);
    this.drawLater();
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    const { answer, figures, warnings = [] } = view;
    write(this.place("answer"), fill(words.answers[answer[0]], answer[1]));
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => setText(this.place("heard"), this.place("answer").textContent ?? ""), SPEAK_AFTER);
    const place = this.place("figures");
    showTable(place, 0, figures);
    if (!place.children[1]) place.append(make("p", words.estimate, { class: "calc-hint" }));
    const told = this.place("warnings");
    if (told.children.length !== warnings.length) told.replaceChildren(...warnings.map(() => make("li")));
    warnings.forEach((text, index) => {
      write(told.children[index], text);
    });
    this.drawLater();
    this.showOffers();
    this.stale(false);
  }

  /** Whether what is shown is an answer to other numbers than those typed. @param {boolean} is */
  stale(is) {
    setClass(this.place("result"), "calc-old", is && Boolean(this.view));
    this.place("stale").hidden = !(is && this.view);
    if (this.view) this.place("tools").hidden = is;
  }

  /** Whether what is shown is the answer to what is typed. */
  get isAnswered() {
    return Boolean(this.view) && !this.place("tools").hidden;
  }

  /** Each proposal in words made from its payments, with what can be done with it. */
  showOffers() {
    const { offers = [], text } = this.view ?? {};
    this.place("age").hidden = !(settings.admits.includes(this.mode) && (offers.length || text));
    find(this.host, '.calc-tools > [data-do="copy"]', HTMLElement).hidden = offers.length > 0; // each proposal has its own
    const place = this.place("offers");
    if (place.children.length !== offers.length) place.replaceChildren(...offers.map((_, index) => offerItem(index)));
    offers.forEach((offer, index) => {
      const item = place.children[index];
      write(item.children[0], fill(words.offer, offer));
      const carried = find(item, "a", HTMLAnchorElement);
      const address = this.host.dataset.checklist + offer.link;
      if (carried.getAttribute("href") !== address) carried.href = address;
      carried.hidden = this.age === "old";
    });
  }

  /** The first picture comes with the answer: later it would push the buttons from under a finger. */
  drawLater() {
    const place = this.place("chart");
    place.hidden = !this.view?.chart;
    this.table?.later();
    clearTimeout(this.drawing);
    if (place.firstChild) this.drawing = setTimeout(() => this.draw(), DRAW_AFTER);
    else this.draw();
  }

  draw() {
    const chart = this.view?.chart?.();
    const caption = () => fill(words.chart, { name: words.charts[this.mode] });
    if (chart) this.pens?.draw(this.place("chart"), chart, caption(), show);
  }

  empty() {
    for (const timer of [this.drawing, this.speaking]) clearTimeout(timer);
    this.table?.stop();
    this.view = null;
    for (const name of ["figures", "lines", "chart", "scroll", "offers", "warnings", "heard"])
      this.place(name).replaceChildren();
    for (const name of ["chart", "table", "tools", "text"]) this.place(name).hidden = true;
    write(this.place("answer"), words.waiting);
  }
}

/** A proposal's place: its words, and the buttons for copying, carrying and keeping its days. @param {number} index */
function offerItem(index) {
  const item = make("li");
  const button = (/** @type {string} */ text, /** @type {string} */ what) =>
    make("button", text, { type: "button", "data-do": what, "data-index": String(index) });
  item.append(
    make("p"),
    button(words.offer_copy, "copy"),
    make("a", words.offer_link),
    button(words.offer_dates, "dates"),
  );
  return item;
}
