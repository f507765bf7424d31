// A spreadsheet runs =1+1, whatever blanks and unseen letters stand before it and however wide the sign is; an apostrophe in
// front makes it text, as in Excel itself.
const UNSEEN = /^[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]+/u;
const RUNS = /^[=+\-@\u2212]/; // after NFKC, which makes ＝ and ﹦ to =
const TAKEN = /^['\t\r\n]/; // what a spreadsheet may take away at a cell's beginning

/** A text as a cell of a CSV file: never a formula, and quoted where it must be. @param {string} text */
export const cell = (text) => {
  const seen = text.replace(UNSEEN, "").slice(0, 1).normalize("NFKC");
  const safe = RUNS.test(seen) || TAKEN.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
