import { useState } from 'react';
import type { ChatMessage } from '../../../client/src/index.js';
import { useStore } from '../state/store.js';
import { timeOf } from './dates.js';
import { DeletedText } from './deleted-text.js';
import { editing } from './editing.js';
import { LongText } from './long-text.js';
import { MessageCard } from './message-card.js';
import { MessageEditor } from './message-editor.js';
import { MessageToolbar } from './message-toolbar.js';
import { Reactions } from './reactions.js';
import { toolbarInUse } from './toolbar-in-use.js';
import { useTexts } from '../i18n/language.js';

/** A message in a thread. */
export function ThreadMessage({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  const [isActive, setIsActive] = useState(false);
  const isEdited = useStore(editing, (id) => id === message.id);
  const leave = (): void => {
    if (!toolbarInUse.get()) {
      setIsActive(false);
    }
  };
  return (
    <article
      className="message"
      data-state={message.state}
      data-id={message.id}
      data-active={isActive}
      tabIndex={0}
      onMouseEnter={() => setIsActive(true)}
      onMouseLeave={leave}
      onFocus={() => setIsActive(true)}
    >
      <MessageCard userId={message.userId} userName={message.userName} time={timeOf(message)}>
        {isEdited && <MessageEditor message={message} />}
        {!isEdited && message.isDeleted && <DeletedText message={message} />}
        {!isEdited && !message.isDeleted && (
          <>
            <LongText message={message} />
            {message.state === 'sending' && <p className="message-note quiet">{texts.sending}</p>}
            <Reactions message={message} />
          </>
        )}
      </MessageCard>
      {isActive && !isEdited && message.state === 'saved' && !message.isDeleted && (
        <MessageToolbar message={message} isInThread />
      )}
    </article>
  );
}
