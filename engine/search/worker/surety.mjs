/**
 * How sure the box may be that what it found answers the question: a logistic regression over a few signs (evidence.mjs). The numbers
 * are fitted on labelled questions by `python -m tests.search.calibrate`, which prints what another bound would give.
 */

/** @type {Signs} */
const WEIGHT = { close: 5.32, slips: 9.48, headed: 2.68, held: 2.71, strange: -4.03, score: 0.84 };
const START = -8.89;
export const UNSURE = 0; // below it the box says that the guide may not cover the question
export const EARLY = 1; // below it the texts, the readings and the real words are waited for before the box answers
const MOST_SCORE = 500; // of a title that was typed exactly, which stands above all scores
const FITTED = 633; // entries of the guide by whose questions the numbers are fitted
const CERTAIN = 100; // of a question of stop words alone, which nothing speaks against

/** @typedef {import("../types").Judged} Judged */
/** @typedef {import("../types").Signs} Signs */

/** In a small guide every word stands in a large part of it, so scores are smaller: by how much they are to be larger. @param {number} entries */
export const growth = (entries) => Math.log1p(FITTED) / Math.log1p(entries);

/** The signs as they are weighed: a long question says more by its headings' share, what is held counts where the subject is named; of the first score, which grows by factors, the logarithm. @param {Judged} signs @returns {Signs} */
export const weighed = ({ close, slips, headed, held, strange, score, words, about }) => ({ close, slips, headed: headed * Math.log1p(words), held: about * held, strange, score: Math.log1p(Math.min(score, MOST_SCORE)) });

/** @param {Judged | null} signs null where nothing was found @returns {number} the logarithm of the odds */
export const surety = (signs) => {
  if (!signs) return -CERTAIN;
  if (!signs.words) return CERTAIN;
  const { close, slips, headed, held, strange, score } = weighed(signs);
  return START + WEIGHT.close * close + WEIGHT.slips * slips + WEIGHT.headed * headed + WEIGHT.held * held + WEIGHT.strange * strange + WEIGHT.score * score;
};
