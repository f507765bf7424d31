/**
 * Whether what is typed may be a cry for help, and which card it calls for; data/crisis.yml says by which wordings.
 *
 * It runs in the page itself, before the index has come, and tells nobody. Matches of a "silent" pattern take away whatever they
 * overlap, unless that is longer. What only sounds like a wording, or is one with a slip in it, calls for the soft card; and so does
 * what reads like the sentences of people in danger (evidence.mjs). Where these speak strongly against a clear wording, it is soft too.
 */

import { BESIDE, isClass, makeScale, sentencesOf, signsOf } from "./evidence.mjs";
import { piecesOf } from "./whole-text.mjs";
import { distance, makeFold, wordsIn } from "./worker/characters.mjs";
import { apartPinyin, barePinyin, soundsIn } from "./worker/tones.mjs";
import { WordBorders } from "./word-borders.mjs";

/** @type {Record<string, string>} */
const LEET = { 0: "o", 1: "i", 3: "e" };
const LATIN_WORD = /[a-z0-9]+/g;
const CLAUSE_ENDS = /[，。！？；：、,.!?;:\n]+/;
const LATIN_JOINT = /[a-z\d]\n[a-z\d]/;
const SPACED_OUT = /\b[a-z](?: [a-z]){3,}\b/g; // "s u i c i d e"
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;
const BESIDE_HAN = /(?<han>[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])/g;
const MIXED = /^(?=.*[a-z])(?=.*\d)[a-z\d]+$/; // "unal1ve"
const ENDS = /^(?:$|[了啊呢吧哦的咯啦喇呀喔 ])/; // what may follow a wording that is only heard
const JOINED = /^[a-z]{7,30}$/; // what may be several words typed as one
/** @type {import("./types").Signal[]} */
const KINDS = ["now", "clear", "after", "soft", "other", "bereaved"];
const HAN = /[\u3400-\u9fff]/;
const INITIALS = /^[a-z]{4,8}$/;
const BORDER = "|"; // in place of the text that a piece was cut from, so that it neither begins nor ends there
const NEITHER_LETTER_NOR_PICTURE = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu;
const AGAINST = 0; // a clear wording in a sentence that weighs less is an unsure one

/** @typedef {import("./types").Call} Call */
/** @typedef {import("./types").Grammar} Grammar */
/** @typedef {import("./types").Script} Script */
/** @typedef {import("./types").Signal | "silent" | "compound"} Kind */
/** @typedef {{from: number, to: number}} Span */
/** @typedef {Span & {kind: Kind}} Match */
/** @typedef {import("./whole-text.mjs").Piece} Piece */
/** @typedef {{phrase: string, spelled: string[], starts: string}} Heard */

/** @type {Script[]} */
const SCRIPTS = ["han", "latin"];

export class CrisisReader {
  /** @param {Grammar} grammar as engine/search/crisis.py writes it, or the part of it that comes first */
  constructor(grammar) {
    /** @type {Record<string, Record<Script, RegExp[][]>>} */
    this.patterns = {};
    for (const kind of ["silent", "compound", ...KINDS]) this.patterns[kind] = { han: [], latin: [] };
    /** @type {Heard[]} */
    this.heard = [];
    /** @type {Map<string, Heard[]>} */
    this.heardFrom = new Map(); // by the letter that they may begin with
    /** @type {Map<string, string>} */
    this.like = new Map();
    /** @type {Record<string, string>} */
    this.sounds = {};
    /** @type {string[]} */
    this.vague = [];
    this.letters = "";
    /** @type {string[]} */
    this.across = [];
    /** @type {string[]} */
    this.beside = [];
    /** @type {[string, string][]} */
    this.holding = [];
    this.alike = "";
    /** @type {RegExp[]} */
    this.tongues = []; // now, clear, soft
    /** @type {[string, RegExp, RegExp][]} */
    this.classes = []; // words that may stand for one another: name, in Chinese, in Latin letters
    /** @type {import("./types").Scale | null} */
    this.scale = null;
    /** @type {import("./types").Scale | null} */
    this.harmScale = null; // above 0 where others do harm
    this.isWhole = false;
    this.unread = 0; // pieces of the text that was read last, for which there was no time yet
    /** @type {Set<string> | null} */
    this.latinWords = null; // of all wordings; made when first needed
    /** @type {Map<string, Call | null>} */
    this.before = new Map();
    this.fold = makeFold("");
    this.borders = new WordBorders(this);
    this.learn(grammar);
  }

