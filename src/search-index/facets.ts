import type { DatabaseTime } from '../common/time/timestamp.js';

/** What a message may have besides its text. */
export const MARKS = ['link', 'mention', 'reply', 'reaction', 'pin'] as const;
export type Mark = (typeof MARKS)[number];

/*
 * Besides the pieces of its text, the index holds under each message where, by whom and when it was sent, so that a search
 * within a channel reads nothing of the others. These pieces begin with characters for private use, which no text is
 * expected to have; if one has, the search only looks at a few messages more.
 */
/** A piece that nothing is searched by. */
export const NOTHING = '\u{f0000}';
const CHANNEL = '\u{f0001}';
const USER = '\u{f0002}';
const TIME = '\u{f0003}';
const MARK = '\u{f0004}';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/u;

/** Years that a search without an end of its own reaches from and to. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;

/** Most keys of which one function remembers the result. */
const MAX_REMEMBERED = 1_000;

export const channelToken = remember((id) => CHANNEL + hash(id));
export const userToken = remember((id) => USER + hash(id));

export function markToken(mark: Mark): string {
  return MARK + mark;
}

/** Year, month and day of a time as the tables keep it. */
export function timeTokens(time: DatabaseTime): readonly string[] {
  return dayTokens(time.slice(0, 10));
}

const dayTokens = remember((date): readonly string[] => {
  const [, year, month, day] = DATE.exec(date) ?? [];
  return year === undefined ? [] : [TIME + year, TIME + year + month, TIME + year + month + day];
});

/**
 * The fewest years, months and days that together cover a stretch of time, in whole days; each message of that time has one
 * of them.
 */
export function timeRangeTokens(from: DatabaseTime | undefined, to: DatabaseTime | undefined): string[] {
  const first = (from ?? `${FIRST_YEAR}-01-01`).slice(0, 10).replaceAll('-', '');
  const last = (to ?? `${LAST_YEAR}-12-31`).slice(0, 10).replaceAll('-', '');
  const tokens: string[] = [];
  // A part that lies within the range stands for all below it; one that the range only touches is taken apart.
  const cover = (part: string): void => {
    const [least, greatest] = [part.padEnd(8, '0'), part.padEnd(8, '9')];
    if (greatest < first || least > last) {
      return;
    }
    if (part.length === 8 || (isWhole(part, first, '0101') && isWhole(part, last, '1231'))) {
      tokens.push(TIME + part);
      return;
    }
    const count = part.length === 4 ? 12 : 31;
    for (let number = 1; number <= count; number += 1) {
      cover(part + String(number).padStart(2, '0'));
    }
  };
  for (let year = Math.max(FIRST_YEAR, yearOf(first)); year <= Math.min(LAST_YEAR, yearOf(last)); year += 1) {
    cover(String(year));
  }
  return tokens;
}

function yearOf(digits: string): number {
  return Number(digits.slice(0, 4));
}

/** Whether a limit leaves a year or month whole: it lies outside, or at the very edge. */
function isWhole(part: string, limit: string, edge: string): boolean {
  return !limit.startsWith(part) || limit.slice(part.length) === edge.slice(part.length - 4);
}

/** Most messages share their channel, their sender and their day with many others. */
function remember<Result>(make: (key: string) => Result): (key: string) => Result {
  const results = new Map<string, Result>();
  return (key) => {
    let result = results.get(key);
    if (result === undefined) {
      if (results.size === MAX_REMEMBERED) {
        results.clear();
      }
      result = make(key);
      results.set(key, result);
    }
    return result;
  };
}

/** A short text for an id, of letters and digits only (FNV-1a, twice, over code units). */
function hash(id: string): string {
  let [left, right] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    left = Math.imul(left ^ unit, 0x01000193);
    right = Math.imul(right ^ unit, 0x85ebca6b);
  }
  return (left >>> 0).toString(36) + (right >>> 0).toString(36);
}
