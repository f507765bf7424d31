/**
 * How much of a question a result speaks about: the share of its words that the result holds, rare ones counting more. A word
 * that the site never says counts most, so that a question about something else has little evidence whatever is found.
 */

import { distance } from "./characters.mjs";
import { isHan } from "./reader.mjs";

/** @typedef {import("./reader.mjs").Reader} Reader */

const SHARE = { meant: 0.8, subject: 0.6, near: 0.7, sound: 0.9, initials: 0.6 };
const UNHEARD = 1.6; // what a word counts more that the site never says
const SINGLE = 0.3; // what a letter alone is worth beside a word

export class Evidence {
  /** @param {(term: string) => number} rarity @param {import("./near.mjs").Near} near */
  constructor(rarity, near) {
    const most = rarity("");
    this.worth = (/** @type {string} */ term) => rarity(term) * (rarity(term) === most ? UNHEARD : 1);
    this.near = near;
    /** @type {{weight: number, share: (matched: Set<string>) => number}[]} */
    this.pieces = []; // what a word of the question is worth, and how much of it a result's terms cover
  }

  /** @param {string} run Chinese @param {Uint8Array} sizes as Slips.cut gives them @param {import("./slips.mjs").Slip[]} slips in it @param {Reader} reader */
  addHan(run, sizes, slips, reader) {
    for (let from = 0; from < run.length; from += sizes[from]) {
      const [word, to] = [run.slice(from, from + sizes[from]), from + sizes[from]];
      const terms = reader.cut(word, false); // nothing of a stop word
      if (!terms.length) continue;
      const meant = slips.filter((slip) => slip.from < to && from < slip.to).flatMap((slip) => reader.terms(slip.word, false));
      const subjects = [...this.near.of(word)];
      const weight = Math.max(...terms.map((term) => this.worth(term) * (term.length > 1 ? 1 : SINGLE)));
      this.pieces.push({ weight, share: (matched) => Math.max(part(terms, matched), SHARE.meant * part(meant, matched), subjects.some((one) => matched.has(one)) ? SHARE.subject : 0) });
    }
  }

  /** @param {string[]} words Latin @param {string[][]} meant what each may stand for @param {import("../types").Sounds} sounds terms of what they may mean @param {Reader} reader @param {(word: string) => boolean} isReal whether it is English, and so no slip of another word */
  addLatin(words, meant, sounds, reader, isReal) {
    const named = this.near.byWord(words);
    words.forEach((word, at) => {
      const subjects = [...named[at]];
      const term = reader.word(word);
      if (!term) return;
      const covers = (/** @type {Set<string>} */ matched) => {
        if (matched.has(term)) return 1;
        const like = [...matched].some((other) => !isHan(other) && /^[a-z0-9]/.test(other) && ((term.length > 2 && other.startsWith(term) && (at === words.length - 1 || !isReal(word))) || (term.length > 3 && !isReal(word) && distance(term, other, 2) <= (term.length > 6 ? 2 : 1))));
        return Math.max(like || meant[at].some((one) => matched.has(one)) ? SHARE.near : 0, subjects.some((one) => matched.has(one)) ? SHARE.subject : 0, SHARE.sound * part(sounds.pinyin, matched), part(sounds.initials, matched) >= 0.3 ? SHARE.initials : 0);
      };
      this.pieces.push({ weight: this.worth(term), share: covers });
    });
  }

  /** @param {Set<string>} matched terms of a result @returns {number} from 0, nothing, to 1, all of the question */
  of(matched) {
    let [all, held] = [0, 0];
    for (const { weight, share } of this.pieces) {
      all += weight;
      held += weight * share(matched);
    }
    return all ? held / all : 1;
  }
}

/** @param {string[]} terms @param {Set<string>} matched @returns {number} the share of terms that matched */
const part = (terms, matched) => (terms.length ? terms.filter((term) => matched.has(term)).length / terms.length : 0);
