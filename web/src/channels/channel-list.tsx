import { ActionIcon } from '@mantine/core';
import IconArchive from '@tabler/icons-react/icons/IconArchive';
import IconLock from '@tabler/icons-react/icons/IconLock';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import IconSpeakerphone from '@tabler/icons-react/icons/IconSpeakerphone';
import IconUser from '@tabler/icons-react/icons/IconUser';
import { lazy, type MouseEvent, Suspense, useState } from 'react';
import type { Channel } from '../../../client/src/index.js';
import { useTexts } from '../i18n/language.js';
import { Avatar } from '../messages/avatar.js';
import { useChat, useChatState, useStanding } from '../state/context.js';
import { addressOf, goTo, place } from '../state/navigation.js';
import { may } from '../state/rights.js';
import { useStore } from '../state/store.js';
import { openDirect } from './open-direct.js';
import { countUnread } from './unread.js';
import './channel-list.css';

const SettingsDialog = lazy(() => import('../app/settings-dialog.js'));
const PeopleDialog = lazy(() => import('./people-dialog.js'));
const ChannelDialog = lazy(() => import('./channel-dialog.js'));

/** The channels with what is unread in each, and the user's own settings. */
export function ChannelList({ close }: { close: () => void }) {
  const texts = useTexts();
  const chat = useChat();
  const channels = useChatState((state) => state.channels) ?? [];
  const [dialog, setDialog] = useState<'channel' | 'settings' | null>(null);
  const [showsArchived, setShowsArchived] = useState(false);
  const inUse = channels.filter(({ archivedAt }) => archivedAt === undefined);
  const archived = channels.filter(({ archivedAt }) => archivedAt !== undefined);
  return (
    <nav className="channels" aria-label={texts.channels}>
      <div className="channels-head">
        <strong>{texts.appName}</strong>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={texts.newChannel}
          title={texts.newChannel}
          onClick={() => setDialog('channel')}
        >
          <IconPlus size={18} />
        </ActionIcon>
      </div>
      <div className="channels-body">
        <ChannelLinks channels={inUse.filter(({ kind }) => kind !== 'direct')} close={close} />
        <DirectChannels channels={inUse.filter(({ kind }) => kind === 'direct')} close={close} />
        {archived.length > 0 && (
          <button
            type="button"
            className="plain-button channels-archived quiet"
            aria-expanded={showsArchived}
            onClick={() => setShowsArchived(!showsArchived)}
          >
            <IconArchive size={16} aria-hidden /> {texts.archivedChannels} ({archived.length})
          </button>
        )}
        {showsArchived && <ChannelLinks channels={archived} close={close} />}
      </div>
      <button type="button" className="plain-button channels-user" onClick={() => setDialog('settings')}>
        <Avatar id={chat.user.id} name={chat.user.name} />
        <span className="channels-user-name">{chat.user.name}</span>
        <IconSettings size={18} aria-label={texts.settings} />
      </button>
      <Suspense>
        {dialog === 'settings' && <SettingsDialog close={() => setDialog(null)} />}
        {dialog === 'channel' && <ChannelDialog close={() => setDialog(null)} />}
      </Suspense>
    </nav>
  );
}

/** The conversations with certain people; nothing without an account. */
function DirectChannels({ channels, close }: { channels: Channel[]; close: () => void }) {
  const texts = useTexts();
  const chat = useChat();
  const [isPicking, setIsPicking] = useState(false);
  if (!may(useStanding(undefined), 'create', 'direct') && channels.length === 0) {
    return null;
  }
  return (
    <>
      <div className="channels-section quiet">
        <h2>{texts.directChannel}</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={texts.newDirect}
          title={texts.newDirect}
          onClick={() => setIsPicking(true)}
        >
          <IconPlus size={16} />
        </ActionIcon>
      </div>
      <ChannelLinks channels={channels} close={close} />
      <Suspense>
        {isPicking && (
          <PeopleDialog
            title={texts.newDirect}
            without={[chat.user.id]}
            pick={({ userId }) => {
              setIsPicking(false);
              close();
              void openDirect(chat, userId);
            }}
            close={() => setIsPicking(false)}
          />
        )}
      </Suspense>
    </>
  );
}

/** Tells the kinds of channels apart. */
function ChannelSign({ kind }: { kind: Channel['kind'] }) {
  const texts = useTexts();
  switch (kind) {
    case 'private':
      return <IconLock size={15} role="img" aria-label={texts.privateChannel} />;
    case 'direct':
      return <IconUser size={15} role="img" aria-label={texts.directChannel} />;
    case 'announcement':
      return <IconSpeakerphone size={15} role="img" aria-label={texts.announcementChannel} />;
    case undefined:
      return (
        <span aria-hidden className="quiet">
          #
        </span>
      );
    default:
      return kind satisfies never;
  }
}

function ChannelLinks({ channels, close }: { channels: Channel[]; close: () => void }) {
  return (
    <ul className="channels-list">
      {channels.map((channel) => (
        <li key={channel.id}>
          <ChannelLink channel={channel} close={close} />
        </li>
      ))}
    </ul>
  );
}

function ChannelLink({ channel, close }: { channel: Channel; close: () => void }) {
  const texts = useTexts();
  const isShown = useStore(place, ({ channelId }) => channelId === channel.id);
  const unread = useChatState((state) => countUnread(state, channel.id));
  const open = (event: MouseEvent): void => {
    if (!(event.metaKey || event.ctrlKey || event.shiftKey)) {
      event.preventDefault();
      goTo(channel.id);
      close();
    }
  };
  return (
    <a
      href={addressOf(channel.id)}
      className="channel-link"
      data-unread={unread > 0}
      aria-current={isShown ? 'page' : undefined}
      onClick={open}
    >
      <ChannelSign kind={channel.kind} />
      <span className="channel-link-name">{channel.name}</span>
      {unread > 0 && (
        <span className="channel-unread">
          <span aria-hidden>{unread > 99 ? '99+' : unread}</span>
          <span className="visually-hidden">{texts.unread(unread)}</span>
        </span>
      )}
    </a>
  );
}
