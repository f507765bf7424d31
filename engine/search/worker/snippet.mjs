/** The sentence of a text that answers best, and where the matches stand in it and in a title. */

import { isHan, stem } from "./reader.mjs";
import { blur } from "./pinyin.mjs";

const SENTENCE = /[^。！？!?\n]*?(?:[。！？!?]+[”」』"]?|\.(?=\s|$)|\n|$)/g;
const WORD = /[a-z0-9]+/g;
const ROOM = { han: 64, latin: 150 }; // letters of a sentence that are shown
const BEFORE = 0.3; // the share of that room that stands before the first match

/** @typedef {[number, number]} Range from, to */

/**
 * @param {string} text @param {Set<string>} terms that matched this entry @param {import("./reader.mjs").Reader} reader
 * @returns {Range[]} what to mark, in order, apart
 */
export const findMatches = (text, terms, reader) => {
  const folded = reader.fold(text);
  const hit = new Uint8Array(folded.length);
  const han = [...terms].filter(isHan);
  const telling = han.some((term) => term.length > 1) ? han.filter((term) => term.length > 1) : han; // a letter alone says little
  for (const term of telling) markHan(folded, term, reader, hit);
  for (const word of folded.matchAll(WORD)) {
    if (terms.has(reader.first.get(stem(word[0])) ?? stem(word[0]))) hit.fill(1, word.index, word.index + word[0].length);
  }
  if ([...terms].some((term) => term[0] === "~" || term[0] === "=")) markSounds(folded, terms, reader.pinyin, hit);
  return ranges(hit);
};

/** @returns {{text: string, marks: Range[]}} the best sentence, shortened around its first match */
export const bestSentence = (text, terms, reader) => {
  let best = { score: -1, text: "", marks: [] };
  for (const [sentence] of text.matchAll(SENTENCE)) {
    const trimmed = sentence.trim();
    if (trimmed.length < 2) continue;
    const marks = findMatches(trimmed, terms, reader);
    const score = marks.reduce((sum, [from, to]) => sum + (to - from) ** 1.3, 0);
    if (score > best.score) best = { score, text: trimmed, marks };
  }
  return clip(best, isHan(best.text) ? ROOM.han : ROOM.latin);
};

const markHan = (folded, term, reader, hit) => {
  const words = [term, ...(reader.regional.get(term) ?? [])];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) hit.fill(1, at, at + word.length);
  }
};

const markSounds = (folded, terms, pinyin, hit) => {
  const places = [...folded].map((letter, at) => [at, pinyin.readings.get(letter)]).filter(([, readings]) => readings);
  places.forEach(([at, readings], index) => {
    const following = places[index + 1];
    if (following && readings.some((a) => following[1].some((b) => terms.has(`~${blur(a)}${blur(b)}`)))) {
      hit[at] = hit[following[0]] = 1;
    }
    for (let size = 3; size <= 4; size++) {
      const row = places.slice(index, index + size);
      if (row.length === size && terms.has(`=${row.map(([, r]) => r[0][0]).join("")}`)) for (const [place] of row) hit[place] = 1;
    }
  });
};

const ranges = (hit) => {
  const found = [];
  for (let at = 0; at < hit.length; at++) {
    if (!hit[at]) continue;
    const from = at;
    while (at < hit.length && hit[at]) at++;
    found.push([from, at]);
  }
  return found;
};

const clip = ({ text, marks }, room) => {
  if (text.length <= room) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  let from = first < room * (1 - BEFORE) ? 0 : Math.floor(first - room * BEFORE);
  if (from && !isHan(text)) from = text.lastIndexOf(" ", from) + 1;
  const to = Math.min(text.length, from + room);
  const lead = from ? "…" : "";
  const moved = marks.map(([a, b]) => [Math.max(a, from) - from + lead.length, Math.min(b, to) - from + lead.length]).filter(([a, b]) => b > a);
  return { text: lead + text.slice(from, to) + (to < text.length ? "…" : ""), marks: moved };
};
