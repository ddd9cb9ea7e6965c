import type { Locator, Page, Route } from 'playwright-core';
import {
  closeBrowser,
  closePages,
  composer,
  describeInBrowser,
  findBarriers,
  messages,
  openPage,
  say,
} from './browser.js';
import { registerAs, type TestAccount } from '../support/accounts.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let staff: TestAccount;

beforeAll(async () => {
  server = await startServer();
  staff = await registerAs(server, '運営', 'moderator');
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

async function setSlowMode(slowModeSeconds: number): Promise<void> {
  await request('PATCH', `${server.url}/api/channels/1`, { slowModeSeconds }, staff.headers);
}

function countdown(page: Page): Locator {
  return page.getByRole('timer').filter({ hasText: /あと3,5\d\d秒で送信できます/u });
}

describeInBrowser('Slow mode', () => {
  it('is counted down, keeps what is written meanwhile, and ends when it is taken away', async () => {
    await setSlowMode(3_600);
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/1', expected: /429/u });
    await page.getByRole('timer').filter({ hasText: '低速モード: 1 時間に1件まで' }).waitFor();
    await say(page, '一つ目');
    await countdown(page).waitFor();
    await say(page, '二つ目');
    expect(await composer(page).inputValue()).toBe('二つ目');
    expect(await page.getByRole('button', { name: '送信' }).isDisabled()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);

    // A page that comes later learns it from the history, and before it has that, from the refusal.
    await page.reload();
    await countdown(page).waitFor();
    const held: Route[] = [];
    await page.route(/\/api\/channels\/1\/messages\?/u, (route) => void held.push(route));
    await page.reload();
    await page.getByRole('timer').filter({ hasText: '低速モード: 1 時間に1件まで' }).waitFor();
    await composer(page).press('Enter');
    await countdown(page).waitFor();
    await Promise.all(held.map((route) => route.continue()));
    await messages(page, '低速モード中です。').waitFor();
    await messages(page, '一つ目').waitFor();
    await countdown(page).waitFor();

    await setSlowMode(0);
    await page.getByRole('timer').waitFor({ state: 'detached' });
    await say(page, '三つ目');
    await messages(page, '三つ目').and(page.locator('[data-state=saved]')).waitFor();
  });
});
