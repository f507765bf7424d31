/**
 * One form for every way of writing a character: Traditional and Simplified, full and half width, capitals, tone marks.
 * The folded text is as long as the text itself, so that a match found in one can be marked in the other.
 */

const COMBINING = /\p{M}/u;
const STROKED = "đdøołl"; // characters that Unicode does not take apart, and what is typed for them
const UNITS = 65536; // codes of one character, or of half a character

/** @param {string} pairs "貸贷帳账…": a character, then the one it is read as @returns {(text: string) => string} */
export const makeFold = (pairs) => {
  const known = new Uint16Array(UNITS); // a character's code → the code it is read as, 0 where nobody has asked yet
  const all = STROKED + pairs;
  for (let at = 0; at < all.length; at += 2) known[all.charCodeAt(at)] = all.charCodeAt(at + 1);
  const foldUnit = (/** @type {string} */ unit) => {
    const plain = unit.normalize("NFKD");
    const first = COMBINING.test(plain) && plain.length === 1 ? "\u0001" : plain[0];
    const low = first.toLowerCase();
    const character = low.length === 1 ? low : first;
    const read = known[character.charCodeAt(0)] || character.charCodeAt(0);
    known[unit.charCodeAt(0)] = read;
    return read;
  };
  return (text) => {
    let folded = "";
    let from = 0; // the beginning of what stays as it is
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const read = known[code] || foldUnit(text[at]);
      if (read === code) continue;
      folded += text.slice(from, at) + String.fromCharCode(read);
      from = at + 1;
    }
    return from ? folded + text.slice(from) : text;
  };
};

/** @param {string} text as typed @param {number} longest @returns {string} without combining marks that stand alone, control characters and excess */
export const tidy = (text, longest) => text.slice(0, longest).normalize("NFC").replace(/[\p{M}\p{Cc}\p{Cf}]+/gu, " ").trim();

/** The fewest words that fill a row of letters which was typed without spaces; none where they do not. @param {string} typed @param {(part: string) => boolean} isWord @returns {string[]} */
export const wordsIn = (typed, isWord) => {
  /** @type {(string[] | undefined)[]} */
  const best = [[]]; // for each end, the words that fill what lies before
  for (let end = 1; end <= typed.length; end++) {
    for (let from = 0; from < end; from++) {
      const before = best[from];
      if (before && (best[end]?.length ?? Infinity) > before.length + 1 && isWord(typed.slice(from, end))) best[end] = [...before, typed.slice(from, end)];
    }
  }
  return best[typed.length] ?? [];
};

/** How many letters of a Latin word may be wrong. @param {string} word */
export const slack = (word) => (word.length > 6 ? 2 : word.length > 3 ? 1 : 0);

/** How many characters lie between two words; two swapped ones count once. More than `most` is `most` + 1. @param {string} one @param {string} other @param {number} most */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[other.length];
};
