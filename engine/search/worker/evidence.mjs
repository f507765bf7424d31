/**
 * What a question asks, word by word, and how much of it a result speaks about: rare words count more, and a word that the site
 * never says counts most. surety.mjs makes of these signs whether the box may say that it has found the answer.
 */

import { distance, slack } from "./characters.mjs";
import { isHan } from "./reader.mjs";

/** @typedef {import("./reader.mjs").Reader} Reader */

const SHARE = { meant: 0.8, subject: 0.6, near: 0.7, sound: 0.9, initials: 0.6 };
const SURE_INITIALS = 0.6; // of the rows of four in what was typed: a row of chance stands in some heading
const UNHEARD = 1.6; // what a word counts more that the site never says
const SINGLE = 0.3; // what a letter alone is worth beside a word

/** @typedef {{weight: number, size: number, heard: boolean, real: boolean, share: (matched: Set<string>) => number}} Piece a word of the question: what it is worth, whether the site says it, whether a dictionary knows it, and how much of it a result's terms cover */

export class Evidence {
  /** @param {(term: string) => number} rarity @param {import("./near.mjs").Near} near */
  constructor(rarity, near) {
    const most = rarity("");
    this.heard = (/** @type {string} */ term) => rarity(term) !== most;
    this.worth = (/** @type {string} */ term) => (rarity(term) / most) * (this.heard(term) ? 1 : UNHEARD);
    this.near = near;
    /** @type {Piece[]} */
    this.pieces = [];
  }

  /** @param {string} run Chinese @param {Uint8Array} sizes as Slips.cut gives them @param {import("./slips.mjs").Slip[]} slips in it @param {Reader} reader @param {(word: string) => boolean} isWord whether a dictionary knows it */
  addHan(run, sizes, slips, reader, isWord) {
    for (let from = 0, to = 0; from < run.length; from = to) {
      to = from + sizes[from];
      if (sizes[from] === 1) while (sizes[to] === 1) to++; // letters in no word stay together
      const word = run.slice(from, to);
      const terms = reader.cut(word, false); // nothing of a stop word
      if (!terms.length) continue;
      const meant = slips.filter((slip) => slip.from < to && from < slip.to).flatMap((slip) => reader.terms(slip.word, false));
      const subjects = [...this.near.of(word)];
      const weight = Math.max(...terms.map((term) => this.worth(term) * (term.length > 1 ? 1 : SINGLE)));
      const share = (/** @type {Set<string>} */ matched) => Math.max(part(terms, matched), SHARE.meant * part(meant, matched), subjects.some((one) => matched.has(one)) ? SHARE.subject : 0);
      this.pieces.push({ weight, size: word.length > 1 ? 1 : SINGLE, heard: terms.some(this.heard), real: word.length > 1 && isWord(word), share });
    }
  }

  /** @param {string[]} words Latin @param {string[][][]} meant what each may stand for, of several terms where words were typed as one @param {import("../types").Sounds} sounds terms of what they may mean @param {Reader} reader @param {(word: string) => boolean} isReal whether it is English, and so no slip of another word */
  addLatin(words, meant, sounds, reader, isReal) {
    const named = this.near.byWord(words);
    words.forEach((word, at) => {
      const subjects = [...named[at]];
      const term = reader.word(word);
      if (!term) return;
      const covers = (/** @type {Set<string>} */ matched) => {
        if (matched.has(term)) return 1;
        const like = [...matched].some((other) => !isHan(other) && /^[a-z0-9]/.test(other) && ((term.length > 2 && other.startsWith(term) && (at === words.length - 1 || !isReal(word))) || (!isReal(word) && distance(term, other, slack(term)) <= slack(term))));
        return Math.max(like || meant[at].some((terms) => terms.every((one) => matched.has(one))) ? SHARE.near : 0, subjects.some((one) => matched.has(one)) ? SHARE.subject : 0, SHARE.sound * part(sounds.pinyin, matched), part(sounds.initials, matched) >= SURE_INITIALS ? SHARE.initials : 0);
      };
      this.pieces.push({ weight: this.worth(term), size: 1, heard: this.heard(term), real: isReal(word), share: covers });
    });
  }

  /** How many words the question has; a letter alone is less than one. */
  get words() {
    return Math.max(1, sum(this.pieces.map(({ size }) => size)));
  }

  /**
   * What speaks for the first results. `close`: how close one of their wordings comes; `headed`: the share of the question that one's
   * headings and wordings hold, its text left out; `held`: how much one holds, not as a share; `slips`: the share that is held only as slips or
   * sounds of what nobody writes; `strange`: the share of the words that a dictionary knows, the site never says, and none stands for.
   * @param {{matched: Set<string>, headed: Set<string>, close: number}[]} results @returns {Omit<import("../types").Signs, "subject">}
   */
  signs(results) {
    const all = sum(this.pieces.map(({ weight }) => weight)) || 1;
    const shares = results.map(({ matched }) => this.pieces.map(({ share }) => share(matched)));
    const weighed = (/** @type {number[]} */ of) => sum(this.pieces.map(({ weight }, at) => weight * of[at]));
    const best = shares.reduce((one, other) => (weighed(other) > weighed(one) ? other : one));
    const strange = this.pieces.filter(({ heard, real }, at) => !heard && real && shares.every((of) => !of[at]));
    return {
      close: Math.max(...results.map(({ close }) => close)),
      headed: Math.max(...results.map(({ headed }) => weighed(this.pieces.map(({ share }) => share(headed))))) / all,
      held: weighed(best),
      slips: weighed(best.map((share, at) => (this.pieces[at].heard || this.pieces[at].real ? 0 : share))) / all,
      strange: strange.length / this.words,
    };
  }
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** @param {string[]} terms @param {Set<string>} matched @returns {number} the share of terms that matched */
const part = (terms, matched) => (terms.length ? terms.filter((term) => matched.has(term)).length / terms.length : 0);
