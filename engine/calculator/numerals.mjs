// Numerals as people write them: full width, Chinese, formal or Traditional ones, made into plain digits. Nothing is guessed: a run
// that is no number stays as it stands.
const DIGITS = "零一二三四五六七八九";
const UNITS = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
  ["万", 1e4],
  ["亿", 1e8],
]);
/** Other signs for the same numerals: formal ones, Traditional ones, 两 and 廿. @type {Map<string, string>} */
const SAME = new Map([
  ...[
    "零〇○",
    "一壹弌",
    "二贰貳两兩俩倆",
    "三叁參仨",
    "四肆",
    "五伍",
    "六陆陸",
    "七柒",
    "八捌",
    "九玖",
    "十拾",
    "百佰",
    "千仟",
    "万萬",
    "亿億",
    "块塊",
    "个個",
  ].flatMap((row) => [...row].slice(1).map((sign) => /** @type {[string, string]} */ ([sign, row[0]]))),
  ["廿", "二十"],
  ["卅", "三十"],
]);
/** 两三 is two or three and 三五 a few, no 23 and no 35; a year is said so, and longer runs are spelt out. */
const SEVERAL = /^[一二三四五六七八九]{2,3}$/;
/** What ends a sentence and no number: 3000。 and 3,000, */
const TRAILING = /[.,;!。、]+$/;

/** Full width to half width, Chinese numerals to digits, no blanks: "１，０００" and "三十六" become "1,000" and "36". A text with ² or ① stays: 3000² is not 30002. @param {string} text */
export function plain(text) {
  if (/\p{No}/u.test(text)) return text;
  const signs = [...text.normalize("NFKC").toLowerCase().replace(/\s+/g, "")].map((sign) => SAME.get(sign) ?? sign);
  return signs
    .join("")
    .replace(TRAILING, "")
    .replace(/点(?=[零一二三四五六七八九\d])/g, ".")
    .replace(/[零一二三四五六七八九十][零一二三四五六七八九十百千万亿]*/g, (run, place, whole) => {
      const [before, after] = [whole[place - 1] ?? "", whole[place + run.length] ?? ""];
      if (/\d/.test(before + after) || (SEVERAL.test(run) && before !== "." && after !== "年")) return run;
      return numeral(run, before === ".");
    });
}

/** 三百零五 is 305; without 零 a last digit counts the next lower unit, as people say it: 一千五 is 1,500, and 一百五万 may be 105 or 150. Else as it stands; 一亿五千, which may leave out 万, becomes 1亿5千. @param {string} run @param {boolean} decimals */
function numeral(run, decimals) {
  if (decimals || /亿(?!零)[^万]*[十百千][^万]*$/.test(run))
    return run.replace(/[零一二三四五六七八九]/g, (sign) => String(DIGITS.indexOf(sign)));
  if (!/[十百千万亿]/.test(run)) return [...run].map((sign) => DIGITS.indexOf(sign)).join("");
  let [total, section, digit, zero, unit, least] = [0, 0, -1, false, 0, Infinity];
  for (const sign of run) {
    const value = UNITS.get(sign);
    if (sign === "零") {
      if (digit >= 0) return run;
      zero = true;
    } else if (!value) {
      if (digit >= 0) return run;
      digit = DIGITS.indexOf(sign);
    } else if (value < 1e4) {
      if (value >= least || (digit < 0 && value > 10)) return run;
      section += (digit < 0 ? 1 : digit) * value;
      [digit, zero, unit, least] = [-1, false, value, value];
    } else {
      if (digit > 0 && !zero && least % 100 === 0) return run;
      section += Math.max(digit, 0);
      if (section + total === 0 || (value === 1e4 && unit === 1e4)) return run;
      total = value === 1e8 ? (total + section) * value : total + section * value;
      [section, digit, zero, unit, least] = [0, -1, false, value, Infinity];
    }
  }
  if (zero && digit < 0) return run; // 三百零: and how much?
  return String(total + section + (digit > 0 ? digit * (zero ? 1 : unit / 10) : 0));
}