  /** Takes in a part of the grammar. @param {Grammar} part */
  learn({ groups, patterns, heard, like, tongues, classes, evidence, ...more }) {
    const compile = (/** @type {string} */ source) =>
      source.split("&").map((part) => new RegExp(part.replace(/\{([a-z]+)\}/g, (_, name) => groups[name]).replace(/…/g, "[^]{0,8}?").replace(/\((?!\?)/g, "(?:"), "g"));
    const added = Object.entries(patterns).flatMap(([kind, found]) => Object.entries(found).map(([script, all]) => ({ of: this.patterns[kind], script: /** @type {Script} */ (script), all: all.map(compile) })));
    for (const { of, script, all } of added) of[script].push(...all);
    Object.assign(this, more);
    if (like) this.like = new Map(Object.entries(like));
    if (heard) this.hear(heard);
    if (tongues) this.tongues = tongues.map((kind) => new RegExp(kind, "u"));
    if (classes) this.classes = classes.map(([name, han, latin]) => [name, new RegExp(han || "(?!)"), new RegExp(` (?:${latin || "(?!)"}) `)]);
    if (evidence) this.scale = makeScale(evidence);
    if (evidence?.harm) this.harmScale = makeScale(evidence.harm, 0);
    if (evidence !== undefined) this.isWhole = true; // the last part has come, with weights or without
    this.before.clear();
    this.latinWords = null;
    this.fold = makeFold(this.alike + this.letters);
    this.borders = new WordBorders(this);
  }

  /** @param {[phrase: string, spelled: string][]} heard */
  hear(heard) {
    this.heardFrom.clear();
    this.heard = heard.map(([phrase, spelling]) => ({ phrase, spelled: spelling.split(" "), starts: spelling.replace(/(\S)\S* ?/g, "$1") }));
    for (const one of this.heard) {
      const [first] = one.spelled;
      for (const letter of new Set(one.phrase[0] + first[0] + this.sounds[first])) this.heardFrom.set(letter, [...(this.heardFrom.get(letter) ?? []), one]);
    }
  }

  /** Whether it can say nothing yet of a text, because the part for this script has not come. @param {string} typed */
  lacks(typed) {
    const { plain, latin } = this.folded(piecesOf(typed).map(({ text }) => text).join(" "));
    const texts = { han: HAN.test(plain), latin };
    if (plain && !texts.han && !latin) return !this.isWhole;
    return !this.isWhole && SCRIPTS.some((script) => texts[script] && KINDS.every((kind) => !this.patterns[kind][script].length));
  }

  /** @param {string} typed @param {number} most pieces that are read now, beside those that were read before; from both ends inwards @returns {Call | null} the most pressing one of all its pieces, or the first */
  read(typed, most = 1e9) {
    const { before } = this;
    this.before = new Map();
    this.unread = 0;
    let left = most;
    const calls = fromBothEnds(piecesOf(typed)).map((piece) => {
      const key = JSON.stringify(piece);
      const known = before.has(key) ? before : this.before;
      if (!known.has(key) && left-- <= 0) {
        this.unread++;
        return null;
      }
      const call = (known.has(key) ? known.get(key) : this.readPiece(piece)) ?? null;
      this.before.set(key, call);
      return call;
    });
    return mostPressing(calls);
  }

  /** @param {Piece} piece @returns {Call | null} */
  readPiece(piece) {
    return mostPressing([this.weighed(piece), this.told(piece.text)]);
  }

  /** By the phrases of other languages, and by pictures: nothing is weighed there. @param {string} text @returns {Call | null} */
  told(text) {
    const spaced = ` ${text.normalize("NFKD").toLowerCase().replace(NEITHER_LETTER_NOR_PICTURE, " ").trim()} `;
    const both = `${spaced}\n${spaced.replace(/ /g, "")}`;
    const at = this.tongues.findIndex((kind) => kind.test(both));
    return at < 0 ? null : { card: at < 2 ? "clear" : "soft", now: !at, harm: false, after: false, other: false };
  }

  /** @param {Piece} piece @returns {Call | null} */
  weighed(piece) {
    const { sure, match, other, kinds } = this.search(piece);
    const weight = this.scale ? this.weigh(piece, kinds) : Number(Boolean(match));
    const now = sure?.kind === "now";
    const isClear = now || sure?.kind === "clear";
    if (!isClear && weight <= 0) return null;
    const harm = this.isHarm(piece.text);
    return { card: now || (isClear && weight > AGAINST) ? "clear" : "soft", now, harm, after: match?.kind === "after", other };
  }

  /** What the wordings say: of what kinds there are, whether surely, and where the first stands. @param {Piece} piece */
  search(piece) {
    const { han, latin, mended } = this.tidy(piece);
    const found = [...this.matches(han.text, "han", han.edges), ...this.matches(latin.text, "latin", latin.edges)];
    const has = (/** @type {Kind} */ kind) => found.find((match) => match.kind === kind);
    const sure = has("now") ?? has("clear") ?? has("after") ?? has("soft");
    const slipped = sure ? [] : this.matches(mended.text, "latin", mended.edges);
    const unsure = sure ? null : slipped.find(({ kind }) => !BESIDE.has(kind)) ?? this.sounded(han.text) ?? this.sounded(latin.text);
    const read = unsure ? slipped : found;
    const match = sure ?? unsure;
    const lost = read.filter(({ kind }) => kind === "bereaved"); // of whom nothing is feared; whoever is named beside them may be meant, and anybody where there is a wording of its own
    const isLost = (/** @type {Match} */ { from, to }) => lost.some((dead) => dead.from <= from && to <= dead.to);
    const alone = read.filter((own) => !isLost(own));
    const isSaid = unsure || alone.some(({ kind }) => !BESIDE.has(kind));
    const other = alone.some(({ kind, from, to }) => kind === "other" && (lost.length ? isSaid || isName(to - from) : !match || from <= match.from));
    const kinds = [...new Set(found.map(({ kind }) => (kind === "now" ? "clear" : kind))), ...(unsure ? ["unsure"] : [])];
    return { sure, match, other, kinds };
  }

  /** What the sentence that weighs most weighs, with the kinds of wordings in it; wordings that only several sentences make together count for the whole. @param {Piece} piece @param {string[]} kinds that the whole has */
  weigh({ text }, kinds) {
    const sentences = sentencesOf(text);
    const kindsOf = (/** @type {string} */ own) => (sentences[1] && kinds[0] ? this.search({ text: own, isFirst: false, isLast: false }).kinds : kinds);
    const each = sentences.flatMap((own) => {
      const found = kindsOf(own);
      return [own, ...this.mended(own)].map((read) => ({ signs: this.signs(read), kinds: found }));
    });
    if (kinds.length && !each.some((own) => own.kinds.length)) each.push({ signs: this.signs(text), kinds });
    return Math.max(...each.map((own) => this.scale?.weigh(own.signs, own.kinds) ?? 0));
  }

  /** Whether in one of its sentences others do harm: by its classes of words alone. @param {string} text */
  isHarm(text) {
    return sentencesOf(text).some((own) => Number(this.harmScale?.weigh(this.signs(own).filter(isClass), [])) > 0);
  }

  /** @param {string} text @returns {string[]} what evidence is learned and weighed by */
  signs(text) {
    const { plain, latin } = this.folded(text);
    return signsOf(this.heeded(this.borders.divide(plain.replace(BESIDE_HAN, "$<han>")), "han"), this.heeded(latin, "latin"), this.classes);
  }

  /** The text without what is silent. @param {string} text @param {Script} script */
  heeded(text, script) {
    return this.silent(text, script).reduce((rest, { from, to }) => rest.slice(0, from) + " ".repeat(to - from) + rest.slice(to), text);
  }

  /** The text in three forms, each with the places where its clauses meet: Chinese without spaces; Latin words with one space around each; and these with slips mended. @param {Piece} piece */
  tidy({ text, isFirst, isLast }) {
    const { folded } = this.folded(text);
    const [start, end] = [isFirst ? "" : BORDER, isLast ? "" : BORDER];
    const [han, latin, mended] = [start, start, start].map((begins) => ({ text: begins, edges: /** @type {number[]} */ ([]) }));
    for (const clause of folded.split(CLAUSE_ENDS)) {
      const own = this.borders.divide(clause.replace(NOT_LETTERS, " ").trim().replace(BESIDE_HAN, "$<han>"));
      han.text += LATIN_JOINT.test(`${han.text.slice(-1)}\n${own.slice(0, 1)}`) ? " " : "";
      han.edges.push(han.text.length);
      han.text += own;
      const words = wordsOf(clause);
      for (const [form, read] of /** @type {[typeof latin, string[]][]} */ ([[latin, words], [mended, this.meant(words, (word) => this.mend(word))]])) {
        form.edges.push(form.text.length);
        form.text += read.map((word) => ` ${word}`).join("");
      }
    }
    han.text += end;
    for (const form of [latin, mended]) form.text = form.text.length > start.length ? `${form.text} ${end}` : "";
    return { han, latin, mended };
  }

  /** The text in one script and case, also without marks; and its Latin words with a space before and after each. @param {string} text */
  folded(text) {
    const folded = this.fold(apartPinyin(barePinyin(text), (word) => this.isWord(word))).toLowerCase().replace(/['’`]/g, "");
    const words = wordsOf(folded);
    return { folded, plain: folded.replace(NOT_LETTERS, " ").trim(), latin: words.length ? ` ${words.join(" ")} ` : "" };
  }

  /** @param {string} text @param {Script} script of the patterns @param {number[]} edges of clauses: what is silent stands within one @returns {Match[]} of a pattern with several parts each part, if all are there */
  matches(text, script, edges = []) {
    if (!text) return [];
    const within = (/** @type {Span} */ { from, to }) => !edges.some((edge) => from < edge && edge < to);
    const silent = this.silent(text, script).filter(within);
    const compounds = this.patterns.compound[script].flatMap(([part]) => spansOf(text, part)).filter(within);
    const lost = this.patterns.bereaved[script].flatMap(([part]) => spansOf(text, part)).filter(within); // whose debts are asked about is dead already
    const speaks = (/** @type {Match} */ { kind, from, to }) => BESIDE.has(kind) || !(kind === "after" ? [...silent, ...lost] : silent).some((other) => other.from < to && from < other.to && other.to - other.from >= to - from);
    const heeded = (/** @type {Kind} */ kind, /** @type {RegExp} */ part) => spansOf(text, part).filter((span) => kind !== "bereaved" || within(span)).map((span) => ({ kind, ...span })).filter(speaks).flatMap((match) => apartFromNames(match, compounds));
    const found = [];
    for (const kind of KINDS) {
      for (const parts of this.patterns[kind][script]) {
        if (!parts.every((part) => holds(text, part))) continue; // most are not there
        const each = parts.map((part) => heeded(kind, part));
        if (each.every((one) => one.length)) found.push(...each.flat());
      }
    }
    return found;
  }

  /** @param {string} text @param {Script} script @returns {Span[]} what looks like a wording and is none; of a pattern with several parts its first */
  silent(text, script) {
    return this.patterns.silent[script].flatMap(([first, ...others]) => (others.every((part) => holds(text, part)) ? spansOf(text, first) : []));
  }

  /** A text whose Latin words have slips, with these mended; nothing where none has. A word of a sign that weighs something has none. @param {string} text @returns {string[]} */
  mended(text) {
    const { latin } = this.folded(text);
    const words = latin.trim().split(" ");
    const read = this.meant(words, (word) => (this.scale?.knows(word) ? word : this.slip(word)));
    return words.some((word, at) => word !== read[at]) ? [read.join(" ")] : [];
  }

  /** Words with their slips mended. In a row that is nothing but pinyin a syllable is what it is (dei, 得, is not die). @param {string[]} words @param {(word: string) => string} mend */
  meant(words, mend) {
    const sounds = words.map((word) => soundsIn(word).length);
    const isRow = words.length > 1 && sounds.every(Boolean);
    return words.map((word, at) => (isRow && sounds[at] === 1 ? word : mend(word)));
  }

  /** A Latin word as it may have been meant. @param {string} word */
  mend(word) {
    return this.like.get(word) ?? this.slip(word);
  }

  /** A Latin word with one slip, as it may have been meant: longer words may differ in a letter, shorter ones in the order of two; or as several that were typed as one. @param {string} word */
  slip(word) {
    if (this.vague.includes(word)) return word;
    const near = this.vague.find((meant) => {
      const far = distance(word, meant, 2);
      if (far === 0 || far > 2) return false;
      if (meant.length >= 8) return true;
      if (far > 1) return false;
      if (meant.length < 4) return isSwapped(word, meant);
      return meant.length > 4 || word.length !== meant.length || isSwapped(word, meant);
    });
    return near ?? this.opened(word);
  }

  /** Words of the wordings that were typed as one (betteroffdead), with spaces between; any other word as it is. @param {string} word */
  opened(word) {
    const known = this.words();
    if (!JOINED.test(word) || known.has(word)) return word;
    return wordsIn(word, (part) => (part.length > 1 || part === "i") && known.has(part)).join(" ") || word;
  }

  /** The Latin words of all wordings. */
  words() {
    const told = () => [...Object.values(this.patterns).flatMap(({ latin }) => latin.flat()), ...this.classes.map(([, , latin]) => latin)];
    this.latinWords ??= new Set(told().flatMap(({ source }) => source.match(/[a-z]+/g) ?? []));
    return this.latinWords;
  }

  /** Whether a Latin word means something here: alone, or as words typed as one. @param {string} word */
  isWord(word) {
    return this.words().has(word) || Boolean(this.scale?.knows(word)) || this.opened(word) !== word;
  }

  /** A wording that is there by its sound: one letter mistaken, or in pinyin. @param {string} text @returns {Omit<Match, "to"> | null} */
  sounded(text) {
    const bare = text.trim();
    if (INITIALS.test(bare) && this.heard.some(({ starts }) => bare === starts || bare === `${starts}l`)) return { kind: "soft", from: 0 };
    for (let from = 0; from < bare.length; from++) if (this.heardFrom.get(bare[from])?.some(({ phrase, spelled }) => this.soundsAt(bare, from, phrase, spelled))) return { kind: "soft", from };
    return null;
  }

  /** @param {string} text @param {number} from @param {string} phrase @param {string[]} spelled */
  soundsAt(text, from, phrase, spelled) {
    let [at, wrong, latin] = [from, 0, 0];
    for (let i = 0; i < phrase.length; i++) {
      while (text[at] === " " && at > from) at++;
      if (text[at] === phrase[i]) at++;
      else if (text[at] && this.sounds[spelled[i]].includes(text[at])) {
        wrong++;
        at++;
      } else if (text.startsWith(spelled[i], at)) {
        latin++;
        at += spelled[i].length;
      } else return false;
    }
    const rest = text.slice(at);
    if (latin && (/[a-z0-9]$/.test(text.slice(0, from)) || !/^(?:$| |le\b|[\u3400-\u9fff])/.test(rest))) return false;
    if (latin === phrase.length && phrase.length < 3) return from === 0 && /^(?: ?le)?$/.test(rest);
    return wrong <= (phrase.length > 2 ? 1 : 0) && wrong + latin > 0 && (latin > 0 || ENDS.test(rest));
  }
}

/** A wording that only shares letters with the name of a thing is unsure; one that is no clear wording is none. @param {Match} match @param {Span[]} compounds @returns {Match[]} */
const apartFromNames = (match, compounds) => {
  const { kind, from, to } = match;
  const isPartOfAName = !BESIDE.has(kind) && compounds.some((thing) => thing.from < to && from < thing.to && (thing.from < from || to < thing.to));
  return !isPartOfAName ? [match] : kind === "now" || kind === "clear" ? [{ ...match, kind: "soft" }] : [];
};
/** @param {(Call | null)[]} calls @returns {Call | null} */
const mostPressing = (calls) => calls.find((call) => call?.now) ?? calls.find((call) => call?.card === "clear") ?? calls.find(Boolean) ?? null;
/** First, last, second, last but one, … @template T @param {T[]} all @returns {T[]} */
const fromBothEnds = (all) => all.map((_, at) => all[at % 2 ? all.length - (at + 1) / 2 : at / 2]);
/** The Latin words of a text, digits in them read as the letters that they stand for. @param {string} text */
const wordsOf = (text) => (text.replace(SPACED_OUT, (run) => run.replace(/ /g, "")).match(LATIN_WORD) ?? []).map((word) => (MIXED.test(word) ? word.replace(/[013]/g, (digit) => LEET[digit]) : word));
/** Whether so many letters are a relative (姐姐, of my son), and not 他 or a he, who may be the dead. @param {number} letters */
const isName = (letters) => letters === 2 || letters > 6;
/** @param {string} text @param {RegExp} part */
const holds = (text, part) => {
  part.lastIndex = 0;
  return part.test(text);
};
/** @param {string} text @param {RegExp} part @returns {Span[]} */
const spansOf = (text, part) => {
  const spans = [];
  part.lastIndex = 0; // matchAll would copy the expression each time, and a copy is never compiled
  for (let match = part.exec(text); match?.[0]; match = part.exec(text)) spans.push({ from: match.index, to: part.lastIndex });
  return spans;
};
/** @param {string} word @param {string} meant */
const isSwapped = (word, meant) => [...word].sort().join("") === [...meant].sort().join("");
