/**
 * Whether what is typed may be a cry for help, and which card it calls for; data/crisis.yml says by which wordings.
 *
 * It runs in the page itself, before the index has come, and tells nobody. Matches of a "silent" pattern take away whatever they
 * overlap, unless that is longer. What only sounds like a wording, or is one with a slip in it, calls for the soft card.
 */

import { distance, makeFold } from "./worker/characters.mjs";
import { spellZhuyin } from "./worker/zhuyin.mjs";
import { WordBorders } from "./word-borders.mjs";

/** @type {Record<string, string>} */
const LEET = { 0: "o", 1: "i", 3: "e" };
const LATIN_WORD = /[a-z0-9]+/g;
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;
const BESIDE_HAN = /(?<han>[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])/g;
const MIXED = /^(?=.*[a-z])(?=.*\d)[a-z\d]+$/; // "unal1ve"
const ENDS = /^(?:$|[了啊呢吧哦的咯啦喇呀喔 ])/; // what may follow a wording that is only heard
/** @type {import("./types").Signal[]} */
const KINDS = ["clear", "after", "soft", "other"];
const HAN = /[\u3400-\u9fff]/;
const INITIALS = /^[a-z]{4,8}$/;
const LONGEST = 200; // letters read of the beginning, and as many of the end: what she came to say often stands last
const FAR = 10_000; // more is no question
const UNSEEN = /\p{Cf}/gu; // soft hyphens and the like, inside a word

/** @typedef {import("./types").Call} Call */
/** @typedef {import("./types").Grammar} Grammar */
/** @typedef {import("./types").Script} Script */
/** @typedef {import("./types").Signal | "silent"} Kind */
/** @typedef {{kind: Kind, from: number, to: number}} Match */

/** @type {Script[]} */
const SCRIPTS = ["han", "latin"];

export class CrisisReader {
  /** @param {Grammar} grammar as engine/search/crisis.py writes it, or the part of it that comes first */
  constructor(grammar) {
    /** @type {Record<string, Record<Script, RegExp[][]>>} */
    this.patterns = {};
    for (const kind of ["silent", ...KINDS]) this.patterns[kind] = { han: [], latin: [] };
    /** @type {{phrase: string, spelled: string[]}[]} */
    this.heard = [];
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
    this.fold = makeFold("");
    this.borders = new WordBorders(this);
    this.learn(grammar);
  }

  /** Takes in a part of the grammar. @param {Grammar} part */
  learn({ groups, patterns, heard, like, ...more }) {
    const compile = (/** @type {string} */ source) => source.split("&").map((part) => new RegExp(part.replace(/\{([a-z]+)\}/g, (_, name) => groups[name]), "g"));
    for (const [kind, found] of Object.entries(patterns)) for (const [script, all] of Object.entries(found)) this.patterns[kind][/** @type {Script} */ (script)] = all.map(compile);
    Object.assign(this, more);
    if (like) this.like = new Map(Object.entries(like));
    if (heard) this.heard = heard.map(([phrase, spelled]) => ({ phrase, spelled: spelled.split(" ") }));
    this.fold = makeFold(this.letters);
    this.borders = new WordBorders(this);
  }

  /** Whether it can say nothing yet of a text, because the part for this script has not come. @param {string} typed */
  lacks(typed) {
    const { han, latin } = this.tidy(typed);
    const texts = { han: HAN.test(han) ? han : "", latin };
    return SCRIPTS.some((script) => texts[script] && KINDS.every((kind) => !this.patterns[kind][script].length));
  }

