import IconCornerUpLeft from '@tabler/icons-react/icons/IconCornerUpLeft';
import { useEffect } from 'react';
import type { ChatMessage } from '../../../client/src/index.js';
import { useTexts } from '../i18n/language.js';
import { useChat, useChatState } from '../state/context.js';
import { addressOf, goTo } from '../state/navigation.js';

const SHOWN_LENGTH = 120;
/** A message that passes by while somebody scrolls needs no original. */
const LOAD_AFTER_MS = 150;

/** What a message answers, read where it is not known, and the way there. */
export function ReplyLine({ channelId, replyTo }: { channelId: string; replyTo: string }) {
  const texts = useTexts();
  const chat = useChat();
  const original = useChatState(() => chat.client.messageById(channelId, replyTo));
  const isKnown = original !== undefined;
  useEffect(() => {
    if (!isKnown) {
      const timer = setTimeout(() => chat.ensureMessage(channelId, replyTo), LOAD_AFTER_MS);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [chat, channelId, replyTo, isKnown]);
  return (
    <a
      className="message-reply quiet"
      href={addressOf(channelId, replyTo)}
      onClick={(event) => {
        event.preventDefault();
        goTo(channelId, replyTo);
      }}
    >
      <IconCornerUpLeft size={13} aria-hidden />
      <span>
        {original ? describe(original, texts.repliedTo(original.userName), texts.deleted) : texts.repliedToThread}
      </span>
    </a>
  );
}

function describe({ content, isDeleted }: ChatMessage, head: string, deleted: string): string {
  return `${head}: ${isDeleted ? deleted : content.slice(0, SHOWN_LENGTH)}`;
}
