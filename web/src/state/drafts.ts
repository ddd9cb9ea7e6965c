import { storage, tabStorage } from './storage.js';

/**
 * What somebody began to write, by user and place; a reload of the page and a walk through the channels keep it. Every tab has
 * its own. What was written last is there for a tab that has none, such as that of tomorrow.
 */
export class Draft {
  private readonly key: string;

  constructor(userId: string, place: string) {
    this.key = `chat-draft ${userId} ${place}`;
  }

  read(): string {
    return tabStorage.getItem(this.key) ?? storage.getItem(this.key) ?? '';
  }

  write(text: string): void {
    if (text === '') {
      // That of another tab stays.
      if (storage.getItem(this.key) === tabStorage.getItem(this.key)) {
        storage.removeItem(this.key);
      }
      tabStorage.removeItem(this.key);
    } else {
      storage.setItem(this.key, text);
      tabStorage.setItem(this.key, text);
    }
  }

  /** Tells, while this tab has nothing of its own, what another one makes of the text that they share. @returns what ends that. */
  onShared(changed: (text: string) => void): () => void {
    const listen = ({ key, newValue }: StorageEvent): void => {
      if (key === this.key && tabStorage.getItem(key) === null) {
        changed(newValue ?? '');
      }
    };
    addEventListener('storage', listen);
    return () => removeEventListener('storage', listen);
  }
}
