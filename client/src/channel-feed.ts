import { camelCased } from './camel-case.js';
import { ChannelStore } from './channel-store.js';
import type { ServerFrame } from './frames.js';
import { type ChatMessage, type MessageResponse, toChatMessage } from './messages.js';

/** How far a client has come in a channel: the newest message and the newest change. */
export interface Position {
  seq: number;
  change: number;
}

/** The frames that tell of a channel's messages. */
export type ChannelFrame = ServerFrame<
  'message:broadcast' | 'message:updated' | 'message:deleted' | 'thread:updated' | 'reaction:added' | 'reaction:removed'
>;
type ChangeFrame = Exclude<ChannelFrame, ServerFrame<'message:broadcast'>>;

interface FeedListener {
  /** A message is new, or has its place now. */
  added(message: ChatMessage): void;
  changed(message: ChatMessage): void;
}

/**
 * Keeps the store of a channel up to date from the frames of the server. Every frame has a number, of a message or of a
 * change, so each is taken once, and one that is missing is noticed.
 */
export class ChannelFeed {
  readonly store = new ChannelStore();
  /** Null before the channel was subscribed to. */
  position: Position | null = null;
  /** `off`: frames are not for us; `replaying`: they bring what was missed; `live`: they follow each other without a gap. */
  status: 'off' | 'replaying' | 'live' = 'off';
  /** Grows when the store starts afresh: what was asked before is not for it any more. */
  generation = 0;
  /** Changes since the first page that is being read was asked for: the page may be older than they are. */
  private sinceAsked: ChangeFrame[] = [];
  private pages = 0;

  constructor(
    readonly channelId: string,
    private readonly userId: string,
    private readonly listener: FeedListener,
  ) {}

  /** Begins at a position without what was before. */
  startAfresh(position: Position): void {
    this.store.clear();
    this.position = { ...position };
    this.sinceAsked = [];
    this.generation += 1;
  }

  /** Takes a frame. @returns whether one before it is missing. */
  receive(frame: ChannelFrame): 'ok' | 'hole' {
    const { position } = this;
    if (this.status === 'off' || !position) {
      return 'ok';
    }
    const kind = frame.type === 'message:broadcast' ? 'seq' : 'change';
    const number = (frame as { seq?: number; change?: number })[kind] ?? 0;
    if (number <= position[kind]) {
      return 'ok';
    }
    // What is replayed has gaps where a change was followed by another one of the same message.
    if (this.status === 'live' && number > position[kind] + 1) {
      this.status = 'off';
      return 'hole';
    }
    position[kind] = number;
    if (frame.type === 'message:broadcast') {
      this.add(camelCased(frame.data), number);
    } else {
      if (this.pages > 0) {
        this.sinceAsked.push(frame);
      }
      this.apply(frame);
    }
    return 'ok';
  }

  /** Everything up to this position was sent. */
  caughtUp(position: Position): void {
    if (this.status === 'replaying') {
      this.position = { ...position };
      this.status = 'live';
    }
  }

  /**
   * Takes in a page of the history, with the place of its first message. What changed while the page was on its way is
   * changed in it.
   *
   * @param read reads the page; the feed may start afresh meanwhile, and the page is nothing then.
   */
  async addPage(read: () => Promise<{ first: number; messages: MessageResponse[] }>): Promise<void> {
    const { generation } = this;
    this.pages += 1;
    try {
      const { first, messages } = await read();
      if (generation !== this.generation) {
        return;
      }
      const added = new Set(messages.filter((message, index) => this.add(message, first + index)).map(({ id }) => id));
      this.sinceAsked.filter((frame) => added.has(subjectOf(frame))).forEach((frame) => this.apply(frame));
    } finally {
      this.pages -= 1;
      if (this.pages === 0) {
        this.sinceAsked = [];
      }
    }
  }

  private add(message: MessageResponse, seq: number): boolean {
    const placed = { ...toChatMessage(message, seq, this.userId), seq };
    const isNew = this.store.place(placed);
    if (isNew) {
      this.listener.added(placed);
    }
    return isNew;
  }

  private apply(frame: ChangeFrame): void {
    const changed = this.change(frame);
    if (changed) {
      this.listener.changed(changed);
    }
  }

  private change(frame: ChangeFrame): ChatMessage | undefined {
    switch (frame.type) {
      case 'message:updated':
        return this.update(camelCased(frame.data));
      case 'message:deleted':
        return this.store.delete(frame.data.id, frame.data.reply_count ?? 0, frame.data.deleted_by);
      case 'thread:updated': {
        const { id, reply_count } = frame.data;
        return this.store.change(id, (message) => ({ ...message, replyCount: reply_count }));
      }
      case 'reaction:added':
      case 'reaction:removed': {
        const { message_id, emoji, count, user_id } = frame.data;
        const me = user_id === this.userId ? { me: frame.type === 'reaction:added' } : {};
        return this.store.react(message_id, { emoji, count, ...me });
      }
      default:
        return frame satisfies never;
    }
  }

  /** The same bytes go to everybody, so which reactions are one's own is known from before. */
  private update(message: MessageResponse): ChatMessage | undefined {
    return this.store.change(message.id, (before) => {
      const mine = new Set(before.reactions.filter(({ me }) => me).map(({ emoji }) => emoji));
      const after = toChatMessage(message, before.seq, this.userId);
      return {
        ...after,
        reactions: after.reactions.map((reaction) => ({ ...reaction, me: mine.has(reaction.emoji) })),
      };
    });
  }
}

function subjectOf({ data }: ChangeFrame): string {
  return 'message_id' in data ? data.message_id : data.id;
}
