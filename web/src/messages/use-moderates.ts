import { useEffect } from 'react';
import { useChat, useChatState, useMembers, useStanding } from '../state/context.js';
import { may } from '../state/rights.js';

/** Whether the user may delete what others write in a channel. Who owns a private one, its members tell. */
export function useModerates(channelId: string): boolean {
  const { people } = useChat();
  const channel = useChatState((state) => state.channels?.find(({ id }) => id === channelId));
  const standing = useStanding(channel);
  const isUnknown = useMembers(channelId) === undefined && channel?.kind === 'private';
  useEffect(() => {
    if (isUnknown) {
      people.readMembers(channelId).catch(() => undefined);
    }
  }, [people, channelId, isUnknown]);
  return channel !== undefined && may(standing, 'moderate', channel.kind ?? 'public');
}
