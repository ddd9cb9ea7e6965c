import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../i18n/language.js';
import { takeName } from '../state/identity.js';
import { useChat } from '../state/context.js';
import { NEEDS_ACCOUNT } from '../state/server.js';
import { signOut } from '../state/session.js';
import { notify } from './notice.js';
import { ColorSwitch, LanguageSwitch } from './preferences.js';
import { NAME_MAX_LENGTH } from './welcome.js';
import './dialog.css';

/** Name, language and colours. */
export default function SettingsDialog({ close }: { close: () => void }) {
  const texts = useTexts();
  const { user } = useChat();
  const [name, setName] = useState(user.name);
  const length = [...name.trim()].length;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    takeName(name.trim());
    close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={texts.settings}
      closeButtonProps={{ 'aria-label': texts.close }}
      lockScroll={false}
    >
      <div className="dialog">
        {!NEEDS_ACCOUNT && (
          <form className="dialog-line" onSubmit={save}>
            <TextInput
              label={texts.displayName}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={length > NAME_MAX_LENGTH ? texts.nameTooLong : undefined}
            />
            <Button type="submit" disabled={length === 0 || length > NAME_MAX_LENGTH || name.trim() === user.name}>
              {texts.changeName}
            </Button>
          </form>
        )}
        <div>
          <span className="dialog-label">{texts.language}</span>
          <LanguageSwitch />
        </div>
        <div>
          <span className="dialog-label">{texts.colors}</span>
          <ColorSwitch />
        </div>
        {NEEDS_ACCOUNT && (
          <Button variant="default" onClick={() => void signOut().catch(notify)}>
            {texts.signOut}
          </Button>
        )}
      </div>
    </Modal>
  );
}
