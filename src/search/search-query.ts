import { foldText, tokensOfPhrase } from '../search-index/tokens.js';
import { InvalidQueryError } from './search.errors.js';

/** What a text has to have, and what it must not have: phrases as `foldText` leaves them. */
export interface SearchQuery {
  wanted: string[];
  unwanted: string[];
}

const TERM = /(?<minus>-?)(?:"(?<phrase>[^"]*)(?:"|$)|(?<word>[^\s"]+))/gu;

/**
 * Reads what people write into a search box: terms with spaces between them, which all must occur; `"a phrase"` for several
 * words in a row; `-term` for what must not occur. A quote that is not closed reaches to the end. Nothing else has a meaning,
 * so no text is wrong as such.
 *
 * @throws InvalidQueryError when there is nothing to look for: only punctuation, or only what must not occur, unless
 *   `isFiltered` says that the search is narrowed down in another way.
 */
export function parseQuery(text: string, isFiltered: boolean): SearchQuery {
  const query: SearchQuery = { wanted: [], unwanted: [] };
  for (const { groups = {} } of foldText(text).matchAll(TERM)) {
    const term = (groups.phrase ?? groups.word ?? '').trim();
    if (term !== '') {
      (groups.minus === '-' ? query.unwanted : query.wanted).push(term);
    }
  }
  const hasWords = query.wanted.some((term) => tokensOfPhrase(term).size > 0);
  if (!hasWords && (query.wanted.length > 0 || query.unwanted.length === 0)) {
    throw new InvalidQueryError('q has no word, letter or digit to look for.');
  }
  if (!hasWords && !isFiltered) {
    throw new InvalidQueryError('q only has what must not occur; add what must, or a filter.');
  }
  return query;
}
