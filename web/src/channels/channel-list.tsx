import { ActionIcon } from '@mantine/core';
import IconArchive from '@tabler/icons-react/icons/IconArchive';
import IconAt from '@tabler/icons-react/icons/IconAt';
import IconLock from '@tabler/icons-react/icons/IconLock';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import IconSpeakerphone from '@tabler/icons-react/icons/IconSpeakerphone';
import { lazy, type MouseEvent, Suspense, useState } from 'react';
import type { Channel } from '../../../client/src/index.js';
import { useTexts } from '../i18n/language.js';
import { Avatar } from '../messages/avatar.js';
import { useChat, useChatState } from '../state/context.js';
import { addressOf, goTo, place } from '../state/navigation.js';
import { useStore } from '../state/store.js';
import { countUnread } from './unread.js';
import './channel-list.css';

const SettingsDialog = lazy(() => import('../app/settings-dialog.js'));
const ChannelDialog = lazy(() => import('./channel-dialog.js'));

/** The channels with what is unread in each, and the user's own settings. */
export function ChannelList({ close }: { close: () => void }) {
  const texts = useTexts();
  const chat = useChat();
  const channels = useChatState((state) => state.channels) ?? [];
  const [dialog, setDialog] = useState<'channel' | 'settings' | null>(null);
  const [showsArchived, setShowsArchived] = useState(false);
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
        <ChannelLinks channels={channels.filter(({ archivedAt }) => archivedAt === undefined)} close={close} />
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

/** Tells the kinds of channels apart. */
function ChannelSign({ kind }: { kind: Channel['kind'] }) {
  const texts = useTexts();
  switch (kind) {
    case 'private':
      return <IconLock size={15} role="img" aria-label={texts.privateChannel} />;
    case 'direct':
      return <IconAt size={15} role="img" aria-label={texts.directChannel} />;
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
