// A day as the page's language writes it: 2026年11月25日, 25 November 2026.

/** @param {string} day "YYYY-MM-DD" @param {string} lang @param {"long"} [weekday] with the day of the week: 2026年11月25日星期三 */
export const dayText = (day, lang, weekday) => {
  /** @type {Intl.DateTimeFormatOptions} */
  const how = { year: "numeric", month: "long", day: "numeric", weekday, timeZone: "UTC" };
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, how).format(new Date(`${day}T00:00:00Z`));
};
