/**
 * A long text in pieces that overlap, each no longer than a few sentences: so all of it is read, in bounded time, and two signs count
 * together only where they stand near each other.
 */

const FAR = 60_000; // letters that are read; of more, the first half of these and the last
const UNFOLDED = 2 * FAR; // of these again: one sign may be eighteen letters, as ﷺ is
const PIECE = 300;
const OVERLAP = 80; // longer than any wording
const BEFORE_WORD = /[^\p{L}\p{N}][\p{L}\p{N}]*$/u;
const UNSEEN = /\p{Cf}/gu; // soft hyphens and the like, inside a word

/** @typedef {{text: string, isFirst: boolean, isLast: boolean}} Piece */

/** @param {string} typed @returns {Piece[]} */
export const piecesOf = (typed) => {
  const seen = ends(ends(typed, FAR).normalize("NFKC"), UNFOLDED).replace(UNSEEN, "").replace(/[^\S\n]+/g, " ").replace(/\s*\n\s*/g, "\n").trim();
  const pieces = [];
  let from = 0;
  while (true) {
    const rest = seen.length - from <= PIECE;
    const to = rest ? seen.length : wordStart(seen, from + PIECE);
    pieces.push({ text: seen.slice(from, to), isFirst: from === 0, isLast: rest });
    if (rest) return pieces;
    from = wordStart(seen, to - OVERLAP);
  }
};

/** A text, or its first letters and its last. @param {string} text @param {number} most */
const ends = (text, most) => (text.length > most ? `${text.slice(0, most / 2)}\n${text.slice(-most / 2)}` : text);

/** The place, or that of the beginning of the Latin word or clause that it lies in. @param {string} text @param {number} at */
const wordStart = (text, at) => {
  const from = Math.max(0, at - 30);
  const back = text.slice(from, at).search(BEFORE_WORD);
  return back < 0 ? at : from + back + 1;
};
