import type { Channel } from '../../../client/src/index.js';
import { useTexts } from '../i18n/language.js';
import { useChatState, useMembers, useStanding } from '../state/context.js';
import { ChannelMembers } from './channel-members.js';
import { MembershipButtons } from './membership-buttons.js';
import { PersonRow } from './person-row.js';
import './members-panel.css';

/** Who belongs to the channel, and who else is there. */
export function MembersPanel({ channel }: { channel: Channel | undefined }) {
  const texts = useTexts();
  const { role } = useStanding(channel);
  const members = useMembers(channel?.id ?? '');
  const users = useChatState((state) => state.users);
  const ids = new Set(members?.map(({ userId }) => userId));
  const others = users
    .filter(({ userId }) => !ids.has(userId))
    .toSorted((a, b) => a.userName.localeCompare(b.userName));
  const isClosed = channel?.kind === 'private' || channel?.kind === 'direct';
  return (
    <div className="panel-body">
      {channel && role !== undefined && (
        <MembershipButtons key={channel.id} channel={channel} members={members ?? []} />
      )}
      {channel && members && members.length > 0 && <ChannelMembers channel={channel} members={members} />}
      {!isClosed && others.length > 0 && (
        <section>
          {members && members.length > 0 && <h3 className="members-title">{texts.alsoHere}</h3>}
          <ul className="members">
            {others.map(({ userId, userName }) => (
              <PersonRow key={userId} userId={userId} userName={userName} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
