import { useCallback, useState } from 'react';
import { Virtualizer } from 'virtua';
import type { Channel } from '../../../client/src/index.js';
import { useTexts } from '../i18n/language.js';
import { useChat, useChatState } from '../state/context.js';
import { goTo } from '../state/navigation.js';
import { FailedRow } from './failed-row.js';
import { JumpButton } from './jump-button.js';
import { MessageRow } from './message-row.js';
import { moveFocus } from './move-focus.js';
import { NewMessageTeller } from './new-message-teller.js';
import { toolbarInUse } from './toolbar-in-use.js';
import { rowAt, type Row, tailRows } from './rows.js';
import { type Anchor, useScroll } from './use-scroll.js';
import { useSeen } from './use-seen.js';
import { useTarget } from './use-target.js';
import './messages.css';

/** Browsers cannot draw a page of any height; older messages are a click away. */
const MAX_ROWS = 150_000;
/** What the rows take for their height before they are seen. */
const ROW_HEIGHT_PX = 58;

/** The messages of a channel. */
export function MessageList({ channel }: { channel: Channel }) {
  const texts = useTexts();
  const isKnown = useChatState((state) => state.lastSeqs[channel.id] !== undefined);
  // What the client knows of the messages is read while drawing; this tells when it is to be drawn again.
  useChatState((state) => state.revisions[channel.id]);
  const lastSeq = useChat().client.lastSeq(channel.id);
  return isKnown && lastSeq !== null ? (
    <KnownMessages channel={channel} lastSeq={lastSeq} />
  ) : (
    <p className="messages-loading quiet">{texts.loading}</p>
  );
}

function KnownMessages({ channel, lastSeq }: { channel: Channel; lastSeq: number }) {
  const texts = useTexts();
  const chat = useChat();
  const channelId = channel.id;
  const [firstSeq, setFirstSeq] = useState(() => Math.max(1, lastSeq - MAX_ROWS + 1));
  const [firstUnread] = useState(() => findFirstUnread(chat.state.get().readSeqs[channelId] ?? 0, lastSeq));
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const activate = useCallback((key: string | null) => {
    // What was opened from a row's actions stays while the pointer passes over other rows.
    if (!toolbarInUse.get()) {
      setActiveKey(key);
    }
  }, []);
  const allFailed = useChatState((state) => state.failed);
  const failed = allFailed.filter((message) => message.channelId === channelId && message.replyTo === undefined);
  const tail = tailRows(chat, channelId, failed);
  const placed = Math.max(0, lastSeq - firstSeq + 1);
  const count = placed + tail.length;

  const seen = useSeen(channelId, firstSeq, lastSeq);
  const start: Anchor =
    firstUnread === null ? { kind: 'end' } : { kind: 'row', index: firstUnread - firstSeq, align: 'center' };
  const scroll = useScroll(count, start, seen);
  const target = useTarget(channelId, firstSeq, setFirstSeq, scroll.hold);

  const draw = (index: number): Row => tail[index - placed] ?? rowAt(chat, channelId, firstSeq + index);
  return (
    <div className="messages">
      <div
        ref={scroll.ref}
        className="messages-scroll"
        role={count > 0 ? 'feed' : 'group'}
        aria-label={texts.messagesIn(channel.name)}
        aria-busy={false}
        tabIndex={0}
        onKeyDown={moveFocus}
        onMouseLeave={() => activate(null)}
      >
        <div className="messages-space" />
        {count === 0 && <p className="messages-none quiet">{texts.noMessages}</p>}
        <Virtualizer
          ref={scroll.list}
          scrollRef={scroll.ref}
          data={{ length: count }}
          itemSize={ROW_HEIGHT_PX}
          onScroll={scroll.onScroll}
          onResize={scroll.onResize}
        >
          {(_, index) => {
            const row = draw(index);
            if (row.kind === 'failed') {
              return <FailedRow key={row.key} failed={row.failed} />;
            }
            if (row.kind === 'unknown') {
              return <UnknownRow key={row.key} index={index} />;
            }
            const { message } = row;
            return (
              <MessageRow
                key={row.key}
                message={message}
                isCompact={row.isCompact}
                startsDay={row.startsDay}
                startsUnread={firstUnread !== null && message.seq === firstUnread}
                isActive={activeKey === row.key}
                isTarget={target === message.id}
                activeKey={row.key}
                activate={activate}
                position={message.seq ?? lastSeq + 1 + index - placed}
                total={lastSeq + tail.length}
              />
            );
          }}
        </Virtualizer>
      </div>
      <JumpButton
        isShown={!scroll.isAtEnd && count > 0}
        channelId={channelId}
        jump={() => {
          goTo(channelId, undefined, 'replace');
          setFirstSeq(Math.max(1, lastSeq - MAX_ROWS + 1));
          scroll.hold({ kind: 'end' });
        }}
      />
      <NewMessageTeller channelId={channelId} />
    </div>
  );
}

function findFirstUnread(readSeq: number, lastSeq: number): number | null {
  return readSeq > 0 && readSeq < lastSeq ? readSeq + 1 : null;
}

function UnknownRow({ index }: { index: number }) {
  return (
    <div className="message-unknown" aria-hidden>
      <span className="message-unknown-face" />
      <span className={`message-unknown-text message-unknown-${index % 3}`} />
    </div>
  );
}
