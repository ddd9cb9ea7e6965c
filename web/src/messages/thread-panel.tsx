import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ChatMessage } from '../../../client/src/index.js';
import { Composer } from '../composer/composer.js';
import { useTexts } from '../i18n/language.js';
import { useChat, useChatState } from '../state/context.js';
import { FailedRow } from './failed-row.js';
import { ThreadMessage } from './thread-message.js';
import { useFresh } from './use-fresh.js';
import './panels.css';

const PAGE_SIZE = 50;
const MAX_SIZE = 1_000;

/** A message and its answers, and where one answers it. */
export function ThreadPanel({ channelId, messageId }: { channelId: string; messageId: string }) {
  const texts = useTexts();
  const chat = useChat();
  const [size, setSize] = useState(PAGE_SIZE);
  const [thread, refresh] = useFresh(
    async () => {
      const query = { userId: chat.user.id };
      const path = { message_id: messageId };
      const [parent, page] = await Promise.all([
        chat.client.request('get', '/api/messages/{message_id}', { path, query }),
        chat.client.request('get', '/api/messages/{message_id}/replies', {
          path,
          query: { ...query, limit: size, order: 'desc' },
        }),
      ]);
      return { parent, replies: page.messages.toReversed(), total: page.total, hasMore: page.hasMore };
    },
    (message, known) =>
      message.id === messageId ||
      (message.state === 'saved' && message.replyTo === messageId) ||
      (known?.replies.some(({ id }) => id === message.id) ?? false),
  );
  useEffect(refresh, [refresh, size]);
  useChatState((state) => state.revisions[channelId]);
  const sending = chat.client
    .unplaced(channelId)
    .filter((message) => message.replyTo === messageId && !thread?.replies.some(({ id }) => id === message.id));
  const failed = useChatState((state) => state.failed).filter((message) => message.replyTo === messageId);
  const isArchived = useChatState(
    (state) => state.channels?.find(({ id }) => id === channelId)?.archivedAt !== undefined,
  );
  const end = useEnd(thread?.replies.at(-1)?.id, sending.length + failed.length);
  return (
    <>
      <div className="panel-body" tabIndex={0} role="group" aria-label={texts.thread}>
        {thread && (
          <>
            <ThreadMessage message={chat.client.toMessage(thread.parent)} />
            <p className="messages-line">
              <span>{texts.replies(thread.total)}</span>
            </p>
            {thread.hasMore && size < MAX_SIZE && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => setSize(Math.min(MAX_SIZE, size * 3))}
                className="panel-more"
              >
                {texts.showOlderReplies}
              </Button>
            )}
            {thread.replies.map((reply) => (
              <ThreadMessage key={reply.id} message={chat.client.toMessage(reply)} />
            ))}
            {sending.map((message: ChatMessage) => (
              <ThreadMessage key={message.id} message={message} />
            ))}
            {failed.map((message) => (
              <FailedRow key={message.id} failed={message} />
            ))}
          </>
        )}
        {!thread && <p className="panel-empty quiet">{texts.loading}</p>}
        <div ref={end} />
      </div>
      {!isArchived && (
        <Composer
          channelId={channelId}
          label={texts.replyPlaceholder}
          draftKey={`${channelId} ${messageId}`}
          replyTo={messageId}
        />
      )}
    </>
  );
}

/** Shows the end when something new is there. */
function useEnd(newest: string | undefined, pending: number): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [newest, pending]);
  return end;
}
