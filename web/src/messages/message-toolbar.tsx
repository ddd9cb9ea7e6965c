import { ActionIcon, Menu, Popover } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import IconMessageReply from '@tabler/icons-react/icons/IconMessageReply';
import IconMoodPlus from '@tabler/icons-react/icons/IconMoodPlus';
import { useEffect, useState } from 'react';
import type { ChatMessage } from '../../../client/src/index.js';
import { ConfirmDialog } from '../app/confirm-dialog.js';
import { notify } from '../app/notice.js';
import { EmojiGrid } from '../composer/emoji-grid.js';
import { useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import { dialog } from '../state/dialog.js';
import { addressOf } from '../state/navigation.js';
import { panel } from '../state/panel.js';
import { editing } from './editing.js';
import { toolbarInUse } from './toolbar-in-use.js';
import { useModerates } from './use-moderates.js';
import { useRights } from './use-rights.js';

/** What can be done with a message. */
export function MessageToolbar({ message, isInThread = false }: { message: ChatMessage; isInThread?: boolean }) {
  const texts = useTexts();
  const { client } = useChat();
  const { id, channelId, replyTo } = message;
  const { mayReact } = useRights(channelId);
  const [isPicking, setIsPicking] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  useEffect(() => {
    toolbarInUse.set(isPicking || isDeleting || isMenuOpen);
    return () => toolbarInUse.set(false);
  }, [isPicking, isDeleting, isMenuOpen]);
  const react = (emoji: string): void => {
    setIsPicking(false);
    client.react(channelId, id, emoji).catch(notify);
  };
  return (
    <div className="message-toolbar" role="group" aria-label={texts.messageActions}>
      {mayReact && (
        <Popover opened={isPicking} onChange={setIsPicking} position="top-end" withinPortal trapFocus>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={texts.react}
              title={texts.react}
              onClick={() => setIsPicking(!isPicking)}
            >
              <IconMoodPlus size={18} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <EmojiGrid pick={react} />
          </Popover.Dropdown>
        </Popover>
      )}
      {!isInThread && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={texts.reply}
          title={texts.reply}
          onClick={() => panel.set({ kind: 'thread', messageId: replyTo ?? id })}
        >
          <IconMessageReply size={18} />
        </ActionIcon>
      )}
      <MoreMenu message={message} opened={setIsMenuOpen} askToDelete={() => setIsDeleting(true)} />
      {isDeleting && (
        <ConfirmDialog
          question={message.isOwnMessage ? texts.deleteQuestion : texts.deleteOfOther(message.userName)}
          action={texts.delete}
          confirm={() => {
            client.delete(channelId, id).catch(notify);
          }}
          close={() => setIsDeleting(false)}
        />
      )}
    </div>
  );
}

function MoreMenu({
  message,
  opened,
  askToDelete,
}: {
  message: ChatMessage;
  opened: (isOpen: boolean) => void;
  askToDelete: () => void;
}) {
  const texts = useTexts();
  const { client } = useChat();
  const { id, channelId } = message;
  const { mayWrite, isArchived } = useRights(channelId);
  const mayDelete = (useModerates(channelId) || message.isOwnMessage) && !isArchived;
  const isPinned = message.pinnedAt !== undefined;
  const togglePin = (): void => {
    (isPinned ? client.unpin(channelId, id) : client.pin(channelId, id)).catch(notify);
  };
  const copyLink = async (): Promise<void> => {
    const link = location.origin + addressOf(channelId, id);
    try {
      await navigator.clipboard.writeText(link);
      notify(texts.copied);
    } catch {
      // Only pages of https or of this machine may; the link is shown instead.
      notify(link);
    }
  };
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false} onChange={opened}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={texts.more} title={texts.more}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayWrite && message.isOwnMessage && <Menu.Item onClick={() => editing.set(id)}>{texts.edit}</Menu.Item>}
        {mayWrite && <Menu.Item onClick={togglePin}>{isPinned ? texts.unpin : texts.pin}</Menu.Item>}
        <Menu.Item onClick={() => void copyLink()}>{texts.copyLink}</Menu.Item>
        {!message.isOwnMessage && (
          <Menu.Item onClick={() => dialog.set({ kind: 'report', messageId: id })}>{texts.reportMenu}</Menu.Item>
        )}
        {mayDelete && (
          <Menu.Item color="red" onClick={askToDelete}>
            {texts.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
