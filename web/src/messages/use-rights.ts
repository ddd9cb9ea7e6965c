import { useChatState, useStanding } from '../state/context.js';
import { may } from '../state/rights.js';

/** What the user may do with the messages of a channel. With those of an archived one, nothing: they can be read. */
export function useRights(channelId: string): { mayWrite: boolean; mayReact: boolean; isArchived: boolean } {
  const channel = useChatState((state) => state.channels?.find(({ id }) => id === channelId));
  const standing = useStanding(channel);
  const isArchived = channel?.archivedAt !== undefined;
  const mayDo = (action: 'write' | 'react'): boolean =>
    channel !== undefined && !isArchived && may(standing, action, channel.kind ?? 'public');
  return { mayWrite: mayDo('write'), mayReact: mayDo('react'), isArchived };
}
