/** The card above the results: a person first, then a line, then what is urgent, the debt last. Built from text alone. */

import { element } from "./element.mjs";

const PHONE = /\[phone:([^\]]+)\]/;
const LINES_ABROAD = "https://findahelpline.com/";
const SITE = /findahelpline\.com/;

/**
 * @param {import("./types").CardWords} words one locale's of data/crisis_cards.yml @param {import("./types").Call} call @returns {HTMLElement[]}
 */
export const card = (words, { card: kind, now, other }) => {
  const lines = now ? [...words.lines].reverse() : words.lines; // first whoever sends an ambulance
  const dials = element("p", { class: "crisis__lines" }, ...lines.flatMap((number) => [dial(number), " "]));
  const text = (/** @type {string} */ first) => element("p", {}, ...linked(`${first}${/[!-~]$/.test(first) ? " " : ""}${words.text}`));
  const another = element("p", {}, ...linked(words.other));
  return [
    element("h2", {}, now ? words.urgent : words.title),
    ...(now ? [element("p", {}, ...linked(words.now)), dials, text("")] : [text(words[kind]), dials]),
    ...(other && !now ? [another] : []),
    element("details", {}, element("summary", {}, words.more), element("p", {}, ...linked(words.elsewhere), " ", abroad()), ...(other && !now ? [] : [another])),
  ];
};

/** Text in which [phone:12356] stands as a link that dials, and the address of lines abroad as a link. @param {string} text */
const linked = (text) =>
  text.split(/(\[phone:[^\]]+\]|findahelpline\.com)/).map((part) => (PHONE.test(part) ? dial(part.replace(PHONE, "$1")) : SITE.test(part) ? abroad() : part));

const dial = (/** @type {string} */ number) => element("a", { class: "phone", href: `tel:${number.replace(/[^\d+]/g, "")}` }, number);
const abroad = () => element("a", { href: LINES_ABROAD, rel: "noreferrer noopener", target: "_blank" }, "findahelpline.com");
