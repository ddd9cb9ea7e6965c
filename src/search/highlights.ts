import { findPhrase, foldText } from '../search-index/tokens.js';

/** A stretch of a text: its first code point and the one behind its last, counted from 0. */
export type Highlight = [start: number, end: number];

/** A character with what may melt into it when it is folded: marks, and the letters that make up a Hangul syllable. */
const CLUSTER = /[^][\p{M}\uff9e\uff9f\u1160-\u11ff\u3131-\u318e\uffa0-\uffdc]*/gu;

/** Where the folded phrases occur in a text as it was written, in order and without overlaps. */
export function findHighlights(text: string, phrases: readonly string[]): Highlight[] {
  const { folded, starts, ends } = foldWithPlaces(text);
  const found: Highlight[] = [];
  for (const phrase of phrases) {
    for (let at = findPhrase(folded, phrase); at >= 0; at = findPhrase(folded, phrase, at + phrase.length)) {
      found.push([starts[at] as number, ends[at + phrase.length - 1] as number]);
    }
  }
  return merge(found.toSorted(([left], [right]) => left - right));
}

/** Folds a text, and tells for each code unit of the result from which code points it comes. */
function foldWithPlaces(text: string): { folded: string; starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let place = 0;
  for (const [cluster] of text.matchAll(CLUSTER)) {
    const part = foldText(cluster);
    const next = place + [...cluster].length;
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(place);
      ends.push(next);
    }
    folded += part;
    place = next;
  }
  return { folded, starts, ends };
}

function merge(sorted: Highlight[]): Highlight[] {
  const merged: Highlight[] = [];
  for (const [start, end] of sorted) {
    const last = merged.at(-1);
    if (last && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
}
