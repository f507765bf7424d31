// Tables of a result: made once, and where only amounts change the cells stay, so that a slow phone lays out no more than what is new.
import { show } from "./said.mjs";

/** @typedef {import("./types").Table} Table */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {string} text @param {Record<string, string>} attributes
 */
export function make(name, text = "", attributes = {}) {
  const node = document.createElement(name);
  node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** Where a text node stands its words are changed: putting in a new one makes a browser match every style again. @param {Element} node @param {string} text */
export function setText(node, text) {
  const { firstChild, childNodes } = node;
  if (text && childNodes.length === 1 && firstChild instanceof Text) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (node.textContent !== text) node.textContent = text;
}

/** A class that stands already is not set anew, for the same reason. @param {Element} node @param {string} name @param {boolean} is */
export function setClass({ classList }, name, is) {
  if (classList.contains(name) !== is) classList.toggle(name, is);
}

/** One row; on a phone each cell stands in a line of its own, with its column's name. @param {Table["rows"][number]} row @param {string[]} [head] */
function rowOf(row, head) {
  const line = make("tr");
  const cell = (/** @type {import("./types").Cell} */ value, /** @type {number} */ index) =>
    index ? make("td", show(value), head && { "data-label": head[index] }) : make("th", show(value), { scope: "row" });
  line.append(...row.map(cell));
  return line;
}

/** @param {Table} table */
export function table({ head, rows }) {
  const [whole, body] = [make("table", "", head && { class: "calc-wide" }), make("tbody")];
  if (head) {
    const line = make("tr");
    line.append(...head.map((text) => make("th", text, { scope: "col" })));
    whole.createTHead().append(line);
  }
  body.append(...rows.map((row) => rowOf(row, head)));
  whole.append(body);
  return whole;
}

/** Show a table as the child of `place` at `at`. @param {Element} place @param {number} at @param {Table} wanted */
export function showTable(place, at, wanted) {
  const old = place.children[at];
  const { head = [], rows } = wanted;
  const same =
    old instanceof HTMLTableElement &&
    (old.tHead?.textContent ?? "") === head.join("") &&
    old.tBodies[0].rows.length === rows.length;
  if (!same) {
    if (old) old.replaceWith(table(wanted));
    else place.append(table(wanted));
    return;
  }
  rows.forEach((row, index) => {
    const { cells } = old.tBodies[0].rows[index];
    row.forEach((value, column) => {
      setText(cells[column], show(value));
    });
  });
}

/** At most 62 lines for paper: years where there are more months, sums for what is paid and the last for what is left. @param {Table} table @returns {Table} */
export function condensed({ head, rows, adds = [] }) {
  if (rows.length <= 62) return { head, rows };
  const years = [];
  for (let from = 0; from < rows.length; from += 12) {
    const part = rows.slice(from, from + 12);
    const sum = (/** @type {number} */ column) =>
      part.reduce((all, row) => all + /** @type {bigint} */ (row[column]), 0n);
    years.push(part[part.length - 1].map((cell, column) => (adds.includes(column) ? sum(column) : cell)));
  }
  return { head, rows: years };
}
