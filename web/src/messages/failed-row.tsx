import IconAlertCircle from '@tabler/icons-react/icons/IconAlertCircle';
import { explain, useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import type { FailedMessage } from '../state/failed-messages.js';
import { Avatar } from './avatar.js';

/** A message that the server refused: why, and what can be done. */
export function FailedRow({ failed }: { failed: FailedMessage }) {
  const texts = useTexts();
  const chat = useChat();
  return (
    <article className="message message-failed" aria-label={texts.notSent}>
      <Avatar id={chat.user.id} name={chat.user.name} />
      <div className="message-main">
        <p className="message-text">{failed.content}</p>
        <p className="message-failure">
          <IconAlertCircle size={16} aria-hidden />
          <span>
            {texts.notSent}: {explain(texts, failed)}
          </span>
          <button type="button" className="banner-button" onClick={() => chat.retry(failed)}>
            {texts.retry}
          </button>
          <button type="button" className="banner-button" onClick={() => chat.discard(failed.id)}>
            {texts.discard}
          </button>
        </p>
      </div>
    </article>
  );
}
