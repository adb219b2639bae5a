/** What the scripts of the search share; each adds its part to `Rolebook.search`. */

/** A term of a text, with its place in the original text. */
interface SearchTerm {
  term: string;
  start: number;
  end: number;
}

/** One thing that a query asks for: pages that have its term are candidates. */
interface SearchSlot extends SearchTerm {
  /** What stands in the query, folded but with its ending. */
  word: string;
  /** How much the term matters by what it is, before its rarity counts. */
  factor: number;
  /** Whether the reader may still be typing this word. */
  open: boolean;
  /** Whether it was put together from characters that stand apart in the query. */
  joined: boolean;
}

/** Pages by how much they say of something: impact from 0 to 1 by page number. */
interface SearchPosting {
  frequency: number;
  impacts: Map<number, number>;
}

/** What a query asks for, and what pages have of it. */
interface SearchAsked {
  slot: SearchSlot;
  /** What answers it: pages, how much such a hit counts, and the terms that a text has to have. */
  options: Map<string, [found: SearchPosting, factor: number, terms: string[]]>;
  weight: number;
}

/** A name, the pages that it names and other names of the same thing. */
type SearchName = [text: string, titled: number[], called: number[], others: string[]];

/** A name in a query, with its place there. */
interface SearchNamed {
  start: number;
  end: number;
  name: SearchName;
}

interface SearchTermPart {
  terms: Record<string, number[]>;
  names: Record<string, SearchName[]>;
}

type SearchSection = [id: string, heading: string, text: string];
/** The last is the title of the long page that it is a part of. */
type SearchPage = [file: string, title: string, sections: SearchSection[], within?: string];

/** Where the parts of a family lie, and how many there are. */
type SearchFamily = [folder: string, parts: number];

/** What only makes a question of a query: expressions, what stands for one of them, and words. */
type SearchQuestions = [whose: string, howMany: string, number: string, phrases: string, words: string];

interface SearchManifest {
  t: SearchFamily;
  w: SearchFamily;
  p: SearchFamily;
  /** Syllables, where Chinese is written. */
  s?: SearchFamily;
  pages: number;
  pagesPerPart: number;
  kinds: [kind: string, first: number][];
  starts: [url: string, title: string][];
  words: Record<string, string>;
  /** Traditional and simplified characters in pairs. */
  variants: string;
  questions: SearchQuestions;
}

interface SearchHit {
  page: number;
  kind: string;
  score: number;
}

/** What a page has of what was asked; all shares are of everything that was. */
interface SearchScore {
  /** What it says of it, by impact. */
  value: number;
  /** The share that it has at all. */
  has: number;
  /** The share that its title has. */
  titled: number;
  /** The share that calls it by a name. */
  name: number;
}

interface SearchAnswer {
  hits: SearchHit[];
  /** What each found term says of a section that has it; for excerpts and highlighting. */
  worth: Map<string, number>;
}

/** How hits are shown. */
interface SearchLook {
  root: URL;
  words: SearchManifest["words"];
  worth: SearchAnswer["worth"];
}

interface SearchRange {
  start: number;
  end: number;
}

interface SearchPlace {
  root: URL;
  box: HTMLElement;
  query: HTMLInputElement;
  toggle: HTMLInputElement;
}

interface RolebookSearch {
  FOUND: string;
  NOTHING: SearchPosting;
  IN_NAME: number;
  learn(variants: string): void;
  learnQuestions(questions: SearchQuestions): void;
  fold(text: string): string;
  stem(word: string): string;
  terms(text: string): SearchTerm[];
  asked(text: string): SearchSlot[];
  letters(text: string): SearchSlot[];
  take(name: string, data: unknown): void;
  bucket(key: string, parts: number): number;
  open(root: URL): Promise<SearchManifest>;
  syllables(): Promise<string>;
  heard(text: string, asked: SearchAsked[]): Promise<string | undefined>;
  termPart(term: string): Promise<SearchTermPart>;
  words(letter: string): Promise<Map<string, number>>;
  page(number: number): Promise<SearchPage | undefined>;
  kindOf(page: number): string;
  own<T>(object: Record<string, T>, key: string): T | undefined;
  posting(numbers: number[]): SearchPosting;
  lookUp(term: string): Promise<SearchPosting | undefined>;
  resolve(slot: SearchSlot): Promise<SearchAsked>;
  meant(slot: SearchSlot, asked: SearchAsked[]): SearchTerm;
  named(asked: SearchTerm[], text: string): Promise<SearchNamed[]>;
  within(slot: SearchSlot, names: SearchNamed[]): boolean;
  widen(asked: SearchAsked[], names: SearchNamed[]): Promise<void>;
  near(stem: string, word: string, frequencies: Map<string, number>): string[];
  answer(text: string, pages: number, outdated?: () => boolean): Promise<SearchAnswer>;
  PORTION: number;
  reread(hits: SearchHit[], asked: SearchAsked[], all: number): Promise<SearchHit[]>;
  bestSections(page: SearchPage, worth: Map<string, number>): number[];
  excerpt(text: string, worth: Map<string, number>): { text: string; marks: SearchRange[] };
  marks(text: string, worth: Map<string, number>): SearchRange[];
  /** Names of the parts that did not load for the present query. */
  missing: Set<string>;
  hit(page: SearchPage, kind: string, look: SearchLook): HTMLElement;
  offer(start: SearchManifest["starts"][number], root: URL): HTMLElement;
  element(tag: string, className: string, text?: string): HTMLElement;
  address: {
    asked(): { text: string; kind: string } | undefined;
    tell(text: string, kind: string): void;
    forget(): void;
  };
  leave(href: string, worth: Map<string, number>): void;
  mark(): void;
  start(place: SearchPlace): void;
}

declare namespace Rolebook {
  let search: RolebookSearch;
}
