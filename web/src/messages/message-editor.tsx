import { type KeyboardEvent, useState } from 'react';
import { Button } from '@mantine/core';
import type { ChatMessage } from '../../../client/src/index.js';
import { notify } from '../app/notice.js';
import { isTooLong } from '../composer/limits.js';
import { isConverting } from '../composer/is-converting.js';
import { useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import { editing } from './editing.js';

function close(): void {
  editing.set(null);
}

/** Changes the text of a message where it stands. */
export function MessageEditor({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  const chat = useChat();
  const [text, setText] = useState(message.content);
  const isFitting = text.trim() !== '' && !isTooLong(text);
  const save = (): void => {
    if (isFitting && text !== message.content) {
      chat.client.edit(message.channelId, message.id, text).catch(notify);
    }
    if (isFitting) {
      close();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isConverting(event)) {
      return;
    }
    if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  };
  return (
    <div className="message-editor">
      <textarea
        className="composer-text"
        aria-label={texts.editMessage}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
        autoFocus
        rows={Math.min(10, text.split('\n').length)}
      />
      <p className="message-editor-buttons">
        <span className="quiet">{texts.editHint}</span>
        <Button size="compact-sm" variant="default" onClick={close}>
          {texts.cancel}
        </Button>
        <Button size="compact-sm" onClick={save} disabled={!isFitting}>
          {texts.save}
        </Button>
      </p>
    </div>
  );
}
