/**
 * How sure the box may be that what it found answers the question: a logistic regression over a few signs (evidence.mjs). The numbers
 * are fitted on labelled questions by `python -m tests.search.calibrate`, which prints what another bound would give.
 */

/** @type {Signs} */
const WEIGHT = { close: 5.93, slips: 7.95, headed: 3.62, held: 3.0, strange: -3.82 };
const START = -5.05;
export const UNSURE = 0; // below it the box says that the guide may not cover the question
export const EARLY = 1; // below it the other wordings, the real words and the readings are waited for, one after another, before the box answers
const CERTAIN = 100; // of a question of stop words alone, which nothing speaks against

/** @typedef {import("../types").Judged} Judged */
/** @typedef {import("../types").Signs} Signs */

/** The signs as they are weighed: a long question says more by its headings' share, and what is held counts where the subject is named. @param {Judged} signs @returns {Signs} */
export const weighed = ({ close, slips, headed, held, strange, words, about }) => ({ close, slips, headed: headed * Math.log1p(words), held: about * held, strange });

/** @param {Judged | null} signs null where nothing was found @returns {number} the logarithm of the odds */
export const surety = (signs) => {
  if (!signs) return -CERTAIN;
  if (!signs.words) return CERTAIN;
  const { close, slips, headed, held, strange } = weighed(signs);
  return START + WEIGHT.close * close + WEIGHT.slips * slips + WEIGHT.headed * headed + WEIGHT.held * held + WEIGHT.strange * strange;
};
