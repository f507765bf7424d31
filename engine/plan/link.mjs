// What she takes away of her plan: its text, and a link with the answers: #plan=safe.order.… one for each question, and the day of a paper if
// she wrote one.

import { day_of } from "../deadlines/said.mjs";

const HASH = "#plan=";

/** @param {string} hash */
export const carriesAnswers = (hash) => hash.startsWith(HASH);

/** @param {string[]} answers one for each question @param {string} day YYYY-MM-DD, or "" */
export const addressOf = (answers, day) => HASH + [...answers, ...(day ? [day] : [])].join(".");

/** What a link says, or null where it is not one of today's questions and answers: then nothing of it is taken. @param {string} hash @param {string[][]} offered the answers to each question */
export function answersIn(hash, offered) {
  const parts = carriesAnswers(hash) ? hash.slice(HASH.length).split(".") : [];
  const [answers, more] = [parts.slice(0, offered.length), parts.slice(offered.length)];
  const known = answers.length === offered.length && answers.every((answer, index) => offered[index].includes(answer));
  const [day = "", ...rest] = more;
  return known && (!day || day_of(day) !== null) && rest.length === 0 ? { answers, day } : null;
}

/** The plan as text: above each layer an empty line, before each item its number in its layer. @param {{number: number, text: string}[]} parts a layer's title has the number 0 */
export const planText = (parts) =>
  `${parts
    .map(({ number, text }) => (number ? `${number}. ${text}` : `\n${text}`))
    .join("\n")
    .trim()}\n`;
