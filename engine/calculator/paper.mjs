// A result on paper: one sheet, and nothing else is printed. By the browser's own menu each result that is there gets its sheet;
// without any, the page is printed as it is.
import { write } from "../shell/unbroken.mjs";
import { format_date } from "./money/dates.mjs";
import { fill, today, words } from "./said.mjs";
import { condensed, make, setClass, table } from "./tables.mjs";

/**
 * @typedef {object} OnPaper
 * @property {string} title
 * @property {[string, string][]} typed
 * @property {string[]} said sentences
 * @property {import("./types").View} view
 * @property {Element | null} chart
 */

/** Lay a result out. @param {OnPaper} result */
export function layOut({ title, typed, said, view, chart }) {
  const sheet = make("section", "", { class: "calc-sheet" });
  sheet.append(
    make("h1", title),
    make("p", fill(words.printed_on, { date: format_date(today()) })),
    table({ rows: typed }),
  );
  const sentences = said.map((text) => {
    const line = make("p");
    write(line, text);
    return line;
  });
  sheet.append(...sentences, table(view.figures));
  if (chart) sheet.append(chart.cloneNode(true));
  const rows = view.table?.();
  if (rows?.adds) {
    const box = make("div", "", { class: rows.rows.length > 30 ? "calc-columns" : "" });
    box.append(table(condensed(rows)));
    sheet.append(box);
  }
  sheet.append(make("p", words.estimate));
  document.body.append(sheet);
  setClass(document.documentElement, "calc-printing", true);
}

/** Take the sheets away. */
export function clearPaper() {
  for (const sheet of document.querySelectorAll(".calc-sheet")) sheet.remove();
  setClass(document.documentElement, "calc-printing", false);
}

/** @param {() => void} each lays out every result that is there */
export function onPrint(each) {
  let place = 0;
  addEventListener("beforeprint", () => {
    place = scrollY; // sheets are shorter than the page
    if (!document.querySelector(".calc-sheet")) each(); // else it is the button's own
  });
  addEventListener("afterprint", () => {
    clearPaper();
    requestAnimationFrame(() => scrollTo({ top: place, behavior: "instant" }));
  });
}
