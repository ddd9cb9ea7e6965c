import type { Page, Route } from 'playwright-core';
import { closeBrowser, closePages, composer, describeInBrowser, openPage } from './browser.js';
import { PASSWORD, register } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const NAMED_AT_ONCE = 6;

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function makeChannel(name: string): Promise<string> {
  const { body } = await request<{ id: string }>('POST', `${server.url}/api/channels`, { name });
  return body.id;
}

/** Opens a channel as somebody who has been there before. */
async function open(channel: string): Promise<Page> {
  const page = await openPage(server.url, { user: 'hana', path: `/app/channels/${channel}` });
  await composer(page).waitFor();
  return page;
}

/** Keeps the next WebSockets of a page from opening. @returns what lets them. */
async function holdSockets(page: Page): Promise<() => void> {
  const { promise, resolve } = withResolvers<void>();
  await page.routeWebSocket('**/ws', async (socket) => {
    await promise;
    socket.connectToServer();
  });
  return resolve;
}

/**
 * Keeps the answer of the server to a request for the channels, one of those to come, from the page.
 *
 * @returns a promise of what lets it through, once the server has given it.
 */
async function holdChannels(page: Page, number: number): Promise<{ held: Promise<() => Promise<void>> }> {
  const { promise, resolve } = withResolvers<() => Promise<void>>();
  let count = 0;
  await page.route(/\/api\/channels$/u, async (route: Route) => {
    count += 1;
    if (count !== number) {
      return route.continue();
    }
    const response = await route.fetch();
    resolve(async () => {
      const arrived = page.waitForResponse(/\/api\/channels$/u);
      await route.fulfill({ response });
      await (await arrived).finished();
      await page.evaluate(async () => {
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      });
    });
    return undefined;
  });
  return { held: promise };
}

describeInBrowser('The start of the page', () => {
  it('waits for no WebSocket before one can write, and misses nothing that happens before there is one', async () => {
    const page = await open('1');
    const letSockets = await holdSockets(page);
    await page.reload();
    await composer(page).fill('もう書ける');
    const channel = await makeChannel('間の出来事');
    await request('POST', `${server.url}/api/channels/${channel}/messages`, makeMessage({ content: '見て' }));
    letSockets();
    await page.getByRole('link', { name: '間の出来事' }).getByText('未読1件').waitFor();
  });

  it('ends with the newest answer, not with the one that comes last', async () => {
    const page = await open('1');
    const letSockets = await holdSockets(page);
    const { held } = await holdChannels(page, 1);
    await page.reload();
    const letThrough = await held;
    await makeChannel('後から');
    letSockets();
    await page.getByRole('link', { name: '後から' }).waitFor();
    await letThrough();
    expect(await page.getByRole('link', { name: '後から' }).count()).toBe(1);
  });

  it('has what is told count over an answer that is older', async () => {
    const channel = await makeChannel('古い名前');
    const page = await open(channel);
    // Once at once, and again when everything is told.
    const { held } = await holdChannels(page, 2);
    await page.reload();
    const letThrough = await held;
    await request('PATCH', `${server.url}/api/channels/${channel}`, { name: '新しい名前' });
    await page.getByRole('heading', { name: '新しい名前' }).waitFor();
    await letThrough();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('新しい名前');
  });

  it('asks for the people of direct channels side by side, a few at a time', async () => {
    const required = await startServer({ AUTH_MODE: 'required' });
    const { user_name, headers } = await register(required, 'はな');
    const friends = Array.from({ length: 20 }, (_, index) => `友達${index}`);
    for (const name of friends) {
      await queryDatabase(
        required.database,
        `INSERT INTO users (id, name, name_key, created_at, updated_at, kind, role)
         VALUES (?, ?, ?, '2024-06-01 00:00:00.000000', '2024-06-01 00:00:00.000000', 'user', 'member')`,
        [name, name, name],
      );
      await request('POST', `${required.url}/api/channels/direct`, { userIds: [name] }, headers);
    }
    const page = await openPage(required.url, { path: '/app/channels/1', expected: /401/u });
    const { promise, resolve } = withResolvers<void>();
    const held: Route[] = [];
    let isHolding = true;
    await page.route(/\/api\/channels\/(?!1\/)[^/]+\/members/u, async (route) => {
      if (!isHolding) {
        return route.continue();
      }
      held.push(route);
      if (held.length === NAMED_AT_ONCE) {
        resolve();
      }
      return undefined;
    });
    await page.getByLabel('名前').fill(user_name);
    await page.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'ログイン' }).click();
    await promise;
    await composer(page).waitFor();
    expect(held.length).toBe(NAMED_AT_ONCE);
    isHolding = false;
    await Promise.all(held.map((route) => route.continue()));
    for (const name of friends) {
      await page.getByRole('link', { name: `ダイレクトメッセージ ${name}`, exact: true }).waitFor();
    }
  });
});
