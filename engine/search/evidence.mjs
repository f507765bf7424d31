/**
 * How much a text sounds like what people in danger write, beside the grammar's wordings: a sum of weights over its signs, which are
 * Chinese letters and pairs of them, Latin words and pairs of those. The weights come with the grammar; engine/search/evidence.py learns
 * them from labelled sentences, and asks `signsOf` for the signs, so that both read a sentence alike.
 */

const HAN_RUN = /[\u3400-\u9fff]+/g;
const SHORT = 60; // letters of a text that is weighed as one; of a longer one each sentence is weighed
const FEW = 6; // fewer signs are a word alone, which is left to the grammar
const STEM = 4; // letters of a word by which its forms are known
/** @type {ReadonlySet<string>} */
export const BESIDE = new Set(["other", "bereaved"]); // kinds of wordings that call for no card by themselves
const SENTENCE_ENDS = /[。！？!?；;\n]+|\.\s/;

/** @param {string} text @returns {string[]} what is weighed by itself */
export const sentencesOf = (text) => (text.length > SHORT ? text.split(SENTENCE_ENDS) : [text]);

/** @param {string} han Chinese, folded, without spaces @param {string} latin words with spaces between @param {[name: string, han: RegExp, latin: RegExp][]} classes of words that may stand for one another @returns {string[]} each sign once: "死", "想死", "want", "cons~" for longer words that begin so, "want_to", "_i" for a first word, "#weapon" for a class, "#weapon#place" for two */
export const signsOf = (han, latin, classes = []) => {
  /** @type {Set<string>} */
  const signs = new Set();
  for (const [run] of han.matchAll(HAN_RUN)) for (let at = 0; at < run.length; at++) signs.add(run[at]).add(run.slice(at ? at - 1 : 0, at + 1));
  const words = latin.split(" ").filter(Boolean);
  for (let at = 0; at < words.length; at++) {
    signs.add(words[at]).add(`${words[at - 1] ?? ""}_${words[at]}`);
    if (words[at].length > STEM) signs.add(`${words[at].slice(0, STEM)}~`);
  }
  if (words.length) signs.add(`${words[words.length - 1]}_`);
  const named = classes.filter(([, inHan, inLatin]) => inHan.test(han) || inLatin.test(latin)).map(([name]) => `#${name}`);
  for (let at = 0; at < named.length; at++) for (const other of [""].concat(named.slice(at + 1))) signs.add(named[at] + other);
  return [...signs];
};

/** @param {string} sign whether it stands for a class of words */
export const isClass = (sign) => sign.startsWith("#");

/** @param {import("./types").Weights} learned weights and the signs that have them @param {number} few letters and words, of which it takes as many to be weighed @returns {import("./types").Scale} */
export const makeScale = ({ base, kinds: trusted, weights }, few = FEW) => {
  const known = new Map(Object.entries(weights).flatMap(([weight, signs]) => signs.split(" ").map((sign) => /** @type {[string, number]} */ ([sign, Number(weight)]))));
  /** Above 0 where a card is called for; of a word alone the grammar's wordings decide. @param {string[]} signs @param {string[]} kinds */
  const weigh = (signs, kinds) => {
    if (signs.filter((sign) => !isClass(sign)).length < few) return kinds.some((kind) => !BESIDE.has(kind)) ? 1 : 0;
    const found = signs.filter((sign) => known.has(sign));
    const parts = [found.filter((sign) => !isClass(sign)), found.filter(isClass)]; // neither drowns the other
    const told = kinds.reduce((sum, kind) => sum + (trusted[kind] ?? 0), base);
    return parts.reduce((total, part) => total + part.reduce((sum, sign) => sum + (known.get(sign) ?? 0), 0) / Math.sqrt(part.length + 1), told);
  };
  const words = new Set([...known.keys()].flatMap((sign) => sign.split("_")));
  return { weigh, knows: (word) => words.has(word) };
};
