/** The card above the results: a person first, then a line, then what is urgent, the debt last. Built from text alone. */

import { element } from "./element.mjs";

const PHONE = /\[phone:([^\]]+)\]/;
const LINES_ABROAD = "https://findahelpline.com/";
const SITE = /findahelpline\.com/;

/**
 * @param {import("./types").CardWords} words one locale's of data/crisis_cards.yml @param {import("./types").Call} call @returns {HTMLElement[]}
 */
export const card = (words, { card: kind, now, harm, other }) => {
  const lines = harm ? words.police : now ? [...words.lines].reverse() : words.lines; // first whoever sends an ambulance
  const dials = element("p", { class: "crisis__lines" }, ...lines.flatMap((number) => [dial(number), " "]));
  const text = (/** @type {string} */ first) => element("p", {}, ...linked(`${first}${/[!-~]$/.test(first) ? " " : ""}${words.text}`));
  const aside = other && !now && !harm;
  const another = element("p", {}, ...linked(words.other));
  return [
    element("h2", {}, harm ? words.safe : now ? words.urgent : words.title),
    ...(harm ? [element("p", {}, ...linked(words.harmed)), dials, element("p", {}, ...linked(words.afterwards))] : now ? [element("p", {}, ...linked(words.now)), dials, text("")] : [text(words[kind]), dials]),
    ...(aside ? [another] : []),
    element("details", {}, element("summary", {}, words.more), element("p", {}, ...linked(words.elsewhere), " ", abroad()), ...(aside ? [] : [another])),
  ];
};

/** Text in which [phone:12356] stands as a link that dials, and the address of lines abroad as a link. @param {string} text */
const linked = (text) =>
  text.split(/(\[phone:[^\]]+\]|findahelpline\.com)/).map((part) => (PHONE.test(part) ? dial(part.replace(PHONE, "$1")) : SITE.test(part) ? abroad() : part));

const dial = (/** @type {string} */ number) => element("a", { class: "phone", href: `tel:${number.replace(/[^\d+]/g, "")}` }, number);
const abroad = () => element("a", { href: LINES_ABROAD, rel: "noreferrer noopener", target: "_blank" }, "findahelpline.com");
