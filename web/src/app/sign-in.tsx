import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ChatError } from '../../../client/src/index.js';
import { explain, useTexts } from '../i18n/language.js';
import { rememberPlace } from '../state/arrival.js';
import { OPENID_NAME, REGISTRATION, SERVER_URL } from '../state/server.js';
import { register, signIn, type SignOutProblem } from '../state/session.js';
import { LanguageSwitch } from './preferences.js';
import './welcome.css';

/** Where the server asks for an account: signing in, and making one. */
export function SignIn({ problem }: { problem?: SignOutProblem }) {
  const texts = useTexts();
  const [isNew, setIsNew] = useState(false);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [invitation, setInvitation] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState(
    () =>
      problem &&
      new ChatError(Object.hasOwn(texts.errors, problem.code) ? problem.code : 'openid_failed', '', {
        expiresAt: problem.expiresAt,
      }),
  );
  const asksInvitation = isNew && REGISTRATION === 'invitation';
  const isFilled = name.trim() !== '' && password !== '' && (!asksInvitation || invitation.trim() !== '');

  const enter = async (): Promise<void> => {
    setIsBusy(true);
    setError(undefined);
    try {
      await (isNew ? register(name.trim(), password, invitation.trim()) : signIn(name.trim(), password));
    } catch (failure) {
      setError(failure instanceof ChatError ? failure : new ChatError('network', String(failure)));
      setIsBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFilled && !isBusy) {
      void enter();
    }
  };
  const action = isNew ? texts.register : texts.signIn;
  return (
    <main className="welcome">
      <form className="welcome-card" onSubmit={submit}>
        <h1>{action}</h1>
        <TextInput
          label={texts.userName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="username"
          autoFocus
        />
        <PasswordInput
          label={texts.password}
          description={isNew ? texts.passwordRule : undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          visibilityToggleButtonProps={{ 'aria-label': texts.showPassword, 'aria-hidden': false, tabIndex: 0 }}
        />
        {asksInvitation && (
          <TextInput
            label={texts.invitation}
            value={invitation}
            onChange={(event) => setInvitation(event.currentTarget.value)}
            autoComplete="off"
          />
        )}
        {error && (
          <p role="alert" className="welcome-error">
            {isNew && error.code === 'validation_failed'
              ? texts.passwordRule
              : explain(texts, { code: error.code, detail: error.message, expiresAt: error.expiresAt })}
          </p>
        )}
        <Button type="submit" fullWidth disabled={!isFilled} loading={isBusy}>
          {action}
        </Button>
        {OPENID_NAME !== '' && (
          <Button component="a" href={`${SERVER_URL}/api/auth/openid`} variant="default" onClick={rememberPlace}>
            {texts.signInWith(OPENID_NAME)}
          </Button>
        )}
        {REGISTRATION !== 'closed' && (
          <Button
            variant="subtle"
            onClick={() => {
              setIsNew(!isNew);
              setError(undefined);
            }}
          >
            {isNew ? texts.haveAccount : texts.needAccount}
          </Button>
        )}
        <LanguageSwitch />
      </form>
    </main>
  );
}
