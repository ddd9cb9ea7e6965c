import type { ReactNode } from 'react';
import type { ChatMessage } from '../../../client/src/index.js';
import { useChat } from '../state/context.js';
import { cutText, type TextPart } from './text-parts.js';

/** The text of a message with its links, mentions, and what a search found in it. */
export function MessageText({
  message,
  marks,
}: {
  message: Pick<ChatMessage, 'content' | 'mentions'>;
  marks?: readonly (readonly number[])[];
}) {
  const { user } = useChat();
  const names = message.mentions?.map(({ userName }) => userName);
  const own = message.mentions
    ?.filter(({ userId }) => userId === user.id)
    .map(({ userName }) => userName.toLowerCase());
  const isMine = (text: string): boolean => own?.includes(text.slice(1).toLowerCase()) ?? false;
  return cutText(message.content, names, marks).map((part, index) => (
    // The pieces of one text never change their order.
    <Part key={index} part={part} isMine={part.kind === 'mention' && isMine(part.text)} />
  ));
}

function Part({ part: { kind, text, isMarked }, isMine }: { part: TextPart; isMine: boolean }) {
  const shown: ReactNode = isMarked ? <mark>{text}</mark> : text;
  switch (kind) {
    case 'link':
      return (
        <a href={text} target="_blank" rel="noopener noreferrer nofollow">
          {shown}
        </a>
      );
    case 'mention':
      return <span className={isMine ? 'mention mention-me' : 'mention'}>{shown}</span>;
    case 'text':
      return shown;
    default:
      return kind satisfies never;
  }
}
