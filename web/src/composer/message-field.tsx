import { ActionIcon, Popover } from '@mantine/core';
import IconMoodSmile from '@tabler/icons-react/icons/IconMoodSmile';
import IconSend from '@tabler/icons-react/icons/IconSend2';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { notify } from '../app/notice.js';
import { useTexts } from '../i18n/language.js';
import { editing } from '../messages/editing.js';
import { useChat } from '../state/context.js';
import { Draft } from '../state/drafts.js';
import { EmojiGrid } from './emoji-grid.js';
import { isConverting } from './is-converting.js';
import { CONTENT_MAX_LENGTH, isTooLong, lengthOf } from './limits.js';
import { useMentions } from './use-mentions.js';
import './composer.css';

/** A field with more than so much is too slow to type in, and nothing that could be sent. */
const PASTE_MAX_LENGTH = 50_000;
const COUNTED_FROM = 9_000;

export interface MessageFieldProps {
  id?: string;
  channelId: string;
  label: string;
  /** Under which what was begun is kept. */
  draftKey: string;
  replyTo?: string;
  /** Whether the next message is not to be sent yet. */
  isWaiting: boolean;
}

/** The field of a message. Enter sends, except while an input method converts, and on touch screens. */
export function MessageField({ id, channelId, label, draftKey, replyTo, isWaiting }: MessageFieldProps) {
  const texts = useTexts();
  const chat = useChat();
  const [draft] = useState(() => new Draft(chat.user.id, draftKey));
  const [text, setText] = useState(() => draft.read());
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const isEmpty = text.trim() === '';
  const length = text.length > COUNTED_FROM ? lengthOf(text) : 0;

  const change = (changed: string, caret?: number): void => {
    setText(changed);
    draft.write(changed);
    if (caret !== undefined) {
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.setSelectionRange(caret, caret);
      });
    }
  };
  // What another tab sends must not wait here to be sent again; an empty field stays so.
  useEffect(() => draft.onShared((shared) => setText((shown) => (shown === '' ? '' : shared))), [draft]);
  const mentions = useMentions(channelId, (start, end, name) =>
    change(`${text.slice(0, start)}@${name} ${text.slice(end)}`, start + name.length + 2),
  );
  useGrowing(field, text);

  const send = (): void => {
    if (!isEmpty && !isTooLong(text) && !isWaiting) {
      chat.send({ channelId, content: text, ...(replyTo === undefined ? {} : { replyTo }) });
      change('');
      mentions.close();
    }
  };
  const onType = (element: HTMLTextAreaElement): void => {
    change(element.value);
    mentions.look(element.value, element.selectionStart);
    if (element.value.trim() === '') {
      chat.client.stopTyping(channelId);
    } else {
      chat.client.startTyping(channelId);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isConverting(event) || mentions.takeKey(event)) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey && !matchMedia('(pointer: coarse)').matches) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '' && replyTo === undefined) {
      editLast(event);
    }
  };
  const editLast = (event: KeyboardEvent): void => {
    const last = chat.client.messages(channelId).findLast((message) => message.isOwnMessage && !message.isDeleted);
    if (last?.state === 'saved') {
      event.preventDefault();
      editing.set(last.id);
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.getData('text/plain').length > PASTE_MAX_LENGTH) {
      event.preventDefault();
      notify(texts.pasteTooLong(CONTENT_MAX_LENGTH));
    }
  };
  const insert = (emoji: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    change(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd), selectionStart + emoji.length);
  };
  return (
    <div className="composer">
      {mentions.names.length > 0 && (
        <ul className="composer-mentions" id={listId} role="listbox" aria-label={texts.suggestions}>
          {mentions.names.map((name, index) => (
            <li
              key={name}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === mentions.chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                mentions.take(index);
              }}
            >
              @{name}
            </li>
          ))}
        </ul>
      )}
      <div className="composer-box">
        <textarea
          ref={field}
          id={id}
          className="composer-text"
          aria-label={label}
          placeholder={label}
          rows={1}
          value={text}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={mentions.names.length > 0 ? listId : undefined}
          aria-activedescendant={mentions.names.length > 0 ? `${listId}-${mentions.chosen}` : undefined}
          onChange={(event) => onType(event.currentTarget)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={mentions.close}
          autoFocus={!matchMedia('(pointer: coarse)').matches}
        />
        <EmojiButton pick={insert} />
        <ActionIcon
          size="lg"
          aria-label={texts.send}
          title={texts.send}
          disabled={isEmpty || isTooLong(text) || isWaiting}
          onClick={send}
        >
          <IconSend size={18} />
        </ActionIcon>
      </div>
      {length > 0 && (
        <p className="composer-count" data-over={length > CONTENT_MAX_LENGTH} role="status">
          {texts.tooLong(length, CONTENT_MAX_LENGTH)}
        </p>
      )}
    </div>
  );
}

function EmojiButton({ pick }: { pick: (emoji: string) => void }) {
  const texts = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-end" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={texts.emoji}
          title={texts.emoji}
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconMoodSmile size={20} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <EmojiGrid
          pick={(emoji) => {
            setIsOpen(false);
            pick(emoji);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The field is as high as its text, up to what its style allows. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (element) {
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight}px`;
    }
  }, [field, text]);
}
