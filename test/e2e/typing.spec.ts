import { framesUntilNow } from '../support/barrier.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';
import { openSubscribed } from '../support/subscribe.js';

const HANA = { channel_id: '5', user_id: 'hana', user_name: '花' };
const TARO = { channel_id: '5', user_id: 'taro', user_name: '太郎' };

let server: TestServer;
let hana: TestSocket;
let taro: TestSocket;
let plain: TestSocket;

async function setUp(timeout: number): Promise<void> {
  server = await startServer({ TYPING_TIMEOUT_MS: String(timeout) });
  hana = await openSubscribed(server, '5', '1');
  taro = await openSubscribed(server, '5');
  plain = await TestSocket.open(server.wsUrl);
}

afterAll(cleanUp);

function pushes(socket: TestSocket): unknown[] {
  return socket.frames
    .filter(({ type, ref }) => type.startsWith('typing:') && ref === undefined)
    .map(({ type, data }) => [type, data]);
}

function isPush(type: string, data: object): (frame: Frame) => boolean {
  return (frame) =>
    frame.ref === undefined && frame.type === type && JSON.stringify(frame.data) === JSON.stringify(data);
}

/** What comes after a change of somebody else comes after whatever there was to tell before it. */
async function settled(): Promise<void> {
  const other = await openSubscribed(server, '5');
  const typing = { ...TARO, user_id: `settler ${Math.random()}` };
  await other.request('typing:start', typing);
  await taro.waitFor(isPush('typing:started', typing));
  await other.request('typing:stop', typing);
  await taro.waitFor(isPush('typing:stopped', typing));
  for (const socket of [hana, taro, plain]) {
    socket.frames.splice(0, Infinity, ...socket.frames.filter(({ data }) => data.user_id !== typing.user_id));
  }
}

describe('Typing', () => {
  beforeEach(() => setUp(10_000));

  it('is answered, and told to the other subscribers of the channel and to no one else', async () => {
    const elsewhere = await openSubscribed(server, '1');
    expect(await hana.request('typing:start', HANA)).toMatchObject({ type: 'typing:started', data: HANA });
    await taro.waitFor(isPush('typing:started', HANA));
    expect(await hana.request('typing:stop', HANA)).toMatchObject({ type: 'typing:stopped', data: HANA });
    await taro.waitFor(isPush('typing:stopped', HANA));
    await settled();

    expect(pushes(taro)).toEqual([
      ['typing:started', HANA],
      ['typing:stopped', HANA],
    ]);
    expect(pushes(hana)).toEqual([]);
    expect(elsewhere.frames).toEqual([]);
    expect(await framesUntilNow(server, plain)).toEqual([[]]);
  });

  it('is over when the message is saved, over whichever way it comes', async () => {
    await hana.request('typing:start', HANA);
    await taro.waitFor(isPush('typing:started', HANA));
    hana.send('message:send', makeMessage(HANA));
    await taro.waitFor(isPush('typing:stopped', HANA));
    await hana.request('typing:start', HANA);
    await taro.waitFor(() => pushes(taro).length === 3);
    await request('POST', `${server.url}/api/channels/5/messages`, makeMessage(HANA));
    await taro.waitFor(() => pushes(taro).length === 4);

    expect(pushes(taro).map((push) => (push as unknown[])[0])).toEqual([
      'typing:started',
      'typing:stopped',
      'typing:started',
      'typing:stopped',
    ]);
  });

  it('is over when the connection closes', async () => {
    await hana.request('typing:start', HANA);
    await taro.waitFor(isPush('typing:started', HANA));
    hana.socket.terminate();
    await taro.waitFor(isPush('typing:stopped', HANA));
  });

  it('is over in a channel when the user begins in another, or as somebody else', async () => {
    await hana.request('typing:start', HANA);
    await taro.waitFor(isPush('typing:started', HANA));
    await hana.request('typing:start', { ...HANA, channel_id: '1' });
    await taro.waitFor(isPush('typing:stopped', HANA));
    await hana.request('typing:start', TARO);
    await taro.waitFor(isPush('typing:started', TARO));
    await hana.request('typing:start', { ...TARO, user_id: 'third' });
    await taro.waitFor(isPush('typing:stopped', TARO));
  });

  it('is over when the channel is archived', async () => {
    await hana.request('typing:start', HANA);
    await taro.waitFor(isPush('typing:started', HANA));
    await request('PATCH', `${server.url}/api/channels/5`, { archived: true });
    await taro.waitFor(isPush('typing:stopped', HANA));
    expect((await hana.request('typing:start', HANA)).data).toMatchObject({ success: false, code: 'channel_archived' });
  });

  it('comes over REST too', async () => {
    const { user_id, user_name } = HANA;
    expect((await request('POST', `${server.url}/api/channels/5/typing`, { user_id, user_name })).status).toBe(204);
    await taro.waitFor(isPush('typing:started', HANA));
    await hana.waitFor(isPush('typing:started', HANA));
  });

  it('told a hundred times is told to others once, and so is a flood of starts and stops, or of names', async () => {
    const others = await openSubscribed(server, '5');
    const flood = Array.from({ length: 100 }, () => hana.request('typing:start', HANA));
    const toAndFro = Array.from({ length: 100 }, (_, index) =>
      others.request(index % 2 ? 'typing:stop' : 'typing:start', { ...HANA, user_id: 'nervous' }),
    );
    const names = Array.from({ length: 100 }, (_, index) =>
      plain.request('typing:start', { ...HANA, user_id: `name ${index}` }),
    );
    await Promise.all([...flood, ...toAndFro, ...names]);
    await settled();

    const told = taro.frames.filter(({ type }) => type === 'typing:started').map(({ data }) => data.user_id as string);
    expect(told.filter((name) => name === 'hana')).toHaveLength(1);
    expect(told.filter((name) => name === 'nervous').length).toBeLessThan(10);
    expect(told.filter((name) => name.startsWith('name')).length).toBeLessThan(10);
  });

  it.each([
    [{ ...HANA, channel_id: 'nowhere' }, 'channel_not_found'],
    [{ ...HANA, channel_id: 5 }, 'validation_failed'],
    [{ ...HANA, user_name: 'x'.repeat(101) }, 'validation_failed'],
    [{ channel_id: '5', user_name: 'x' }, 'validation_failed'],
  ])('of %j is refused with %s', async (data, code) => {
    expect((await hana.request('typing:start', data)).data).toMatchObject({ success: false, code });
    expect((await hana.request('typing:stop', data)).data).toMatchObject({ success: false, code });
  });

  it('is refused over REST for the same reasons', async () => {
    const { user_id, user_name } = HANA;
    const type = (channel: string, body: object) =>
      request('POST', `${server.url}/api/channels/${channel}/typing`, body);
    expect(await type('nowhere', { user_id, user_name })).toMatchObject({
      status: 404,
      body: { code: 'channel_not_found' },
    });
    expect(await type('5', { user_id })).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  });
});

describe('Typing that nobody says more about', () => {
  it('is over by itself', async () => {
    await setUp(600);
    await hana.request('typing:start', HANA);
    await taro.waitFor(isPush('typing:started', HANA));
    await taro.waitFor(isPush('typing:stopped', HANA));
  });

  it('goes on while the user says so', async () => {
    await setUp(1_500);
    const begun = performance.now();
    while (performance.now() - begun < 2_000) {
      await hana.request('typing:start', HANA);
    }
    expect(pushes(taro)).toEqual([['typing:started', HANA]]);
    await taro.waitFor(isPush('typing:stopped', HANA));
  });
});
