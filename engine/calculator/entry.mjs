// What a person types, read exactly: 1,000 · １０００ · 1万 · 三千 · 18% · 万分之五 · 0.05%/日 · 2026年11月21日.
// Nothing is guessed: what is not understood is a Problem with the key of its message.
import { parse_date } from './money/dates.mjs';
import { Problem, decimal } from './money/exact.mjs';

const DIGITS = '零一二三四五六七八九';
const UNITS = new Map([['十', 10], ['百', 100], ['千', 1000]]);
const SIZES = new Map([['亿', 8], ['億', 8], ['万', 4], ['萬', 4], ['w', 4], ['千', 3], ['k', 3], ['百', 2]]);

/** Full width to half width, Chinese numerals to digits, no blanks: "１，０００" and "三十六" become "1,000" and "36". */
export function plain(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[〇两兩]/g, (sign) => (sign === '〇' ? '零' : '二'))
    .replace(/\s+/g, '')
    .replace(/[零一二三四五六七八九十][零一二三四五六七八九十百千]*/g, numeral);
}

function numeral(run) {
  if (!/[十百千]/.test(run)) return [...run].map((sign) => DIGITS.indexOf(sign)).join('');
  let total = 0;
  let digit = 0;
  for (const sign of run) {
    if (UNITS.has(sign)) {
      total += (digit || (sign === '十' ? 1 : 0)) * UNITS.get(sign);
      digit = 0;
    } else digit = DIGITS.indexOf(sign);
  }
  return String(total + digit);
}

/** Digits with commas only where thousands (or 万) are parted. */
function number(text) {
  if (/^\d{1,4}(,\d{3,4})+(\.\d+)?$/.test(text)) text = text.replaceAll(',', '');
  return decimal(text);
}

function fen(text, size) {
  const { digits, scale } = number(text);
  const [value, parts] = [digits * 10n ** BigInt(size + 2), 10n ** BigInt(scale)];
  if (value % parts !== 0n) throw new Problem('bad_money');
  return value / parts;
}

/** @returns {bigint} fen, from 0 to the limit in yuan */
export function read_money(text, limit) {
  const bare = plain(text).replace(/^(¥|rmb|cny)|(元|块|塊|圆|yuan|rmb|cny)$/g, '');
  const found = /^([\d.,]+)([亿億万萬w千k百])?(?:(\d+)([千百])|(\d{3,}))?$/.exec(bare);
  if (!found || (found[5] && !found[2])) throw new Problem('bad_number');
  let total = fen(found[1], SIZES.get(found[2]) ?? 0);
  if (found[3]) total += fen(found[3], SIZES.get(found[4]));
  if (found[5]) total += fen(found[5], 0);
  if (total > BigInt(limit) * 100n) throw new Problem('bad_money');
  return total;
}

/** @returns an annual rate; a daily one counts year_days times, 万分之 means a day where nothing else is said */
export function read_rate(text, limit, year_days) {
  const bare = plain(text).replace(/^(年|月|日)?(利率|利息|息|化|化利率)+/, '$1');
  const found = /[\d.,]+/.exec(bare);
  if (!found) throw new Problem('bad_rate');
  const rest = bare.replace(found[0], '').replace(/peryear|ayear|annual|p\.?a\.?|yearly|year|apr/, '年')
    .replace(/permonth|amonth|monthly|month/, '月').replace(/perday|aday|daily|day|天/, '日');
  const signs = /^(?:[每按]?([年月日])[化息]?)?(%|万分之|萬分之|万|萬|‱|千分之|‰)?(?:\/?每?([年月日]))?$/.exec(rest);
  if (!signs) throw new Problem('bad_rate');
  const of = new Map([['万', 4], ['萬', 4], ['‱', 4], ['千', 3], ['‰', 3]]).get(signs[2]?.[0]) ?? 2;
  const period = signs[1] ?? signs[3] ?? (of === 2 ? '年' : '日');
  const { digits, scale } = number(found[0]);
  const times = new Map([['年', 1], ['月', 12], ['日', year_days]]).get(period);
  const rate = { digits: digits * BigInt(times), scale: scale + of };
  if (rate.digits * 100n > BigInt(limit) * 10n ** BigInt(rate.scale)) throw new Problem('bad_rate');
  return rate;
}

/** @returns {number} a whole number; 2年 is 24 where months are asked for */
export function read_int(text, min, max) {
  const found = /^(\d{1,6})(个月|個月|月|期|天|日|days?|months?|年|years?)?$/.exec(plain(text).replaceAll(',', ''));
  if (!found) throw new Problem('bad_months');
  const value = Number(found[1]) * (/年|year/.test(found[2] ?? '') ? 12 : 1);
  if (value < min || value > max) throw new Problem('bad_months');
  return value;
}

/** @returns {number} a day number */
export function read_date(text) {
  const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(plain(text));
  if (!found || found[1] > '2199') throw new Problem('bad_date');
  return parse_date(`${found[1]}-${found[2].padStart(2, '0')}-${found[3].padStart(2, '0')}`);
}

/** @returns {{day: number | null, amount: bigint}[]} one a line: an amount, or a date and an amount */
export function read_lines(text, limit) {
  const lines = text.split('\n').filter((line) => line.trim());
  if (lines.length > 600) throw new Problem('too_much_text');
  return lines.map((line, index) => {
    const words = line.normalize('NFKC').trim().split(/[\s;:]+/);
    try {
      const amount = read_money(words[words.length - 1], limit);
      if (words.length === 1) return { day: null, amount };
      if (words.length === 2) return { day: read_date(words[0]), amount };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
    throw Object.assign(new Problem('bad_lines'), { line: index + 1 });
  });
}

/** A field's value by its kind. */
export function read_field(kind, text, limits, range) {
  if (kind === 'money') return read_money(text, limits.money);
  if (kind === 'rate') return read_rate(text, limits.rate, limits.year_days);
  if (kind === 'factor') {
    const factor = number(plain(text).replace(/倍$/, ''));
    if (factor.digits > 10n * 10n ** BigInt(factor.scale)) throw new Problem('bad_number');
    return factor;
  }
  if (kind === 'int') return read_int(text, range.min, range.max);
  if (kind === 'date') return read_date(text);
  return kind === 'lines' ? read_lines(text, limits.money) : text.trim();
}
