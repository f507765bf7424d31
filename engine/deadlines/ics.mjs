// A calendar file (RFC 5545) of days to keep: written by hand, as it is forty lines where a library is 24 KB.
import { format_date } from "../calculator/money/dates.mjs";

const LONGEST = 75;
/** 09:00 the day before and on the day, from the day's own midnight. */
const DAY_BEFORE_AND_DAY = ["-PT15H", "PT9H"];

/** @param {number} day */
const compact = (day) => format_date(day).split("-").join("");

/** What a calendar takes for its own is escaped; the backslash first. A control character has no place in it. @param {string} text */
const escaped = (text) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "")
    .replace(/\\/g, "\\\\")
    .replace(/[;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

/** A line has at most 75 octets, and is never cut inside a character. @param {string} line */
const folded = (line) => {
  const encoder = new TextEncoder();
  let done = "";
  let room = LONGEST;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (size > room) {
      done += "\r\n ";
      room = LONGEST - 1;
    }
    done += letter;
    room -= size;
  }
  return done;
};

/**
 * @param {(Omit<import("../letters/types").Day, "description"> & {description?: string})[]} days whole days @param {number} now milliseconds
 * @param {string[]} [alarms] durations of RFC 5545 from the day's midnight
 */
export function calendar(days, now, alarms = DAY_BEFORE_AND_DAY) {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//guide//days//EN"];
  for (const { id, day, summary, description } of days) {
    lines.push("BEGIN:VEVENT", `UID:${id}-${compact(day)}@guide`, `DTSTAMP:${stamp}`);
    lines.push(`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(day + 1)}`);
    lines.push(`SUMMARY:${escaped(summary)}`);
    if (description) lines.push(`DESCRIPTION:${escaped(description)}`);
    lines.push("TRANSP:TRANSPARENT");
    for (const before of alarms) {
      lines.push(
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        `DESCRIPTION:${escaped(summary)}`,
        `TRIGGER:${before}`,
        "END:VALARM",
      );
    }
    lines.push("END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
