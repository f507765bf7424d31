// What the search's modules hand each other. The build writes Row, Page, Tables and IndexFile (engine/search/index.py, build.py).
export type Kind = "page" | "step" | "question" | "term" | "rule" | "item" | "part";
export type Page = [name: string, url: string, title: string];
/** An entry as a file has it: `page` is its number, `leads` the entries that it links to; what is empty at its end is not written. */
export type Row = [
  page: number,
  id: string,
  kind: Kind,
  title: string,
  text?: string,
  names?: string[],
  asked?: string[],
  other?: string[],
  leads?: number[],
];
/** One place that the search leads to; `other` are its names in the other language. */
export interface Entry {
  page: number;
  id: string;
  kind: Kind;
  title: string;
  text: string;
  names: readonly string[];
  asked: readonly string[];
  other: readonly string[];
  leads: readonly number[];
}
export interface Tables {
  letters: string;
  pinyin?: string;
  looks?: string[];
  terms: string[];
  about: string[];
  stops: Record<string, string[]>;
  same: string[][];
  near: string[][];
}
/** A topic near ours that the guide leaves out; `at` is the entry that helps. */
export interface Topic {
  words: string[];
  says: string;
  at: number;
}
/** A place that comes last below a card of danger unless the question says one of the words. */
export interface Said {
  at: number;
  words: string[];
}
/** A Bloom filter: its bits as base64; beside it what terms tell about the guide's subject, by weight (subject.mjs). */
export interface FilterData {
  bits: string;
  size: number;
  hashes: number;
  tells?: Record<string, string>;
}
/** By script, Chinese and Latin letters. */
export type RealWords = Partial<Record<WordList, FilterData>>;
export type WordList = "zh" | "en";
/** One language's index. What is a name is a file that comes later. */
export interface IndexFile {
  pages: Page[];
  entries: Row[];
  tables: Tables;
  beyond?: Topic[];
  said?: Said[];
  words?: RealWords | Record<WordList, string>;
  texts?: string;
  asked?: string;
  readings?: string;
  other?: string;
  questions?: string | string[][];
}
/**
 * `texts` are what the texts say after their beginning; `asked` the wordings after the first; `questions` whole questions of readers,
 * by entry, which are in no index (nearest.mjs); a list's name alone means its real words.
 */
export type Later = "texts" | "asked" | "readings" | "other" | "questions" | WordList;
/** What a file that comes later holds. */
export interface Content {
  texts: string[];
  asked: string[][];
  readings: { letters: string; pinyin: string; looks: string[] };
  other: string[][];
  questions: string[][];
  zh: FilterData;
  en: FilterData;
}
export interface Shards {
  words: number;
  sounds: number;
}
/** The base of an index that is cut into files. */
export interface Base {
  tables: Tables;
  words?: RealWords | Record<WordList, string>;
  beyond?: Topic[];
  said?: Said[];
  kinds: string;
  leads: number[][];
  lengths: string[];
  averages: number[];
  shards: Shards;
  together: number;
  files: string;
}
/** Where a term stands, by field and entry: how often. */
export type Places = Map<number, Map<number, number>>;
/** The same as a file has it. */
export type WrittenPlaces = [field: number, steps: number[]][];
export interface TermFile {
  terms: Record<string, WrittenPlaces>;
  titles: Record<string, number[]>;
}
export interface EntryFile {
  pages: Page[];
  rows: Row[];
}
/** `size`: how many letters the terms of words are in their files. */
export interface Split {
  base: Omit<Base, "files">;
  files: Record<string, string[] | TermFile | EntryFile>;
  size: number;
}
/** What was made of an index file that differs in its entries' texts alone; files as they were written. */
export type LastCut = Omit<Split, "files"> & { files: Record<string, string>; texts: string[] };
/** Its base as it is now, and the files that are other. */
export type Recut = Omit<Split, "files"> & { changed: Split["files"] };
export type ToCut = [file: IndexFile, last: LastCut | null];

