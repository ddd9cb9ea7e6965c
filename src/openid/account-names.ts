import { randomInt } from 'node:crypto';
import { USER_NAME_MAX_LENGTH } from '../common/validation/fields.js';

const NOBODYS_NAME = 'user';
const NUMBERED = 9;
const RANDOM = 5;
/** Room behind a name for a space and a number. */
const SUFFIX_MAX_LENGTH = 8;

/** What a provider says of somebody; nothing of it is certain to be there, or to be what it should. */
export type Claims = Readonly<Record<string, unknown>>;

/** Takes from what a provider says of somebody the name to go by here; one that accounts may have, whatever it says. */
export function chooseName({ preferred_username, name, email }: Claims): string {
  const mailbox = typeof email === 'string' ? email.split('@', 1)[0] : undefined;
  for (const candidate of [preferred_username, name, mailbox]) {
    const tidy = typeof candidate === 'string' ? tidyUp(candidate) : '';
    if (tidy !== '') {
      return tidy;
    }
  }
  return NOBODYS_NAME;
}

/** The names to try, one after the other, where others may have the first ones. */
export function* listNames(name: string): Generator<string> {
  yield name;
  const short = cut(name, USER_NAME_MAX_LENGTH - SUFFIX_MAX_LENGTH);
  for (let number = 2; number <= NUMBERED; number += 1) {
    yield `${short} ${number}`;
  }
  for (let attempt = 0; attempt < RANDOM; attempt += 1) {
    yield `${short} ${randomInt(100_000, 1_000_000)}`;
  }
}

function tidyUp(name: string): string {
  return cut(
    name
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
    USER_NAME_MAX_LENGTH,
  );
}

/** Cut between code points; what is left ends with no space. */
function cut(name: string, length: number): string {
  // Two units a character at the most, so that a name of megabytes is not taken apart.
  return Array.from(name.slice(0, 2 * length))
    .slice(0, length)
    .join('')
    .trimEnd();
}
