/**
 * How text is cut into the pieces that the search index holds. Both databases are given the same pieces, so that they give
 * the same answers.
 *
 * Two kinds of characters are told apart. Letters of the Latin script and digits make words, which are found by their start.
 * All others that are neither space nor punctuation, Japanese above all but also emoji, are found wherever they stand: the
 * index holds each of them, and each pair of neighbours. Pieces only narrow the search down; whether a text really holds
 * what was asked for, `findPhrase` tells.
 */

const SEPARATOR = 1;
const CHARACTER = 2;
const WORD = 3;

/** Prefixes of a word that the index holds. Between two of these lengths, the shorter one is looked up. */
const PREFIX_LENGTHS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

/** Text that folding changes in its capital letters at most: ASCII, kana, the common kanji and their punctuation. */
const PLAIN = /^[\0-\x7f\u2026\u3001-\u3003\u3005\u300c-\u300f\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff]*$/u;
const CAPITALS = /[A-Z]/u;
/** ASCII in full width, which is part of most Japanese text: ！ and ？ above all. */
const WIDE = /[\uff01-\uff5e]/gu;
const WIDE_OFFSET = 0xfee0;

const SPACE = 0x20;
/** As many units as the pieces of a text have, at most, for each unit of it: of a character itself, a pair, and two spaces. */
const UNITS_PER_UNIT = 5;
/** Where pieces are put together: to make a string of each takes several times as long. */
let units = new Uint16Array(0x1_0000);
let bytes = Buffer.from(units.buffer);
/** For each code unit, the last text that it stood in, by number: many characters come again in the same one. */
const lastTexts = new Uint32Array(0x1_0000);
let texts = 0;

/** Class of each code unit that was met so far; 0 where none was. */
const classes = new Uint8Array(0x1_0000);

/**
 * Makes texts comparable: compatibility forms become one (half and full width, composed and combining kana; NFKC), and so do
 * capital and small letters. Folding twice is the same as once.
 */
export function foldText(text: string): string {
  const narrow = text.replace(WIDE, toNarrow);
  if (PLAIN.test(narrow)) {
    return CAPITALS.test(narrow) ? narrow.toLowerCase() : narrow;
  }
  // Small letters need not be in normal form again. A final sigma depends on what follows it, so it becomes a plain one.
  return text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFKC');
}

function toNarrow(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - WIDE_OFFSET);
}

/** Pieces under which the index holds a text that was folded. */
export function tokensOf(folded: string): Set<string> {
  const tokens = new Set(writeTokens(folded).split(' '));
  tokens.delete('');
  return tokens;
}

/** The pieces of a text that was folded, as they stand in it, so that some may come again; behind each a space. */
export function writeTokens(folded: string): string {
  if (units.length < UNITS_PER_UNIT * folded.length) {
    units = new Uint16Array(2 * UNITS_PER_UNIT * folded.length);
    bytes = Buffer.from(units.buffer);
  }
  texts += 1;
  let size = 0;
  // Of the word, or of the character before.
  let start = 0;
  let previous = SEPARATOR;
  let next: number;
  for (let at = 0; at < folded.length; at = next) {
    const kind = classAt(folded, at);
    next = at + ((folded.codePointAt(at) as number) > 0xffff ? 2 : 1);
    if (kind === CHARACTER) {
      const isPair = next - at > 1;
      size = isPair || isFirst(folded.charCodeAt(at)) ? writeToken(folded, at, next, size) : size;
      size = previous === CHARACTER ? writeToken(folded, start, next, size) : size;
      start = at;
    } else if (kind === WORD) {
      start = previous === WORD ? start : at;
      size = PREFIX_LENGTHS.includes(next - start) ? writeToken(folded, start, next, size) : size;
    }
    previous = kind;
  }
  return bytes.toString('utf16le', 0, 2 * size);
}

/** Whether a character stands in the text for the first time. */
function isFirst(unit: number): boolean {
  const last = lastTexts[unit];
  lastTexts[unit] = texts;
  return last !== texts;
}

/** @returns the place behind the piece and its space. */
function writeToken(folded: string, start: number, end: number, place: number): number {
  let size = place;
  for (let at = start; at < end; at += 1) {
    units[size] = folded.charCodeAt(at);
    size += 1;
  }
  units[size] = SPACE;
  return size + 1;
}

/** Pieces that every text holds that holds this folded phrase; none when it is all space and punctuation. */
export function tokensOfPhrase(phrase: string): Set<string> {
  const tokens = new Set<string>();
  for (const { kind, start, end } of runsOf(phrase)) {
    const text = phrase.slice(start, end);
    if (kind === WORD) {
      const length = PREFIX_LENGTHS.findLast((candidate) => candidate <= text.length) ?? 1;
      tokens.add(text.slice(0, length));
    } else if (!addPairs(tokens, text)) {
      tokens.add(text);
    }
  }
  return tokens;
}

/**
 * Finds a folded phrase in a folded text: anywhere, but not in the middle of a Latin word.
 *
 * @returns where it begins, in code units, or -1.
 */
export function findPhrase(text: string, phrase: string, from = 0): number {
  let at = text.indexOf(phrase, from);
  while (at > 0 && isWithinWord(text, at)) {
    at = text.indexOf(phrase, at + 1);
  }
  return at;
}

/** Whether the characters before and at a place belong to the same word. */
function isWithinWord(text: string, at: number): boolean {
  return classAt(text, at) === WORD && classAt(text, at - 1) === WORD;
}

/** @returns whether there was a pair. */
function addPairs(tokens: Set<string>, run: string): boolean {
  let previous = '';
  let found = false;
  for (const character of run) {
    if (previous !== '') {
      tokens.add(previous + character);
      found = true;
    }
    previous = character;
  }
  return found;
}

/** Longest stretches of one kind, without the separators between them. */
function* runsOf(folded: string): Generator<{ kind: number; start: number; end: number }> {
  let start = 0;
  let kind = SEPARATOR;
  for (let at = 0; at <= folded.length; at += 1) {
    const next = at < folded.length ? classAt(folded, at) : SEPARATOR;
    if (next !== kind) {
      if (kind !== SEPARATOR) {
        yield { kind, start, end: at };
      }
      start = at;
      kind = next;
    }
  }
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = classes[unit] as number;
  if (known !== 0) {
    return known;
  }
  const found = classify(unit);
  classes[unit] = found;
  return found;
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  if (unit < 0x80) {
    return /[0-9a-z]/iu.test(character) ? WORD : SEPARATOR;
  }
  // Halves of a pair: what is beyond the first plane is emoji and rare kanji, all to be found.
  if (unit >= 0xd800 && unit <= 0xdfff) {
    return CHARACTER;
  }
  if (/\p{Script=Latin}/u.test(character)) {
    return WORD;
  }
  return /[\p{Z}\p{P}\p{Cc}]/u.test(character) ? SEPARATOR : CHARACTER;
}
