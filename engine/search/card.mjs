/** The card above the results: a person first, then a line, then what is urgent, the debt last. Built from text alone. */

import { element } from "./element.mjs";

const PHONE = /\[phone:([^\]]+)\]/;
const LINES_ABROAD = "https://findahelpline.com/";
const SITE = /findahelpline\.com/;

/**
 * @param {import("./types").CardWords} words one locale's of data/crisis_cards.yml @param {import("./types").Call} call @returns {HTMLElement[]}
 */
export const card = (words, { card: kind, now, harm, other }) => {
  const aside = other && !now && !harm;
  const another = paragraph(words.other);
  return [
    element("h2", {}, harm ? words.safe : now ? words.urgent : words.title),
    ...(harm ? told(words.harmed, words.police, words.afterwards) : now ? told(words.now, words.rescue, words.later) : [paragraph(`${words[kind]}${/[!-~]$/.test(words[kind]) ? " " : ""}${words.text}`), dials(words.lines)]),
    ...(aside ? [another] : []),
    element("details", {}, element("summary", {}, words.more), element("p", {}, ...linked(words.elsewhere), " ", abroad()), ...(aside ? [] : [another])),
  ];
};

/** Where somebody is in danger at this moment: whom to call, before anything has to be read; what to do first, and what follows. @param {string} first @param {string[]} numbers @param {string} next */
const told = (first, numbers, next) => [dials(numbers), paragraph(first), paragraph(next)];

const paragraph = (/** @type {string} */ text) => element("p", {}, ...linked(text));
const dials = (/** @type {string[]} */ numbers) => element("p", { class: "crisis__lines" }, ...numbers.flatMap((number) => [dial(number), " "]));

/** Text in which [phone:12356] stands as a link that dials, and the address of lines abroad as a link. @param {string} text */
const linked = (text) =>
  text.split(/(\[phone:[^\]]+\]|findahelpline\.com)/).map((part) => (PHONE.test(part) ? dial(part.replace(PHONE, "$1")) : SITE.test(part) ? abroad() : part));

const dial = (/** @type {string} */ number) => element("a", { class: "phone", href: `tel:${number.replace(/[^\d+]/g, "")}` }, number);
const abroad = () => element("a", { href: LINES_ABROAD, rel: "noreferrer noopener", target: "_blank" }, "findahelpline.com");
