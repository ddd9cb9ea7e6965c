import type { ChannelStore } from './channel-store.js';
import type { ChatClientEvents } from './events.js';
import type { Emitter } from './emitter.js';
import { ChatError } from './errors.js';
import { type ChatMessage, toChatMessage } from './messages.js';
import type { Outbox } from './outbox.js';
import type { Rest } from './rest.js';
import type { UnsentMessage, UnsentMessages } from './unsent.js';

export interface NewMessage {
  channelId: string;
  content: string;
  /** Id of the message that this one answers. */
  replyTo?: string;
  /** Id of a message that was refused and is sent again: should the server have it after all, it is not there twice. */
  id?: string;
}

/** Sends messages, each until it is saved or refused, in the order of each channel. */
export class Sender {
  constructor(
    private readonly user: { id: string; name: string },
    private readonly rest: Rest,
    private readonly outbox: Outbox,
    private readonly unsent: UnsentMessages,
    private readonly events: Emitter<ChatClientEvents>,
    private readonly storeOf: (channelId: string) => ChannelStore | undefined,
  ) {}

  /**
   * Goes on with what other clients of the same storage could not send. Should one of them send it too, the server keeps it
   * once.
   */
  resume(): void {
    for (const message of this.unsent.takeOver()) {
      this.deliver(message).catch(() => undefined);
    }
  }

  /** @throws ChatError when the server refuses the message. */
  send({ channelId, content, replyTo, id = `msg_${randomId()}` }: NewMessage): Promise<ChatMessage> {
    const message = this.unsent.add({
      channelId,
      body: {
        id,
        userId: this.user.id,
        userName: this.user.name,
        content,
        timestamp: new Date().toISOString(),
        isOwnMessage: true,
        ...(replyTo === undefined ? {} : { replyTo }),
      },
    });
    return this.deliver(message);
  }

  /** Shows in a channel what is on its way to it. */
  showIn(channelId: string, store: ChannelStore): void {
    this.unsent
      .list()
      .filter((message) => message.channelId === channelId)
      .forEach((message) => store.append(this.preview(message)));
  }

  private async deliver(message: UnsentMessage): Promise<ChatMessage> {
    const { channelId, body } = message;
    const preview = this.preview(message);
    this.storeOf(channelId)?.append(preview);
    this.events.emit('message', preview);
    try {
      const { status, body: saved } = await this.outbox.add(channelId, () =>
        this.rest.call('post', '/api/channels/{channel_id}/messages', { path: { channel_id: channelId }, body }),
      );
      this.unsent.remove(body.id);
      return this.confirm(toChatMessage(saved, null, this.user.id), status === 200);
    } catch (error) {
      if (error instanceof ChatError && error.code !== 'closed') {
        this.unsent.remove(body.id);
        this.storeOf(channelId)?.remove(body.id);
        this.events.emit('failed', { message: preview, error });
      }
      throw error;
    }
  }

  /** The place of the message comes, or came, with the frames of the channel; until then it stays at the end. */
  private confirm(message: ChatMessage, wasThere: boolean): ChatMessage {
    const store = this.storeOf(message.channelId);
    const known = store?.get(message.id);
    if (known && known.seq !== null) {
      return known;
    }
    if (wasThere) {
      // Saved by an earlier attempt, so perhaps before what is known of the channel.
      store?.remove(message.id);
    } else if (store?.change(message.id, () => message)) {
      this.events.emit('updated', message);
    }
    return message;
  }

  private preview({ channelId, body }: UnsentMessage): ChatMessage {
    return {
      id: body.id,
      channelId,
      userId: body.userId,
      userName: body.userName,
      content: body.content,
      timestamp: body.timestamp ?? new Date().toISOString(),
      ...(body.replyTo === undefined ? {} : { replyTo: body.replyTo }),
      seq: null,
      state: 'sending',
      isOwnMessage: true,
      isDeleted: false,
      replyCount: 0,
      reactions: [],
    };
  }
}

/** `crypto.randomUUID` is there on pages of https only. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
