// A letter as .docx: a stored zip of five parts, written by hand in 2 KB where libraries are 67 KB and more (decisions/0070).
// No author, no date: nothing in it but the letter.

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
// twentieths of a point: A4 with margins of 25 and 22 mm
const SECTION =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1247" w:bottom="1247" w:left="1417" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

/** @param {string} text */
const xml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** @type {number[]} */
const CRC = [];
for (let number = 0; number < 256; number += 1) {
  let value = number;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  CRC.push(value >>> 0);
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 255];
  return (crc ^ 0xffffffff) >>> 0;
}

/** @param {import("./types").Paragraph} line */
const paragraph = ({ text, style }) => {
  const how = { title: '<w:spacing w:after="240"/><w:jc w:val="center"/>', right: '<w:jc w:val="right"/>', "": "" }[
    style
  ];
  const big = style === "title" ? '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>' : "";
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`);
  return `<w:p><w:pPr>${how}</w:pPr><w:r>${big}${lines.join("<w:br/>")}</w:r></w:p>`;
};

/** @param {string} font @param {string} lang */
const styles = (font, lang) =>
  `${HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="${lang}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults></w:styles>`;

/** @param {import("./types").Paragraph[]} paragraphs @param {string} font @param {string} lang @returns {Record<string, string>} */
const parts = (paragraphs, font, lang) => ({
  "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "word/styles.xml": styles(font, lang),
  "word/document.xml": `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${paragraphs.map(paragraph).join("")}${SECTION}</w:body></w:document>`,
});

/** Numbers of a zip, the lowest byte first. @param {[value: number, bytes: number][]} pairs */
const numbers = (...pairs) =>
  pairs.flatMap(([value, size]) => Array.from({ length: size }, (_, place) => (value >>> (8 * place)) & 255));
const UTF8 = 0x800;
const DAY_ONE = 0x21; // 1980-01-01, as a zip writes it

/** Stored, names in UTF-8, no time. @param {Record<string, string>} files text by name */
function stored_zip(files) {
  const encoder = new TextEncoder();
  /** @type {(number[] | Uint8Array)[]} */
  const chunks = [];
  /** @type {(number[] | Uint8Array)[]} */
  const central = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, body] = [encoder.encode(name), encoder.encode(text)];
    const about = numbers(
      [20, 2],
      [UTF8, 2],
      [0, 2],
      [0, 2],
      [DAY_ONE, 2],
      [crc32(body), 4],
      [body.length, 4],
      [body.length, 4],
      [label.length, 2],
      [0, 2],
    );
    chunks.push(numbers([0x04034b50, 4]), about, label, body);
    central.push(numbers([0x02014b50, 4], [20, 2]), about, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), label);
    offset += 4 + about.length + label.length + body.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  const whole = new Uint8Array(offset + size + end.length);
  let place = 0;
  for (const part of [...chunks, ...central, end]) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

/** @param {import("./types").Paragraph[]} paragraphs @param {string} font @param {string} lang */
export function docx(paragraphs, font, lang) {
  return stored_zip(parts(paragraphs, font, lang));
}
