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
    this.messages = JSON.parse(storage?.getItem(key) ?? '[]') as UnsentMessage[];
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
