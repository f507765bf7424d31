// What this device keeps elsewhere and a letter can use: the offer on the negotiation sheet, and the contact log. Read only when asked.
import { Shelf } from "../sheets/shelf.mjs";

/** @param {string} _ @param {unknown} value */
const isText = (_, value) => typeof value === "string";
/** @param {string} _ @param {unknown} value */
const isEntry = (_, value) =>
  typeof value === "object" && value !== null && "date" in value && typeof value.date === "string";

/** @param {Record<string, string>} entry of the contact log */
const logLine = ({ date, time, company, staff, number, said }) => {
  const who = [company, staff, number].filter(Boolean).join(" ");
  return [`${date} ${time}`, who, said]
    .filter(Boolean)
    .join("，")
    .replace(/\s*\n\s*/g, " ");
};

/** @param {{sheet: string, log: string}} shelves names of what is kept @returns {Map<string, string>} what a field's data-take says, and its text */
export function kept_elsewhere({ sheet, log }) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const offer = sheet ? new Shelf(sheet, isText) : null;
  if (offer?.kept) for (const [id, value] of offer.load().values) if (value) found.set(id, value);
  const contacts = log ? new Shelf(log, isEntry) : null;
  if (contacts?.kept) {
    const lines = [...contacts.load().values].map(([, entry]) => logLine(entry)).sort();
    if (lines.length) found.set("log", lines.join("\n"));
  }
  return found;
}
