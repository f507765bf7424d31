/**
 * The calculator's proposal, read from the address: #offer=<instalment fen>.<months>.<total fen>.<first date YYYY-MM-DD>.
 * It stands behind the "#", so it never reaches a server. Anything that is not exactly this is no offer.
 */

const OFFER = /^#offer=([1-9]\d{0,11})\.([1-9]\d{0,2})\.([1-9]\d{0,12})\.(\d{4})-(\d{2})-(\d{2})$/;

/** @param {string} hash @returns {boolean} whether the address means to carry an offer, well formed or not */
export const carriesOffer = (hash) => hash.startsWith("#offer=");

/** @param {string} hash @returns {Record<string, string> | null} the sheet's fields, or null where it is not a whole offer */
export const readOffer = (hash) => {
  const parts = OFFER.exec(hash)?.slice(1).map(Number);
  if (!parts) return null;
  const [instalment, months, total, year, month, day] = parts;
  if (total < instalment || !isDate(year, month, day)) return null;
  return {
    "offer-instalment": yuan(instalment),
    "offer-months": String(months),
    "offer-total": yuan(total),
    "offer-first": hash.slice(-"YYYY-MM-DD".length),
  };
};

/** 123456 fen as "1,234.56". @param {number} fen */
const yuan = (fen) => {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
};

/** @param {number} year @param {number} month @param {number} day */
const isDate = (year, month, day) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 2000;
};
