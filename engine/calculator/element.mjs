// <repayment-calculator>: reads the form, shows the view, keeps the page's promises: nothing is sent, nothing is kept
// unless asked, no result is ever not a number. All words come from the block in the page.
import { find } from "../shell/find.mjs";
import { draw } from "./chart.mjs";
import { Fields, isProblem } from "./fields.mjs";
import { elsewhere, held, hold } from "./kept.mjs";
import { dropLink, takeLink } from "./link.mjs";
import { MODES } from "./modes.mjs";
import { OpenTable } from "./open-table.mjs";
import { amount, fill, limits, percent, saving, settings, show, today, words } from "./said.mjs";
import { make, setClass, setText, showTable } from "./tables.mjs";

// ms: the answer comes with each key; the picture, what is kept and what is read aloud when the typing pauses
const [DRAW_AFTER, KEEP_AFTER, SPEAK_AFTER] = [120, 250, 900];

// Beside this script; an import that names it in a variable stays out of the bundle.
const [ACTS, MORE] = ["./acts.mjs", "./more.mjs"];
/** @type {typeof import("./acts.mjs").ACTS | undefined} */
let acts;
/** @type {typeof import("./lines.mjs").showLines | undefined} */
let showLines;

export class RepaymentCalculator extends HTMLElement {
  constructor() {
    super();
    this.mode = this.dataset.mode ?? "";
    this.form = find(this, "form", HTMLFormElement);
    this.box = find(this, '[data-do="keep"]', HTMLInputElement);
    this.text = find(this, ".calc-text", HTMLTextAreaElement);
    this.fields = new Fields(this.form);
    /** @type {import("./types").View | null} */
    this.view = null;
    this.guest = false;
    this.age = "";
    this.asked = this.drawing = this.keeping = this.speaking = 0;
    this.table = new OpenTable(this, () => this.view?.table);
  }

  connectedCallback() {
    this.form.removeAttribute("inert"); // its labels are tied to their fields now
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("focusout", ({ target }) => this.left(target));
    this.form.addEventListener("focusin", () => this.ready());
    this.addEventListener("click", ({ target }) => target instanceof Element && this.act(target.closest("[data-do]")));
    addEventListener("hashchange", () => takeLink(this));
    addEventListener("storage", (event) => this.otherTab(event));
    addEventListener("pagehide", () => this.keepNow());
    this.restore();
    takeLink(this);
    this.update();
  }

  /** Which computation is wanted: the mode's own, or that of a choice in it. */
  get name() {
    const name = `${this.mode} ${this.fields.text("basis")}`;
    return name === "my-debt called" ? name : this.mode;
  }

  /** What the buttons do, and the code of a rarer mode, come when the reader turns to the form. */
  async ready() {
    try {
      acts ??= (await import(ACTS)).ACTS;
      if (MODES.has(this.name)) return;
      const more = await import(MORE);
      for (const [name, mode] of more.MORE_MODES) MODES.set(name, mode);
      showLines = more.showLines;
      this.update();
    } catch {
      this.say(words.not_loaded);
    }
  }

  /** Nothing is sent: the button shows what is still missing, or the result. @param {Event} event */
  submitted(event) {
    event.preventDefault();
    for (const { name } of this.fields.all) this.fields.seen.add(name);
    this.update();
    const wrong = this.form.querySelector("[aria-invalid]");
    if (wrong instanceof HTMLElement) wrong.focus();
    else this.place("result").scrollIntoView({ block: "nearest" });
  }

  /** @param {EventTarget | null} target a field that she leaves */
  left(target) {
    const name = (target instanceof Element && target.getAttribute("name")) || "";
    if (!name || (this.fields.seen.has(name) && !this.asked)) return;
    this.fields.seen.add(name);
    this.update();
  }

  /** @param {string} name @returns {HTMLElement} */
  place(name) {
    return find(this, `.calc-${name}`, HTMLElement);
  }

  /** @param {string} text @param {(Node | string)[]} after */
  say(text, ...after) {
    this.place("said").replaceChildren(text, ...after);
  }

  /** One update a frame, however many keys. */
  soon() {
    this.asked ||= requestAnimationFrame(() => this.update());
  }

