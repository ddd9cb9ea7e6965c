import type { ChatMessage } from '../../../client/src/index.js';
import type { Chat } from '../state/chat.js';
import type { FailedMessage } from '../state/failed-messages.js';
import { dayOf, timeOf } from './dates.js';

/** Messages of one author that follow each other so closely share one head. */
const TOGETHER_MS = 5 * 60_000;

/** A line of the list. */
export type Row =
  | { kind: 'message'; key: string; message: ChatMessage; isCompact: boolean; startsDay: boolean }
  /** A message whose place is known, and nothing else. */
  | { kind: 'unknown'; key: string }
  | { kind: 'failed'; key: string; failed: FailedMessage };

/** The row of a message below the one before it, as far as that is known. */
function toMessageRow(message: ChatMessage, before: ChatMessage | undefined): Row {
  const time = timeOf(message);
  const startsDay = before ? dayOf(timeOf(before)) !== dayOf(time) : message.seq === 1;
  const isCompact =
    before !== undefined &&
    !startsDay &&
    !before.isDeleted &&
    before.userId === message.userId &&
    before.userName === message.userName &&
    message.replyTo === undefined &&
    message.pinnedAt === undefined &&
    time.getTime() - timeOf(before).getTime() < TOGETHER_MS;
  const key = message.seq === null ? message.id : `#${message.seq}`;
  return { kind: 'message', key, message, isCompact, startsDay };
}

/** The row at a place of a channel. */
export function rowAt(chat: Chat, channelId: string, seq: number): Row {
  const message = chat.client.messageAt(channelId, seq);
  return message
    ? toMessageRow(message, chat.client.messageAt(channelId, seq - 1))
    : { kind: 'unknown', key: `#${seq}` };
}

/** The rows of what has no place: messages on their way, and those that were refused. */
export function tailRows(chat: Chat, channelId: string, failed: FailedMessage[]): Row[] {
  const unplaced = chat.client.unplaced(channelId);
  const lastSeq = chat.client.lastSeq(channelId) ?? 0;
  return [
    ...unplaced.map((message, index) =>
      toMessageRow(message, unplaced[index - 1] ?? chat.client.messageAt(channelId, lastSeq)),
    ),
    ...failed.map((message): Row => ({ kind: 'failed', key: `failed ${message.id}`, failed: message })),
  ];
}
