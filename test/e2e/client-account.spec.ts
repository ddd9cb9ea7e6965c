import { ChatError } from '../../client/src/index.js';
import { PASSWORD, register, type TestAccount } from '../support/accounts.js';
import { closeClients, makeClient, nextEvent, openClient, until } from '../support/client.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let hana: TestAccount;

beforeAll(async () => {
  server = await startServer({ AUTH_MODE: 'required' });
  hana = await register(server, 'hana', PASSWORD);
});

afterEach(closeClients);
afterAll(cleanUp);

function userOf({ user_id, user_name }: TestAccount): { id: string; name: string } {
  return { id: user_id, name: user_name };
}

describe('A client of an account', () => {
  it('signs in every request and every connection, also after one is lost', async () => {
    const accessTokens = (): Promise<string> => Promise.resolve(hana.accessToken);
    const client = await openClient(server.url, 'hana', ['1'], { user: userOf(hana), accessTokens });
    await client.send({ channelId: '1', content: 'signed' });
    await until(client, () => client.messages('1')[0]?.seq === 1, 'the place');
    expect(client.messages('1')[0]).toMatchObject({ userId: hana.user_id, userName: 'hana', isOwnMessage: true });

    client.close();
    client.connect();
    await client.subscribe(['1']);
    await client.send({ channelId: '1', content: 'again' });
    await until(client, () => client.lastSeq('1') === 2, 'the second place');
  });

  it('asks for another token when one is refused', async () => {
    const asked: (string | undefined)[] = [];
    const accessTokens = (refused?: string): Promise<string> => {
      asked.push(refused);
      return Promise.resolve(refused === undefined ? 'stale' : hana.accessToken);
    };
    const client = await openClient(server.url, 'hana', ['1'], { user: userOf(hana), accessTokens });
    await client.request('get', '/api/channels');
    expect(asked).toEqual([undefined, 'stale', undefined, 'stale']);
  });

  it('closes and tells when there is no session any more', async () => {
    const over = new ChatError('invalid_token', 'The session is over.');
    const client = await makeClient(server.url, 'hana', {
      user: userOf(hana),
      accessTokens: () => Promise.reject(over),
    });
    const told = nextEvent(client, 'error');
    client.connect();
    expect(await told).toBe(over);
    expect(client.state).toBe('closed');
  });

  it('comes again when the token could not be had for a passing reason', async () => {
    let attempts = 0;
    const accessTokens = (): Promise<string> => {
      attempts += 1;
      return attempts === 1
        ? Promise.reject(new ChatError('network', 'The server did not answer.'))
        : Promise.resolve(hana.accessToken);
    };
    await openClient(server.url, 'hana', ['1'], { user: userOf(hana), accessTokens });
    expect(attempts).toBe(2);
  });

  it('hears nothing without an account', async () => {
    const client = await makeClient(server.url, 'nobody');
    client.connect();
    const refused = client.request('get', '/api/channels');
    await expect(refused).rejects.toMatchObject({ code: 'authentication_required' });
    expect((await request('GET', `${server.url}/api/channels`)).status).toBe(401);
  });
});
