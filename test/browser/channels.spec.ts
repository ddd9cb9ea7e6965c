import type { Locator, Page } from 'playwright-core';
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
import { PASSWORD, register, registerAs, type TestAccount } from '../support/accounts.js';
import { queryDatabase } from '../support/database.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

/** What a browser says of an answer that refuses. */
const REFUSED = /40[134]|WebSocket/u;

let server: TestServer;
let hana: TestAccount;
let taro: TestAccount;
let staff: TestAccount;

beforeAll(async () => {
  server = await startServer({ AUTH_MODE: 'required' });
  hana = await register(server, 'はな');
  taro = await register(server, '太郎');
  staff = await registerAs(server, '運営', 'moderator');
  await register(server, 'さくら');
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

type PageOptions = Parameters<typeof openPage>[1];

/** Opens the client and signs in. */
async function enter({ user_name }: TestAccount, options: PageOptions = {}): Promise<Page> {
  const page = await openPage(server.url, { expected: REFUSED, ...options });
  await page.getByLabel('名前').fill(user_name);
  await page.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** A channel of an account's own. */
async function makeChannel(
  { headers }: TestAccount,
  name: string,
  kind: string,
  members: TestAccount[] = [],
  { url } = server,
): Promise<string> {
  const { body } = await request<{ id: string }>('POST', `${url}/api/channels`, { name, kind }, headers);
  for (const { user_id } of members) {
    await request('PUT', `${url}/api/channels/${body.id}/members/${user_id}`, {}, headers);
  }
  return `/app/channels/${body.id}`;
}

/** Who belongs to the channel and who is there, beside the messages. */
async function openPeople(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /人が参加中/u }).click();
  return page.getByRole('complementary', { name: '参加者' });
}

/** Does something with a person of the panel. */
async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `${name}さんへの操作` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

describeInBrowser('A private channel', () => {
  it('is made, lets somebody in who then sees it and writes, and takes them out again', async () => {
    const page = await enter(hana);
    const other = await enter(taro);
    await page.getByRole('button', { name: 'チャンネルを作成' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('チャンネル名').fill('内輪');
    expect(await dialog.getByRole('radio', { name: 'お知らせ' }).count()).toBe(0);
    await dialog.getByRole('radio', { name: '非公開' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByText('招かれた人だけに見えます。').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: '作成', exact: true }).click();
    await page.getByRole('link', { name: '非公開チャンネル 内輪' }).waitFor();

    const panel = await openPeople(page);
    await panel.getByText('メンバー1人').waitFor();
    await panel.getByRole('button', { name: 'メンバーを追加' }).click();
    await page.getByLabel('名前で探す').fill('太');
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '太郎' }).click();
    await page.getByText('見つかりませんでした。').waitFor();
    await page.keyboard.press('Escape');
    await panel.getByText('メンバー2人').waitFor();

    await other.getByRole('link', { name: '非公開チャンネル 内輪' }).click();
    await composer(other).waitFor();
    await say(other, 'ありがとう');
    await messages(page, 'ありがとう').waitFor();
    await page.getByRole('button', { name: '太郎さんへの操作' }).click();
    await page.getByRole('menuitem', { name: 'チャンネルから外す' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'チャンネルから外す' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'チャンネルから外す' }).click();
    await panel.getByText('メンバー1人').waitFor();
    await other.getByText('このチャンネルは見つかりません。').first().waitFor();
    expect(await other.getByRole('link', { name: '内輪' }).count()).toBe(0);
  });

  it('is given another owner, after which one leaves it', async () => {
    const path = await makeChannel(hana, '引き継ぎ', 'private', [taro]);
    const page = await enter(hana, { path });
    const other = await enter(taro, { path });
    const panel = await openPeople(page);
    const theirs = await openPeople(other);
    await theirs.getByText('メンバー2人').waitFor();
    expect(await theirs.getByRole('button', { name: 'メンバーを追加' }).count()).toBe(0);
    expect(await other.getByRole('button', { name: 'チャンネルのメニュー' }).count()).toBe(0);

    await choose(page, '太郎', 'オーナーにする');
    await theirs.getByRole('button', { name: 'メンバーを追加' }).waitFor();
    await other.getByRole('button', { name: 'チャンネルのメニュー' }).waitFor();
    await panel.getByRole('button', { name: '退出する' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '退出する' }).click();
    await page.getByText('このチャンネルは見つかりません。').first().waitFor();
    await theirs.getByText('メンバー1人').waitFor();
  });

  it('suggests its members first where somebody is mentioned, then who else has an account', async () => {
    const path = await makeChannel(hana, '候補', 'private', [taro]);
    const page = await enter(hana, { path });
    await composer(page).pressSequentially('@');
    await page.getByRole('option', { name: '@さくら' }).waitFor();
    const names = await page.getByRole('option').allTextContents();
    expect(names[0]).toBe('@太郎');
    expect(names.toSorted()).toEqual(['@さくら', '@太郎', '@運営']);
  });
});

describeInBrowser('A conversation between two', () => {
  it('begins at a person, is called after the other one, and is the same from both sides', async () => {
    const page = await enter(hana);
    const other = await enter(taro);
    await openPeople(page);
    await choose(page, '太郎', 'ダイレクトメッセージを送る');
    await page.getByRole('heading', { level: 1, name: '太郎', exact: true }).waitFor();
    await say(page, '二人だけで');
    await other.getByRole('link', { name: 'ダイレクトメッセージ はな' }).click();
    await messages(other, '二人だけで').waitFor();
    await other.getByRole('heading', { level: 1, name: 'はな', exact: true }).waitFor();
    expect(await other.getByRole('button', { name: 'チャンネルのメニュー' }).count()).toBe(0);

    await other.getByRole('button', { name: '新しいダイレクトメッセージ' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'はな' }).click();
    await other.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await other.getByRole('link', { name: 'ダイレクトメッセージ はな' }).count()).toBe(1);
    await other.reload();
    await other.getByRole('link', { name: 'ダイレクトメッセージ はな' }).waitFor();
  });
});

