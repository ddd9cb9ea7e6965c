import { Button } from '@mantine/core';
import { useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import { goTo } from '../state/navigation.js';
import { makeRoom } from '../state/panel.js';
import { timeOf } from './dates.js';
import { LongText } from './long-text.js';
import { MessageCard } from './message-card.js';
import { useFresh } from './use-fresh.js';
import './panels.css';

/** The pinned messages of a channel. */
export function PinsPanel({ channelId }: { channelId: string }) {
  const texts = useTexts();
  const { client, user } = useChat();
  const [pins] = useFresh(
    () =>
      client.request('get', '/api/channels/{channel_id}/pins', {
        path: { channel_id: channelId },
        query: { userId: user.id },
      }),
    (message, known) =>
      message.channelId === channelId &&
      (message.pinnedAt !== undefined || (known?.some(({ id }) => id === message.id) ?? false)),
  );
  const show = (messageId: string): void => {
    goTo(channelId, messageId);
    makeRoom();
  };
  return (
    <div className="panel-body" tabIndex={0} role="group" aria-label={texts.pins}>
      {pins?.length === 0 && <p className="panel-empty quiet">{texts.noPins}</p>}
      {pins?.map((pin) => (
        <article key={pin.id} className="message">
          <MessageCard userId={pin.userId} userName={pin.userName} time={timeOf(pin)}>
            <LongText message={client.toMessage(pin)} />
            <Button size="compact-xs" variant="default" onClick={() => show(pin.id)}>
              {texts.goToMessage}
            </Button>
          </MessageCard>
        </article>
      ))}
    </div>
  );
}
