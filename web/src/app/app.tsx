import { MantineProvider } from '@mantine/core';
import { useEffect, useState } from 'react';
import { language } from '../i18n/language.js';
import { Chat } from '../state/chat.js';
import { ChatContext } from '../state/context.js';
import { identity, type Identity } from '../state/identity.js';
import { SERVER_URL } from '../state/server.js';
import { useStore } from '../state/store.js';
import { theme } from '../theme/theme.js';
import { Crash } from './crash.js';
import { Notice } from './notice.js';
import { Shell } from './shell.js';
import { Welcome } from './welcome.js';

/** The whole page: who speaks here, then the chat. */
export function App() {
  const user = useStore(identity, (value) => value);
  const lang = useStore(language, (value) => value);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <Crash>
        {user ? <ChatOf key={`${user.id} ${user.name}`} user={user} /> : <Welcome />}
        <Notice />
      </Crash>
    </MantineProvider>
  );
}

function ChatOf({ user }: { user: Identity }) {
  const [chat] = useState(() => new Chat(SERVER_URL, user));
  useEffect(() => chat.open(), [chat]);
  return (
    <ChatContext value={chat}>
      <Shell />
    </ChatContext>
  );
}
