/** The longest message, in code points. */
export const CONTENT_MAX_LENGTH = 10_000;

/** Length in code points, as the server counts. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) {
    length += 1;
  }
  return length;
}

export function isTooLong(text: string): boolean {
  return text.length > CONTENT_MAX_LENGTH && lengthOf(text) > CONTENT_MAX_LENGTH;
}
