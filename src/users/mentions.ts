/** Places of a message that are looked at; whatever is beyond this or the next limit is plain text. */
const MAX_PLACES = 50;
/** Names that are looked up for one message; a text that goes on behind its @ without a space may mean any of a hundred. */
const MAX_NAMES = 1_000;
const NAME_MAX_LENGTH = 100;

/** The signs that mean @: full-width and small ones too, as Japanese keyboards write it. */
const AT = /[@＠﹫]/u;
/** An @ that may begin a mention: what stands before it makes it no e-mail address, and a name begins behind it. */
const PLACE = /(?<![\p{Script=Latin}\p{N}._%+-])@(?=[^\s@])/gu;
/** Characters of scripts that write words apart, so that a name must not end within a word of them. */
const WORDY = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}_]/u;
const BLANK = /\s/u;

/** A name as it is compared: width, case and spaces around it do not matter. */
export function toNameKey(name: string): string {
  // Upper case first, because it knows one form where lower case has several (ß and ss, ς and σ).
  return name.normalize('NFKC').toUpperCase().toLowerCase().trim();
}

/** Whether a text is worth a look. Nearly none is, and this is asked of all. */
export function mayMention(content: string): boolean {
  return AT.test(content);
}

/**
 * Finds where a text may name somebody with @.
 *
 * @returns for each place, in order, the keys of the names that may be meant, the longest first.
 */
export function findMentionPlaces(content: string): string[][] {
  const text = toNameKey(content);
  const places: string[][] = [];
  let names = 0;
  for (const { index } of text.matchAll(PLACE)) {
    if (places.length === MAX_PLACES || names >= MAX_NAMES) {
      break;
    }
    const place = namesAt(text, index + 1);
    names += place.length;
    places.push(place);
  }
  return places;
}

/** Names do not go on behind another @ or the end of the line. */
function namesAt(text: string, start: number): string[] {
  const names: string[] = [];
  // Two units a character, and one character more to see how the last one goes on.
  const window = text.slice(start, start + 2 * (NAME_MAX_LENGTH + 1));
  const characters = [...window];
  const end = characters.findIndex((character) => /[@\r\n]/u.test(character));
  const length = Math.min(NAME_MAX_LENGTH, end === -1 ? characters.length : end);
  let name = '';
  for (let index = 0; index < length; index += 1) {
    const last = characters[index] as string;
    const next = characters[index + 1] ?? '';
    name += last;
    if (!BLANK.test(last) && !(WORDY.test(last) && WORDY.test(next))) {
      names.push(name);
    }
  }
  return names.toReversed();
}
