// Calendar days as plain numbers, day 0 is 1970-01-01; the mirror of dates.py, same names, same order.
import { Problem } from "./exact.mjs";

// Catches "2026-11-21"; not "2026-1-5", "26-11-21" or a date with a time.
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_400_YEARS = 146097;
const EPOCH = 719468;
const whole = Math.floor;

/** @param {number} year @param {number} month @param {number} day */
export function day_number(year, month, day) {
  const shifted = month <= 2 ? year - 1 : year;
  const era = whole(shifted / 400);
  const year_of_era = shifted - era * 400;
  const day_of_year = whole((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const day_of_era = year_of_era * 365 + whole(year_of_era / 4) - whole(year_of_era / 100) + day_of_year;
  return era * DAYS_IN_400_YEARS + day_of_era - EPOCH;
}

/** @param {number} number */
export function civil(number) {
  const shifted = number + EPOCH;
  const era = whole(shifted / DAYS_IN_400_YEARS);
  const day_of_era = shifted - era * DAYS_IN_400_YEARS;
  const year_of_era = whole(
    (day_of_era - whole(day_of_era / 1460) + whole(day_of_era / 36524) - whole(day_of_era / 146096)) / 365,
  );
  const day_of_year = day_of_era - (365 * year_of_era + whole(year_of_era / 4) - whole(year_of_era / 100));
  const shifted_month = whole((5 * day_of_year + 2) / 153);
  const month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const day = day_of_year - whole((153 * shifted_month + 2) / 5) + 1;
  return { year: year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** @param {number} year @param {number} month */
export function days_in_month(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** @param {string} text */
export function parse_date(text) {
  const found = ISO_DATE.exec(text);
  if (!found) throw new Problem("bad_date");
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    throw new Problem("bad_date");
  }
  return day_number(year, month, day);
}

/** @param {number} number */
export function format_date(number) {
  const { year, month, day } = civil(number);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** @param {number} number @param {number} months */
export function add_months(number, months) {
  const date = civil(number);
  const count = date.year * 12 + date.month - 1 + months;
  const year = whole(count / 12);
  const month = count - year * 12 + 1;
  return day_number(year, month, Math.min(date.day, days_in_month(year, month)));
}
