import { ActionIcon, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.js';
import { Avatar } from '../messages/avatar.js';
import { useChat, useChatState, useStanding } from '../state/context.js';
import { may } from '../state/rights.js';
import { openDirect } from './open-direct.js';

interface PersonRowProps {
  userId: string;
  userName: string;
  /** What they are in the channel. */
  note?: string;
  /** More that may be done with them: items of a menu. */
  actions?: ReactNode;
}

/** Somebody, whether they are there, and what may be done with them. */
export function PersonRow({ userId, userName, note, actions }: PersonRowProps) {
  const texts = useTexts();
  const chat = useChat();
  const status = useChatState((state) => state.users.find((user) => user.userId === userId)?.status);
  const isSelf = userId === chat.user.id;
  const mayTalk = may(useStanding(undefined), 'create', 'direct') && !isSelf;
  return (
    <li className="member">
      <Avatar id={userId} name={userName} />
      <span className="member-name">
        {userName} {isSelf && <span className="quiet">({texts.you})</span>}
        {note !== undefined && <span className="member-note quiet">{note}</span>}
      </span>
      {status !== undefined && (
        <span className="member-status quiet" data-status={status}>
          {status === 'away' ? texts.away : texts.online}
        </span>
      )}
      {(mayTalk || actions !== undefined) && (
        <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={texts.actionsFor(userName)}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {mayTalk && <Menu.Item onClick={() => void openDirect(chat, userId)}>{texts.writeDirectly}</Menu.Item>}
            {actions}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
