// Words put into a page so that no line breaks inside a day, an amount, or a number and what it counts. It is done by markup and
// not by unseen characters: what is copied out of the page stays plain text. The mirror of unbroken.py.

import { nodeOf } from "./whole-days.mjs";

// Catches 2026-12-01, 2026年12月1日, 1 December 2026, −¥1,234.56, 18.25%, 12 个, 24 months; a longer word may have to stand on the next line.
const WHOLE =
  /(\d{4}(?:-\d\d?-\d\d?|年\d\d?月\d\d?日)|\d\d? [A-Z][a-z]{2,8} \d{4}|[−-]?¥[\d,]{1,24}(?:\.\d+)?|\d[\d,.]{0,20}(?:%| ?[A-Za-z]{1,8}(?![A-Za-z])| ?\p{Script=Han}))/u;

/** Make these the words of an element. Nodes that fit stay: new ones make a browser match every style again. @param {Element} node @param {string} text */
export function write(node, text) {
  if (node.textContent === text) return;
  const parts = text.split(WHOLE);
  if (node.childNodes.length !== parts.length) {
    node.replaceChildren(...parts.map(nodeOf));
    return;
  }
  parts.forEach((part, index) => {
    const child = node.childNodes[index];
    const words = /** @type {Text} */ (child.firstChild ?? child);
    if (words.data !== part) words.data = part;
  });
}
