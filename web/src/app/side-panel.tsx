import { CloseButton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { MembersPanel } from '../channels/members-panel.js';
import { useTexts } from '../i18n/language.js';
import { PinsPanel } from '../messages/pins-panel.js';
import { ThreadPanel } from '../messages/thread-panel.js';
import { ReportsPanel } from '../moderation/reports-panel.js';
import { SearchPanel } from '../search/search-panel.js';
import { useChatState } from '../state/context.js';
import { place } from '../state/navigation.js';
import { type Panel, panel } from '../state/panel.js';
import { useStore } from '../state/store.js';

/** What stands beside the messages: a thread, the pins, the search, who is there, the reports. */
export default function SidePanel({ panel: shown }: { panel: Panel }) {
  const texts = useTexts();
  const ref = useRef<HTMLElement>(null);
  const { channelId } = useStore(place, (value) => value);
  const title = {
    thread: texts.thread,
    pins: texts.pins,
    search: texts.search,
    members: texts.people,
    reports: texts.reports,
  }[shown.kind];
  const channel = useChatState((state) => state.channels?.find(({ id }) => id === channelId));
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    const element = ref.current;
    // Whoever uses the keyboard is where it opened, and afterwards back where one was.
    if (element && !element.contains(document.activeElement)) {
      element.focus();
    }
    return () => (opener as HTMLElement | null)?.focus();
  }, [opener]);
  useEffect(() => {
    const element = ref.current;
    const closeByKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        panel.set(null);
      }
    };
    element?.addEventListener('keydown', closeByKey);
    return () => element?.removeEventListener('keydown', closeByKey);
  }, []);
  return (
    <aside ref={ref} className="panel" aria-label={title} tabIndex={-1}>
      <div className="panel-head">
        <h2>{title}</h2>
        <CloseButton aria-label={texts.close} onClick={() => panel.set(null)} />
      </div>
      {shown.kind === 'members' && <MembersPanel channel={channel} />}
      {shown.kind === 'reports' && <ReportsPanel />}
      {shown.kind === 'search' && <SearchPanel channelId={channelId} />}
      {shown.kind === 'pins' && channelId !== undefined && <PinsPanel key={channelId} channelId={channelId} />}
      {shown.kind === 'thread' && channelId !== undefined && (
        <ThreadPanel key={shown.messageId} channelId={channelId} messageId={shown.messageId} />
      )}
    </aside>
  );
}
