import { join } from 'node:path';
import { SessionEnded } from '../../src/auth/auth.events.js';
import { type OpenedSession, SessionStore } from '../../src/auth/session-store.js';
import { toDatabaseTime } from '../../src/common/time/timestamp.js';
import { EventBus } from '../../src/common/events/event-bus.js';
import { queryDatabase } from '../support/database.js';
import { PostgresServer } from '../support/postgres.js';
import { cleanUp, makeFolder, startServer, type TestServer } from '../support/server.js';

const KINDS: Record<string, () => Promise<string>> = {
  SQLite: async () => join(await makeFolder(), 'chat.db'),
  Postgres: () => PostgresServer.makeDatabase(),
};
const DAY_MS = 86_400_000;
const LONG_AGO = '2024-01-01 00:00:00.000000';

afterAll(cleanUp);

describe.each(Object.keys(KINDS))('A store of sessions on %s', (kind) => {
  let server: TestServer;
  let sessions: SessionStore;
  let ended: [string, string, string][];
  let users = 0;

  beforeAll(async () => {
    server = await startServer({}, await KINDS[kind]?.());
    sessions = server.app.get(SessionStore);
    server.app.get(EventBus).on(SessionEnded, ({ session_id, user_id, reason }) => {
      ended.push([session_id, user_id, reason]);
    });
  });

  beforeEach(() => {
    ended = [];
    users += 1;
  });

  afterAll(() => server.stop());

  const user = () => `user ${users}`;
  const open = (address = '203.0.113.7') => sessions.create({ user_id: user(), user_agent: 'test/1', address });
  const refresh = (token: string) => sessions.refresh(token) as Promise<OpenedSession>;
  const change = (sql: string, id: string) => queryDatabase(server.database, sql, [id]);

  it('finds a session by its id and by its token', async () => {
    const { session, refresh_token } = await open();
    expect(await sessions.find(session.id)).toEqual(session);
    expect(await sessions.findByToken(refresh_token)).toEqual(session);
    expect(await sessions.find('another')).toBeNull();
    expect(await sessions.findByToken('another')).toBeNull();
    expect([await sessions.hasComeFrom(user(), '203.0.113.7'), await sessions.hasComeFrom(user(), '::1')]).toEqual([
      true,
      false,
    ]);
  });

  it('keeps a session going from token to token, and puts its end off each time', async () => {
    let { session, refresh_token } = await open();
    await change(`UPDATE sessions SET expires_at = '2999-01-01 00:00:00.000000' WHERE id = ?`, session.id);
    for (let step = 0; step < 5; step += 1) {
      const next = await refresh(refresh_token);
      expect(next.session.id).toBe(session.id);
      expect(next.session.expires_at < '2999').toBe(true);
      expect(next.refresh_token).not.toBe(refresh_token);
      expect(await sessions.find(session.id)).toEqual(next.session);
      ({ session, refresh_token } = next);
    }
  });

  it('gives everybody who comes at once with a token the same next one, and once only', async () => {
    const { session, refresh_token } = await open();
    const all = await Promise.all(Array.from({ length: 10 }, () => refresh(refresh_token)));
    expect(new Set(all.map((next) => next.refresh_token)).size).toBe(1);
    expect(await change('SELECT hash FROM refresh_tokens WHERE session_id = ?', session.id)).toHaveLength(2);
    expect(await refresh(all[0]?.refresh_token ?? '')).not.toBeNull();
  });

  it('ends the session of a token that comes again later, once', async () => {
    const { session, refresh_token } = await open();
    const next = await refresh(refresh_token);
    await change(
      `UPDATE refresh_tokens SET used_at = '${LONG_AGO}' WHERE used_at IS NOT NULL AND session_id = ?`,
      session.id,
    );
    expect(await Promise.all([refresh(refresh_token), refresh(refresh_token)])).toEqual([null, null]);
    expect(await refresh(next.refresh_token)).toBeNull();
    expect(await sessions.find(session.id)).toBeNull();
    expect(ended).toEqual([[session.id, user(), 'reused']]);
  });

  it('refuses tokens that never were', async () => {
    expect(await sessions.refresh('never')).toBeNull();
    expect(ended).toEqual([]);
  });

  it('ends one, all but one, or all', async () => {
    const [first, second, third] = [await open(), await open(), await open()];
    expect((await sessions.list(user())).map(({ id }) => id).toSorted()).toEqual(
      [first, second, third].map(({ session }) => session.id).toSorted(),
    );
    expect([await sessions.end(first.session.id, 'revoked'), await sessions.end(first.session.id, 'revoked')]).toEqual([
      true,
      false,
    ]);
    await sessions.endAll(user(), 'password_changed', second.session.id);
    expect(await sessions.list(user())).toEqual([second.session]);
    await sessions.endAll(user(), 'deactivated');
    expect(await sessions.list(user())).toEqual([]);
    expect(ended.map(([id, , reason]) => [id, reason])).toEqual([
      [first.session.id, 'revoked'],
      [third.session.id, 'password_changed'],
      [second.session.id, 'deactivated'],
    ]);
    expect(await refresh(second.refresh_token)).toBeNull();
  });

  it('keeps none going for longer than one may last, however often it is refreshed', async () => {
    const { session, refresh_token } = await open();
    const begun = Date.now() - 89 * DAY_MS;
    await change(`UPDATE sessions SET created_at = '${toDatabaseTime(begun)}' WHERE id = ?`, session.id);
    const next = await refresh(refresh_token);
    expect(next.session.expires_at).toBe(toDatabaseTime(begun + 90 * DAY_MS));
    expect(await sessions.find(session.id)).toEqual(next.session);
    await change(`UPDATE sessions SET created_at = '${LONG_AGO}' WHERE id = ?`, session.id);
    expect(await Promise.all([refresh(next.refresh_token), refresh(next.refresh_token)])).toEqual([null, null]);
    expect(await sessions.find(session.id)).toBeNull();
    expect(ended).toEqual([[session.id, user(), 'expired']]);
  });

  it('ends those that nobody refreshed in time', async () => {
    const { session, refresh_token } = await open();
    await change(`UPDATE sessions SET expires_at = '${LONG_AGO}' WHERE id = ?`, session.id);
    expect([await sessions.find(session.id), await refresh(refresh_token)]).toEqual([null, null]);
    await sessions.expire();
    expect(ended).toEqual([[session.id, user(), 'expired']]);
  });
});
