import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

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
