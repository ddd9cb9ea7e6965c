import type { ChatError, ChatMessage } from '../../../client/src/index.js';
import { readStored, storage } from './storage.js';

/** A message that the server refused, kept until its author sends it again or gives it up. */
export interface FailedMessage {
  id: string;
  channelId: string;
  content: string;
  replyTo?: string;
  code: string;
  detail: string;
  /** When the reason for it ends by itself. */
  expiresAt?: string;
}

function isList(value: unknown): value is FailedMessage[] {
  return Array.isArray(value) && value.every(isFailedMessage);
}

function isFailedMessage(value: unknown): value is FailedMessage {
  const { id, channelId, content, code, detail } = (value ?? {}) as Partial<FailedMessage>;
  return [id, channelId, content, code, detail].every((field) => typeof field === 'string');
}

/** The refused messages of a user; a reload of the page keeps them. */
export class FailedMessages {
  private readonly key: string;

  constructor(userId: string) {
    this.key = `chat-failed ${userId}`;
  }

  list(): FailedMessage[] {
    return readStored(this.key, isList, []);
  }

  add({ id, channelId, content, replyTo }: ChatMessage, { code, message, expiresAt }: ChatError): FailedMessage[] {
    const failed: FailedMessage = {
      id,
      channelId,
      content,
      code,
      detail: message,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    return this.save([...this.list().filter((other) => other.id !== id), failed]);
  }

  remove(id: string): FailedMessage[] {
    return this.save(this.list().filter((failed) => failed.id !== id));
  }

  /** Tells when another tab has changed them. @returns what ends that. */
  onChange(changed: (messages: FailedMessage[]) => void): () => void {
    const listen = ({ key }: StorageEvent): void => {
      if (key === this.key) {
        changed(this.list());
      }
    };
    addEventListener('storage', listen);
    return () => removeEventListener('storage', listen);
  }

  private save(messages: FailedMessage[]): FailedMessage[] {
    storage.setItem(this.key, JSON.stringify(messages));
    return messages;
  }
}
