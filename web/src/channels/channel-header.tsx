import { ActionIcon, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import IconFlag from '@tabler/icons-react/icons/IconFlag';
import IconMenu2 from '@tabler/icons-react/icons/IconMenu2';
import IconPin from '@tabler/icons-react/icons/IconPin';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import IconUsers from '@tabler/icons-react/icons/IconUsers';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Channel } from '../../../client/src/index.js';
import { ConfirmDialog } from '../app/confirm-dialog.js';
import { notify } from '../app/notice.js';
import { useTexts } from '../i18n/language.js';
import { useOpenReports } from '../moderation/use-open-reports.js';
import { useChat, useChatState, useStanding } from '../state/context.js';
import { panel, togglePanel } from '../state/panel.js';
import { may } from '../state/rights.js';
import { useStore } from '../state/store.js';
import './channel-header.css';

const ChannelDialog = lazy(() => import('./channel-dialog.js'));

/** What is above the messages: the name of the channel, and the ways to what stands beside it. */
export function ChannelHeader({ channel, openList }: { channel: Channel | undefined; openList: () => void }) {
  const texts = useTexts();
  const people = useChatState((state) => state.users.length);
  const standing = useStanding(channel);
  const mayManage = may(standing, 'manage', channel?.kind ?? 'public');
  const openReports = useOpenReports();
  return (
    <header className="channel-header">
      <ActionIcon
        className="channel-header-list"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={texts.openChannels}
        onClick={openList}
      >
        <IconMenu2 size={20} />
      </ActionIcon>
      <div className="channel-header-text">
        <h1>{channel?.name ?? texts.appName}</h1>
        {channel?.description !== undefined && <p className="quiet">{channel.description}</p>}
      </div>
      <PanelButton kind="members" label={texts.members(people)}>
        <IconUsers size={18} aria-hidden />
        <span className="channel-header-count">{people}</span>
      </PanelButton>
      {channel && (
        <PanelButton kind="pins" label={texts.pins}>
          <IconPin size={18} aria-hidden />
        </PanelButton>
      )}
      {openReports && (
        <PanelButton kind="reports" label={texts.openReports(openReports.reports.length, openReports.hasMore)}>
          <IconFlag size={18} aria-hidden />
          {openReports.reports.length > 0 && <span className="channel-header-count">{openReports.reports.length}</span>}
        </PanelButton>
      )}
      <PanelButton kind="search" label={texts.search}>
        <IconSearch size={18} aria-hidden />
      </PanelButton>
      {channel && mayManage && <ChannelMenu channel={channel} />}
    </header>
  );
}

function PanelButton({
  kind,
  label,
  children,
}: {
  kind: 'members' | 'pins' | 'search' | 'reports';
  label: string;
  children: ReactNode;
}) {
  const isOpen = useStore(panel, (value) => value?.kind === kind);
  return (
    <button
      type="button"
      className="plain-button channel-header-button"
      aria-label={label}
      title={label}
      aria-expanded={isOpen}
      onClick={() => togglePanel(kind)}
    >
      {children}
    </button>
  );
}

function ChannelMenu({ channel }: { channel: Channel }) {
  const texts = useTexts();
  const chat = useChat();
  const [dialog, setDialog] = useState<'edit' | 'archive' | null>(null);
  const isArchived = channel.archivedAt !== undefined;
  const setArchived = (archived: boolean): void => {
    chat.client
      .request('patch', '/api/channels/{channel_id}', { path: { channel_id: channel.id }, body: { archived } })
      .then((saved) => chat.takeChannel(saved), notify);
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.channelMenu}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('edit')}>{texts.editChannel}</Menu.Item>
          {isArchived ? (
            <Menu.Item onClick={() => setArchived(false)}>{texts.unarchive}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => setDialog('archive')}>{texts.archive}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>{dialog === 'edit' && <ChannelDialog channel={channel} close={() => setDialog(null)} />}</Suspense>
      {dialog === 'archive' && (
        <ConfirmDialog
          question={texts.archiveQuestion(channel.name)}
          action={texts.archive}
          confirm={() => setArchived(true)}
          close={() => setDialog(null)}
        />
      )}
    </>
  );
}
