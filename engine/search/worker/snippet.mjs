/** What is shown of a text: of a question, a term or a rule its first sentences, which answer it; else the sentence that answers best. */

import { isHan } from "./reader.mjs";

const SENTENCE = /[^。！？!?]*?(?:[。！？!?]+[”」』"]?|\.(?=\s|$)|$)/g;
const LABEL = "\t"; // how a line begins that is no sentence (engine/search/lines.py)
const ROOM = { han: 64, latin: 150 }; // letters that are shown of a sentence
const ANSWER = 1.5; // so many times as many of an answer
const LETTER = /\p{L}/u; // "1." is no sentence
const BEFORE = 0.3; // the share of that room that stands before the first match
const ANSWERS = new Set(["question", "term", "rule"]);

/** @typedef {import("../types").Range} Range */
/** @typedef {import("../types").Marked} Marked */
/** @typedef {(text: string) => {marks: Range[], worth: number}} Find */

/** @param {string} kind of an entry @param {string} text its text @param {Find} find where a text is to be marked @returns {Marked} */
export const shownOf = (kind, text, find) => {
  const sentences = text.split("\n").filter((line) => LETTER.test(line) && !line.startsWith(LABEL)).flatMap((line) => [...line.matchAll(SENTENCE)].map(([sentence]) => sentence.trim()).filter((sentence) => LETTER.test(sentence)));
  if (!sentences.length) return { text: "", marks: [] };
  const room = isHan(sentences[0]) ? ROOM.han : ROOM.latin;
  return ANSWERS.has(kind) ? opening(sentences, room * ANSWER, find) : best(sentences, room, find);
};

/** As many sentences as there is room for, the first in any case. @param {string[]} sentences @param {number} room @param {Find} find */
const opening = (sentences, room, find) => {
  const between = isHan(sentences[0]) ? "" : " ";
  let text = sentences[0];
  for (const next of sentences.slice(1)) {
    if (text.length + next.length > room) break;
    text += between + next;
  }
  return clip({ text, marks: find(text).marks }, room, 0);
};

/** The sentence that says most of it. @param {string[]} sentences @param {number} room @param {Find} find */
const best = (sentences, room, find) => {
  /** @type {Marked & {worth: number}} */
  let chosen = { worth: -1, text: "", marks: [] };
  for (const text of sentences) {
    const { marks, worth } = find(text);
    if (worth > chosen.worth) chosen = { worth, text, marks };
  }
  return clip(chosen, room, chosen.marks[0]?.[0] ?? 0);
};

/** @param {Marked} found @param {number} room @param {number} first the letter that must be seen @returns {Marked} */
const clip = ({ text, marks }, room, first) => {
  if (text.length <= room) return { text, marks };
  let from = first < room * (1 - BEFORE) ? 0 : Math.floor(first - room * BEFORE);
  if (from && !isHan(text)) from = text.lastIndexOf(" ", from) + 1;
  const to = Math.min(text.length, from + room);
  const lead = from ? "…" : "";
  const moved = marks.map(([a, b]) => /** @type {Range} */ ([Math.max(a, from) - from + lead.length, Math.min(b, to) - from + lead.length])).filter(([a, b]) => b > a);
  return { text: lead + text.slice(from, to) + (to < text.length ? "…" : ""), marks: moved };
};
