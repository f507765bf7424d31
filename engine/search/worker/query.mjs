/**
 * What a reader typed, as terms with weights: what she wrote, what sounds like it, what it may mean as pinyin or initials,
 * and words that mean the same. Everything is tried at once; the weights keep the far-fetched behind the plain.
 */

import { blur, spelledTerms, typedInitials } from "./pinyin.mjs";
import { isHan, stem } from "./reader.mjs";
import { tidy } from "./letters.mjs";

export const LONGEST = 200; // letters of a question that are read
const WEIGHT = { word: 1, pair: 1, single: 0.3, sound: 0.7, alike: 0.4, near: 0.5, swap: 0.7, look: 0.6, pinyin: 0.9, initials: 1, unlikely: 0.35 };

/**
 * @typedef {{weight: number, prefix?: boolean, fuzzy?: number}} Term
 * @param {string} typed @param {import("./reader.mjs").Reader} reader
 * @param {(term: string) => boolean} known whether a term is in the index @param {import("./near.mjs").Near} near @param {import("./slips.mjs").Slips} slips
 * @returns {{terms: Map<string, Term>, plain: string}} the terms, and what was typed with its slips mended
 */
export const readQuery = (typed, reader, known, near, slips) => {
  const text = tidy(typed, LONGEST);
  const plain = reader.unite(slips.mend(reader.fold(text), known));
  const terms = new Map();
  const put = (term, weight, more) => {
    if (term && !(terms.get(term)?.weight >= weight)) terms.set(term, { weight, ...more });
  };
  const latin = [];
  for (const run of reader.runs(plain)) isHan(run) ? putHan(run, reader, known, slips, put) : latin.push(run);
  if (latin.length) putLatin(latin, reader, known, slips, put);
  if (!terms.size) for (const run of reader.runs(plain)) put(isHan(run) ? run.slice(0, 2) : run, 1, { prefix: true }); // stop words alone
  for (const subject of near.of(plain)) put(subject, WEIGHT.near);
  return { terms, plain };
};

const putHan = (run, reader, known, slips, put) => {
  const parts = reader.parts(run);
  const single = parts.length === 1 && parts[0].length === 1;
  for (const term of slips.soundAlikes(run)) put(term, WEIGHT.alike);
  for (const term of slips.oneOff(run, known)) put(term, WEIGHT.look);
  for (const part of parts) {
    const pairs = [...part].slice(1).map((letter, at) => part[at] + letter);
    const sure = pairs.length > 0 && pairs.every(known); // then its letters alone would only bring in what is far from it
    if (!sure) for (const letter of part) put(letter, single ? WEIGHT.pair : WEIGHT.single, { prefix: single });
    for (const pair of pairs) {
      put(pair, WEIGHT.pair);
      if (known(pair)) continue;
      for (const sound of reader.pinyin.pairs(pair)) put(sound, WEIGHT.sound);
      for (const look of slips.lookAlikes(pair)) if (known(look)) put(look, WEIGHT.look);
    }
  }
};

const putLatin = (words, reader, known, slips, put) => {
  const strange = words.filter((word) => reader.word(word) && !known(reader.word(word)));
  words.forEach((word, at) => putWord(word, at === words.length - 1, reader, known, slips, put));
  putPinyin(words, strange.length > 0, reader, put);
  const joined = words.join("");
  if (/^[a-z]{2,16}$/.test(joined) && (strange.length === words.length || words.every((word) => word.length === 1))) {
    const spelled = reader.pinyin.spell(joined);
    const weight = spelled && !spelled.rest ? WEIGHT.unlikely : WEIGHT.initials;
    for (const gram of typedInitials(joined)) put(gram.term, gram.weight * weight);
  }
};

const putWord = (word, last, reader, known, slips, put) => {
  const term = reader.word(word);
  if (!term) return;
  const sure = known(term);
  const fuzzy = sure || /\d/.test(term) ? 0 : term.length > 6 ? 2 : term.length > 3 ? 1 : 0;
  put(term, WEIGHT.word, { prefix: last && term.length > 1, fuzzy });
  if (sure || /\d/.test(term)) return;
  for (const meant of slips.latin(word)) put(meant, WEIGHT.swap);
  for (let at = 0; at + 1 < word.length; at++) {
    const swapped = stem(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
    if (known(swapped)) put(swapped, WEIGHT.swap);
  }
};

/** Rows of words that spell syllables: "heshi shenfen", "he shi shen fen". English that happens to spell some counts little. */
const putPinyin = (words, strange, reader, put) => {
  const weight = strange ? WEIGHT.pinyin : WEIGHT.unlikely;
  let before = []; // what the syllable before may be: one as typed, or several that a slip may have made into it
  const follow = (options, share) => {
    for (const first of before) for (const term of options.flatMap((second) => spelledTerms([first, second]))) put(term, weight * share, strange && { fuzzy: term.length > 5 ? 1 : 0 });
    before = options;
  };
  for (const word of words) {
    const latin = /^[a-z]+$/.test(word);
    const spelled = latin ? reader.pinyin.spell(word) : null;
    const meant = latin && strange && (!spelled || spelled.rest) ? reader.pinyin.likeSyllables(word) : [];
    for (const syllable of spelled?.whole ?? []) follow([syllable], 1);
    if (spelled?.rest && before.length) put(`~${blur(before[0])}${spelled.rest.replace(/^([zcs])h/, "$1")}`, weight * 0.8, { prefix: true });
    if (meant.length) follow(meant, 0.6);
    else if (!spelled || spelled.rest) before = [];
  }
};
