// What is said of a limit, from the day that she wrote, and the days of it for her calendar. No page, no clock.

import { format_date, parse_date } from "../calculator/money/dates.mjs";
import { dayText } from "../shell/day-text.mjs";
import { fill } from "../shell/fill.mjs";
import { early_day, last_day, standing, weekday } from "./deadlines.mjs";

/** The number of the day that a date field holds; null where it holds none. @param {string} text */
export const day_of = (text) => {
  try {
    return parse_date(text);
  } catch {
    return null;
  }
};

/** The sentences about one limit. @param {number} received @param {number} now @param {Pick<import("../letters/types").Limit, "days" | "months" | "say">} about @param {import("../letters/types").Words} words @param {string} lang */
export function deadline_text(received, now, about, words, lang) {
  const { days = 0, months = 0 } = about;
  const stands = standing(received, now, days, months);
  if (stands === "future") return words.future;
  const last = last_day(received, days, months);
  const said = [fill(about.say, { n: days || months, date: dayText(format_date(last), lang, "long") })];
  if (stands === "past") said.push(words.past);
  if (stands === "today") said.push(words.last);
  said.push([0, 6].includes(weekday(last)) ? words.weekend : words.holiday);
  return said.join(" ");
}

/** Two calendar days a limit: a day by which it is better sent, and the last one. @param {number} received @param {import("../letters/types").Limit} about @param {import("../letters/types").Words} words */
export function deadline_days(received, about, words) {
  const { id, days = 0, months = 0, mark } = about;
  const last = last_day(received, days, months);
  const early = early_day(received, days, months);
  const entry = (/** @type {string} */ key, /** @type {number} */ day, /** @type {string} */ summary) => ({
    id: `${id}-${key}`,
    day,
    summary,
    description: words.check,
  });
  return [entry("early", early, fill(words.early, { mark })), entry("last", last, mark)].slice(early === last ? 1 : 0);
}

/** Calendar days as text, a day a line. @param {import("../letters/types").Day[]} days */
export const days_text = (days) => days.map(({ day, summary }) => `${format_date(day)} ${summary}`).join("\n");

/** Whether there are days of a limit to put into a calendar: she wrote when it began, and that is no day to come. @param {number | null} received @param {number} now @returns {received is number} */
export const has_begun = (received, now) => received !== null && received <= now;
