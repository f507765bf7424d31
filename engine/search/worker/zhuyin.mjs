/** Zhuyin as pinyin: ㄘㄨㄟ ㄕㄡ → "cui shou". Tone marks end a syllable and do not count. */

const INITIALS = "ㄅb ㄆp ㄇm ㄈf ㄉd ㄊt ㄋn ㄌl ㄍg ㄎk ㄏh ㄐj ㄑq ㄒx ㄓzh ㄔch ㄕsh ㄖr ㄗz ㄘc ㄙs";
// What follows an initial, and what stands alone where that is written otherwise.
const FINALS =
  "ㄚa ㄛo ㄜe ㄝe ㄞai ㄟei ㄠao ㄡou ㄢan ㄣen ㄤang ㄥeng ㄦer ㄧi/yi ㄧㄚia/ya ㄧㄛio/yo ㄧㄝie/ye ㄧㄠiao/yao ㄧㄡiu/you ㄧㄢian/yan ㄧㄣin/yin " +
  "ㄧㄤiang/yang ㄧㄥing/ying ㄨu/wu ㄨㄚua/wa ㄨㄛuo/wo ㄨㄞuai/wai ㄨㄟui/wei ㄨㄢuan/wan ㄨㄣun/wen ㄨㄤuang/wang ㄨㄥong/weng ㄩv/yu ㄩㄝue/yue ㄩㄢuan/yuan ㄩㄣun/yun ㄩㄥiong/yong";
const SYLLABLE = /([ㄅ-ㄙ]?)([ㄧㄨㄩ]?[ㄚ-ㄦ]|[ㄧㄨㄩ]|)[ˉˊˇˋ˙]?/g;
const ZHUYIN = /[ㄅ-ㄩ][ㄅ-ㄩˉˊˇˋ˙\s]*/g;
const BARE = /^(?:zh|ch|sh|r|z|c|s)$/; // these are syllables: ㄕ is shi
const ROUNDED = /^[jqx]v/; // ju, qu, xu

/** @param {string} spec @returns {Map<string, string>} */
const read = (spec) => new Map(spec.split(" ").map((one) => [one.replace(/[^ㄅ-ㄩ].*/, ""), one.replace(/^[ㄅ-ㄩ]+/, "")]));
const initials = read(INITIALS);
const finals = read(FINALS);

/** @param {string} initial @param {string} final */
const spell = (initial, final) => {
  const [after, alone = after] = (finals.get(final) ?? "").split("/");
  if (!initial) return alone;
  const start = initials.get(initial) ?? "";
  if (!after) return BARE.test(start) ? `${start}i` : start;
  return (start + after).replace(ROUNDED, (row) => `${row[0]}u`);
};

/** All that zhuyin can spell, and a few that nobody says. */
export const SYLLABLES = new Set([...initials.keys(), ""].flatMap((initial) => [...finals.keys(), ...(BARE.test(initials.get(initial) ?? "") ? [""] : [])].map((final) => spell(initial, final))));

/** @param {string} text @returns {string} with runs of zhuyin spelled as pinyin, a space between syllables */
export const spellZhuyin = (text) =>
  text.replace(ZHUYIN, (run) => `${[...run.matchAll(SYLLABLE)].filter(([all]) => all.trim()).map(([, initial, final]) => spell(initial, final)).join(" ")} `).trim();
