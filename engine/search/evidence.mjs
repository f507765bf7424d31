/**
 * How much a text sounds like what people in danger write, beside the grammar's wordings: a sum of weights over its signs, which are
 * Chinese letters and pairs of them, Latin words and pairs of those. The weights come with the grammar; engine/search/evidence.py learns
 * them from labelled sentences, and asks `signsOf` for the signs, so that both read a sentence alike.
 */

const HAN_RUN = /[\u3400-\u9fff]+/g;
const SHORT = 60; // letters of a text that is weighed as one; of a longer one each sentence is weighed
const FEW = 6; // fewer signs are a word alone, which is left to the grammar
const STEM = 4; // letters of a word by which its forms are known
const SENTENCE_ENDS = /[。！？!?；;\n]+|\.\s/;

/** @param {string} text @returns {string[]} what is weighed by itself */
export const sentencesOf = (text) => (text.length > SHORT ? text.split(SENTENCE_ENDS) : [text]);

/** @param {string} han Chinese, folded, without spaces @param {string} latin words with spaces between @returns {string[]} each sign once: "死", "想死", "want", "cons~" for longer words that begin so, "want_to", "_i" for a first word */
export const signsOf = (han, latin) => {
  /** @type {Set<string>} */
  const signs = new Set();
  for (const [run] of han.matchAll(HAN_RUN)) for (let at = 0; at < run.length; at++) signs.add(run[at]).add(run.slice(at ? at - 1 : 0, at + 1));
  const words = latin.split(" ").filter(Boolean);
  for (let at = 0; at < words.length; at++) {
    signs.add(words[at]).add(`${words[at - 1] ?? ""}_${words[at]}`);
    if (words[at].length > STEM) signs.add(`${words[at].slice(0, STEM)}~`);
  }
  if (words.length) signs.add(`${words[words.length - 1]}_`);
  return [...signs];
};

/** @param {import("./types").Weights} learned weights and the signs that have them @returns {(signs: string[], kinds: string[]) => number} above 0 where a card is called for; of a word alone the grammar's wordings decide */
export const makeScale = ({ base, kinds: trusted, weights }) => {
  const known = new Map(Object.entries(weights).flatMap(([weight, signs]) => signs.split(" ").map((sign) => /** @type {[string, number]} */ ([sign, Number(weight)]))));
  return (signs, kinds) => {
    if (signs.length < FEW) return kinds.some((kind) => kind !== "other") ? 1 : 0;
    const found = signs.filter((sign) => known.has(sign));
    const told = kinds.reduce((sum, kind) => sum + (trusted[kind] ?? 0), base);
    return told + found.reduce((sum, sign) => sum + (known.get(sign) ?? 0), 0) / Math.sqrt(found.length + 1);
  };
};
