import type { components } from './generated/rest.js';

/** Where a client keeps what it has yet to send: `localStorage`, or what is like it. */
export interface ClientStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A message on its way. */
export interface UnsentMessage {
  channelId: string;
  /** Grows with each message that a client sends: those of a channel keep their order. */
  order: number;
  body: components['schemas']['CreateMessageDto'] & { id: string; userId: string; userName: string };
}

/**
 * The messages that are not acknowledged yet, kept over a reload of the page where there is a storage. Several tabs of a
 * browser share it, so each message has an entry of its own: none of them ever writes over what another one keeps.
 */
export class UnsentMessages {
  private readonly messages = new Map<string, UnsentMessage>();
  private lastOrder = 0;

  constructor(
    private readonly name: string,
    private readonly storage: ClientStorage | undefined,
  ) {}

  /** Those of this client, in the order of sending. */
  list(): UnsentMessage[] {
    return [...this.messages.values()];
  }

  /** Takes over what other clients left in the storage. @returns what is new, in the order of sending. */
  takeOver(): UnsentMessage[] {
    const found = this.keys().flatMap((key) => {
      const message = readMessage(this.storage?.getItem(key) ?? null);
      // The name of one user may begin that of another.
      return message && key === this.keyOf(message.body.id) && !this.messages.has(message.body.id) ? [message] : [];
    });
    const sorted = found.toSorted((a, b) => a.order - b.order);
    sorted.forEach((message) => this.messages.set(message.body.id, message));
    return sorted;
  }

  add({ channelId, body }: Omit<UnsentMessage, 'order'>): UnsentMessage {
    this.lastOrder = Math.max(Date.now(), this.lastOrder + 1);
    const message = { channelId, order: this.lastOrder, body };
    this.messages.set(body.id, message);
    this.storage?.setItem(this.keyOf(body.id), JSON.stringify(message));
    return message;
  }

  remove(id: string): void {
    this.messages.delete(id);
    this.storage?.removeItem(this.keyOf(id));
  }

  private keyOf(id: string): string {
    return `${this.name} ${id}`;
  }

  private keys(): string[] {
    const { storage } = this;
    return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '').filter((key) =>
      key.startsWith(`${this.name} `),
    );
  }
}

/** Others write into the storage of a page too; what is no message is none. */
function readMessage(text: string | null): UnsentMessage | null {
  try {
    const message: unknown = JSON.parse(text ?? 'null');
    return isMessage(message) ? message : null;
  } catch {
    return null;
  }
}

function isMessage(value: unknown): value is UnsentMessage {
  const { channelId, order, body } = (value ?? {}) as Partial<UnsentMessage>;
  return [channelId, body?.id, body?.content].every((text) => typeof text === 'string') && typeof order === 'number';
}
