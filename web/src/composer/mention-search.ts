import type { Chat } from '../state/chat.js';
import { fold } from '../state/fold.js';
import type { PeopleState } from '../state/people.js';

const MAX_SUGGESTIONS = 8;
/** So many of the newest messages tell who is known in a channel. */
const LOOK_BACK = 300;
const BEFORE_CARET =
  /(?:^|[\s\p{P}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[@＠](?<begun>[^\s@＠]{0,50})$/u;

/** A mention that is being written. */
export interface BegunMention {
  /** Where its @ stands. */
  start: number;
  begun: string;
}

/** The mention at whose end the caret is. */
export function findBegunMention(text: string, caret: number): BegunMention | null {
  const before = text.slice(Math.max(0, caret - 60), caret);
  const begun = BEFORE_CARET.exec(before)?.groups?.begun;
  return begun === undefined ? null : { start: caret - begun.length - 1, begun };
}

/**
 * Names that fit what was begun: of those who belong to the channel, where that is a closed circle, of those who wrote in it
 * lately, who are there, and who have an account.
 */
export function suggestNames(
  chat: Chat,
  { directory, members }: PeopleState,
  channelId: string,
  begun: string,
): string[] {
  const { client, user } = chat;
  const names = new Set<string>();
  const add = ({ userId, userName }: { userId: string; userName: string }): void => {
    if (userId !== user.id) {
      names.add(userName);
    }
  };
  const kind = chat.state.get().channels?.find(({ id }) => id === channelId)?.kind;
  if (kind === 'private' || kind === 'direct') {
    members[channelId]?.forEach(add);
  }
  const last = client.lastSeq(channelId) ?? 0;
  for (let seq = last; seq > Math.max(0, last - LOOK_BACK); seq -= 1) {
    const message = client.messageAt(channelId, seq);
    if (message) {
      add(message);
    }
  }
  chat.state.get().users.forEach(add);
  directory.forEach(add);
  const wanted = fold(begun);
  const fitting = [...names].filter((name) => fold(name).startsWith(wanted));
  // Whoever wrote the only name in full wants to go on, not to choose.
  const isComplete = fitting.length === 1 && fold(fitting[0] ?? '') === wanted;
  return isComplete ? [] : fitting.slice(0, MAX_SUGGESTIONS);
}