  /** @param {string} typed @returns {Call | null} */
  read(typed) {
    const { han, latin, mended } = this.tidy(typed);
    const found = [...this.matches(han, "han"), ...this.matches(latin, "latin")];
    const has = (/** @type {Kind} */ kind) => found.find((match) => match.kind === kind);
    const sure = has("clear") ?? has("after") ?? has("soft");
    const unsure = sure ? null : this.matches(mended, "latin").find(({ kind }) => kind !== "other") ?? this.sounded(han) ?? this.sounded(latin);
    const match = sure ?? unsure;
    if (!match) return null;
    const others = unsure ? this.matches(mended, "latin").filter(({ kind }) => kind === "other") : found.filter(({ kind }) => kind === "other");
    return { card: sure?.kind === "clear" ? "clear" : "soft", after: match.kind === "after", other: others.some(({ from }) => from <= match.from) };
  }

  /** The text in three forms: Chinese without spaces, Latin words with one space around each, and these with slips mended. @param {string} typed */
  tidy(typed) {
    const seen = typed.slice(0, FAR).normalize("NFKC").replace(UNSEEN, "").replace(/\s+/g, " ").trim();
    const read = seen.length > 2 * LONGEST ? `${seen.slice(0, LONGEST)} ${seen.slice(-LONGEST)}` : seen;
    const folded = this.fold(spellZhuyin(read)).toLowerCase().replace(/['’`]/g, "");
    const plain = folded.replace(NOT_LETTERS, " ").trim();
    const words = (plain.match(LATIN_WORD) ?? []).map((word) => (MIXED.test(word) ? word.replace(/[013]/g, (digit) => LEET[digit]) : word));
    const spaced = (/** @type {string[]} */ all) => (all.length ? ` ${all.join(" ")} ` : "");
    return { han: this.borders.divide(plain.replace(BESIDE_HAN, "$<han>")), latin: spaced(words), mended: spaced(words.map((word) => this.mend(word))) };
  }

  /** @param {string} text @param {Script} script of the patterns @returns {Match[]} of a pattern with several parts each part, if all are there; such a silent one silences its first */
  matches(text, script) {
    if (!text) return [];
    const spans = (/** @type {Kind} */ kind, /** @type {RegExp} */ part) => [...text.matchAll(part)].map((match) => ({ kind, from: match.index, to: match.index + match[0].length }));
    const silent = this.patterns.silent[script].flatMap(([first, ...others]) => (others.every((part) => spans("silent", part).length) ? spans("silent", first) : []));
    const speaks = (/** @type {Match} */ { kind, from, to }) => kind === "other" || !silent.some((other) => other.from < to && from < other.to && other.to - other.from >= to - from);
    return KINDS.flatMap((kind) =>
      this.patterns[kind][script].flatMap((parts) => {
        const found = parts.map((part) => spans(kind, part).filter(speaks));
        return found.every((each) => each.length) ? found.flat() : [];
      }),
    );
  }

  /** A Latin word with one slip, as it may have been meant: longer words may differ in a letter, shorter ones in the order of two. @param {string} word */
  mend(word) {
    const like = this.like.get(word);
    if (like || this.vague.includes(word)) return like ?? word;
    const near = this.vague.find((meant) => {
      const far = distance(word, meant, 2);
      if (far === 0 || far > 2) return false;
      if (meant.length >= 8) return true;
      if (far > 1) return false;
      if (meant.length < 4) return isSwapped(word, meant);
      return meant.length > 4 || word.length !== meant.length || isSwapped(word, meant);
    });
    return near ?? word;
  }

  /** A wording that is there by its sound: one letter mistaken, or in pinyin. @param {string} text @returns {Omit<Match, "to"> | null} */
  sounded(text) {
    const bare = text.trim();
    for (const { phrase, spelled } of this.heard) {
      const starts = spelled.map((syllable) => syllable[0]).join("");
      if (INITIALS.test(bare) && (bare === starts || bare === `${starts}l`)) return { kind: "soft", from: 0 };
      for (let from = 0; from < bare.length; from++) if (this.soundsAt(bare, from, phrase, spelled)) return { kind: "soft", from };
    }
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

/** @param {string} word @param {string} meant */
const isSwapped = (word, meant) => [...word].sort().join("") === [...meant].sort().join("");
