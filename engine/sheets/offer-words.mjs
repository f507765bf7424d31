/** A proposal that comes to a sheet: its plan in words, and whether it would take the place of what she wrote there herself. No page. */

import { say_parts, say_terms, shortened } from "../calculator/money/stated.mjs";
import { fill } from "../shell/fill.mjs";
import { yuan } from "./offer.mjs";

const LONGEST_PLAN = 240; // letters; with every field filled, too, an A4 sheet holds about half of it

/** The plan in the calculator's own words; one too long for the sheet with its payments summed up. @param {NonNullable<ReturnType<typeof import("./offer.mjs").readOffer>>} offer @param {any} words */
export const planWords = ({ parts, terms }, words) => {
  if (!parts.length) return "";
  const money = (/** @type {bigint} */ fen) => `¥${yuan(fen)}`;
  const asked = (terms.length ? words.between : "") + say_terms(terms, words, fill, money).trim();
  const said = (/** @type {typeof parts} */ some) => say_parts(some, words, fill, money) + asked;
  const whole = said(parts);
  return whole.length <= LONGEST_PLAN ? whole : said(shortened(parts));
};

/** Whether one of the offer's values is another than what stands in its field. @param {Record<string, string>} offer @param {(id: string) => string} written what stands in a field, or "" */
export const replacesOther = (offer, written) =>
  Object.entries(offer).some(([id, value]) => written(id) && written(id) !== value);
