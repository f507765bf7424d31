/** Sounds as bare pinyin: zhuyin is spelled, and the digits of "zuo4lao2" are tones, which do not count. Those of a4, mp3, p2p and 300 stay. */

import { wordsIn } from "./characters.mjs";
import { SYLLABLES, spellZhuyin } from "./zhuyin.mjs";

const LONG = /[a-zü]{8,40}/gi; // what may be syllables typed as one
const WORD = /[a-zü\d]+/gi;
const ROUNDED = /^([nl])ve$/; // 虐, 略
const TONED = /^(?:[a-zü]{1,6}[1-5])+[a-zü]{0,6}$/i; // "zuo4lao2", "ni3men"

/** @param {string} word @returns {string[]} its syllables; none where it is something else than syllables with tones, or single letters: a4, e2e */
const syllablesIn = (word) => {
  const parts = TONED.test(word) ? word.split(/\d/).filter(Boolean) : [];
  return parts.some((part) => part.length > 1) && parts.every((part) => SYLLABLES.has(part.toLowerCase().replace("ü", "v").replace(ROUNDED, "$1ue"))) ? parts : [];
};

/** @param {string} text as typed @returns {string} the same with bare pinyin. One syllable with a digit alone may be a name: step1 */
export const barePinyin = (text) => {
  const spelled = spellZhuyin(text);
  const found = (spelled.match(WORD) ?? []).flatMap(syllablesIn);
  if (found.length < 2) return spelled;
  return spelled.replace(WORD, (word) => (syllablesIn(word).length ? word.replace(/\d(?!$)/g, " ").replace(/\d$/, "") : word));
};

/** @param {string} word @returns {string[]} its syllables; none where it is something else */
export const soundsIn = (word) => wordsIn(word.toLowerCase(), (part) => SYLLABLES.has(part) || SYLLABLES.has(part.replace(ROUNDED, "$1ue")));

/** @param {string} text @param {(word: string) => boolean} isWord what is no pinyin, though it may sound like it (monoxide) @returns {string} with a space between the syllables of longer words that are nothing but syllables: "woxiangchifan" */
export const apartPinyin = (text, isWord) => text.replace(LONG, (word) => (isWord(word.toLowerCase()) ? word : soundsIn(word).join(" ") || word));
