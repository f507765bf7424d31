// What a person types, read exactly: 1,000 · １０００ · 1万 · 一千五 · 5块5 · 18% · 万分之五 · 月息一分二 · 2026年11月21日 · 昨天.
// The grammar: one number, or falling units with a number before each; a last digit alone counts the next lower unit; a comma parts
// three digits, and a point stands in the last number alone. Words that only lead up to a number are left out; nothing else is: what has two readings, or none, or says of itself
// that it is not exact, is asked about, as a Problem with the key of its message.
import { parse_date } from "./money/dates.mjs";
import { decimal, Problem } from "./money/exact.mjs";
import { plain } from "./numerals.mjs";

/** Powers of ten of a yuan. */
const UNITS = new Map([
  ["亿", 8],
  ["万", 4],
  ["w", 4],
  ["千", 3],
  ["k", 3],
  ["百", 2],
  ["元", 0],
  ["角", -1],
  ["分", -2],
]);
const FIRST = 99; // before the first unit
const [YI, WAN] = [8, 4];
const DAYS_FROM_TODAY = new Map([
  ["今天", 0],
  ["today", 0],
  ["昨天", -1],
  ["yesterday", -1],
  ["前天", -2],
  ["明天", 1],
  ["tomorrow", 1],
  ["后天", 2],
  ["後天", 2],
]);
/** Words that only lead up to a number: 还有 before 五期, 一共 before 三千. Others may change what it says, and are asked about. */
const LEADING = /^(?:我?[还還]?(?:有|剩下?|[剩总總一]?共|欠)|剩余|剩餘|合计|合計|分|逾期了?)(?=\S)/;
/** Blanks between digits that part no thousands: 12 5. */
const PARTED = /\d\s+\d/;
const THOUSANDS = /^\D*\d{1,3}(?:\s\d{3})+(?!\s*\d)/;

/** @param {string} code @returns {never} */
function fail(code) {
  throw new Problem(code);
}

/** Digits with commas only where thousands are parted; elsewhere one may be a slip, or a point. @param {string} text */
function number(text) {
  const bare = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  return /^[\d.]*\d,\d[\d.,]*$/.test(bare) ? fail("two_readings") : decimal(bare);
}

/** @param {string} text @param {number} size */
function fen(text, size) {
  const { digits, scale } = number(text);
  if (!size && scale > 2) fail("bad_money");
  const [value, parts] = [digits * 10n ** BigInt(size + 2), 10n ** BigInt(scale)];
  return value % parts === 0n ? value / parts : fail("bad_money");
}

/** 1万2千, 1万5, 3千200, 5元5, 3万零5: falling units; two digits alone after one are not clear, nor is 1亿5千, where people leave out 万. @param {string} text */
function mixed(text) {
  let [rest, total, before] = [text, 0n, FIRST];
  while (rest) {
    const [all, zero, digits, unit] = /^(零?)([\d.,]*)([亿万w千k百元角分]?)/.exec(rest) ?? fail("bad_number");
    const alone = before < FIRST && !unit && !zero;
    const short = alone && /^\d$/.test(digits);
    const places = digits.replace(/[.,].*/, "").length;
    if (alone && digits && !short && (places < 3 || places > before)) fail("two_readings");
    const size = UNITS.get(unit) ?? (short ? before - 1 : 0);
    if (before === YI && digits && !zero && places + size <= WAN) fail("two_readings");
    if (size >= before || size < -2 || !(digits || (unit === "元" && before < FIRST))) fail("bad_number");
    rest = rest.slice(all.length);
    if (rest && digits.includes(".")) fail("two_readings");
    total += digits ? fen(digits, size) : 0n;
    before = size;
  }
  return total;
}

