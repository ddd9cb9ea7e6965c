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
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const { now } = Date;

let server: TestServer;
let staff: TestAccount;

beforeAll(async () => {
  server = await startServer();
  staff = await registerAs(server, '運営', 'moderator');
});

afterEach(async () => {
  Date.now = now;
  await closePages();
});
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

async function setSlowMode(slowModeSeconds: number, channel = '1'): Promise<void> {
  await request('PATCH', `${server.url}/api/channels/${channel}`, { slowModeSeconds }, staff.headers);
}

async function post(channel: string, userName: string, content: string): Promise<void> {
  const message = makeMessage({ content, user_id: `user_${userName}`, user_name: userName });
  await request('POST', `${server.url}/api/channels/${channel}/messages`, message);
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

  it('counts from the last message, also when an older one is read after it', async () => {
    Date.now = () => now() - 7_200_000;
    await post('2', 'hana', '昔の話');
    Date.now = now;
    for (let number = 1; number <= 250; number += 1) {
      await post('2', 'taro', `間 ${number}`);
    }
    await request('PUT', `${server.url}/api/channels/2/read-marker`, { userId: 'user_hana' });
    await setSlowMode(3_600, '2');
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/2' });
    await messages(page, '間 250').waitFor();
    await say(page, '今の話');
    await countdown(page).waitFor();
    await page.getByRole('feed').evaluate((feed) => feed.scrollTo(0, 0));
    await messages(page, '昔の話').waitFor();
    expect(await countdown(page).count()).toBe(1);
  });
});
