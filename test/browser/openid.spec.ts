import type { Page } from 'playwright-core';
import { type OpenIdWorld, startWithProvider } from '../support/openid-provider.js';
import { cleanUp } from '../support/server.js';
import { closeBrowser, closePages, describeInBrowser, findBarriers, messages, openPage, say } from './browser.js';

let world: OpenIdWorld;

beforeAll(async () => {
  world = await startWithProvider({ AUTH_MODE: 'required' });
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await world.stop();
  await cleanUp();
});

/** Opens the page, where nobody is signed in. */
function open(path?: string, locale = 'ja-JP'): Promise<Page> {
  return openPage(world.url, { path, locale, host: new URL(world.provider.issuer).host, expected: /401|WebSocket/u });
}

describeInBrowser('With an OpenID provider', () => {
  it('one signs in there, comes back to where one was, chats, and stays over a reload', async () => {
    world.provider.person = { sub: 'hana', preferred_username: 'はな' };
    const page = await open('/app/channels/3');
    const link = page.getByRole('link', { name: 'Test & Co でログイン' });
    await link.waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await link.click();
    await page.getByRole('heading', { name: '音楽' }).waitFor();
    expect(page.url()).toBe(`${world.url}/app/channels/3`);
    await say(page, 'よそでログインして書く');
    await messages(page, 'よそでログインして書く').and(page.locator('[data-state=saved]')).waitFor();
    await messages(page, 'はな').waitFor();

    await page.reload();
    await messages(page, 'よそでログインして書く').waitFor();
    await page.getByRole('button', { name: '設定' }).click();
    await page.getByRole('button', { name: 'ログアウト' }).click();
    await link.waitFor();
  });

  it.each([
    ['ja-JP', 'Test & Co でログイン', 'ログインできませんでした。もう一度お試しください。'],
    ['en-US', 'Sign in with Test & Co', 'The sign-in did not succeed. Try it again.'],
  ])('who is refused there reads so (%s)', async (locale, name, words) => {
    world.provider.person = null;
    const page = await open('/app', locale);
    await page.getByRole('link', { name }).click();
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    expect(page.url()).toBe(`${world.url}/app`);
    expect(await findBarriers(page)).toEqual([]);
    await page.reload();
    await page.getByRole('link', { name }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('an address that somebody made up shows no words of theirs', async () => {
    const page = await open('/app?signInError=%3Cb%3Ecall%20me');
    await page.getByRole('alert').filter({ hasText: 'ログインできませんでした。' }).waitFor();
    expect(await page.getByText('call me').count()).toBe(0);
  });
});
