import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';

const TOLD_LENGTH = 200;

/** Reads out what others write, for those who do not see it come. */
export function NewMessageTeller({ channelId }: { channelId: string }) {
  const texts = useTexts();
  const chat = useChat();
  const [told, setTold] = useState('');
  useEffect(() => {
    let newest = chat.client.lastSeq(channelId) ?? 0;
    return chat.onMessage((message) => {
      if (message.channelId === channelId && message.seq !== null && message.seq > newest) {
        newest = message.seq;
        if (!message.isOwnMessage && chat.client.isCaughtUp) {
          setTold(texts.saidNow(message.userName, message.content.slice(0, TOLD_LENGTH)));
        }
      }
    });
  }, [chat, channelId, texts]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {told}
    </p>
  );
}
