import { storage } from '../state/storage.js';
import { Store, useStore } from '../state/store.js';
import { en, type Texts } from './en.js';
import { ja } from './ja.js';

export type Language = 'ja' | 'en';

const KEY = 'chat-language';
const TEXTS: Record<Language, Texts> = { ja, en };

/** What was chosen before, else the first of the browser's languages that there are texts in. */
function firstLanguage(): Language {
  const wanted = [storage.getItem(KEY) ?? '', ...navigator.languages].map((language) => language.slice(0, 2));
  return wanted.find((language) => language === 'ja' || language === 'en') ?? 'en';
}

export const language = new Store<Language>(firstLanguage());

export function setLanguage(chosen: Language): void {
  storage.setItem(KEY, chosen);
  language.set(chosen);
}

/** The texts of the interface in the language of the user. */
export function useTexts(): Texts {
  return TEXTS[useStore(language, (chosen) => chosen)];
}

/** Says in the user's language why something failed, and until when, where that is known. */
export function explain(
  texts: Texts,
  { code, detail, expiresAt }: { code: string; detail: string; expiresAt?: string | undefined },
): string {
  if (expiresAt !== undefined && (code === 'muted' || code === 'banned')) {
    const format = new Intl.DateTimeFormat(language.get(), { dateStyle: 'medium', timeStyle: 'short' });
    return texts.refusedUntil[code](format.format(new Date(expiresAt)));
  }
  return texts.errors[code] ?? detail;
}
