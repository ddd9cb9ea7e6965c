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

describeInBrowser('Slow mode', () => {
  it('is counted down, keeps what is written meanwhile, and ends when it is taken away', async () => {
    await setSlowMode(3_600);
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/1', expected: /429/u });
    await page.getByRole('timer').filter({ hasText: '低速モード: 1 時間に1件まで' }).waitFor();
    await say(page, '一つ目');
    await page
      .getByRole('timer')
      .filter({ hasText: /あと3,5\d\d秒で送信できます/u })
      .waitFor();
    await say(page, '二つ目');
    expect(await composer(page).inputValue()).toBe('二つ目');
    expect(await page.getByRole('button', { name: '送信' }).isDisabled()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);

    // A page that was not there for the first message learns it from the refusal.
    await page.reload();
    await composer(page).press('Enter');
    await messages(page, '低速モード中です。').waitFor();
    await page
      .getByRole('timer')
      .filter({ hasText: /あと3,5\d\d秒で送信できます/u })
      .waitFor();

    await setSlowMode(0);
    await page.getByRole('timer').waitFor({ state: 'detached' });
    await say(page, '三つ目');
    await messages(page, '三つ目').and(page.locator('[data-state=saved]')).waitFor();
  });
});