describeInBrowser('Among thousands', () => {
  it('anybody is found by how the name begins, with few questions', async () => {
    const crowd = await startServer({ AUTH_MODE: 'required' });
    const { user_name } = await register(crowd, 'ゆき');
    await queryDatabase(
      crowd.database,
      `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3000)
       INSERT INTO users (id, name, name_key, created_at, updated_at, kind, role)
       SELECT 'a' || n, 'Account ' || n, 'account ' || n, time, time, 'user', 'member'
         FROM numbers, (SELECT '2024-06-01 00:00:00.000000' AS time) AS given`,
    );
    await register(crowd, 'ワカナ');
    await register(crowd, 'zoë');
    const page = await openPage(crowd.url, { expected: REFUSED });
    await page.getByLabel('名前').fill(user_name);
    await page.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'ログイン' }).click();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname === '/api/users') {
        asked.push(search);
      }
    });
    await composer(page).pressSequentially('@ﾜｶ');
    await page.getByRole('option', { name: '@ワカナ' }).waitFor();
    await page.keyboard.press('Enter');
    await composer(page).pressSequentially('@ワカナ');
    expect(asked.length).toBeLessThanOrEqual(3);

    await page.getByRole('button', { name: '新しいダイレクトメッセージ' }).click();
    await page.getByLabel('名前で探す').fill(' ZO');
    await page.getByRole('dialog').getByRole('button', { name: 'zoë' }).click();
    await page.getByRole('heading', { level: 1, name: 'zoë', exact: true }).waitFor();
  });
});