  update() {
    cancelAnimationFrame(this.asked);
    this.asked = 0;
    acts?.unprint(this, this); // a sheet that was laid out and never printed does not outlive its numbers
    const values = this.fields.read();
    try {
      const mode = MODES.get(this.name);
      if (!mode && this.fields.touched) this.ready();
      if (values && mode) this.view = mode(values, this.page);
      if (values && mode) this.showView(this.view);
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.blame(error);
    }
    if (!values) this.stale(true);
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepNow(), KEEP_AFTER);
  }

  /** What a mode is handed. @returns {import("./types").Page} */
  get page() {
    const typed = (/** @type {string} */ name) => this.fields.typed(name);
    const money = (/** @type {bigint} */ fen) => amount(fen, true);
    return { words, limits, today: today(), fill, percent, saving, money, typed };
  }

  /** A Problem of the whole is told at the field that it names. @param {import("./fields.mjs").Told} error */
  blame(error) {
    const place = this.fields.named.get(error.field ?? "");
    if (place && error.code !== "required") this.fields.seen.add(place.name);
    if (place && this.fields.seen.has(place.name)) this.fields.tell(place, error);
    this.stale(true);
  }

  /** @param {boolean} is */
  stale(is) {
    setClass(this.place("result"), "calc-old", is && Boolean(this.view));
    this.place("stale").hidden = !(is && this.view);
    if (this.view) this.place("tools").hidden = is;
  }

  /** @param {import("./types").View | null} view */
  showView(view) {
    if (!view) return;
    if (!acts) this.ready();
    const { answer, figures, offers = [], rate, warnings = [] } = view;
    setText(this.place("answer"), fill(words.answers[answer[0]], answer[1]));
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => setText(this.place("heard"), this.place("answer").textContent ?? ""), SPEAK_AFTER);
    const place = this.place("figures");
    showTable(place, 0, figures);
    if (!place.children[1]) place.append(make("p", words.estimate, { class: "calc-hint" }));
    const told = this.place("warnings");
    if (told.textContent !== warnings.join("")) told.replaceChildren(...warnings.map((text) => make("li", text)));
    this.chartLater();
    this.table.later();
    if (rate !== undefined) showLines?.(this.place("lines"), rate);
    this.showOffers(offers);
    this.stale(false);
  }

  /** Each proposal in words made from its payments, with what can be done with it. @param {import("./types").Offer[]} offers */
  showOffers(offers) {
    this.place("age").hidden = !(settings.admits.includes(this.mode) && (offers.length || this.view?.text));
    find(this, '.calc-tools > [data-do="copy"]', HTMLElement).hidden = offers.length > 0; // each proposal has its own
    const place = this.place("offers");
    if (place.children.length !== offers.length) place.replaceChildren(...offers.map((_, index) => offerItem(index)));
    offers.forEach(({ name, plan, sum, terms, link }, index) => {
      setText(place.children[index].children[0], fill(words.offer, { name, plan, sum, terms }));
      const carried = find(place.children[index], "a", HTMLAnchorElement);
      const address = this.dataset.checklist + link;
      if (carried.getAttribute("href") !== address) carried.href = address;
      carried.hidden = this.age === "old";
    });
  }

  /** The first picture comes with the answer: later it would push the buttons from under a finger. */
  chartLater() {
    const place = this.place("chart");
    place.hidden = !this.view?.chart;
    clearTimeout(this.drawing);
    if (place.firstChild) this.drawing = setTimeout(() => this.drawChart(), DRAW_AFTER);
    else this.drawChart();
  }

  drawChart() {
    if (this.view?.chart)
      draw(this.place("chart"), this.view.chart, fill(words.chart, { name: words.charts[this.mode] }), show);
  }

  /** @param {Element | null} button */
  async act(button) {
    if (!(button instanceof HTMLElement)) return;
    if (this.asked) this.update();
    if (!acts) await this.ready();
    acts?.[button.dataset.do ?? ""]?.(this, button);
  }

  /** Whether what is shown is the answer to what is typed. */
  get isAnswered() {
    return Boolean(this.view) && !this.place("tools").hidden;
  }

  /** A link's numbers are not kept. */
  keepNow() {
    clearTimeout(this.keeping);
    if (this.guest || hold(this.mode, this.fields.filled(), this.box.checked)) return;
    this.box.checked = false;
    this.say(words.not_kept);
  }

  restore() {
    const [found, kept] = held(this.mode);
    this.box.checked = kept;
    this.fields.fillIn((name) => found.get(name));
  }

  /** Another tab has cleared, or keeps no longer. @param {StorageEvent} event */
  otherTab(event) {
    const done = elsewhere(this.mode, event);
    if (done === "cleared") this.empty(words.cleared_elsewhere);
    else if (done) this.box.checked = false;
  }

  /** @param {string} said */
  empty(said) {
    this.form.reset();
    this.box.checked = false;
    this.guest = false;
    this.fields.seen.clear();
    for (const timer of [this.drawing, this.speaking]) clearTimeout(timer);
    this.table.stop();
    this.view = null;
    for (const name of ["figures", "lines", "chart", "scroll", "offers", "warnings", "heard"])
      this.place(name).replaceChildren();
    for (const name of ["chart", "table", "tools", "text"]) this.place(name).hidden = true;
    dropLink(this.mode);
    this.update();
    this.keepNow();
    this.place("answer").textContent = words.waiting;
    this.say(said);
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

customElements.define("repayment-calculator", RepaymentCalculator);
