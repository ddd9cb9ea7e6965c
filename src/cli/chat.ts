import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { askPassword } from './read-password.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'ws://localhost:8000/ws' },
    name: { type: 'string', default: process.env.USER ?? 'guest' },
    channel: { type: 'string', default: '1' },
    'sign-in': { type: 'boolean', default: false },
  },
});
const { url, name, channel } = values;
const auth = new URL('/api/auth/', url.replace(/^ws/u, 'http'));

/** Signs in to the account of this name, with a password from the terminal. @returns what its requests carry. */
async function signIn(): Promise<Record<string, string>> {
  const response = await fetch(new URL('login', auth), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userName: name, password: await askPassword() }),
  });
  const { accessToken, detail } = (await response.json()) as { accessToken?: string; detail?: string };
  if (accessToken === undefined) {
    throw new Error(detail);
  }
  return { Authorization: `Bearer ${accessToken}` };
}

let headers: Record<string, string> = {};
if (values['sign-in']) {
  try {
    headers = await signIn();
  } catch (error) {
    process.stderr.write(`Not signed in: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
/** The server knows who is signed in. */
const sender = values['sign-in'] ? {} : { user_id: name, user_name: name };
const socket = new WebSocket(url, { headers });
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: `${name}> ` });

function print(line: string): void {
  process.stdout.write(`\r\u001b[K${line}\n`);
  terminal.prompt(true);
}

socket.on('open', () => {
  print(`Connected to ${url}, channel ${channel}. Write and press Enter; Ctrl+D leaves.`);
});
socket.on('message', (bytes: Buffer) => {
  const { type, data } = JSON.parse(bytes.toString()) as { type: string; data: Record<string, string> };
  if (type === 'message:broadcast' && data.channel_id === channel) {
    print(`${data.user_name}: ${data.content}`);
  } else if (type === 'message:error' || type === 'error') {
    print(`Not sent: ${data.error}`);
  }
});
socket.on('error', (error) => {
  process.stderr.write(`The server cannot be reached at ${url}: ${error.message}\n`);
  process.exitCode = 1;
});
socket.on('close', () => terminal.close());

terminal.on('line', (content) => {
  if (content.trim() !== '') {
    const data = {
      id: randomUUID(),
      channel_id: channel,
      ...sender,
      content,
      timestamp: new Date().toISOString(),
      is_own_message: true,
    };
    socket.send(JSON.stringify({ type: 'message:send', data }));
  }
  terminal.prompt();
});
terminal.on('close', () => {
  socket.close();
  if (values['sign-in']) {
    // The session was for this chat only; when the server cannot be told, it ends by itself.
    const json = { ...headers, 'Content-Type': 'application/json' };
    fetch(new URL('logout', auth), { method: 'POST', headers: json, body: '{}' }).catch(() => undefined);
  }
});