/** @returns {bigint} fen, from 0 to the limit in yuan @param {string} text @param {number} limit */
export function read_money(text, limit) {
  const bare = plain(text.trim().replace(LEADING, ""));
  if (PARTED.test(text) && !THOUSANDS.test(text)) fail("two_readings");
  if (/[$€£円]|美|港|台[币幣]|usd|hkd|ntd|dollar|euro/.test(bare)) fail("currency");
  if (/[约約~至多几幾到+]|大概|左右|以上|about|ish|\d-/.test(bare)) fail("not_exact");
  const amount = bare
    .replace(/^(¥|rmb|cny|人民币|人民幣)|(yuan|rmb|cny|人民币|人民幣)$/g, "")
    .replace(/[块圆圓]钱?/g, "元")
    .replace(/毛/g, "角")
    .replace(/^([^元角分]+)元[整正]?$/, "$1");
  const total = mixed(amount || fail("bad_number"));
  return total > BigInt(limit) * 100n ? fail("bad_money") : total;
}

/** 万分之 is so many decimals. */
const PARTS_OF = new Map([
  ["万", 4],
  ["‱", 4],
  ["千", 3],
  ["‰", 3],
]);

/** @returns an annual rate; a daily one counts year_days times; 万分之 is a day's where nothing else is said, and shown so @param {string} text @param {number} limit @param {number} year_days */
function read_rate(text, limit, year_days) {
  const each = text.replace(/一(?=[天日年]|个?月)/, "每");
  const bare = plain(each)
    .replace(/[()（）]/g, "")
    .replace(/percent|pct/, "%")
    .replace(/^(?:[免无無]|[沒没]有|不[收算计計])[利息]*$/, "0%")
    .replace(/^(年|月|日)?(利率|[利息化])+/, "$1")
    .replace(/百分之([\d.,]+)/, "$1%");
  const spoken = SPOKEN.exec(bare);
  if (spoken) return within(spoken_rate(spoken), limit);
  if (/[厘分](?!之)|[折成]/.test(bare)) fail("rate_words");
  const found = /[\d.,]+/.exec(bare) ?? fail("bad_rate");
  const rest = bare
    .replace(found[0], "")
    .replace(/peryear|ayear|annual(ly)?|p\.?a\.?|yearly|year|apr/, "年")
    .replace(/permonth|amonth|monthly|month/, "月")
    .replace(/perday|aday|daily|day|天/, "日");
  const signs = /^(?:[每按]?([年月日])[化息]?)?(%|万分之|万|‱|千分之|‰)?(?:\/?每?([年月日]))?$/.exec(rest);
  if (!signs || (signs[1] && signs[3] && signs[1] !== signs[3])) fail("bad_rate");
  const of = PARTS_OF.get(signs[2]?.[0]) ?? 2;
  const { digits, scale } = number(found[0]);
  const said = signs[1] ?? signs[3];
  const small = digits > 0n && digits * 100n < 10n ** BigInt(scale + of);
  if (!said && (of === 3 || (of === 2 && small))) fail("which_period");
  /** @type {Record<string, number>} */
  const times = { 年: 1, 月: 12, 日: year_days };
  const yearly = digits * BigInt(times[said ?? (of === 2 ? "年" : "日")]);
  if (small && !signs[2] && yearly * 100n < 10n ** BigInt(scale + of)) fail("bad_rate"); // 0.0005/天: of one, or of a hundred?
  return within({ digits: yearly, scale: scale + of }, limit);
}

/** 月1分2, 年8厘: a 厘 is a thousandth a month and a hundredth a year, a 分 ten of them. */
const SPOKEN = /^([年月])(?:([\d.]+)分(?:(\d)厘?)?|([\d.]+)厘)$/;

/** @param {string[]} found */
function spoken_rate([, period, tenths, more = "0", units]) {
  const { digits, scale } = decimal(tenths ?? units);
  const parts = tenths ? digits * 10n + BigInt(more) * 10n ** BigInt(scale) : digits;
  return period === "年" ? { digits: parts, scale: scale + 2 } : { digits: parts * 12n, scale: scale + 3 };
}

/** @param {import("./types").Rate} rate @param {number} limit per cent a year */
function within(rate, limit) {
  return rate.digits * 100n > BigInt(limit) * 10n ** BigInt(rate.scale) ? fail("rate_too_big") : rate;
}

