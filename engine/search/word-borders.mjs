/**
 * Chinese has no spaces, so two things are done before any wording is compared: where two common words meet inside one of the grammar's
 * own (明天|台风 and 天台) the text is cut there, and a letter such as 活 counts only where no longer word holds it (活动). Which words
 * these are comes with the grammar, from a dictionary (engine/search/crisis_words.py).
 */

const PAIR = 2; // letters of the words that may meet inside one of ours
const [CUT, HELD] = ["|", "◇"]; // set between two words, and in place of a letter that a longer word holds

export class WordBorders {
  /** @param {{across: string[], beside: string[], holding: [string, string][]}} words our own that two others may make between them; those others; words, and the letter that each holds */
  constructor({ across, beside, holding }) {
    this.across = across;
    this.words = new Set(beside);
    this.holding = holding;
  }

  /** Chinese with a mark wherever a word of the grammar is only made of the ends of two others, and without letters that longer words hold. @param {string} text */
  divide(text) {
    const cuts = new Set(this.across.flatMap((word) => placesOf(word, text).flatMap((from) => this.cutsIn(text, from, from + word.length))));
    let held = text;
    for (const [word, letter] of this.holding) if (held.includes(word)) held = held.replaceAll(word, word.replaceAll(letter, HELD));
    return cuts.size ? held.split("").map((letter, at) => (cuts.has(at) ? CUT + letter : letter)).join("") : held;
  }

  /** Where two common words meet inside a word of ours, if words so hold more of the text than with ours: 每天|台上, but 今天|天台|风. @param {string} text @param {number} from @param {number} to */
  cutsIn(text, from, to) {
    const ours = this.held(text.slice(0, from)) + to - from + this.held(text.slice(to));
    if (this.held(text) <= ours) return [];
    const inside = Array.from({ length: to - from - 1 }, (_, at) => from + at + 1);
    return inside.filter((at) => this.words.has(text.slice(at - PAIR, at)) && this.words.has(text.slice(at, at + PAIR)));
  }

  /** How many letters of a text common words can hold between them. @param {string} text */
  held(text) {
    const most = [0];
    for (let end = 1; end <= text.length; end++) {
      const isWord = end >= PAIR && this.words.has(text.slice(end - PAIR, end));
      most[end] = Math.max(most[end - 1], isWord ? most[end - PAIR] + PAIR : 0);
    }
    return most[text.length];
  }
}

/** @param {string} word @param {string} text */
const placesOf = (word, text) => {
  const found = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(at);
  return found;
};
