import type { ChatMessage } from '../../../client/src/index.js';
import type { Texts } from '../i18n/en.js';
import type { Language } from '../i18n/language.js';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, made);
  return made;
}

/** When the server saved a message; before that, when it was sent. */
export function timeOf({ createdAt, timestamp }: Pick<ChatMessage, 'createdAt' | 'timestamp'>): Date {
  return new Date(createdAt ?? timestamp);
}

/** Hours and minutes. */
export function clockTime(language: Language, time: Date): string {
  return format(language, 'clock', { hour: 'numeric', minute: '2-digit' }).format(time);
}

export function fullTime(language: Language, time: Date): string {
  return format(language, 'full', { dateStyle: 'full', timeStyle: 'short' }).format(time);
}

export function shortTime(language: Language, time: Date): string {
  return format(language, 'short', { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** Counts days where the user is. */
export function dayOf(time: Date): number {
  return Math.floor((time.getTime() - time.getTimezoneOffset() * 60_000) / DAY_MS);
}

export function dayName(language: Language, texts: Texts, time: Date): string {
  const ago = dayOf(new Date()) - dayOf(time);
  if (ago === 0 || ago === 1) {
    return ago === 0 ? texts.today : texts.yesterday;
  }
  return format(language, 'day', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }).format(time);
}
