import { useEffect } from 'react';
import { useTexts } from '../i18n/language.js';
import { useChatState } from '../state/context.js';
import { place } from '../state/navigation.js';
import { useStore } from '../state/store.js';
import { countUnread } from '../channels/unread.js';

/** Tells in the title of the page where one is, and how much is unread elsewhere. */
export function useTitle(): void {
  const texts = useTexts();
  const { channelId } = useStore(place, (value) => value);
  const name = useChatState((state) => state.channels?.find(({ id }) => id === channelId)?.name);
  const unread = useChatState((state) =>
    (state.channels ?? [])
      .filter(({ archivedAt }) => archivedAt === undefined)
      .reduce((sum, { id }) => sum + countUnread(state, id), 0),
  );
  useEffect(() => {
    const count = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : '';
    document.title = count + (name === undefined ? texts.appName : `${name} – ${texts.appName}`);
  }, [name, unread, texts]);
}
