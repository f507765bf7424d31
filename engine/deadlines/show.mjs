// Says when a limit ends, from the day that she wrote, and gives it to her calendar.

import { day_number } from "../calculator/money/dates.mjs";
import { saveFile } from "../sheets/sheet-tools.mjs";
import { wholeDays } from "../shell/whole-days.mjs";
import { calendar } from "./ics.mjs";
import { day_of, days_text, deadline_days, deadline_text, has_begun } from "./said.mjs";

/** The day on the reader's own clock. */
export function today() {
  const now = new Date();
  return day_number(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

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
  button.disabled = !has_begun(received, today());
  button.onclick = () => {
    if (received === null) return;
    const days = deadline_days(received, about, words);
    saveFile("days.ics", "text/calendar;charset=utf-8", calendar(days, Date.now()), days_text(days));
  };
}