/** A term of a question. */
export interface Term {
  weight: number;
  prefix?: boolean;
  fuzzy?: number;
}
export interface Sounds {
  pinyin: string[];
  initials: string[];
}
/** An entry that the index found; `matched` are its terms. */
export interface Found {
  at: number;
  score: number;
  matched: Set<string>;
}
/** `close`: how close its wording comes to the question, from 0 to 1. */
export interface Ordered extends Found {
  close: number;
}
/** An entry that is to be shown. */
export interface Chosen {
  at: number;
  matched: Set<string>;
}
/** The same with its rank; `beside`: only a line that follows another. */
export interface Shown extends Chosen {
  rank: number;
  beside: boolean;
}
export type Range = [from: number, to: number];
export interface Marked {
  text: string;
  marks: Range[];
}
export interface Result {
  url: string;
  kind: Kind;
  page: string;
  title: Marked;
  sentence: Marked;
  group?: number;
  rank?: number;
  beside?: boolean;
}
/** What speaks for the first results (worker/evidence.mjs), how many words the question has, whether it names our subject, and what its words tell of that (null before that is known). */
export interface Signs {
  close: number;
  headed: number;
  held: number;
  slips: number;
  strange: number;
  subject: number;
}
export interface Judged extends Omit<Signs, "subject"> {
  words: number;
  about: number;
  subject: number | null;
}
export interface Answer {
  results: Result[];
  nearest: Result[];
  unsure: boolean;
  foreign: boolean;
  topic: string;
  more: boolean;
  read: string;
  surety: number;
  signs: Signs | null;
}

/** What data/crisis.yml becomes, or a part of it: its patterns by kind and script. */
export type Script = "han" | "latin";
export type Signal = "now" | "clear" | "after" | "soft" | "other" | "bereaved";
export interface Grammar {
  groups: Record<string, string>;
  patterns: Record<string, Partial<Record<Script, string[]>>>;
  heard?: [phrase: string, spelled: string][];
  like?: Record<string, string>;
  sounds?: Record<string, string>;
  vague?: string[];
  letters?: string;
  across?: string[];
  beside?: string[];
  holding?: [word: string, letter: string][];
  alike?: string;
  tongues?: string[];
  classes?: [name: string, han: string, latin: string][];
  evidence?: Weights | null;
}
/** What evidence.py asks fit.mjs to fit: of each sentence the places of what is in it (first so many letters and words, then so many classes of them, then kinds and the base), 1 for
 * danger or -1, and how much it counts; then how many places there are, and how the steps are taken. */
export interface Fit {
  rows: number[][];
  signs: [letters: number, classes: number][];
  labels: number[];
  counts: number[];
  size: number;
  rounds: number;
  later: number;
  orders: number[][];
  speed: number;
  shrink: number;
}
/** Weighs the signs of a text with the kinds of wordings in it; and whether a word is part of any sign that it knows. */
export interface Scale {
  weigh: (signs: string[], kinds: string[]) => number;
  knows: (word: string) => boolean;
}
/** What evidence.py has learned: what each kind of wording weighs, and signs by what they weigh. */
export interface Weights {
  base: number;
  kinds: Record<string, number>;
  weights: Record<string, string>;
  /** The same for telling harm by others from other danger, by classes of words alone. */
  harm?: Weights;
}
/** Which card a cry for help calls for. */
export interface Call {
  card: "clear" | "soft";
  /** Somebody is hurt, or in danger, at this moment. */
  now: boolean;
  /** Others do the harm. */
  harm: boolean;
  after: boolean;
  other: boolean;
}
/** One locale's words of data/crisis_cards.yml. */
export interface CardWords {
  title: string;
  urgent: string;
  clear: string;
  soft: string;
  now: string;
  rescue: string[];
  later: string;
  text: string;
  lines: string[];
  safe: string;
  harmed: string;
  afterwards: string;
  police: string[];
  other: string;
  more: string;
  elsewhere: string;
  /** What a tap on a number opens, where it is not `tel:` and the number. */
  addresses?: Record<string, string>;
}
/** The names of the files, as the build writes them. */
export interface Manifest {
  worker: string;
  crisis: Record<string, string>;
  index: Record<string, string>;
}
export interface BoxWords extends Record<"one" | "many" | "first" | "none" | "unsure" | "read" | "plain" | "languages" | "later", string> {
  kinds: Record<Kind, string>;
}
/** What the worker says: it failed, it can answer, all has come, or an answer. */
export interface Message extends Answer {
  failed?: true;
  ready?: true;
  whole?: true;
  later?: true; // it takes the place of one that stands there
  query: string;
}
