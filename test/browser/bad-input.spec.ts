import type { Page } from 'playwright-core';
import { closeBrowser, closePages, describeInBrowser, messages, openPage, say } from './browser.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

/** Of the OWASP cheat sheet for cross-site scripting, what could harm in a text, a name or a link. */
const ATTACKS = [
  '<script>window.harmed = 1</script>',
  '<img src=x onerror="window.harmed=1">',
  '<svg/onload=window.harmed=1>',
  '"><script>window.harmed=1</script>',
  "'-window.harmed=1-'",
  '<iframe srcdoc="<script>parent.harmed=1</script>"></iframe>',
  '<a href="javascript:window.harmed=1">x</a>',
  'javascript:window.harmed=1',
  'JaVaScRiPt://example.com/%0awindow.harmed=1',
  'data:text/html,<script>parent.harmed=1</script>',
  '<body onload=window.harmed=1>',
  '<style>body{display:none}</style>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.harmed=1>',
  '{{constructor.constructor("window.harmed=1")()}}',
  '${window.harmed=1}',
  '<input autofocus onfocus=window.harmed=1>',
  'https://example.com/"onmouseover="window.harmed=1',
  '&lt;script&gt;window.harmed=1&lt;/script&gt;',
  '\u202Eright to left\u202C and \u0000-free',
];

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

async function addresses(page: Page): Promise<string[]> {
  return page.locator('.message-text a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}

describeInBrowser('What others write', () => {
  it('is text and nothing else, in messages, names and channels', async () => {
    const name = '<img src=x onerror=window.harmed=1>';
    const channel = await request<{ id: string }>('POST', `${server.url}/api/channels`, { name, description: name });
    const attacks = ATTACKS.map((attack) => attack.replaceAll('\u0000', ''));
    for (const content of attacks) {
      const message = makeMessage({ content, user_name: content.slice(0, 100), user_id: content.slice(0, 100) });
      const sent = await request('POST', `${server.url}/api/channels/${channel.body.id}/messages`, message);
      expect(sent.status).toBe(201);
    }
    const page = await openPage(server.url, { user: 'hana', path: `/app/channels/${channel.body.id}` });
    await page.getByRole('heading', { name }).waitFor();
    await messages(page, 'right to left').waitFor();
    const seen = new Set<string>();
    for (let step = 0; step < 6; step += 1) {
      (await page.locator('.message-text').allTextContents()).forEach((text) => seen.add(text));
      await page.getByRole('feed').evaluate((feed) => feed.scrollBy(0, -300));
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    expect([...seen].toSorted()).toEqual(attacks.toSorted());
    expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false);
    expect(await page.locator('.messages img, .messages iframe, .messages svg[onload], .messages style').count()).toBe(
      0,
    );
    expect(await addresses(page)).toEqual((await addresses(page)).filter((address) => /^https?:/u.test(address)));
  });

  it('makes links of the web only, which do not tell where one came from', async () => {
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/3' });
    await say(
      page,
      'https://example.com/a?b=1。javascript:alert(1) ftp://example.com http://[::1 (https://example.com/c)',
    );
    const links = messages(page, 'ftp').locator('a');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      'https://example.com/a?b=1',
      'https://example.com/c',
    ]);
    expect(await links.first().getAttribute('rel')).toBe('noopener noreferrer nofollow');
  });

  it.each(['/app/channels/nowhere', '/app/channels/%E0%A4%A', '/app/channels/1/messages/nothing', '/app/other/place'])(
    'survives an address that leads nowhere: %s',
    async (path) => {
      // Express refuses the malformed one itself.
      const response = await fetch(server.url + path);
      if (response.ok) {
        const page = await openPage(server.url, { user: 'hana', path, expected: /404/u });
        await page.getByRole('link', { name: '雑談' }).click();
        await page.getByRole('heading', { name: '雑談' }).waitFor();
      } else {
        expect(response.status).toBe(400);
      }
    },
  );

  it.each([
    [500, 'internal_error', 'サーバーで問題が発生しました。'],
    [429, 'rate_limited', '操作が多すぎます。少し待ってください。'],
    [401, 'authentication_required', 'ログインが必要です。'],
  ])(
    'says so when the server answers %i to everything, and goes on when it does no longer',
    async (status, code, said) => {
      const page = await openPage(server.url, { user: 'hana', expected: /Failed to load resource/u, path: '/app' });
      await page.getByRole('heading', { name: '雑談' }).waitFor();
      await page.route('**/api/**', (route) =>
        route.fulfill({ status, json: { code, detail: `Refused with ${status}.` } }),
      );
      await page.reload();
      await page.getByText(said).waitFor();
      // Nothing is answered until the route is taken away. The page asks again by itself, and once more only after 11 s; the button
      // asks all the same.
      await page.route('**/api/channels', () => undefined);
      await page.unroute('**/api/**');
      await page.waitForRequest('**/api/channels');
      await Promise.all([
        page.waitForRequest('**/api/channels', { timeout: 8_000 }),
        page.getByRole('button', { name: '再試行' }).click(),
      ]);
      await page.unroute('**/api/channels');
      await page.getByRole('heading', { name: '雑談' }).waitFor();
      await page.getByRole('button', { name: '再試行' }).waitFor({ state: 'detached' });
    },
  );

  it('can be written while the server answers nothing, and arrives when it does', async () => {
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/4', expected: /ERR_/u });
    await page.getByText('まだメッセージがありません。').waitFor();
    let held = 0;
    await page.route('**/api/channels/4/messages', (route) => {
      held += 1;
      // The first attempt is never answered; the client tries again.
      return held > 1 ? route.continue() : undefined;
    });
    await say(page, '待っている');
    await messages(page, '待っている').getByText('送信中…').waitFor();
    await messages(page, '待っている').and(page.locator('[data-state=saved]')).waitFor();
  });

  it('does not trip over what lies in the storage of the browser', async () => {
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/5' });
    await page.getByRole('heading', { name: 'ニュース' }).waitFor();
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage).filter((name) => name !== 'chat-identity')) {
        localStorage.setItem(key, '{"broken');
      }
      localStorage.setItem('chat-failed user_hana', '["no message", null]');
      localStorage.setItem(`chat-unsent ${location.origin} user_hana msg_1`, 'no JSON');
      localStorage.setItem(`chat-unsent ${location.origin} user_hana msg_2`, '{"channelId":"5","body":{"id":"msg_2"}}');
      localStorage.setItem('chat-language', 'xx');
    });
    await page.reload();
    await page.getByRole('heading', { name: 'ニュース' }).waitFor();
    await say(page, 'まだ動く');
    await messages(page, 'まだ動く').and(page.locator('[data-state=saved]')).waitFor();
  });
});
