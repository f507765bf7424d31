/** What an app's own browser calls for: knowing one, and a text broken into the lines of a picture. No page. */

// Apps that name themselves, Android's "; wv)", and on an iPhone every view that is not Safari.
const IN_APP =
  /MicroMessenger|AlipayClient|QQ\/|Weibo|baiduboxapp|DingTalk|FBA[NV]|Line\/|; wv\)|iP(hone|ad)(?!.*Safari\/)/;

/** @param {string} agent how the browser names itself */
export const isInApp = (agent) => IN_APP.test(agent);

const PIECE = /[\x21-\x7e\u00a1-\u024f]+|[\s\S]/gu; // "collection" or "¥1,234.56" stays whole, 催收 may be broken anywhere

/** The lines of a text, of which each is as long as fits; a word that fits on no line, such as an address, is broken where it has to be. @param {string} text @param {(line: string) => boolean} fits @returns {string[]} */
export const brokenLines = (text, fits) => text.split("\n").flatMap((paragraph) => lineByLine(paragraph, fits));

/** @param {string} paragraph @param {(line: string) => boolean} fits */
const lineByLine = (paragraph, fits) => {
  const made = [""];
  const add = (/** @type {string} */ piece) => {
    const last = made[made.length - 1];
    if (piece === " " || fits(last + piece)) made[made.length - 1] += piece;
    else if (piece.length > 2 && !fits(piece)) for (const letter of piece) add(letter);
    else made.push(piece);
  };
  for (const piece of paragraph.match(PIECE) ?? []) add(piece);
  return made;
};
