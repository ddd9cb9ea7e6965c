import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../i18n/language.js';
import { takeName } from '../state/identity.js';
import { LanguageSwitch } from './preferences.js';
import './welcome.css';

export const NAME_MAX_LENGTH = 100;

/** Where the server asks for no account, a name is all it takes. */
export function Welcome() {
  const texts = useTexts();
  const [name, setName] = useState('');
  const isTooLong = [...name.trim()].length > NAME_MAX_LENGTH;
  const enter = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '' && !isTooLong) {
      takeName(name.trim());
    }
  };
  return (
    <main className="welcome">
      <form className="welcome-card" onSubmit={enter}>
        <h1>{texts.welcomeTitle}</h1>
        <p className="quiet">{texts.welcomeText}</p>
        <TextInput
          label={texts.displayName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={isTooLong ? texts.nameTooLong : undefined}
          autoComplete="nickname"
          data-autofocus
          autoFocus
          size="md"
        />
        <Button type="submit" size="md" fullWidth disabled={name.trim() === '' || isTooLong}>
          {texts.start}
        </Button>
        <LanguageSwitch />
      </form>
    </main>
  );
}
