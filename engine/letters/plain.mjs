// What a reader typed, as it may stand on paper, in a file and in a calendar; and what she should look at before she sends it.

// Controls other than tab and line end, lone surrogates (which is what the class finds in a regular expression of code points),
// marks that turn the writing direction, and what is no character: nobody sees them, XML forbids some, and others would make a
// letter read otherwise than it is written.
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF\uD800-\uDFFF]/gu;

/** The text without what nobody sees; line ends become one kind. @param {string} text */
export function clean(text) {
  return text.replace(/\r\n?/g, "\n").replace(UNSEEN, "");
}

// Catches 11010519900307123X, the form of an ID number: region, birthday, three digits, check.
const ID_NUMBER = /(^|\D)\d{6}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/;
// Catches 6222 0212 3456 7890 123: a card number has 15 to 19 digits, and its last one checks the others.
const CARD = /(?:\d[ -]?){14,18}\d/g;

/** @param {string} digits */
function is_card(digits) {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]) * (place % 2 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** @param {string} text */
function holdsSecret(text) {
  const cards = (text.match(CARD) || []).map((found) => found.replace(/\D/g, ""));
  return ID_NUMBER.test(text) || cards.some(is_card);
}

/** The number of the first pattern that finds a sentence which may admit or promise, or -1; the mirror of Dangers.find in fields.py. @public a test holds the two against each other @param {import("./types").Dangers} rules @param {string} text */
export function danger(rules, text) {
  const found = (/** @type {string} */ clause) => rules.patterns.findIndex(({ find }) => new RegExp(find).test(clause));
  const clauses = text.replace(new RegExp(rules.alike, "g"), "$1").split(new RegExp(rules.clauses));
  const told = clauses.filter((clause) => !rules.spared.some((spared) => new RegExp(spared).test(clause)));
  return told.map(found).find((number) => number >= 0) ?? -1;
}

/**
 * What to tell about a field's text, or ''.
 * @param {string | undefined} kind @param {string} text @param {import("./types").Dangers | null | undefined} rules none for a letter that may admit
 * @param {import("./types").Words} words @param {string[]} [behind] what the letter says behind the field, in each language
 */
export function remark(kind, text, rules, words, behind = []) {
  if (!text.trim()) return "";
  const number = rules ? danger(rules, text) : -1;
  if (rules && number >= 0) return rules.patterns[number].why;
  if (kind === "tail" && text.replace(/\s/g, "").length > 4) return words.tail;
  if (kind !== "id" && holdsSecret(text)) return words.secret;
  if (kind === "money" && !/[\d一二三四五六七八九十百千万]/.test(text.normalize("NFKC"))) return words.money;
  if (kind === "money" && behind.some((said) => units(said).length)) {
    const shown = before(clean(text).trim(), behind[0], kind, behind);
    if (!SUM.test(shown) || /\p{Sc}/u.test(shown)) return words.unit; // 3000块, ¥3000
  }
  if (clean(text) !== text.replace(/\r\n?/g, "\n")) return words.unseen;
  return "";
}

// Of a sum a number stands last (约3000元); of any other field all before the unit is digits (12期), so that no name is cut.
const [SUM, DIGITS] = [/[\p{N}零一二两兩三四五六七八九十百千万萬亿億]\s*$/u, /^\p{Nd}+\s*$/u];

/** What may be a unit at the beginning of what the letter says: one or two characters, or a word after a blank. @param {string} text */
const units = (text) =>
  [text.slice(0, 2), text.slice(0, 1), text.trim().split(/[^\p{L}]/u)[0]].filter((unit) => /^\p{L}+$/u.test(unit));

/** What is typed, before what the letter says behind it: of 3000元 and 元 one 元 is said, also where 元 is what its other language says there; and no stop of hers stands inside the letter's sentence. All else stays as it is typed. @param {string} text @param {string} next @param {string} [kind] the field's @param {string[]} [behind] what stands behind the field in any language */
export function before(text, next, kind, behind = []) {
  if (!next) return text;
  const stops = kind === "text" ? "。，；,;" : "。，；,;."; // a name may end with a point
  let end = text.length;
  while (end > 0 && stops.includes(text[end - 1])) end -= 1;
  const said = text.slice(0, end);
  const again =
    units(next).length > 0 &&
    [next, ...behind].flatMap(units).find((unit) => {
      const number = said.slice(0, -unit.length);
      return said.toLowerCase().endsWith(unit) && (kind === "money" ? SUM : DIGITS).test(number);
    });
  return again ? said.slice(0, -again.length).trimEnd() : said;
}

/** As plain text; what stands on the right is set in by blanks. @param {import("./types").Paragraph[]} paragraphs */
export function plain_text(paragraphs) {
  return `${paragraphs.map(({ text, style }) => (style === "right" ? `\u3000\u3000\u3000\u3000${text}` : text)).join("\n")}\n`;
}
