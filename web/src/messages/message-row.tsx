import IconPinFilled from '@tabler/icons-react/icons/IconPinFilled';
import { memo } from 'react';
import type { ChatMessage } from '../../../client/src/index.js';
import { language, useTexts } from '../i18n/language.js';
import { panel } from '../state/panel.js';
import { useStore } from '../state/store.js';
import { Author } from './author.js';
import { Avatar } from './avatar.js';
import { clockTime, dayName, fullTime, timeOf } from './dates.js';
import { DeletedText } from './deleted-text.js';
import { editing } from './editing.js';
import { LongText } from './long-text.js';
import { MessageEditor } from './message-editor.js';
import { MessageToolbar } from './message-toolbar.js';
import { Reactions } from './reactions.js';
import { ReplyLine } from './reply-line.js';

interface MessageRowProps {
  message: ChatMessage;
  /** Without a head: the one before has the same author. */
  isCompact: boolean;
  startsDay: boolean;
  startsUnread: boolean;
  /** Pointed at or focused: its actions are shown. */
  isActive: boolean;
  /** The message that the address names. */
  isTarget: boolean;
  activeKey: string;
  activate: (key: string) => void;
  /** Its place, and how many there are, for those who do not see the list. */
  position: number;
  total: number;
}

/** A message in the list, with what stands above it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, startsDay, startsUnread, isActive, isTarget, activeKey, activate, position, total } = props;
  const texts = useTexts();
  const lang = useStore(language, (value) => value);
  const isEdited = useStore(editing, (id) => id === message.id);
  const isCompact = props.isCompact && !startsUnread;
  return (
    <>
      {message.seq === 1 && <p className="messages-beginning quiet">{texts.beginning}</p>}
      {startsDay && (
        <p className="messages-line">
          <span>{dayName(lang, texts, timeOf(message))}</span>
        </p>
      )}
      {startsUnread && (
        <p className="messages-line messages-line-new">
          <span>{texts.newMessages}</span>
        </p>
      )}
      <article
        className="message"
        data-compact={isCompact}
        data-active={isActive}
        data-target={isTarget}
        data-state={message.state}
        data-id={message.id}
        tabIndex={-1}
        aria-posinset={position}
        aria-setsize={total}
        aria-label={`${message.userName}, ${clockTime(lang, timeOf(message))}`}
        onMouseEnter={() => activate(activeKey)}
        onFocus={() => activate(activeKey)}
      >
        {isCompact ? (
          <time className="message-side-time quiet" dateTime={timeOf(message).toISOString()}>
            {clockTime(lang, timeOf(message))}
          </time>
        ) : (
          <Avatar id={message.userId} name={message.userName} />
        )}
        <div className="message-main">
          {message.replyTo !== undefined && <ReplyLine channelId={message.channelId} replyTo={message.replyTo} />}
          {!isCompact && <MessageHead message={message} />}
          {isEdited ? <MessageEditor message={message} /> : <MessageBody message={message} />}
        </div>
        {isActive && !isEdited && message.state === 'saved' && !message.isDeleted && (
          <MessageToolbar message={message} />
        )}
      </article>
    </>
  );
});

/** Who wrote a message, and when. */
function MessageHead({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  const lang = useStore(language, (value) => value);
  const time = timeOf(message);
  return (
    <p className="message-head">
      <Author userId={message.userId} userName={message.userName} />{' '}
      <time className="quiet" dateTime={time.toISOString()} title={fullTime(lang, time)}>
        {clockTime(lang, time)}
      </time>
      {message.pinnedAt !== undefined && (
        <span className="message-pinned">
          <IconPinFilled size={13} aria-hidden /> {texts.pinned}
        </span>
      )}
    </p>
  );
}

/** The text of a message and what people did with it. */
function MessageBody({ message }: { message: ChatMessage }) {
  const texts = useTexts();
  if (message.isDeleted) {
    return <DeletedText message={message} />;
  }
  return (
    <>
      <LongText message={message} />
      {message.state === 'sending' && <p className="message-note quiet">{texts.sending}</p>}
      <Reactions message={message} />
      {message.replyCount > 0 && (
        <button
          type="button"
          className="plain-button message-replies"
          onClick={() => panel.set({ kind: 'thread', messageId: message.id })}
        >
          {texts.replies(message.replyCount)}
        </button>
      )}
    </>
  );
}
