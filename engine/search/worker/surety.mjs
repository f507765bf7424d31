/**
 * How sure the box may be that what it found answers the question: a logistic regression over a few signs (evidence.mjs, subject.mjs). The
 * numbers are fitted on labelled questions by `python -m tests.search.calibrate`, which prints what another bound would give.
 */

/** @typedef {import("../types").Judged} Judged */
/** @typedef {import("../types").Signs} Signs */
/** @typedef {Signs & {start: number}} Weights */

/** @type {Weights} */
const WEIGHTS = { start: -3.83, close: 3.99, slips: 5.62, headed: 1.87, held: 0.72, strange: -5.96, subject: 2.12 };
/** @type {Weights} */
const BEFORE = { start: -5.05, close: 5.93, slips: 7.95, headed: 3.62, held: 3.0, strange: -3.82, subject: 0 }; // before it is known what words tell, or without it
export const UNSURE = 0; // below it the box says that the guide may not cover the question
export const EARLY = 1.75; // below it the other wordings, the real words and the readings are waited for, one after another, before the box answers
const CERTAIN = 100; // of a question of stop words alone, which nothing speaks against
const MOST = 4; // that words may tell, whatever the question

/** The signs as they are weighed: a long question says more by its headings' share; before it is known what words tell, what is held counts where the subject is named. @param {Judged} signs @returns {Signs} */
export const weighed = ({ close, slips, headed, held, strange, words, about, subject }) => ({
  ...{ close, slips, strange, headed: headed * Math.log1p(words), held: subject === null ? about * held : held },
  subject: Math.max(-MOST, Math.min(MOST, subject ?? 0)),
});

/** @param {Judged | null} signs null where nothing was found @returns {number} the logarithm of the odds */
export const surety = (signs) => {
  if (!signs) return -CERTAIN;
  if (!signs.words) return CERTAIN;
  const by = signs.subject === null ? BEFORE : WEIGHTS;
  const { close, slips, headed, held, strange, subject } = weighed(signs);
  return by.start + by.close * close + by.slips * slips + by.headed * headed + by.held * held + by.strange * strange + by.subject * subject;
};
