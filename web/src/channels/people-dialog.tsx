import { Modal, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Account } from '../../../client/src/index.js';
import { notify } from '../app/notice.js';
import { useTexts } from '../i18n/language.js';
import { NAME_MAX_LENGTH } from '../app/welcome.js';
import { Avatar } from '../messages/avatar.js';
import { useChat } from '../state/context.js';
import { fold } from '../state/fold.js';
import { useStore } from '../state/store.js';
import { useFound } from '../state/use-found.js';
import '../app/dialog.css';
import './people-dialog.css';

/** More than these are found by writing a part of the name. */
const MAX_SHOWN = 50;

interface PeopleDialogProps {
  title: string;
  /** Ids of those who are not to be picked. */
  without: string[];
  pick: (account: Account) => void;
  close: () => void;
}

/** Picks somebody who has an account. */
export default function PeopleDialog({ title, without, pick, close }: PeopleDialogProps) {
  const texts = useTexts();
  const { people } = useChat();
  const directory = useStore(people.state, (state) => state.directory);
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    people.readDirectory().catch(notify);
  }, [people]);
  useFound(wanted.trim() === '' ? undefined : wanted, notify);
  const fitting = directory.filter(
    ({ userId, userName }) => !without.includes(userId) && fold(userName).includes(fold(wanted.trim())),
  );
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': texts.close }} lockScroll={false}>
      <div className="dialog">
        <TextInput
          label={texts.findPerson}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          maxLength={NAME_MAX_LENGTH}
          data-autofocus
          autoComplete="off"
        />
        <ul className="people" aria-label={texts.people}>
          {fitting.slice(0, MAX_SHOWN).map((account) => (
            <li key={account.userId}>
              <button type="button" className="plain-button person-pick" onClick={() => pick(account)}>
                <Avatar id={account.userId} name={account.userName} />
                <span>{account.userName}</span>
              </button>
            </li>
          ))}
        </ul>
        <p role="status" className="dialog-hint quiet">
          {fitting.length === 0 && texts.nobodyFound}
          {fitting.length > MAX_SHOWN && texts.morePeople(fitting.length - MAX_SHOWN)}
        </p>
      </div>
    </Modal>
  );
}
