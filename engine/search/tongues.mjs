/**
 * Cries for help in scripts and languages other than Chinese and English, by the phrases that come with the grammar
 * (engine/search/crisis_tongues.py). Nothing is weighed here: a phrase stands there or not.
 */

/** @typedef {"now" | "clear" | "soft"} Told */

const KINDS = /** @type {Told[]} */ (["now", "clear", "soft"]);
const ACCENTS = /[\u0300-\u036fđ]/;
const EACH_ACCENT = /[\u0300-\u036f]/g;
const UNSPACED = ["Hangul", "Hiragana", "Thai", "Tibetan"]; // words are not told apart by spaces, or not always
const OTHER_LETTER = /(?![\p{Script=Han}\p{Script=Latin}\p{Script=Bopomofo}])\p{L}/u;

/** Whether a text has letters of another script. @param {string} text */
export const isForeign = (text) => OTHER_LETTER.test(text);

const withoutAccents = (/** @type {string} */ text) => text.replace(EACH_ACCENT, "").replace(/đ/g, "d");

/**
 * @param {Record<string, Partial<Record<Told, string[]>>>} tongues patterns by script and kind
 * @returns {(text: string) => Told | null} the most pressing kind that a text holds
 */
export const makeTongues = (tongues) => {
  const scripts = Object.entries(tongues).map(([name, kinds]) => {
    const all = KINDS.map((kind) => (kinds[kind] ?? []).join("|"));
    const compile = (/** @type {(text: string) => string} */ spell) => all.map((source) => source && new RegExp(spell(source), "u"));
    return { own: new RegExp(`\\p{Script=${name}}`, "u"), isUnspaced: UNSPACED.includes(name), accented: compile(String), bare: compile(withoutAccents) };
  });
  return (text) => {
    const spaced = ` ${text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim()} `;
    const plain = withoutAccents(spaced);
    const found = scripts.filter(({ own }) => own.test(text)).map(({ isUnspaced, accented, bare }) => {
      const asked = isUnspaced ? spaced.replace(/ /g, "") : spaced;
      const [patterns, read] = ACCENTS.test(spaced) && !isUnspaced ? [accented, asked] : [bare, isUnspaced ? withoutAccents(asked) : plain];
      return patterns.findIndex((pattern) => pattern && pattern.test(read));
    });
    return KINDS[Math.min(...found.filter((at) => at >= 0))] ?? null;
  };
};
