/** The card above the results: a person first, then a line, then what is urgent, the debt last. Built from text alone. */

import { element } from "./element.mjs";

const PHONE = /\[phone:([^\]]+)\]/;
const LINES_ABROAD = "https://findahelpline.com/";
const SITE = /findahelpline\.com/;

/** @typedef {import("./types").CardWords} Words */

/**
 * @param {Words} words one locale's of data/crisis_cards.yml @param {import("./types").Call} call @returns {HTMLElement[]}
 */
export const card = (words, { card: kind, now, harm, other }) => {
  const aside = other && !now && !harm;
  const another = paragraph(words, words.other);
  return [
    element("h2", {}, harm ? words.safe : now ? words.urgent : words.title),
    ...(harm ? told(words, words.harmed, words.police, words.afterwards) : now ? told(words, words.now, words.rescue, words.later) : [paragraph(words, `${words[kind]}${/[!-~]$/.test(words[kind]) ? " " : ""}${words.text}`), dials(words, words.lines)]),
    ...(aside ? [another] : []),
    element("details", {}, element("summary", {}, words.more), element("p", {}, ...linked(words, words.elsewhere), " ", abroad()), ...(aside ? [] : [another])),
  ];
};

/** Where somebody is in danger at this moment: whom to call, before anything has to be read; what to do first, and what follows. @param {Words} words @param {string} first @param {string[]} numbers @param {string} next */
const told = (words, first, numbers, next) => [dials(words, numbers), paragraph(words, first), paragraph(words, next)];

const paragraph = (/** @type {Words} */ words, /** @type {string} */ text) => element("p", {}, ...linked(words, text));
const dials = (/** @type {Words} */ words, /** @type {string[]} */ numbers) => element("p", { class: "crisis__lines" }, ...numbers.flatMap((number) => [dial(words, number), " "]));

/** Text in which [phone:12356] stands as a link that dials, and the address of lines abroad as a link. @param {Words} words @param {string} text */
const linked = (words, text) =>
  text.split(/(\[phone:[^\]]+\]|findahelpline\.com)/).map((part) => (PHONE.test(part) ? dial(words, part.replace(PHONE, "$1")) : SITE.test(part) ? abroad() : part));

/** What a tap opens is said by engine/content/phones.py; a number that is called as it is written is not said again. */
const dial = (/** @type {Words} */ words, /** @type {string} */ number) => element("a", { class: "phone", href: words.addresses?.[number] ?? `tel:${number}` }, number);
const abroad = () => element("a", { href: LINES_ABROAD, rel: "noreferrer noopener", target: "_blank" }, "findahelpline.com");
