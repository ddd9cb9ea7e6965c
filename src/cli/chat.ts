import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'ws://localhost:8000/ws' },
    name: { type: 'string', default: process.env.USER ?? 'guest' },
    channel: { type: 'string', default: '1' },
  },
});
const { url, name, channel } = values;

const socket = new WebSocket(url);
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
      user_id: name,
      user_name: name,
      content,
      timestamp: new Date().toISOString(),
      is_own_message: true,
    };
    socket.send(JSON.stringify({ type: 'message:send', data }));
  }
  terminal.prompt();
});
terminal.on('close', () => socket.close());
