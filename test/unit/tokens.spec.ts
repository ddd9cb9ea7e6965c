import * as fc from 'fast-check';
import { timeRangeTokens, timeTokens } from '../../src/search-index/facets.js';
import { findPhrase, foldText, tokensOf, tokensOfPhrase, writeTokens } from '../../src/search-index/tokens.js';

/** Text as chats have it, with everything in it that is hard: marks, joined emoji, widths, words beside kana, punctuation. */
// prettier-ignore
const characters = [
  'あ', 'ア', 'か', 'が', 'か\u3099', 'ｶﾞ', 'ﾊﾟ', 'ー', '今', '日', '高', '髙', '𠮷', '々', '㍻', '①', '㌔',
  'a', 'B', 'Ａ', 'z', 'é', 'e\u0301', 'ß', 'Σ', 'ς', 'İ', 'ﬁ', '9', '９', 'ㄱ', '한', '\u1112\u1161\u11ab', 'я',
  '😀', '❤️', '👨‍👩‍👧', '🇯🇵', '👍🏽', '、', '！', '!', '"', '-', '_', ' ', '　', '\n', '\u200d', '\ufe0f', '・',
];
const chat = fc.array(fc.constantFrom(...characters), { maxLength: 30 }).map((parts) => parts.join(''));
const anything = fc.oneof(chat, fc.string({ unit: 'binary', maxLength: 30 }));

describe('Folding', () => {
  it.each([
    ['ｶﾞｰﾄﾞ', 'ガード'],
    ['か\u3099', 'が'],
    ['ＡＢＣ１２３', 'abc123'],
    ['NestJS', 'nestjs'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['STRASSE', 'strasse'],
    ['straße', 'strasse'],
    ['㍻', '平成'],
    ['ﬁne', 'fine'],
  ])('makes %s and %s the same', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['カタカナ', 'ひらがな', 'かたかな'],
    ['髙', '高', '高'],
  ])('keeps %s apart from others', (text, ...others) => {
    expect(others.map(foldText)).not.toContain(foldText(text));
  });

  it('twice is the same as once', () => {
    fc.assert(fc.property(anything, (text) => expect(foldText(foldText(text))).toBe(foldText(text))));
  });

  it('of a plain text is what the long way gives', () => {
    fc.assert(
      fc.property(chat, (text) => {
        // Two characters that fold to nothing special keep the text from being taken for a plain one.
        expect(foldText(`${text}、ß`)).toBe(`${foldText(text)}、ss`);
      }),
    );
  });
});

describe('The pieces of a text', () => {
  it.each([
    ['天気', ['天', '気', '天気']],
    ['NestJS v2', ['n', 'ne', 'nes', 'nest', 'nestjs', 'v', 'v2']],
    ['API設計', ['a', 'ap', 'api', '設', '計', '設計']],
    ['雨。雪', ['雨', '雪']],
    ['🇯🇵', ['🇯', '🇵', '🇯🇵']],
    ['、。!? ', []],
  ])('of %s are %j', (text, pieces) => {
    expect([...tokensOf(foldText(text))].toSorted()).toEqual(pieces.map(foldText).toSorted());
  });

  it('are written as they stand in it, each character once, with a space behind each', () => {
    expect(writeTokens('雨雨 🇯ab')).toBe('雨 雨雨 🇯 a ab ');
    // Longer than the room that is kept for them.
    expect(writeTokens('雨'.repeat(20_000))).toBe(`雨 ${'雨雨 '.repeat(19_999)}`);
  });

  it('have neither spaces nor what a query language gives a meaning', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const piece of tokensOf(foldText(text))) {
          expect(piece).not.toMatch(/[\s\0"'()*:^+\\-]/u);
          expect([...piece].length).toBeLessThanOrEqual(32);
        }
      }),
    );
  });

  it('include those of every phrase that is found in it', () => {
    fc.assert(
      fc.property(anything, fc.nat(30), fc.integer({ min: 1, max: 8 }), (text, start, length) => {
        const folded = foldText(text);
        const phrase = [...folded]
          .slice(start, start + length)
          .join('')
          .trim();
        fc.pre(phrase !== '' && findPhrase(folded, phrase) >= 0);
        const pieces = tokensOf(folded);
        expect([...tokensOfPhrase(phrase)].filter((piece) => !pieces.has(piece))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('A phrase', () => {
  it.each([
    ['NestJSを使う', 'nest', 0],
    ['NestJSを使う', 'js', -1],
    ['js NestJS', 'js', 0],
    ['NestJS js', 'js', 7],
    ['雷雨', '雨', 1],
    ['今日API', 'api', 2],
    ['C++ です', 'c++', 0],
    ['v2.1', '.1', 2],
  ])('in %s: %s is found at %i', (text, phrase, at) => {
    expect(findPhrase(foldText(text), phrase)).toBe(at);
  });
});

describe('The pieces of a stretch of time', () => {
  const time = fc
    .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 23).replace('T', ' ')}000`);

  it('are among those of every time in it, and few', () => {
    fc.assert(
      fc.property(time, time, time, (one, other, another) => {
        const [from, at, to] = [one, other, another].toSorted() as [string, string, string];
        for (const pieces of [
          timeRangeTokens(from, to),
          timeRangeTokens(from, undefined),
          timeRangeTokens(undefined, to),
        ]) {
          expect(timeTokens(at).filter((piece) => pieces.includes(piece))).toHaveLength(1);
          expect(pieces.length).toBeLessThan(220);
        }
      }),
    );
  });

  it('are of no day outside it', () => {
    const pieces = timeRangeTokens('2024-02-28 12:00:00.000000', '2024-03-01 12:00:00.000000');
    const has = (day: string): boolean => timeTokens(`${day} 00:00:00.000000`).some((piece) => pieces.includes(piece));
    const days = ['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02', '2025-02-28'];
    expect(days.filter(has)).toEqual(days.slice(1, 4));
  });

  it('are none when it ends before it begins', () => {
    expect(timeRangeTokens('2024-03-02 00:00:00.000000', '2024-03-01 00:00:00.000000')).toEqual([]);
  });
});
