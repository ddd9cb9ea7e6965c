import { useState } from 'react';
import type { ChatMessage } from '../../../client/src/index.js';
import { useTexts } from '../i18n/language.js';
import { dialog } from '../state/dialog.js';
import { MessageText } from './message-text.js';

const LONG_TEXT = 1_200;
const LONG_LINES = 18;
/** Which are open; a row that leaves the screen and comes back is as it was. */
const open = new Set<string>();

/** The text of a message; the end of a long one is shown when asked for. */
export function LongText({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  const [isOpen, setIsOpen] = useState(open.has(message.id));
  const isLong = message.content.length > LONG_TEXT || message.content.split('\n', LONG_LINES + 1).length > LONG_LINES;
  const toggle = (): void => {
    open[isOpen ? 'delete' : 'add'](message.id);
    setIsOpen(!isOpen);
  };
  return (
    <>
      <p className="message-text" data-cut={isLong && !isOpen}>
        <MessageText message={message} />
        {message.editedAt !== undefined && <EditedMark message={message} />}
      </p>
      {isLong && (
        <button type="button" className="plain-button message-more" onClick={toggle} aria-expanded={isOpen}>
          {isOpen ? texts.showLess : texts.showMore}
        </button>
      )}
    </>
  );
}

/** That a message was edited, and the way to what it said before. */
function EditedMark({ message: { id, content } }: { message: ChatMessage }) {
  const texts = useTexts();
  return (
    <span className="message-edited quiet">
      {' '}
      (
      <button
        type="button"
        className="plain-button message-edits"
        aria-haspopup="dialog"
        title={texts.editHistory}
        onClick={() => dialog.set({ kind: 'edits', messageId: id, content })}
      >
        {texts.edited}
      </button>
      )
    </span>
  );
}
