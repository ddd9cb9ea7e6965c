import { framesUntilNow } from '../support/barrier.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { type Frame, TestSocket } from '../support/socket.js';
import { openSubscribed } from '../support/subscribe.js';

const HANA = { user_id: 'hana', user_name: '花' };
const TARO = { user_id: 'taro', user_name: '太郎' };
const GRACE_MS = 300;
/** Longer than the time within which changes are gathered. */
const GATHERING_MS = 400;

let server: TestServer;
let hana: TestSocket;
let taro: TestSocket;
let plain: TestSocket;

beforeEach(async () => {
  server = await startServer({ PRESENCE_GRACE_MS: String(GRACE_MS), PRESENCE_HOLD_MS: '300', PRESENCE_MAX_USERS: '3' });
  hana = await openSubscribed(server, '5', '1');
  taro = await openSubscribed(server, '5');
  plain = await TestSocket.open(server.wsUrl);
});

afterAll(cleanUp);

function isChange(user: object): (frame: Frame) => boolean {
  return ({ type, data, ref }) =>
    type === 'presence:changed' &&
    ref === undefined &&
    (data.users as object[]).some((other) => JSON.stringify(other) === JSON.stringify(user));
}

async function list(): Promise<unknown> {
  return (await request('GET', `${server.url}/api/presence`)).body;
}

describe('Presence', () => {
  it('is answered to the user, and told to everyone who subscribed to anything, and to no one else', async () => {
    const answer = await hana.request('presence:set', { ...HANA, status: 'online' });
    expect(answer).toMatchObject({ type: 'presence:changed', data: { users: [{ ...HANA, status: 'online' }] } });
    await taro.waitFor(isChange({ ...HANA, status: 'online' }));
    await hana.waitFor(isChange({ ...HANA, status: 'online' }));
    await hana.request('presence:set', { ...HANA, status: 'away' });
    await taro.waitFor(isChange({ ...HANA, status: 'away' }));

    expect(await list()).toEqual({ users: [{ userId: 'hana', userName: '花', status: 'away' }] });
    expect(await framesUntilNow(server, plain)).toEqual([[]]);
  });

  it('ends after the last connection of the user has closed', async () => {
    const phone = await openSubscribed(server);
    await hana.request('presence:set', { ...HANA, status: 'away' });
    await phone.request('presence:set', { ...HANA, status: 'online' });
    await taro.waitFor(isChange({ ...HANA, status: 'online' }));
    phone.close();
    await taro.waitFor(isChange({ ...HANA, status: 'away' }));
    hana.close();
    await taro.waitFor(isChange({ ...HANA, status: 'offline' }));

    expect(await list()).toEqual({ users: [] });
  });

  it('is told as one change when a connection that closes comes back in time', async () => {
    await hana.request('presence:set', { ...HANA, status: 'online' });
    await taro.waitFor(isChange({ ...HANA, status: 'online' }));
    hana.socket.terminate();
    const again = await openSubscribed(server, '5');
    await again.request('presence:set', { ...HANA, status: 'online' });
    // His own news comes after whatever there was to tell of hers.
    const sinceReload = performance.now();
    while (performance.now() - sinceReload < GRACE_MS + GATHERING_MS) {
      await taro.request('presence:set', { ...TARO, status: 'online' });
    }
    expect(taro.frames.filter(({ data }) => JSON.stringify(data).includes('hana'))).toHaveLength(1);
  });

  it('counts over REST like a connection, for its time', async () => {
    const answer = await request('PUT', `${server.url}/api/presence`, { ...HANA, status: 'online' });
    expect(answer).toMatchObject({
      status: 200,
      body: { users: [{ userId: 'hana', userName: '花', status: 'online' }] },
    });
    await taro.waitFor(isChange({ ...HANA, status: 'online' }));
    await taro.waitFor(isChange({ ...HANA, status: 'offline' }));
    expect(await framesUntilNow(server, plain)).toEqual([[]]);
  });

  it.each([
    [{ ...HANA, status: 'offline' }, 'validation_failed'],
    [{ ...HANA, status: 1 }, 'validation_failed'],
    [{ user_id: 'hana', status: 'online' }, 'validation_failed'],
    [{ ...HANA, user_name: 'x'.repeat(101), status: 'online' }, 'validation_failed'],
    [{ ...HANA, user_name: 'x'.repeat(200_000), status: 'online' }, 'validation_failed'],
    [{ ...HANA, user_name: 'a\0', status: 'online' }, 'invalid_text'],
  ])('refuses %j with %s, and goes on', async (data, code) => {
    expect((await hana.request('presence:set', data)).data).toMatchObject({ success: false, code });
    expect((await request('PUT', `${server.url}/api/presence`, data)).body).toMatchObject({ code });
    expect(await list()).toEqual({ users: [] });
  });

  it('is kept of so many users only', async () => {
    for (const name of ['a', 'b', 'c']) {
      await request('PUT', `${server.url}/api/presence`, { user_id: name, user_name: name, status: 'online' });
    }
    const { data } = await hana.request('presence:set', { ...HANA, status: 'online' });
    expect(data).toMatchObject({ success: false, code: 'presence_full' });
    const refused = await request('PUT', `${server.url}/api/presence`, { ...HANA, status: 'online' });
    expect(refused).toMatchObject({ status: 503, body: { code: 'presence_full' } });
  });
});
