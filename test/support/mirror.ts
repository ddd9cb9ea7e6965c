import { request } from './http.js';
import { type Frame, TestSocket } from './socket.js';

interface Reaction {
  emoji: string;
  count: number;
}

/** What a client shows of a message. */
interface Shown {
  id: string;
  content: string;
  edited: string | undefined;
  pinned: string | undefined;
  replies: number;
  reactions: Reaction[];
  isDeleted: boolean;
}

type Fields = Record<string, unknown>;

/** A client that keeps one channel: from a snapshot over REST, then from frames alone, across lost connections. */
export class Mirror {
  private epoch: unknown;
  private position = { after: 0, after_change: 0 };
  private messages = new Map<string, Shown>();
  private socket: TestSocket | undefined;
  private taken = 0;

  constructor(
    private readonly channelId: string,
    private readonly server: () => { url: string; wsUrl: string },
  ) {}

  /** Subscribes first and reads the history then, so that nothing falls between the two. */
  async begin(): Promise<void> {
    await this.connect({ channel_id: this.channelId });
    this.messages = await readSnapshot(this.server().url, this.channelId);
  }

  /** Loses the connection; what had come until then was seen. */
  lose(): void {
    this.take();
    this.socket?.socket.terminate();
    this.socket = undefined;
  }

  /** Comes back and goes on where it was. */
  async resume(): Promise<void> {
    await this.connect({ channel_id: this.channelId, ...this.position });
  }

  /** What the client shows once it has come as far as the channel. */
  async show(): Promise<Shown[]> {
    const probe = await TestSocket.open(this.server().wsUrl);
    const answer = await probe.request('channel:subscribe', { channels: [{ channel_id: this.channelId }] });
    probe.close();
    const [head] = answer.data.channels as { seq: number; change: number }[];
    await this.socket?.waitFor(() => {
      this.take();
      return this.position.after >= (head?.seq ?? 0) && this.position.after_change >= (head?.change ?? 0);
    });
    return [...this.messages.values()].map(sortReactions);
  }

  private async connect(channel: object): Promise<void> {
    const socket = await TestSocket.open(this.server().wsUrl);
    const answer = await socket.request('channel:subscribe', { channels: [channel], epoch: this.epoch });
    expect(answer.data.channels).toMatchObject([{ recovered: true }]);
    await socket.waitFor(({ type }) => type === 'channel:caught_up');
    this.epoch = answer.data.epoch;
    this.taken = socket.frames.indexOf(answer);
    this.socket = socket;
    if (this.messages.size === 0 && this.position.after === 0) {
      const [{ seq, change }] = answer.data.channels as [{ seq: number; change: number }];
      this.position = { after: seq, after_change: change };
    }
    this.take();
  }

  private take(): void {
    const frames = this.socket?.frames.slice(this.taken) ?? [];
    this.taken += frames.length;
    frames.forEach((frame) => this.apply(frame));
  }

  private apply({ type, data, seq, change }: Frame): void {
    this.position.after = Math.max(this.position.after, seq ?? 0);
    this.position.after_change = Math.max(this.position.after_change, change ?? 0);
    const message = this.messages.get(String(data.id ?? data.message_id));
    switch (type) {
      case 'message:broadcast':
        if (!message) {
          this.messages.set(String(data.id), toShown(data));
        }
        break;
      case 'message:updated':
        if (message) {
          this.messages.set(message.id, toShown(data));
        }
        break;
      case 'message:deleted':
        if (message) {
          this.messages.set(message.id, {
            ...toShown({ id: message.id, deleted_at: 'then' }),
            replies: Number(data.reply_count ?? 0),
          });
        }
        break;
      case 'thread:updated':
        if (message) {
          message.replies = Number(data.reply_count);
        }
        break;
      case 'reaction:added':
      case 'reaction:removed':
        if (message) {
          const others = message.reactions.filter(({ emoji }) => emoji !== data.emoji);
          const reaction = { emoji: String(data.emoji), count: Number(data.count) };
          message.reactions = reaction.count > 0 ? [...others, reaction] : others;
        }
        break;
      default:
    }
  }
}

/** The channel as somebody sees it who comes now. */
export async function readSnapshot(url: string, channelId: string): Promise<Map<string, Shown>> {
  const { body } = await request<{ messages: Fields[] }>('GET', `${url}/api/channels/${channelId}/messages?limit=1000`);
  return new Map(
    body.messages.map((message) => {
      const { editedAt, deletedAt, pinnedAt, replyCount, ...rest } = message;
      const fields = {
        ...rest,
        edited_at: editedAt,
        deleted_at: deletedAt,
        pinned_at: pinnedAt,
        reply_count: replyCount,
      };
      return [String(message.id), toShown(fields)];
    }),
  );
}

export function sortReactions(message: Shown): Shown {
  return { ...message, reactions: message.reactions.toSorted((a, b) => (a.emoji < b.emoji ? -1 : 1)) };
}

function toShown({ id, content, edited_at, deleted_at, pinned_at, reply_count, reactions }: Fields): Shown {
  return {
    id: String(id),
    content: deleted_at ? '' : String(content),
    edited: edited_at as string | undefined,
    pinned: pinned_at as string | undefined,
    replies: Number(reply_count ?? 0),
    reactions: ((reactions ?? []) as Reaction[]).map(({ emoji, count }) => ({ emoji, count })),
    isDeleted: Boolean(deleted_at),
  };
}
