import { Button } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/icons/IconArrowDown';
import { countUnread } from '../channels/unread.js';
import { useTexts } from '../i18n/language.js';
import { useChatState } from '../state/context.js';

/** The way back to the newest message, with how many are new. */
export function JumpButton({ channelId, isShown, jump }: { channelId: string; isShown: boolean; jump: () => void }) {
  const texts = useTexts();
  const unread = useChatState((state) => countUnread(state, channelId));
  return (
    isShown && (
      <Button
        className="messages-jump"
        size="xs"
        radius="xl"
        variant={unread > 0 ? 'filled' : 'default'}
        leftSection={<IconArrowDown size={14} aria-hidden />}
        onClick={jump}
      >
        {unread > 0 ? texts.jumpToLatestWith(unread) : texts.jumpToLatest}
      </Button>
    )
  );
}
