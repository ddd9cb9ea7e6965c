import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { Channel, ChannelMember } from '../../../client/src/index.js';
import { ConfirmDialog } from '../app/confirm-dialog.js';
import { notify } from '../app/notice.js';
import { useTexts } from '../i18n/language.js';
import { useChat, useMay } from '../state/context.js';
import { PersonRow } from './person-row.js';

const SHOWN_AT_ONCE = 200;

/** Who belongs to a channel, owners first; those who may change what they are in it, or take them out. */
export function ChannelMembers({ channel, members }: { channel: Channel; members: ChannelMember[] }) {
  const texts = useTexts();
  const { client, user } = useChat();
  const [leaving, setLeaving] = useState<ChannelMember>();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const mayInvite = useMay(channel, 'invite');
  const mayRemove = useMay(channel, 'remove');
  const sorted = members.toSorted(
    (a, b) => Number(b.role === 'owner') - Number(a.role === 'owner') || a.userName.localeCompare(b.userName),
  );
  const setRole = ({ userId, role }: ChannelMember): void => {
    client
      .request('put', '/api/channels/{channel_id}/members/{user_id}', {
        path: { channel_id: channel.id, user_id: userId },
        body: { role: role === 'owner' ? 'member' : 'owner' },
      })
      .catch(notify);
  };
  const remove = ({ userId }: ChannelMember): void => {
    client
      .request('delete', '/api/channels/{channel_id}/members/{user_id}', {
        path: { channel_id: channel.id, user_id: userId },
      })
      .catch(notify);
  };
  const actionsFor = (member: ChannelMember) => {
    // For oneself there is leaving.
    const isOther = member.userId !== user.id;
    return isOther && (mayInvite || mayRemove) ? (
      <>
        {mayInvite && (
          <Menu.Item onClick={() => setRole(member)}>
            {member.role === 'owner' ? texts.makeMember : texts.makeOwner}
          </Menu.Item>
        )}
        {mayRemove && (
          <Menu.Item color="red" onClick={() => setLeaving(member)}>
            {texts.takeOut}
          </Menu.Item>
        )}
      </>
    ) : undefined;
  };
  return (
    <section>
      <h3 className="members-title">{texts.membersOf(members.length)}</h3>
      <ul className="members">
        {sorted.slice(0, shown).map((member) => (
          <PersonRow
            key={member.userId}
            userId={member.userId}
            userName={member.userName}
            {...(member.role === 'owner' ? { note: texts.owner } : {})}
            actions={actionsFor(member)}
          />
        ))}
      </ul>
      {members.length > shown && (
        <Button variant="subtle" fullWidth onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {texts.showMore}
        </Button>
      )}
      {leaving && (
        <ConfirmDialog
          question={texts.takeOutQuestion(leaving.userName, channel.name)}
          action={texts.takeOut}
          confirm={() => remove(leaving)}
          close={() => setLeaving(undefined)}
        />
      )}
    </section>
  );
}
