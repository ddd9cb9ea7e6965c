import { useEffect } from 'react';
import { useChat } from './context.js';

/** Whoever writes on asks once. */
const FIND_AFTER_MS = 150;

/**
 * Has the directory know which accounts have a name that begins so, while it is being written.
 *
 * @param beginning undefined while nobody is looked for.
 * @param failed those who are known are offered all the same.
 */
export function useFound(beginning: string | undefined, failed: (error: unknown) => void): void {
  const { people } = useChat();
  useEffect(() => {
    if (beginning === undefined) {
      return undefined;
    }
    const timer = setTimeout(() => {
      people.find(beginning).catch(failed);
    }, FIND_AFTER_MS);
    return () => clearTimeout(timer);
  }, [people, beginning, failed]);
}