/** @returns a part of a whole, 0 to 100 %: what a fee is of the sum, or what is waived; a rate with a period is none @param {string} text */
export function read_part(text) {
  const found = /^(?:百分之)?([\d.]+)(%?)$/.exec(plain(text)) ?? fail("bad_part");
  const { digits, scale } = decimal(found[1]);
  const signed = found[2] || /百分之/.test(text);
  if (!signed && digits > 0n && digits < 10n ** BigInt(scale)) fail("needs_percent");
  return digits > 100n * 10n ** BigInt(scale) ? fail("bad_part") : { digits, scale: scale + 2 };
}

/** @returns {number} a whole number in the field's unit; 2年 is 24 where months are asked for, 2周 is 14 where days are @param {string} text @param {number} min @param {number} max @param {string} unit */
function read_int(text, min, max, unit) {
  const found = plain(text.trim().replace(LEADING, ""))
    .replace(/^半年$/, "6月")
    .replace(/^(\d+)(?:年半|\.5年)$/, (_, years) => `${years * 12 + 6}月`)
    .replace(/^(\d+)年零?(\d+)个?月$/, (_, years, months) => `${years * 12 + Number(months)}月`);
  const parts =
    /^(\d{1,6})(?:(期)|(个?月|months?)|(年|years?)|(天|日|days?)|(个?(?:周|星期|礼拜|禮拜|週)|weeks?))?$/.exec(found) ??
    fail("bad_months");
  const [, digits, times, months, years, days, weeks] = parts;
  if (unit === "day" ? times || months || years : days || weeks) fail(`unit_${unit}`);
  if (unit === "times" && (months || years)) fail("unit_times");
  const value = Number(digits) * (years ? 12 : weeks ? 7 : 1);
  return value < min || value > max ? fail("bad_months") : value;
}

/** @returns {number} a day number @param {string} text @param {number} today */
function read_date(text, today) {
  const bare = plain(text).replace(/^(2\d)年/, "20$1年");
  const days = DAYS_FROM_TODAY.get(bare);
  if (days !== undefined) return today + days;
  if (/^(\d{1,2}[-/.月]\d{1,2}[日号]?|\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?)$/.test(bare)) fail("which_year");
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(bare) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(bare);
  if (!found || found[1] > "2199") fail("bad_date");
  return parse_date(`${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}`);
}

const DATED = /^(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?|\d{8}|今天|昨天|前天)[\s,;:、]+(.+)$/;

/** @returns {{day: number | null, amount: bigint}[]} one a line: an amount, or a date and an amount @param {string} text @param {number} limit @param {number} today */
function read_lines(text, limit, today) {
  const lines = text.split("\n").filter((line) => line.trim());
  if (lines.length > 600) fail("too_much_text");
  return lines.map((line, index) => {
    const [, day, amount] = DATED.exec(line.normalize("NFKC").trim()) ?? [null, null, line];
    try {
      return { day: day === null ? null : read_date(day, today), amount: read_money(amount, limit) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw Object.assign(new Problem("bad_lines"), { line: index + 1, said: line.trim() });
    }
  });
}

/** A field's value by its kind. @param {string} kind @param {string} text @param {any} limits @param {{min: number, max: number, unit: string, today: number}} about */
export function read_field(kind, text, limits, { min, max, unit, today }) {
  if (kind === "money") return read_money(text, limits.money);
  if (kind === "rate") return read_rate(text, limits.rate, limits.year_days);
  if (kind === "part") return read_part(text);
  if (kind === "factor") {
    const factor = number(plain(text).replace(/倍$/, ""));
    return factor.digits < 0n || factor.digits > 10n * 10n ** BigInt(factor.scale) ? fail("bad_factor") : factor;
  }
  if (kind === "int") return read_int(text, min, max, unit);
  if (kind === "date") return read_date(text, today);
  return kind === "lines" ? read_lines(text, limits.money, today) : text.trim();
}
