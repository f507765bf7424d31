/** Real words, which are no slips though the site does not say them: two Bloom filters, as engine/search/real_words.py makes them. */

const [FNV_START, FNV_TIMES, OTHER_START] = [2166136261, 16777619, 40389];
// What an English word may end in besides what the list has: "donating" is donate.
const ENDINGS = [/s$/, /es$/, /ed$/, /ing$/, /ly$/];

/** @param {string} word @param {number} start */
const hash = (word, start) => {
  let value = start;
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), FNV_TIMES) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};

class Filter {
  /** @param {import("../types").FilterData} given */
  constructor({ bits, size, hashes }) {
    this.bits = Uint8Array.from(atob(bits), (letter) => letter.charCodeAt(0));
    this.size = size;
    this.hashes = hashes;
  }

  /** @param {string} word */
  has(word) {
    const [first, step] = [hash(word, FNV_START), hash(word, OTHER_START)];
    for (let turn = 0; turn < this.hashes; turn++) {
      const place = (first + turn * step) % this.size;
      if (!(this.bits[place >> 3] & (1 << (place & 7)))) return false;
    }
    return true;
  }
}

export class KnownWords {
  constructor() {
    /** @type {Partial<Record<import("../types").WordList, Filter>>} */
    this.filters = {};
  }

  /** @param {import("../types").WordList} script @param {import("../types").FilterData} given */
  learn(script, given) {
    this.filters[script] = new Filter(given);
  }

  /** @param {import("../types").WordList} script @returns {boolean} whether its words have come */
  has(script) {
    return script in this.filters;
  }

  /** @param {string} word two to four Chinese letters, Simplified @returns {boolean} whether it is known as a word */
  isChinese(word) {
    return this.filters.zh?.has(word) ?? false;
  }

  /** @param {string} word Latin letters @returns {boolean} whether it may be English: each, before the words have come */
  isEnglish(word) {
    const { en } = this.filters;
    if (!en || word.length < 2 || en.has(word)) return true;
    return ENDINGS.some((ending) => {
      const base = word.replace(ending, "");
      if (base === word || base.length < 3) return false;
      return en.has(base) || en.has(`${base}e`) || (/i$/.test(base) && en.has(base.replace(/i$/, "y"))) || (/(.)\1$/.test(base) && en.has(base.slice(0, -1)));
    });
  }
}
