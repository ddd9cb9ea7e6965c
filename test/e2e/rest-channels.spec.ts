import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { queryDatabase } from '../support/database.js';

interface Channel {
  id: string;
  name: string;
  createdAt: string;
  description?: string;
  archivedAt?: string;
}

let server: TestServer;
let channels: string;

beforeAll(async () => {
  server = await startServer();
  channels = `${server.url}/api/channels`;
});

afterAll(cleanUp);

async function listedIds(query = ''): Promise<string[]> {
  const { body } = await request<Channel[]>('GET', channels + query);
  return body.map(({ id }) => id);
}

/** Everything that the table holds but how far the index for searching is, which goes on by itself. */
async function readRows(): Promise<object[]> {
  const rows = await queryDatabase<object>(server.database, 'SELECT * FROM channels ORDER BY rowid');
  return rows.map((row) => ({ ...row, indexed_seq: undefined }));
}

describe('Channels', () => {
  it('begin with the five of the original server, in its order and shape', async () => {
    const { status, body } = await request<Channel[]>('GET', channels);
    expect(status).toBe(200);
    expect(body.map(({ id, name }) => [id, name])).toEqual([
      ['1', '雑談'],
      ['2', 'ゲーム'],
      ['3', '音楽'],
      ['4', '趣味'],
      ['5', 'ニュース'],
    ]);
    expect(Object.keys(body[0] ?? {}).toSorted()).toEqual(['createdAt', 'id', 'name']);
  });

  it('are made with an id of the client or of the server, and found again', async () => {
    const given = await request<Channel>('POST', channels, { id: 'dev', name: '開発', description: '話そう' });
    expect(given.status).toBe(201);
    expect(given.body).toMatchObject({ id: 'dev', name: '開発', description: '話そう' });
    const generated = await request<Channel>('POST', channels, { name: 'x' });
    expect(generated.body.id).toMatch(/^[\da-f-]{36}$/u);
    expect((await request('GET', `${channels}/dev`)).body).toEqual(given.body);
    expect((await listedIds()).slice(-2)).toEqual(['dev', generated.body.id]);
  });

  it('keep their ids apart', async () => {
    const { status, body } = await request('POST', channels, { id: '1', name: 'again' });
    expect([status, body.code]).toEqual([409, 'channel_exists']);
    expect((await request('GET', `${channels}/1`)).body).toMatchObject({ name: '雑談' });
  });

  it('are renamed, described, and cleared of their description', async () => {
    await request('POST', channels, { id: 'edit', name: 'before' });
    const changed = await request('PATCH', `${channels}/edit`, { name: 'after', description: 'about' });
    expect(changed.body).toMatchObject({ id: 'edit', name: 'after', description: 'about' });
    const cleared = await request('PATCH', `${channels}/edit`, { description: null });
    expect(cleared.body).not.toHaveProperty('description');
    expect(cleared.body).toMatchObject({ name: 'after' });
  });

  it('are archived, read-only and out of the list, and brought back', async () => {
    await request('POST', channels, { id: 'old', name: 'old' });
    const messages = `${channels}/old/messages`;
    await request('POST', messages, makeMessage());
    const archived = await request<Channel>('PATCH', `${channels}/old`, { archived: true });
    expect(archived.body.archivedAt).toMatch(/Z$/u);
    expect(await listedIds()).not.toContain('old');
    expect(await listedIds('?archived=true')).toEqual(['old']);
    expect((await request('GET', messages)).body.total).toBe(1);
    const refused = await request('POST', messages, makeMessage());
    expect([refused.status, refused.body.code]).toEqual([409, 'channel_archived']);
    const back = await request('PATCH', `${channels}/old`, { archived: false });
    expect(back.body).not.toHaveProperty('archivedAt');
    expect((await request('POST', messages, makeMessage())).status).toBe(201);
  });

  it('stay archived since the first time, and keep in the table what they answer', async () => {
    await request('POST', channels, { id: 'twice', name: 'twice', description: 'd', archived: true, created_at: 'x' });
    const [fresh] = await queryDatabase(server.database, "SELECT * FROM channels WHERE id = 'twice'");
    expect(fresh).toMatchObject({ name: 'twice', description: 'd', archived_at: null, last_seq: 0 });
    expect(fresh?.created_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/u);
    const first = await request<Channel>('PATCH', `${channels}/twice`, { archived: true });
    const second = await request<Channel>('PATCH', `${channels}/twice`, { archived: true, name: 'still' });
    expect(second.body).toEqual({ ...first.body, name: 'still' });
    expect((await request('PATCH', `${channels}/twice`, {})).body).toEqual(second.body);
    const [changed] = await queryDatabase(server.database, "SELECT * FROM channels WHERE id = 'twice'");
    expect(changed).toMatchObject({ name: 'still', description: 'd', created_at: fresh?.created_at });
    expect(changed?.archived_at).not.toBeNull();
  });

  it('have ids and names of any script, and of 100 emoji', async () => {
    for (const id of [
      '日本語',
      'a/b',
      '__proto__',
      '100%',
      'q?x=1#y',
      "'; DROP TABLE channels; --",
      '😀'.repeat(128),
    ]) {
      const name = '😀'.repeat(100);
      const made = await request<Channel>('POST', channels, { id, name });
      expect([made.status, made.body.id, made.body.name]).toEqual([201, id, name]);
      expect((await request('GET', `${channels}/${encodeURIComponent(id)}`)).body).toEqual(made.body);
    }
  });

  it.each([
    ['POST', '', {}, ['name']],
    ['POST', '', { name: null }, ['name']],
    ['POST', '', { name: 5 }, ['name']],
    ['POST', '', { name: '' }, ['name']],
    ['POST', '', { name: ' \u3000' }, ['name']],
    ['POST', '', { name: '😀'.repeat(101) }, ['name']],
    ['POST', '', { name: 'n', description: 'd'.repeat(1_001) }, ['description']],
    ['POST', '', { name: 'n', description: 5 }, ['description']],
    ['POST', '', { name: 'n', id: '' }, ['id']],
    ['POST', '', { name: 'n', id: null }, ['id']],
    ['POST', '', { name: 'n', id: 'a\tb' }, ['id']],
    ['POST', '', { name: '', id: 'x'.repeat(129) }, ['id', 'name']],
    ['PATCH', '/1', { name: null }, ['name']],
    ['PATCH', '/1', { name: ' ' }, ['name']],
    ['PATCH', '/1', { archived: 'true' }, ['archived']],
    ['PATCH', '/1', { archived: null }, ['archived']],
    ['PATCH', '/1', [], ['data']],
    ['GET', '?archived=yes', undefined, ['archived']],
    ['GET', '?archived=true&archived=true', undefined, ['archived']],
  ])('are left alone by a wrong %s %s %j', async (method, path, json, fields) => {
    const before = await readRows();
    const { status, body } = await request(method, channels + path, json);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect((body.errors as { field: string }[]).map(({ field }) => field).toSorted()).toEqual(fields);
    expect(await readRows()).toEqual(before);
  });

  it.each([{ name: 'a\0' }, { name: 'n', description: '\udc00' }, { id: '\ud800', name: 'n' }])(
    'take no text that cannot be kept: %j',
    async (json) => {
      const { status, body } = await request('POST', channels, json);
      expect([status, body.code]).toEqual([422, 'invalid_text']);
    },
  );

  it('are as they were after a new start, and the first five are not made again', async () => {
    const first = await startServer();
    await request('PATCH', `${first.url}/api/channels/1`, { name: 'renamed' });
    await request('PATCH', `${first.url}/api/channels/2`, { archived: true });
    const before = await request<Channel[]>('GET', `${first.url}/api/channels`);
    await first.stop();
    const second = await startServer({}, first.database);
    const after = await request<Channel[]>('GET', `${second.url}/api/channels`);
    expect(after.body).toEqual(before.body);
    expect(after.body.map(({ name }) => name)).toEqual(['renamed', '音楽', '趣味', 'ニュース']);
  });

  it.each([
    ['GET', '/nope', undefined],
    ['PATCH', '/nope', { name: 'x' }],
    ['GET', '/nope/messages', undefined],
    ['POST', '/nope/messages', makeMessage()],
  ])('that do not exist are not found by %s %s', async (method, path, json) => {
    const { status, body } = await request(method, channels + path, json);
    expect([status, body.code, body.detail]).toEqual([404, 'channel_not_found', 'Channel not found']);
  });
});
