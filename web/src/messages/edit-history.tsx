import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { ChatError } from '../../../client/src/index.js';
import { explain, language, useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import { useStore } from '../state/store.js';
import { shortTime } from './dates.js';
import './edit-history.css';

interface Edit {
  content: string;
  replacedAt: string;
}

/** What a message said before its edits, the oldest first, and what it says now. */
export function EditHistory({ messageId, content }: { messageId: string; content: string }) {
  const texts = useTexts();
  const lang = useStore(language, (value) => value);
  const { client } = useChat();
  const [edits, setEdits] = useState<Edit[]>([]);
  const [rest, setRest] = useState<'loading' | 'more' | 'none'>('loading');
  const [error, setError] = useState<ChatError>();
  const read = useCallback(
    async (offset: number) => {
      setRest('loading');
      try {
        const page = await client.request('get', '/api/messages/{message_id}/edits', {
          path: { message_id: messageId },
          query: { offset },
        });
        setEdits((known) => [...known.slice(0, offset), ...page.edits]);
        setRest(page.hasMore ? 'more' : 'none');
      } catch (problem) {
        setError(problem as ChatError);
      }
    },
    [client, messageId],
  );
  useEffect(() => void read(0), [read]);
  if (error) {
    return <p role="alert">{explain(texts, { code: error.code, detail: error.message })}</p>;
  }
  return (
    <>
      <ol className="edits">
        {edits.map((edit, index) => (
          // Edits are only ever added behind the others.
          <li key={index}>
            <time className="quiet" dateTime={edit.replacedAt}>
              {texts.until(shortTime(lang, new Date(edit.replacedAt)))}
            </time>
            <p className="message-text">{edit.content}</p>
          </li>
        ))}
        {rest === 'none' && (
          <li>
            <span className="quiet">{texts.now}</span>
            <p className="message-text">{content}</p>
          </li>
        )}
      </ol>
      {rest === 'loading' && <p className="quiet">{texts.loading}</p>}
      {rest === 'more' && (
        <Button size="compact-sm" variant="subtle" onClick={() => void read(edits.length)}>
          {texts.showMore}
        </Button>
      )}
    </>
  );
}
