import { type ChatMessage, withoutContent, withReaction } from './messages.js';

/** The messages of a channel that are known, by their place, then what has no place yet. */
export class ChannelStore {
  /** By place, ascending. */
  private placed: ChatMessage[] = [];
  /** Without a place, in the order of sending. */
  private unplaced: ChatMessage[] = [];
  private readonly byId = new Map<string, ChatMessage>();

  /** Oldest first; messages that are being sent are last. A new array each time. */
  list(): ChatMessage[] {
    return [...this.placed, ...this.unplaced];
  }

  get(id: string): ChatMessage | undefined {
    return this.byId.get(id);
  }

  /** The message at a place, where it is known. */
  at(seq: number): ChatMessage | undefined {
    const message = this.placed[this.indexFrom(seq)];
    return message?.seq === seq ? message : undefined;
  }

  /** What has no place yet, in the order of sending. A new array each time. */
  listUnplaced(): ChatMessage[] {
    return [...this.unplaced];
  }

  /** Place of the oldest message; null where there is none. */
  get firstSeq(): number | null {
    return this.placed[0]?.seq ?? null;
  }

  /** How many messages have their place. */
  get size(): number {
    return this.placed.length;
  }

  /** Adds a message that has no place yet. */
  append(message: ChatMessage): void {
    if (!this.byId.has(message.id)) {
      this.byId.set(message.id, message);
      this.unplaced.push(message);
    }
  }

  /**
   * Puts a message in its place, unless it is there already: what is there has been kept up to date.
   *
   * @returns whether it was put.
   */
  place(message: ChatMessage & { seq: number }): boolean {
    const known = this.byId.get(message.id);
    if (known && known.seq !== null) {
      return false;
    }
    this.remove(message.id);
    this.byId.set(message.id, message);
    this.placed.splice(this.indexFrom(message.seq), 0, message);
    return true;
  }

  /** Takes out a message that has no place. */
  remove(id: string): void {
    const known = this.byId.get(id);
    if (known?.seq === null) {
      this.byId.delete(id);
      this.unplaced = this.unplaced.filter((message) => message !== known);
    }
  }

  /** Replaces a message that is known. @returns it as it is now. */
  change(id: string, change: (message: ChatMessage) => ChatMessage): ChatMessage | undefined {
    const known = this.byId.get(id);
    if (!known) {
      return undefined;
    }
    const changed = change(known);
    const list = known.seq === null ? this.unplaced : this.placed;
    list[this.indexOf(known)] = changed;
    this.byId.set(id, changed);
    return changed;
  }

  delete(id: string, replyCount: number, deletedBy?: string): ChatMessage | undefined {
    return this.change(id, (message) => ({ ...withoutContent(message, deletedBy), replyCount }));
  }

  /** Sets how many people stand behind an emoji; `me` where that is known to have changed. */
  react(id: string, { emoji, count, me }: { emoji: string; count: number; me?: boolean }): ChatMessage | undefined {
    return this.change(id, (message) => {
      const before = message.reactions.find((reaction) => reaction.emoji === emoji)?.me ?? false;
      return withReaction(message, { emoji, count, me: me ?? before });
    });
  }

  /** Forgets everything but what is being sent. */
  clear(): void {
    const sending = this.unplaced.filter(({ state }) => state === 'sending');
    this.placed = [];
    this.unplaced = sending;
    this.byId.clear();
    sending.forEach((message) => this.byId.set(message.id, message));
  }

  private indexOf(message: ChatMessage): number {
    return message.seq === null ? this.unplaced.indexOf(message) : this.indexFrom(message.seq);
  }

  /** Index of the first message at a place or behind it. */
  private indexFrom(seq: number): number {
    let low = 0;
    let high = this.placed.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.placed[middle]?.seq as number) < seq) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
