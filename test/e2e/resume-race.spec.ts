import { MessageLogService } from '../../src/messages/message-log.service.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer } from '../support/server.js';
import { TestSocket } from '../support/socket.js';

afterAll(cleanUp);

it('A change that comes in the middle of a replay, between two of its reads, is told', async () => {
  const server = await startServer();
  const { id } = makeMessage();
  const message = `${server.url}/api/messages/${id as string}`;
  const author = { user_id: 'user_456' };
  await request('POST', `${server.url}/api/channels/1/messages`, makeMessage({ id }));
  await request('PATCH', message, { ...author, content: 'first edit' });

  const log = server.app.get(MessageLogService);
  const listChanged = log.listChanged.bind(log);
  log.listChanged = async (...parameters) => {
    log.listChanged = listChanged;
    const rows = await listChanged(...parameters);
    await request('PATCH', message, { ...author, content: 'second edit' });
    return rows;
  };
  const socket = await TestSocket.open(server.wsUrl);
  await socket.request('channel:subscribe', { channels: [{ channel_id: '1', after: 1, after_change: 0 }] });
  const caughtUp = await socket.waitFor(({ type }) => type === 'channel:caught_up');

  const edits = socket.frames.filter(({ type }) => type === 'message:updated');
  expect(edits.at(-1)).toMatchObject({ change: 2, data: { content: 'second edit' } });
  expect(caughtUp.data).toMatchObject({ seq: 1, change: 2 });
});