describeInBrowser('Announcements', () => {
  it('are made by the staff, and read, not written, by the others', async () => {
    const page = await enter(staff);
    await page.getByRole('button', { name: 'チャンネルを作成' }).click();
    await page.getByRole('dialog').getByLabel('チャンネル名').fill('重要');
    await page.getByRole('dialog').getByText('お知らせ', { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '作成', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '重要' }).waitFor();
    await say(page, '明日は休みです');

    const other = await enter(taro);
    await other.getByRole('link', { name: 'お知らせ 重要' }).click();
    await messages(other, '明日は休みです').waitFor();
    await other.getByText('このチャンネルに書けるのは運営スタッフだけです。').waitFor();
    expect(await composer(other).count()).toBe(0);
    await openPeople(other);
    await other.getByRole('button', { name: '参加する' }).click();
    await other.getByRole('button', { name: '退出する' }).click();
    await other.getByRole('button', { name: '参加する' }).waitFor();
    expect(await findBarriers(other)).toEqual([]);
  });
});

describeInBrowser('What is refused', () => {
  it('is said in words: no right, no such channel, no network', async () => {
    const path = await makeChannel(staff, '公開', 'public', [taro]);
    const page = await enter(taro, { path, expected: /./u });
    const members = `**/api/channels/*/members/${taro.user_id}`;
    await openPeople(page);
    const leave = page.getByRole('button', { name: '退出する' });
    for (const [status, code, text] of [
      [403, 'forbidden', 'この操作は許可されていません。'],
      [404, 'channel_not_found', 'このチャンネルは見つかりません。'],
    ] as const) {
      await page.route(members, (route) => route.fulfill({ status, json: { code, detail: code } }));
      await leave.click();
      await page.getByRole('status').getByText(text).waitFor();
      await page.unroute(members);
    }
    await page.route(members, (route) => route.abort());
    await leave.click();
    await page.getByRole('status').getByText('サーバーが応答しません。').waitFor();
    await leave.waitFor();
  });
});

describeInBrowser('On a phone', () => {
  it('the people of a channel and its dialog fit, and have no barrier', async () => {
    const path = await makeChannel(hana, '電話', 'private', [taro]);
    const page = await enter(hana, { path, viewport: { width: 360, height: 640 }, colorScheme: 'dark' });
    const panel = await openPeople(page);
    await panel.getByText('メンバー2人').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await panel.getByRole('button', { name: 'メンバーを追加' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'さくら' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

describeInBrowser('Where nobody has an account', () => {
  it('nothing is offered that would be refused', async () => {
    const open = await startServer();
    const boss = await registerAs(open, '管理者', 'moderator');
    const path = await makeChannel(boss, '連絡', 'announcement', [], open);
    const { body } = await request<{ id: string }>(
      'POST',
      `${open.url}${path.replace('/app', '/api')}/messages`,
      { content: '今日の予定です。' },
      boss.headers,
    );
    const reaction = `${open.url}/api/messages/${body.id}/reactions/${encodeURIComponent('👍')}`;
    await request('PUT', reaction, {}, boss.headers);
    const page = await openPage(open.url, { user: 'jiro', path });
    await page.getByText('このチャンネルに書けるのは運営スタッフだけです。').waitFor();
    expect(await composer(page).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'チャンネルのメニュー' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '👍 1件' }).isDisabled()).toBe(true);
    await messages(page, '今日の予定です。').hover();
    await page.getByRole('button', { name: 'その他の操作' }).click();
    await page.getByRole('menuitem', { name: 'リンクをコピー' }).waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['リンクをコピー', '報告…']);
    expect(await page.getByRole('button', { name: 'リアクションを追加' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await (await openPeople(page)).getByText('jiro').waitFor();
    expect(await page.getByRole('complementary').getByRole('button').allTextContents()).toEqual(['']);
    expect(await page.getByText('ダイレクトメッセージ').count()).toBe(0);
    await page.getByRole('button', { name: 'チャンネルを作成' }).click();
    await page.getByRole('dialog').getByLabel('チャンネル名').waitFor();
    expect(await page.getByRole('dialog').getByRole('radio').count()).toBe(0);
  });
});
