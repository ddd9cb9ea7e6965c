/** A piece of a message's text. */
export interface TextPart {
  kind: 'text' | 'link' | 'mention';
  text: string;
  isMarked: boolean;
}

const LINK = /https?:\/\/[^\s<>"'`、。，．「」『』（）【】]+/giu;
/** What ends a sentence is not part of the link before it. */
const TRAILING = /[.,:;!?)\]}]+$/u;

interface Span {
  kind: 'link' | 'mention';
  start: number;
  end: number;
}

/**
 * Cuts a text where links and mentions begin and end, and where it is marked. Nothing of it is ever read as HTML, and a link
 * is of the web or none.
 *
 * @param names names that are mentioned with @.
 * @param marks pairs of code points, as a search gives them.
 */
export function cutText(text: string, names: string[] = [], marks: readonly (readonly number[])[] = []): TextPart[] {
  const spans = [...findLinks(text), ...findMentions(text, names)].toSorted((a, b) => a.start - b.start);
  const parts: TextPart[] = [];
  let at = 0;
  for (const { kind, start, end } of spans) {
    if (start >= at) {
      parts.push({ kind: 'text', text: text.slice(at, start), isMarked: false });
      parts.push({ kind, text: text.slice(start, end), isMarked: false });
      at = end;
    }
  }
  parts.push({ kind: 'text', text: text.slice(at), isMarked: false });
  const filled = parts.filter((part) => part.text !== '');
  return marks.length > 0 ? mark(filled, marks) : filled;
}

function findLinks(text: string): Span[] {
  return [...text.matchAll(LINK)]
    .map((match) => ({ start: match.index, url: match[0].replace(TRAILING, '') }))
    .filter(({ url }) => URL.canParse(url))
    .map(({ start, url }) => ({ kind: 'link', start, end: start + url.length }));
}

function findMentions(text: string, names: string[]): Span[] {
  const lower = text.toLowerCase();
  const wantedNames = names.map((name) => name.toLowerCase()).filter((name) => name !== '');
  return wantedNames.flatMap((wanted) => {
    const spans: Span[] = [];
    for (let index = lower.indexOf(wanted); index !== -1; index = lower.indexOf(wanted, index + 1)) {
      if (index > 0 && /[@＠]/u.test(text.charAt(index - 1))) {
        spans.push({ kind: 'mention', start: index - 1, end: index + wanted.length });
      }
    }
    return spans;
  });
}

function mark(parts: TextPart[], marks: readonly (readonly number[])[]): TextPart[] {
  const isMarked = (point: number): boolean => marks.some(([start = 0, end = 0]) => point >= start && point < end);
  const cut: TextPart[] = [];
  let point = 0;
  for (const { kind, text } of parts) {
    let piece: TextPart | undefined;
    for (const character of text) {
      const marked = isMarked(point);
      if (piece?.isMarked === marked) {
        piece.text += character;
      } else {
        piece = { kind, text: character, isMarked: marked };
        cut.push(piece);
      }
      point += 1;
    }
  }
  return cut;
}
