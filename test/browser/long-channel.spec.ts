import type { Page } from 'playwright-core';
import { closeBrowser, closePages, describeInBrowser, messages, openPage } from './browser.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';
import { queryFile } from '../support/sqlite.js';

const COUNT = 100_000;

let server: TestServer;

/** A channel with so many messages, written past the server as another program would. */
async function fill(database: string): Promise<void> {
  await queryFile(
    database,
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${COUNT})
     INSERT INTO messages (id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at)
     SELECT 'm' || n, '2', 'u' || (n / 4 % 5), 'user ' || (n / 4 % 5),
       'number ' || n || substr(' 長い文章です。長い文章です。長い文章です。長い文章です。長い文章です。', 1, n * 7 % 36),
       strftime('%Y-%m-%d %H:%M:%f000', 1700000000 + n * 60, 'unixepoch'), 0,
       strftime('%Y-%m-%d %H:%M:%f000', 1700000000 + n * 60, 'unixepoch')
     FROM numbers`,
  );
}

beforeAll(async () => {
  server = await startServer();
  await server.stop();
  await fill(server.database);
  server = await startServer({}, server.database);
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

/** Numbers of the first and the last message that can be seen. */
async function shown(page: Page): Promise<[number, number]> {
  const numbers = await page.evaluate(() => {
    const { top, bottom } = document.querySelector('.messages-scroll')?.getBoundingClientRect() ?? new DOMRect();
    return [...document.querySelectorAll('.message')]
      .filter((row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom)
      .map((row) => Number(row.textContent?.match(/number (?<number>\d+)/u)?.groups?.number));
  });
  return [numbers[0] ?? 0, numbers.at(-1) ?? 0];
}

async function turnWheel(page: Page, times: number, by: number): Promise<void> {
  await page.getByRole('feed').hover();
  for (let time = 0; time < times; time += 1) {
    await page.mouse.wheel(0, by);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Waits until nothing moves and nothing is unknown. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const scroller = document.querySelector('.messages-scroll');
    const before = scroller?.scrollTop;
    for (let frame = 0; frame < 15; frame += 1) {
      await new Promise(requestAnimationFrame);
    }
    return scroller?.scrollTop === before && document.querySelector('.message-unknown') === null;
  });
}

describeInBrowser('A channel of 100,000 messages', () => {
  it('begins at the newest, scrolls to the very first and back, with few rows at any time', async () => {
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/2' });
    await messages(page, `number ${COUNT}`).waitFor();
    await settle(page);
    expect((await shown(page))[1]).toBe(COUNT);

    await page.getByRole('feed').evaluate((feed) => feed.scrollTo(0, 0));
    await messages(page, /number 1\b/u).waitFor();
    await settle(page);
    expect((await shown(page))[0]).toBe(1);
    await turnWheel(page, 30, 500);
    await settle(page);
    const [from, to] = await shown(page);
    expect(from).toBeGreaterThan(100);
    expect(to - from).toBeLessThan(60);
    expect(await page.locator('.message').count()).toBeLessThan(100);

    await page.getByRole('button', { name: '最新へ移動' }).click();
    await messages(page, `number ${COUNT}`).waitFor();
    await settle(page);
    expect((await shown(page))[1]).toBe(COUNT);
  });

  it('walks back row by row without losing or repeating one, and keeps its place when something new comes', async () => {
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/2' });
    await messages(page, `number ${COUNT}`).waitFor();
    await settle(page);
    let [from] = await shown(page);
    for (let step = 0; step < 8; step += 1) {
      await turnWheel(page, 1, -400);
      await settle(page);
      const [earlier, until] = await shown(page);
      expect(earlier).toBeLessThan(from);
      expect(until).toBeGreaterThanOrEqual(from - 1);
      from = earlier;
    }
    const before = await page.locator('.message').first().boundingBox();
    await request('POST', `${server.url}/api/channels/2/messages`, makeMessage({ content: 'ひとつ増えた' }));
    await page.getByRole('button', { name: '新着1件' }).waitFor();
    expect(await page.locator('.message').first().boundingBox()).toEqual(before);
    await page.getByRole('button', { name: '新着1件' }).click();
    await messages(page, 'ひとつ増えた').waitFor();
  });

  it('stays at the end, whatever is turned, opened or said there', async () => {
    const page = await openPage(server.url, { user: 'jiro', path: '/app/channels/2' });
    await settle(page);
    const post = async (content: string): Promise<void> => {
      await request('POST', `${server.url}/api/channels/2/messages`, makeMessage({ content }));
      await messages(page, content).waitFor();
    };
    const expectEnd = async (): Promise<void> => {
      await settle(page);
      const feed = page.getByRole('feed');
      expect(
        await feed.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight),
      ).toBeLessThan(2);
    };
    await turnWheel(page, 3, 200);
    await post('回した後に');
    await expectEnd();
    await messages(page, '回した後に').click();
    await page.getByRole('button', { name: 'スレッドで返信' }).click();
    await page.getByPlaceholder('返信を書く…').waitFor();
    await expectEnd();
    await post('開いた後に');
    await expectEnd();
  });

  it('opens a link to any message in the middle, with those around it', async () => {
    const page = await openPage(server.url, { user: 'taro', path: '/app/channels/2/messages/m50000' });
    await page.locator('[data-target=true]').filter({ hasText: 'number 50000' }).waitFor();
    await settle(page);
    const [from, to] = await shown(page);
    expect(from).toBeLessThan(50_000);
    expect(to).toBeGreaterThan(50_000);
  });
});
