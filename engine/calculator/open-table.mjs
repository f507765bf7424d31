// The schedule in its fold: made when it is opened, and followed when the typing pauses, some years a frame; nobody waits for
// 600 lines at each key. Each twelve rows are a table in a box of their own, which a browser need not lay out before it is in sight;
// a table alone cannot be left out so, by the rules of CSS containment.
import { find } from "../shell/find.mjs";
import { make, setClass, showTable } from "./tables.mjs";

const AFTER = 250; // ms without a key
const YEAR = 12;
const YEARS_A_FRAME = 1;

export class OpenTable {
  /** @param {HTMLElement} host @param {() => (() => import("./types").Table) | undefined} wanted the rows to show now */
  constructor(host, wanted) {
    this.fold = find(host, ".calc-table", HTMLDetailsElement);
    this.place = find(host, ".calc-scroll", HTMLElement);
    this.wanted = wanted;
    this.waiting = 0;
    this.filling = 0;
    this.fold.addEventListener("toggle", () => this.show());
  }

  stop() {
    clearTimeout(this.waiting);
    cancelAnimationFrame(this.filling);
  }

  later() {
    this.stop();
    this.fold.hidden = !this.wanted();
    if (!this.fold.open || !this.place.firstChild) return this.show();
    setClass(this.place, "calc-waits", true);
    this.waiting = setTimeout(() => this.show(), AFTER);
  }

  show() {
    this.stop();
    const rows = this.fold.open ? this.wanted()?.() : undefined;
    if (rows) this.fillFrom(0, rows);
    else this.place.replaceChildren();
  }

  /** @param {number} from which year @param {import("./types").Table} table */
  fillFrom(from, { head, rows }) {
    const next = Math.min(from + YEARS_A_FRAME, Math.ceil(rows.length / YEAR));
    for (let at = from; at < next; at += 1) {
      const year = this.place.children[at] ?? this.place.appendChild(make("div"));
      showTable(year, 0, { head, rows: rows.slice(at * YEAR, at * YEAR + YEAR) });
    }
    if (next * YEAR < rows.length) this.filling = requestAnimationFrame(() => this.fillFrom(next, { head, rows }));
    else {
      while (this.place.children.length > next) this.place.lastChild?.remove();
      setClass(this.place, "calc-waits", false);
    }
  }
}
