import type { KeyboardEvent } from 'react';

/** What browsers call a key that an input method takes. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * Whether a key belongs to the conversion of kana to kanji (or another input method), where Enter takes the word and must
 * never send. Safari ends the composition before the key that ended it; only the old key code tells there.
 */
export function isConverting({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === TAKEN_BY_INPUT_METHOD;
}
