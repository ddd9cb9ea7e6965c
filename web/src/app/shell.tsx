import { Fragment, lazy, Suspense, useEffect, useState } from 'react';
import { ChannelHeader } from '../channels/channel-header.js';
import { ChannelList } from '../channels/channel-list.js';
import { Composer } from '../composer/composer.js';
import { TypingLine } from '../composer/typing-line.js';
import { explain, useTexts } from '../i18n/language.js';
import { MessageList } from '../messages/message-list.js';
import { useChat, useChatState } from '../state/context.js';
import { dialog } from '../state/dialog.js';
import { goTo, place } from '../state/navigation.js';
import { panel } from '../state/panel.js';
import { storage } from '../state/storage.js';
import { useStore } from '../state/store.js';
import { ConnectionBanner } from './connection-banner.js';
import { notify } from './notice.js';
import { useTitle } from './use-title.js';
import './shell.css';

const SidePanel = lazy(() => import('./side-panel.js'));
const OpenDialog = lazy(() => import('./open-dialog.js'));
const LAST_CHANNEL_KEY = 'chat-last-channel';

/** The chat: channels, the messages of one of them, and what stands beside. */
export function Shell() {
  const texts = useTexts();
  const [isListOpen, setIsListOpen] = useState(false);
  const { channelId } = useStore(place, (value) => value);
  const shownPanel = useStore(panel, (value) => value);
  const shownDialog = useStore(dialog, (value) => value);
  useFirstChannel();
  useTitle();
  useEffect(() => setIsListOpen(false), [channelId]);
  return (
    <div className="shell" data-list={isListOpen} data-panel={shownPanel !== null}>
      <a className="skip-link" href="#composer">
        {texts.skipToComposer}
      </a>
      <ChannelList close={() => setIsListOpen(false)} />
      <button
        type="button"
        className="shell-shade"
        aria-label={texts.close}
        tabIndex={-1}
        onClick={() => setIsListOpen(false)}
      />
      <main className="shell-main">
        <ConnectionBanner />
        <ProblemBanner />
        <Conversation openList={() => setIsListOpen(true)} />
      </main>
      {shownPanel && (
        <Suspense fallback={<aside className="panel" />}>
          <SidePanel panel={shownPanel} />
        </Suspense>
      )}
      <Suspense>{shownDialog && <OpenDialog shown={shownDialog} />}</Suspense>
    </div>
  );
}

function Conversation({ openList }: { openList: () => void }) {
  const texts = useTexts();
  const { channelId } = useStore(place, (value) => value);
  const channels = useChatState((state) => state.channels);
  const channel = channels?.find(({ id }) => id === channelId);
  useMembersOf(channel?.id);
  return (
    <>
      <ChannelHeader channel={channel} openList={openList} />
      {channel && (
        <Fragment key={channel.id}>
          <MessageList channel={channel} />
          <TypingLine channelId={channel.id} />
          {channel.archivedAt === undefined ? (
            <Composer
              id="composer"
              channelId={channel.id}
              label={texts.messageTo(channel.name)}
              draftKey={channel.id}
            />
          ) : (
            <p className="archived-note quiet">{texts.isArchived}</p>
          )}
        </Fragment>
      )}
      {!channel && (
        <p className="shell-empty quiet">
          {channels === null ? texts.loading : channelId === undefined ? texts.pickChannel : texts.noSuchChannel}
        </p>
      )}
    </>
  );
}

/** Who belongs to the channel that is shown decides what its user may do there. It is read once everything tells of changes. */
function useMembersOf(channelId: string | undefined): void {
  const { people } = useChat();
  const isCaughtUp = useChatState((state) => state.isCaughtUp);
  useEffect(() => {
    if (channelId !== undefined && isCaughtUp) {
      people.readMembers(channelId).catch(notify);
    }
  }, [people, channelId, isCaughtUp]);
}

/** Shows why something could not be read, until it could. */
function ProblemBanner() {
  const texts = useTexts();
  const chat = useChat();
  const problem = useChatState((state) => state.problem);
  const isOpen = useChatState((state) => state.connection === 'open');
  return (
    <div role="status" className="banner-place">
      {problem && isOpen && (
        <p className="banner banner-offline">
          {explain(texts, { code: problem.code, detail: problem.message })}{' '}
          <button type="button" className="banner-button" onClick={() => chat.reload()}>
            {texts.retry}
          </button>
        </p>
      )}
    </div>
  );
}

/** Where the address names no channel, the one of last time is shown, or the first. */
function useFirstChannel(): void {
  const { channelId } = useStore(place, (value) => value);
  const channels = useChatState((state) => state.channels);
  useEffect(() => {
    if (channelId !== undefined) {
      storage.setItem(LAST_CHANNEL_KEY, channelId);
    } else if (channels) {
      const inUse = channels.filter(({ archivedAt }) => archivedAt === undefined);
      const last = storage.getItem(LAST_CHANNEL_KEY);
      const first = inUse.find(({ id }) => id === last) ?? inUse[0];
      if (first) {
        goTo(first.id, undefined, 'replace');
      }
    }
  }, [channelId, channels]);
}
