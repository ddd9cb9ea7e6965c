import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/language.js';
import { EditHistory } from '../messages/edit-history.js';
import { PersonCard } from '../moderation/person-card.js';
import { ReportForm } from '../moderation/report-form.js';
import { closeDialog, type OpenDialog as Shown } from '../state/dialog.js';
import './dialog.css';

/** A dialog that outlives what opened it: the list of messages takes rows away that leave the screen. */
export default function OpenDialog({ shown }: { shown: Shown }) {
  const texts = useTexts();
  useFocusBack(shown);
  const title = { person: texts.person, edits: texts.editHistory, report: texts.reportMessage }[shown.kind];
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={title}
      closeButtonProps={{ 'aria-label': texts.close }}
      lockScroll={false}
      returnFocus={false}
    >
      {shown.kind === 'person' && <PersonCard userId={shown.userId} userName={shown.userName} />}
      {shown.kind === 'edits' && <EditHistory messageId={shown.messageId} content={shown.content} />}
      {shown.kind === 'report' && <ReportForm messageId={shown.messageId} />}
    </Modal>
  );
}

/** Whoever uses the keyboard is afterwards back where one was, or at the message. */
function useFocusBack(shown: Shown): void {
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(
    () => () => {
      const row =
        'messageId' in shown ? document.querySelector<HTMLElement>(`[data-id="${CSS.escape(shown.messageId)}"]`) : null;
      (opener?.isConnected && opener !== document.body ? opener : row)?.focus();
    },
    [opener, shown],
  );
}
