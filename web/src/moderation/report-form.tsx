import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ChatError, Report } from '../../../client/src/index.js';
import { notify } from '../app/notice.js';
import { lengthOf } from '../composer/limits.js';
import { explain, useTexts } from '../i18n/language.js';
import { useChat } from '../state/context.js';
import { closeDialog } from '../state/dialog.js';
import './moderation.css';

const CATEGORIES: Report['category'][] = ['spam', 'harassment', 'illegal', 'other'];
const REASON_MAX_LENGTH = 1_000;

/** Tells those who moderate a channel what is wrong with a message. */
export function ReportForm({ messageId }: { messageId: string }) {
  const texts = useTexts();
  const { client, user } = useChat();
  const [category, setCategory] = useState<Report['category']>('spam');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ChatError>();
  const isTooLong = lengthOf(reason.trim()) > REASON_MAX_LENGTH;

  const report = async (): Promise<void> => {
    const body = { userId: user.id, category, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
    try {
      await client.request('post', '/api/messages/{message_id}/reports', { path: { message_id: messageId }, body });
      closeDialog();
      notify(texts.reported);
    } catch (problem) {
      setError(problem as ChatError);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void report();
  };
  return (
    <form className="dialog" onSubmit={submit}>
      <NativeSelect
        label={texts.reportCategory}
        value={category}
        onChange={(event) => setCategory(event.currentTarget.value as Report['category'])}
        data={CATEGORIES.map((value) => ({ value, label: texts.categories[value] }))}
        data-autofocus
      />
      <Textarea
        label={texts.reportReason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isTooLong ? texts.atMost(REASON_MAX_LENGTH) : undefined}
        rows={3}
      />
      {error && (
        <p role="alert" className="report-error">
          {explain(texts, { code: error.code, detail: error.message })}
        </p>
      )}
      <div className="dialog-buttons">
        <Button variant="default" onClick={closeDialog}>
          {texts.cancel}
        </Button>
        <Button type="submit" disabled={isTooLong}>
          {texts.report}
        </Button>
      </div>
    </form>
  );
}
