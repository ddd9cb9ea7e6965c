import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Channel, ChannelMember } from '../../../client/src/index.js';
import { ConfirmDialog } from '../app/confirm-dialog.js';
import { notify } from '../app/notice.js';
import { useTexts } from '../i18n/language.js';
import { useChat, useMay, useStanding } from '../state/context.js';

const PeopleDialog = lazy(() => import('./people-dialog.js'));

/** Joining a channel, leaving it, and letting others in. */
export function MembershipButtons({ channel, members }: { channel: Channel; members: ChannelMember[] }) {
  const texts = useTexts();
  const { client, user } = useChat();
  const { membership } = useStanding(channel);
  const mayInvite = useMay(channel, 'invite');
  const mayJoin = useMay(channel, 'join') && membership === null;
  const mayLeave = useMay(channel, 'leave') && membership !== null;
  const [dialog, setDialog] = useState<'invite' | 'leave' | null>(null);
  const letIn = (userId: string): void => {
    client
      .request('put', '/api/channels/{channel_id}/members/{user_id}', {
        path: { channel_id: channel.id, user_id: userId },
        body: {},
      })
      .catch(notify);
  };
  const leave = (): void => {
    client
      .request('delete', '/api/channels/{channel_id}/members/{user_id}', {
        path: { channel_id: channel.id, user_id: user.id },
      })
      .catch(notify);
  };
  if (!mayInvite && !mayJoin && !mayLeave) {
    return null;
  }
  return (
    <div className="members-buttons">
      {mayInvite && (
        <Button size="xs" variant="light" onClick={() => setDialog('invite')}>
          {texts.letIn}
        </Button>
      )}
      {mayJoin && (
        <Button size="xs" variant="light" onClick={() => letIn(user.id)}>
          {texts.join}
        </Button>
      )}
      {mayLeave && (
        // Nobody comes back into a private channel by themselves.
        <Button size="xs" variant="default" onClick={() => (channel.kind === 'private' ? setDialog('leave') : leave())}>
          {texts.leave}
        </Button>
      )}
      <Suspense>
        {dialog === 'invite' && (
          <PeopleDialog
            title={texts.letIn}
            without={members.map(({ userId }) => userId)}
            pick={({ userId }) => letIn(userId)}
            close={() => setDialog(null)}
          />
        )}
      </Suspense>
      {dialog === 'leave' && (
        <ConfirmDialog
          question={texts.leaveQuestion(channel.name)}
          action={texts.leave}
          confirm={leave}
          close={() => setDialog(null)}
        />
      )}
    </div>
  );
}
