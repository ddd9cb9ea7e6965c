import type { Page } from 'playwright-core';
import { closeBrowser, closePages, composer, describeInBrowser, messages, openPage, openTab, say } from './browser.js';
import { request } from '../support/http.js';
import { Proxy } from '../support/proxy.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

/** What a browser says of requests that a broken network answers. */
const NETWORK = /ERR_|WebSocket connection|Failed to load resource/u;
const PATH = '/app/channels/1';

let server: TestServer;
let proxy: Proxy;

beforeEach(async () => {
  server = await startServer();
  proxy = await Proxy.start(server.port);
});

afterEach(async () => {
  await closePages();
  await proxy.close();
});

afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

async function openTwo(): Promise<[Page, Page]> {
  const first = await openPage(proxy.url, { user: 'hana', path: PATH, expected: NETWORK });
  const second = await openTab(first, NETWORK);
  for (const page of [first, second]) {
    await page.getByText('まだメッセージがありません。').waitFor();
  }
  return [first, second];
}

async function listContents(): Promise<string[]> {
  const { body } = await request<{ messages: { content: string }[] }>('GET', `${server.url}/api/channels/1/messages`);
  return body.messages.map(({ content }) => content);
}

describeInBrowser('Two tabs of one browser', () => {
  it('lose nothing that was written in either, and send it once, when one of them is closed', async () => {
    const [first, second] = await openTwo();
    proxy.target = 1;
    proxy.cut();
    for (const [page, text] of [
      [first, '一枚目で書いた'],
      [second, '二枚目で書いた'],
      [first, '一枚目の続き'],
    ] as const) {
      await say(page, text);
      await messages(page, text).getByText('送信中…').waitFor();
    }
    await second.close();
    proxy.target = server.port;
    for (const text of ['一枚目で書いた', '二枚目で書いた', '一枚目の続き']) {
      await messages(first, text).and(first.locator('[data-state=saved]')).waitFor();
    }
    expect((await listContents()).toSorted()).toEqual(['一枚目で書いた', '一枚目の続き', '二枚目で書いた'].toSorted());
    expect(await messages(first, '').count()).toBe(3);
  });

  it('lose nothing when one of them is closed and the other one loaded again', async () => {
    const [first, second] = await openTwo();
    const context = first.context();
    await context.route('**/api/channels/1/messages', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await say(first, '一枚目で書いた');
    await messages(first, '一枚目で書いた').getByText('送信中…').waitFor();
    await say(second, '二枚目で書いた');
    await messages(second, '二枚目で書いた').getByText('送信中…').waitFor();
    await second.close();
    await context.unroute('**/api/channels/1/messages');
    await first.reload();
    for (const text of ['一枚目で書いた', '二枚目で書いた']) {
      await messages(first, text).and(first.locator('[data-state=saved]')).waitFor();
    }
    expect(await listContents()).toHaveLength(2);
  });

  it('keep a draft each, and one that was sent is nowhere left to be sent again', async () => {
    const [first, second] = await openTwo();
    await composer(first).fill('一枚目の下書き');
    await composer(second).fill('二枚目の下書き');
    await first.reload();
    await second.reload();
    expect(await composer(first).inputValue()).toBe('一枚目の下書き');
    expect(await composer(second).inputValue()).toBe('二枚目の下書き');

    const third = await openTab(first, NETWORK);
    expect(await composer(third).inputValue()).toBe('二枚目の下書き');
    await composer(second).press('Enter');
    await messages(third, '二枚目の下書き').and(third.locator('[data-state=saved]')).waitFor();
    await third.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#composer')?.value === '');
    expect(await composer(first).inputValue()).toBe('一枚目の下書き');
    expect(await listContents()).toEqual(['二枚目の下書き']);
  });
});
