// <repayment-calculator>: reads the form, has the result shown, keeps the page's promises: nothing is sent, nothing is kept
// unless asked, no result is ever not a number. All words come from the block in the page.
import { find } from "../shell/find.mjs";
import { importAgain } from "../shell/import-again.mjs";
import { Fields, isProblem } from "./fields.mjs";
import { elsewhere, held, hold, meanwhile } from "./kept.mjs";
import { dropLink } from "./link.mjs";
import { MODES } from "./modes.mjs";
import { Result } from "./result.mjs";
import { amount, fill, limits, percent, saving, today, words } from "./said.mjs";

const KEEP_AFTER = 250; // ms without a key

// Beside this script; an import that names it in a variable stays out of the bundle.
const [ACTS, MORE] = ["./acts.mjs", "./rare-modes.mjs"];
/** @type {typeof import("./acts.mjs") | undefined} */
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
    this.result = new Result(this, this.mode);
    this.guest = this.linked = false;
    this.stored = true;
    /** Her own numbers, while a link's are shown. */
    this.mine = "";
    /** What this page has kept. @type {string | null} */
    this.last = "";
    this.asked = this.keeping = 0;
  }

  connectedCallback() {
    this.form.removeAttribute("inert"); // its labels are tied to their fields now
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("focusout", ({ target }) => this.left(target));
    this.form.addEventListener("focusin", () => this.ready());
    this.addEventListener("click", ({ target }) => target instanceof Element && this.act(target.closest("[data-do]")));
    addEventListener("hashchange", () => this.link());
    addEventListener("storage", (event) => this.told(elsewhere(this.mode, event)));
    addEventListener(
      "pageshow",
      ({ persisted }) => persisted && this.told(meanwhile(this.mode, this.stored && this.numbers)),
    );
    addEventListener("pagehide", () => this.keepNow());
    this.restore();
    this.link();
    this.update();
  }

  /** A link's numbers are put in by what comes later; where that fails, when it is asked for again. */
  link() {
    this.linked = location.hash.startsWith("#calc=");
    if (this.linked) this.ready();
  }

  /** Which computation is wanted: the mode's own, or that of a choice in it. */
  get name() {
    const name = `${this.mode} ${this.fields.text("basis")}`;
    return name === "my-debt called" ? name : this.mode;
  }

  /** What draws, what the buttons do, and the code of a rarer mode come when the reader turns to the form. */
  async ready() {
    try {
      acts ??= await importAgain(ACTS);
      if (acts) this.result.draws(acts);
      if (this.linked) acts?.ACTS.take(this, this);
      if (MODES.has(this.name)) return;
      const more = await importAgain(MORE);
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
    else this.result.place("result").scrollIntoView({ block: "nearest" });
  }

  /** @param {EventTarget | null} target a field that she leaves */
  left(target) {
    const name = (target instanceof Element && target.getAttribute("name")) || "";
    if (!name || (this.fields.seen.has(name) && !this.asked)) return;
    this.fields.seen.add(name);
    this.update();
  }

  /** @param {string} text @param {(Node | string)[]} after */
  say(text, ...after) {
    this.result.place("said").replaceChildren(text, ...after);
  }

  /** One update a frame, however many keys. */
  soon() {
    this.asked ||= requestAnimationFrame(() => this.update());
  }

  update() {
    cancelAnimationFrame(this.asked);
    this.asked = 0;
    acts?.ACTS.unprint(this, this); // a sheet that was laid out and never printed does not outlive its numbers
    const values = this.fields.read();
    try {
      const mode = MODES.get(this.name);
      if (!mode && this.fields.touched) this.ready();
      if (values && mode) this.answer(mode(values, this.page));
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.blame(error);
    }
    if (!values) this.result.stale(true);
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepNow(), KEEP_AFTER);
  }

  /** @param {import("./types").View} view */
  answer(view) {
    if (!acts) this.ready();
    this.result.show(view);
    if (view.rate !== undefined) showLines?.(this.result.place("lines"), view.rate);
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
    this.result.stale(true);
  }

  /** @param {Element | null} button */
  async act(button) {
    if (!(button instanceof HTMLElement)) return;
    if (this.asked) this.update();
    if (!acts) await this.ready();
    acts?.ACTS[button.dataset.do ?? ""]?.(this, button);
  }

  /** A link's numbers are not kept. Where hers cannot be held she is told: each time she wants them kept, else at first. */
  keepNow() {
    clearTimeout(this.keeping);
    if (this.guest) return;
    const [text, here] = [this.numbers, this.box.checked];
    const [visit, kept] = hold(this.mode, text, here, text !== this.last);
    const was = this.stored;
    if (kept) this.last = text;
    this.stored = !text || visit || kept;
    if (here ? kept : this.stored || !was) return;
    this.box.checked = false;
    this.say(words.not_kept);
  }

  /** What the form holds, as it is stored. */
  get numbers() {
    const filled = this.fields.filled();
    return filled.length ? JSON.stringify(filled) : null;
  }

  restore() {
    const [found, kept] = held(this.mode);
    this.box.checked = kept;
    this.fields.fillIn((name) => found.get(name));
    if (kept) this.last = this.numbers;
  }

  /** @param {string | false} done what another tab has done, which cleared, or keeps no longer */
  told(done) {
    if (done === "cleared") this.empty(words.cleared_elsewhere);
    else if (done) this.box.checked = false;
  }

  /** @param {string} said */
  empty(said) {
    this.form.reset();
    this.box.checked = false;
    this.guest = false;
    this.mine = "";
    this.fields.seen.clear();
    this.result.empty();
    dropLink(this.mode);
    this.update();
    this.keepNow();
    this.say(said);
  }
}

customElements.define("repayment-calculator", RepaymentCalculator);
