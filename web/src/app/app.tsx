import { MantineProvider } from '@mantine/core';
import { useEffect, useState } from 'react';
import { language } from '../i18n/language.js';
import { Chat } from '../state/chat.js';
import { ChatContext } from '../state/context.js';
import { identity, type Identity } from '../state/identity.js';
import { accessTokens, restore, session } from '../state/session.js';
import { SERVER_URL } from '../state/server.js';
import { useStore } from '../state/store.js';
import { theme } from '../theme/theme.js';
import type { AccessTokens } from '../../../client/src/index.js';
import { Crash } from './crash.js';
import { Notice } from './notice.js';
import { Restoring } from './restoring.js';
import { Shell } from './shell.js';
import { SignIn } from './sign-in.js';
import { Welcome } from './welcome.js';

/** The whole page: who speaks here, then the chat. */
export function App() {
  const lang = useStore(language, (value) => value);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <Crash>
        <Entrance />
        <Notice />
      </Crash>
    </MantineProvider>
  );
}

/** Asks who one is, in the way that the server wants to know it. */
function Entrance() {
  const user = useStore(identity, (value) => value);
  const state = useStore(session, (value) => value);
  switch (state.kind) {
    case 'open':
      return user ? <ChatOf key={`${user.id} ${user.name}`} user={user} /> : <Welcome />;
    case 'restoring':
      return <Restoring />;
    case 'signedOut':
      return <SignIn problem={state.problem} />;
    case 'signedIn':
      return <ChatOf key={state.number} user={state.user} tokens={accessTokens} />;
    default:
      return state satisfies never;
  }
}

function ChatOf({ user, tokens }: { user: Identity; tokens?: AccessTokens }) {
  const [chat] = useState(() => new Chat(SERVER_URL, user, tokens));
  const isRefused = useStore(chat.state, (state) => state.isRefused);
  useEffect(() => chat.open(), [chat]);
  useEffect(() => {
    if (isRefused && tokens) {
      // With a session that goes on, the chat begins anew.
      restore().catch(() => undefined);
    }
  }, [isRefused, tokens]);
  return (
    <ChatContext value={chat}>
      <Shell />
    </ChatContext>
  );
}
