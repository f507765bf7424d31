// The payments of a plan as a calendar file, made in the page: whole days, stable UIDs, a reminder three days before at nine.
// Titles carry no word about debt: they show on a locked screen.
import { format_date } from "./money/dates.mjs";

/** @param {string} value */
const text = (value) => value.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** Lines of at most 75 octets, never cut inside a character. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let [out, size] = ["", 0];
  for (const sign of line) {
    const octets = encoder.encode(sign).length;
    if (size + octets > 74) [out, size] = [`${out}\r\n `, 1];
    [out, size] = [out + sign, size + octets];
  }
  return out;
}

/**
 * @param {[number, bigint][]} dates days and fen @param {(fen: bigint) => string} title what an event is called
 * @param {Date} now @returns {string} RFC 5545
 */
export function calendar(dates, title, now) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const day = (/** @type {number} */ number) => format_date(number).replace(/-/g, "");
  const events = dates.flatMap(([date, amount]) => [
    "BEGIN:VEVENT",
    `UID:${day(date)}-${amount}@plan.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day(date)}`,
    `DTEND;VALUE=DATE:${day(date + 1)}`,
    `SUMMARY:${text(title(amount))}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${text(title(amount))}`,
    "TRIGGER:-P2DT15H",
    "END:VALARM",
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//plan//EN",
    "CALSCALE:GREGORIAN",
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
