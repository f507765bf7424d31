// Says when a limit ends, from the day that she wrote, and gives it to her calendar.

import { day_number, format_date, parse_date } from "../calculator/money/dates.mjs";
import { fill, saveFile } from "../sheets/sheet-tools.mjs";
import { wholeDays } from "../shell/whole-days.mjs";
import { early_day, last_day, standing, weekday } from "./deadlines.mjs";
import { calendar } from "./ics.mjs";

/** @param {number} day @param {string} lang */
const written = (day, lang) => {
  /** @type {Intl.DateTimeFormatOptions} */
  const how = { year: "numeric", month: "long", day: "numeric", weekday: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, how).format(new Date(`${format_date(day)}T00:00:00Z`));
};

/** The day on the reader's own clock. */
export function today() {
  const now = new Date();
  return day_number(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** @param {string} text */
const day_of = (text) => {
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
  const said = [fill(about.say, { n: days || months, date: written(last, lang) })];
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

/** Fill the place of a limit: sentence, and a button for the calendar once there is a day. @param {HTMLElement} place @param {string | undefined} value @param {import("../letters/types").Limit} about @param {import("../letters/types").Words} words */
export function show_deadline(place, value, about, words) {
  const received = day_of(value || "");
  const said = /** @type {HTMLElement} */ (place.querySelector("[data-said]"));
  place.dataset.first ??= said.textContent ?? "";
  const text =
    received === null
      ? place.dataset.first
      : deadline_text(received, today(), about, words, document.documentElement.lang);
  if (said.textContent !== text) said.replaceChildren(...wholeDays(text));
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  button.disabled = received === null || received > today();
  button.onclick = () => {
    if (received === null) return;
    const days = deadline_days(received, about, words);
    saveFile("days.ics", "text/calendar;charset=utf-8", calendar(days, Date.now()), days_text(days));
  };
}
