import { closeBrowser, closePages, describeInBrowser, messages, openPage, say } from './browser.js';
import { makeMessage, request } from '../support/http.js';
import { killProcesses, ServerProcess } from '../support/process.js';
import { Proxy } from '../support/proxy.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const OFFLINE = 'オフラインです。';
/** What a browser says of requests that a broken network answers. */
const NETWORK = /ERR_|WebSocket connection|Failed to load resource/u;

let proxy: Proxy;

afterEach(async () => {
  await closePages();
  await proxy.close();
});

afterAll(async () => {
  await closeBrowser();
  await killProcesses();
  await cleanUp();
});

describeInBrowser('A page whose connection is lost', () => {
  it('says so, keeps what is written, and has everything when it is back', async () => {
    const server: TestServer = await startServer();
    proxy = await Proxy.start(server.port);
    const page = await openPage(proxy.url, { user: 'hana', path: '/app/channels/1', expected: NETWORK });
    await say(page, '一つ目');
    await messages(page, '一つ目').and(page.locator('[data-state=saved]')).waitFor();

    const { port } = server;
    proxy.target = 1;
    proxy.cut();
    await page.getByText(OFFLINE).waitFor();
    await say(page, '圏外で書いた');
    await messages(page, '圏外で書いた').getByText('送信中…').waitFor();
    const body = makeMessage({ content: '留守の間に' });
    await request('POST', `${server.url}/api/channels/1/messages`, body);
    proxy.target = port;
    await messages(page, '留守の間に').waitFor();
    await messages(page, '圏外で書いた').and(page.locator('[data-state=saved]')).waitFor();
    await page.getByText(OFFLINE).waitFor({ state: 'detached' });
  });

  it('sends after a reload what it could not send before', async () => {
    const server = await startServer();
    proxy = await Proxy.start(server.port);
    const page = await openPage(proxy.url, { user: 'hana', path: '/app/channels/1', expected: NETWORK });
    await page.getByText('まだメッセージがありません。').waitFor();
    await page.route('**/api/channels/1/messages', (route) => route.abort());
    await say(page, '届かないまま');
    await messages(page, '届かないまま').getByText('送信中…').waitFor();
    await page.unroute('**/api/channels/1/messages');
    await page.reload();
    await messages(page, '届かないまま').and(page.locator('[data-state=saved]')).waitFor();
    expect(await messages(page, '').count()).toBe(1);
  });

  it('goes on over a server that is killed and started again, with every message once', async () => {
    const first = await ServerProcess.start();
    proxy = await Proxy.start(Number(new URL(first.url).port));
    const hana = await openPage(proxy.url, { user: 'hana', path: '/app/channels/1', expected: NETWORK });
    const taro = await openPage(proxy.url, { user: 'taro', path: '/app/channels/1', expected: NETWORK });
    await say(hana, '始まり');
    await messages(taro, '始まり').waitFor();

    first.kill('SIGKILL');
    await first.exited;
    proxy.cut();
    await hana.getByText(OFFLINE).waitFor();
    await say(hana, '落ちている間に');
    await say(taro, 'こちらも');
    const second = await ServerProcess.start({}, first.database);
    proxy.target = Number(new URL(second.url).port);
    for (const page of [hana, taro]) {
      // It may come back by itself meanwhile.
      await page
        .getByRole('button', { name: '今すぐ接続' })
        .click({ timeout: 2_000 })
        .catch(() => undefined);
      await messages(page, '落ちている間に').and(page.locator('[data-state=saved]')).waitFor();
      await messages(page, 'こちらも').and(page.locator('[data-state=saved]')).waitFor();
      await page.getByText(OFFLINE).waitFor({ state: 'detached' });
      expect(await messages(page, '').count()).toBe(3);
    }
  });

  it('shows what a server refuses, with its reason, until it is sent again or given up', async () => {
    const server = await startServer();
    proxy = await Proxy.start(server.port);
    const page = await openPage(proxy.url, { user: 'hana', path: '/app/channels/1', expected: NETWORK });
    await messages(page, '').or(page.getByText('まだメッセージがありません。')).first().waitFor();
    await page.route('**/api/channels/1/messages', (route) =>
      route.fulfill({ status: 500, json: { code: 'internal_error', detail: 'Something failed.' } }),
    );
    await say(page, '届かない');
    await page.getByText('未送信: サーバーで問題が発生しました。').waitFor();
    await page.reload();
    await page.getByText('未送信: サーバーで問題が発生しました。').waitFor();

    await page.unroute('**/api/channels/1/messages');
    await page.getByRole('button', { name: '再試行' }).click();
    await messages(page, '届かない').and(page.locator('[data-state=saved]')).waitFor();
    await page.getByText('未送信').waitFor({ state: 'detached' });
  });
});
