import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Report } from '../../../client/src/index.js';
import { notify } from '../app/notice.js';
import { useTexts } from '../i18n/language.js';
import { MessageCard } from '../messages/message-card.js';
import { useChat, useChatState } from '../state/context.js';
import { goTo } from '../state/navigation.js';
import { makeRoom } from '../state/panel.js';
import { useAccount } from './use-account.js';

const NOTE_MAX_LENGTH = 1_000;

/** A report: the message as it was then, what is said of it, and what one makes of that. */
export function ReportItem({ report }: { report: Report }) {
  const texts = useTexts();
  const { reports } = useChat();
  const { id, channelId, messageId, userId, userName, content, sentAt, category, reason, reportedBy } = report;
  const channel = useChatState((state) => state.channels?.find((known) => known.id === channelId)?.name);
  const reporter = useAccount(reportedBy);
  const [note, setNote] = useState('');
  const resolve = (resolution: NonNullable<Report['resolution']>): void => {
    reports.resolve(id, resolution, note.trim()).catch(notify);
  };
  return (
    <article className="report" aria-label={texts.reportOf(userName)}>
      <div className="report-message">
        <MessageCard
          userId={userId}
          userName={userName}
          time={new Date(sentAt)}
          {...(channel === undefined ? {} : { place: channel })}
        >
          <p className="message-text">{content}</p>
        </MessageCard>
      </div>
      <p className="report-why">
        <strong>{texts.categories[category]}</strong>
        {reason !== undefined && <>: {reason}</>}
        <br />
        <span className="quiet">{texts.reportedBy(reporter?.userName ?? reportedBy)}</span>
      </p>
      <TextInput
        aria-label={texts.note}
        placeholder={texts.note}
        size="xs"
        value={note}
        maxLength={NOTE_MAX_LENGTH}
        onChange={(event) => setNote(event.currentTarget.value)}
        autoComplete="off"
      />
      <div className="report-buttons">
        <Button size="compact-sm" onClick={() => resolve('upheld')}>
          {texts.uphold}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => resolve('dismissed')}>
          {texts.dismiss}
        </Button>
        {channel !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              goTo(channelId, messageId);
              makeRoom();
            }}
          >
            {texts.goToMessage}
          </Button>
        )}
      </div>
    </article>
  );
}
