import type { components } from './generated/rest.js';

/** Where a client keeps what it has yet to send: `localStorage`, or what is like it. */
export interface ClientStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A message on its way. */
export interface UnsentMessage {
  channelId: string;
  body: components['schemas']['CreateMessageDto'] & { id: string; userId: string; userName: string };
}

/** The messages that are not acknowledged yet, kept over a reload of the page where there is a storage. */
export class UnsentMessages {
  private messages: UnsentMessage[];

  constructor(
    private readonly key: string,
    private readonly storage: ClientStorage | undefined,
  ) {
    this.messages = readMessages(storage?.getItem(key) ?? '[]');
  }

  /** Oldest first. */
  list(): UnsentMessage[] {
    return [...this.messages];
  }

  add(message: UnsentMessage): void {
    this.messages.push(message);
    this.save();
  }

  remove(id: string): void {
    this.messages = this.messages.filter(({ body }) => body.id !== id);
    this.save();
  }

  private save(): void {
    if (this.messages.length > 0) {
      this.storage?.setItem(this.key, JSON.stringify(this.messages));
    } else {
      this.storage?.removeItem(this.key);
    }
  }
}

/** Others write into the storage of a page too; what is no list of messages is none. */
function readMessages(text: string): UnsentMessage[] {
  try {
    const messages: unknown = JSON.parse(text);
    return Array.isArray(messages) ? messages.filter(isMessage) : [];
  } catch {
    return [];
  }
}

function isMessage(value: unknown): value is UnsentMessage {
  const { channelId, body } = (value ?? {}) as Partial<UnsentMessage>;
  return typeof channelId === 'string' && typeof body?.id === 'string' && typeof body.content === 'string';
}
