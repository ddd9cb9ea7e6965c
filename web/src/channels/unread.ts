import type { ChatState } from '../state/chat.js';

/** How many messages of a channel the user has not read. */
export function countUnread({ lastSeqs, readSeqs }: ChatState, channelId: string): number {
  return Math.max(0, (lastSeqs[channelId] ?? 0) - (readSeqs[channelId] ?? 0));
}
