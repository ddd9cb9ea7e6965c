import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { ChatError } from '../../../client/src/index.js';
import { explain, useTexts } from '../i18n/language.js';
import { restore } from '../state/session.js';
import './welcome.css';

/** While the session of last time is taken up again. */
export function Restoring() {
  const texts = useTexts();
  const [error, setError] = useState<ChatError>();
  const attempt = useCallback(() => {
    setError(undefined);
    restore().catch((problem: unknown) => setError(problem as ChatError));
  }, []);
  useEffect(attempt, [attempt]);
  return (
    <main className="welcome">
      <p role="status">{error ? explain(texts, { code: error.code, detail: error.message }) : texts.loading}</p>
      {error && <Button onClick={attempt}>{texts.retry}</Button>}
    </main>
  );
}
