/** The question in the page's address: #q=…, which a shared link keeps and which, unlike ?q=…, is never sent to the server. */

const ASKED = "#q=";
const LONGEST = 200; // letters of a question that go into the address

/** Without halves of letters, of which no address can be made. */
const wellFormed = (/** @type {string} */ text) => text.replace(/\p{Surrogate}/gu, "");

/** @param {string} hash */
export const holdsQuestion = (hash) => hash.startsWith(ASKED);

/** The question that an address holds; null where it holds none, or a broken escape (%zz). @param {string} hash */
export const questionIn = (hash) => {
  if (!holdsQuestion(hash)) return null;
  try {
    return decodeURIComponent(hash.slice(ASKED.length));
  } catch {
    return null;
  }
};

/**
 * The address of a question, or "": a cry for help stands in none, and neither does a question before all is here by which one is known (decisions/0045).
 * @param {string} question @param {Pick<import("./crisis.mjs").CrisisReader, "isWhole" | "lacks" | "unread"> | null} crisis @param {boolean} calls the question is a cry for help
 */
export const addressOf = (question, crisis, calls) =>
  question && crisis?.isWhole && !crisis.unread && !crisis.lacks(question) && !calls ? ASKED + encodeURIComponent(wellFormed(question.slice(0, LONGEST))) : "";
