// A sentence about a deadline in a page: no line breaks inside its day. unbroken.mjs does more, for pages of amounts.

const DAY = /(\d{4}(?:-\d\d-\d\d|年\d+月\d+日)|\d+ [A-Z][a-z]+ \d{4})/;

/** @param {string} part of a text that was split where every second one is whole @param {number} index */
export const nodeOf = (part, index) =>
  index % 2
    ? Object.assign(document.createElement("span"), { className: "unbroken", textContent: part })
    : new Text(part);

/** @param {string} text */
export const wholeDays = (text) => text.split(DAY).map(nodeOf);
