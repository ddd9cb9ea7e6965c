import { storage } from './storage.js';

/** What somebody began to write, by user and place; a reload of the page and a walk through the channels keep it. */
export class Draft {
  private readonly key: string;

  constructor(userId: string, place: string) {
    this.key = `chat-draft ${userId} ${place}`;
  }

  read(): string {
    return storage.getItem(this.key) ?? '';
  }

  write(text: string): void {
    if (text === '') {
      storage.removeItem(this.key);
    } else {
      storage.setItem(this.key, text);
    }
  }
}
