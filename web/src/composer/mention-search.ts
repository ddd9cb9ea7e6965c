import type { Chat } from '../state/chat.js';

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

/** Names that fit what was begun: of those who are there, and of those who wrote in the channel lately. */
export function suggestNames(chat: Chat, channelId: string, begun: string): string[] {
  const { client, user } = chat;
  const names = new Set<string>();
  const last = client.lastSeq(channelId) ?? 0;
  for (let seq = last; seq > Math.max(0, last - LOOK_BACK); seq -= 1) {
    const message = client.messageAt(channelId, seq);
    if (message && message.userId !== user.id) {
      names.add(message.userName);
    }
  }
  chat.state.get().users.forEach(({ userId, userName }) => userId !== user.id && names.add(userName));
  const wanted = fold(begun);
  const fitting = [...names].filter((name) => fold(name).startsWith(wanted));
  // Whoever wrote the only name in full wants to go on, not to choose.
  const isComplete = fitting.length === 1 && fold(fitting[0] ?? '') === wanted;
  return isComplete ? [] : fitting.slice(0, MAX_SUGGESTIONS);
}

/** As the server compares names: without regard to case and width. */
function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
