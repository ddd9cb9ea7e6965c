import { useEffect } from 'react';
import { explain, useTexts } from '../i18n/language.js';
import { Store, useStore } from '../state/store.js';
import { ChatError } from '../../../client/src/index.js';
import './notice.css';

const SHOWN_MS = 6_000;

const notice = new Store<string | ChatError | null>(null);

/** Tells the user something in passing: a sentence, or why something failed. */
export function notify(what: unknown): void {
  if (what instanceof ChatError && what.code === 'closed') {
    return;
  }
  notice.set(typeof what === 'string' || what instanceof ChatError ? what : String(what));
}

/** Where `notify` shows. */
export function Notice() {
  const texts = useTexts();
  const shown = useStore(notice, (value) => value);
  useEffect(() => {
    const timer = setTimeout(() => notice.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div role="status" className="notice-place">
      {shown !== null && (
        <p className="notice">
          {typeof shown === 'string'
            ? shown
            : explain(texts, { code: shown.code, detail: shown.message, expiresAt: shown.expiresAt })}
        </p>
      )}
    </div>
  );
}
