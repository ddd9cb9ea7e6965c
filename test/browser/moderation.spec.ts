import type { Page } from 'playwright-core';
import { closeBrowser, closePages, describeInBrowser, findBarriers, messages, openPage, say } from './browser.js';
import { PASSWORD, register, registerAs, type TestAccount } from '../support/accounts.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

/** What a browser says of requests that are refused. */
const REFUSED = /40[13]|WebSocket/u;
const PHONE = { viewport: { width: 390, height: 780 } };

let server: TestServer;
let moderator: TestAccount;
let hana: TestAccount;

beforeAll(async () => {
  server = await startServer({ AUTH_MODE: 'required' });
  moderator = await registerAs(server, 'mo', 'moderator');
  hana = await register(server, 'hana');
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

/** A channel of a test's own. */
async function makeChannel(name: string): Promise<string> {
  const { body } = await request<{ id: string }>('POST', `${server.url}/api/channels`, { name }, moderator.headers);
  return body.id;
}

async function send(channel: string, content: string, { headers }: TestAccount = hana): Promise<string> {
  const message = makeMessage({ content, user_id: undefined, user_name: undefined });
  const { status } = await request('POST', `${server.url}/api/channels/${channel}/messages`, message, headers);
  expect(status).toBe(201);
  return String(message.id);
}

async function openAs(userName: string, channel: string, options: object = {}): Promise<Page> {
  const page = await openPage(server.url, { expected: REFUSED, path: `/app/channels/${channel}`, ...options });
  await page.getByLabel('名前').fill(userName);
  await page.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'ログイン' }).click();
  return page;
}

async function openMenu(page: Page, text: string): Promise<void> {
  await messages(page, text).hover();
  await page.getByRole('button', { name: 'その他の操作' }).click();
  await page.getByRole('menuitem', { name: 'リンクをコピー' }).waitFor();
}

async function choose(page: Page, text: string, action: string): Promise<void> {
  await openMenu(page, text);
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function expectNoBarrier(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
}

describeInBrowser('Who moderates', () => {
  it('deletes what others write, and everybody sees who did it, now and later', async () => {
    const channel = await makeChannel('削除');
    await send(channel, 'ひどい言葉');
    const author = await openAs('hana', channel);
    const page = await openAs('mo', channel);
    await choose(page, 'ひどい言葉', '削除');
    await page.getByText('hanaさんのこのメッセージを削除しますか？').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '削除' }).click();
    for (const shown of [page, author]) {
      await messages(shown, 'このメッセージはモデレーターによって削除されました。').waitFor();
    }
    await author.reload();
    await messages(author, 'このメッセージはモデレーターによって削除されました。').waitFor();
  });

  it('alone is offered that', async () => {
    const channel = await makeChannel('普通の人');
    await send(channel, '誰かの言葉', moderator);
    const page = await openAs('hana', channel);
    await openMenu(page, '誰かの言葉');
    expect(await page.getByRole('menuitem').allTextContents()).not.toContain('削除');
    await page.keyboard.press('Escape');
    await messages(page, '誰かの言葉').getByRole('button', { name: 'mo', exact: true }).click();
    await page.getByRole('dialog').getByText('モデレーター').waitFor();
    expect(await page.getByRole('button', { name: 'ミュートする' }).count()).toBe(0);
  });

  it('mutes somebody for a time, who is told so, and lifts it', async () => {
    const channel = await makeChannel('ミュート');
    const jiro = await register(server, 'jiro');
    await send(channel, 'うるさい', jiro);
    const muted = await openAs('jiro', channel);
    const page = await openAs('mo', channel, PHONE);
    await messages(page, 'うるさい').getByRole('button', { name: 'jiro' }).click();
    const card = page.getByRole('dialog', { name: 'プロフィール' });
    await card.getByLabel('期間').selectOption('1時間');
    await card.getByLabel('理由').fill('連投');
    await expectNoBarrier(page);
    expect(await card.getByRole('button', { name: /解除/u }).count()).toBe(0);
    await card.getByRole('button', { name: 'ミュートする' }).click();
    await card.getByText(/jiroさんを.+までミュートしました。/u).waitFor();

    await say(muted, 'まだ話す');
    await muted.getByText(/未送信: .+までミュートされています。/u).waitFor();
    await muted.reload();
    await muted.getByText(/未送信: .+までミュートされています。/u).waitFor();
    await page.reload();
    await messages(page, 'うるさい').getByRole('button', { name: 'jiro' }).click();
    await card.getByRole('button', { name: 'ミュートを解除' }).focus();
    expect(await card.getByRole('button', { name: /解除/u }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await card.getByText('jiroさんはミュートされていません。').waitFor();
    await card.getByRole('button', { name: 'ミュートする' }).and(page.locator(':focus')).waitFor();
    expect(await card.getByRole('button', { name: /解除/u }).count()).toBe(0);
    await muted.getByRole('button', { name: '再試行' }).click();
    await messages(muted, 'まだ話す').and(muted.locator('[data-state=saved]')).waitFor();
  });

  it('bans somebody, who is signed out and told why', async () => {
    const channel = await makeChannel('禁止');
    const saburo = await register(server, 'saburo');
    await send(channel, '荒らし', saburo);
    const banned = await openAs('saburo', channel);
    await messages(banned, '荒らし').waitFor();
    const page = await openAs('mo', channel);
    await messages(page, '荒らし').getByRole('button', { name: 'saburo' }).click();
    await page.getByRole('button', { name: '参加を禁止する' }).click();
    await page.getByText(/saburoさんの参加を.+まで禁止しました。/u).waitFor();
    await banned.getByText(/までこのサーバーへの参加が禁止されています。/u).waitFor();
    await page.getByRole('button', { name: '参加禁止を解除' }).click();
    await page.getByText('saburoさんの参加は禁止されていません。').waitFor();
    await banned.getByLabel('名前').fill('saburo');
    await banned.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
    await banned.getByRole('button', { name: 'ログイン' }).click();
    await messages(banned, '荒らし').waitFor();
  });

  it('is told in words what is refused', async () => {
    const channel = await makeChannel('拒否');
    await send(channel, '上の人');
    const page = await openAs('mo', channel);
    await messages(page, '上の人').getByRole('button', { name: 'hana' }).click();
    await page.getByRole('button', { name: 'ミュートする' }).waitFor();
    await page.route('**/mute', (route) =>
      route.fulfill({ status: 403, json: { code: 'forbidden', detail: 'You may not do that.' } }),
    );
    await page.getByRole('button', { name: 'ミュートする' }).click();
    await page.getByRole('dialog').getByText('この操作は許可されていません。').waitFor();
  });
});

describeInBrowser('A report', () => {
  it('reaches who reviews it at once, leads to the message, and is resolved', async () => {
    const channel = await makeChannel('報告');
    await send(channel, '買ってください', await register(server, 'seller'));
    const page = await openAs('mo', channel);
    await page.getByRole('button', { name: '未対応の報告はありません' }).waitFor();
    const reporter = await openAs('hana', channel);
    expect(await reporter.getByRole('button', { name: '未対応の報告' }).count()).toBe(0);
    await choose(reporter, '買ってください', '報告…');
    const dialog = reporter.getByRole('dialog', { name: 'メッセージを報告' });
    await dialog.getByLabel('問題の種類').selectOption('その他');
    await dialog.getByLabel('補足（任意）').fill('宣伝ばかり');
    await expectNoBarrier(reporter);
    await dialog.getByRole('button', { name: '報告する' }).click();
    await reporter.getByText('報告を受け付けました。').waitFor();

    await page.getByRole('button', { name: '未対応の報告1件' }).click();
    const report = page.getByRole('article', { name: 'sellerさんのメッセージへの報告' });
    await report.getByText('宣伝ばかり').waitFor();
    await report.getByText('報告者: hanaさん').waitFor();
    await expectNoBarrier(page);
    await report.getByRole('button', { name: 'メッセージへ移動' }).click();
    await page.locator('[data-target=true]').filter({ hasText: '買ってください' }).waitFor();
    await report.getByPlaceholder('ほかのモデレーターへのメモ（任意）').fill('注意した');
    await report.getByRole('button', { name: '問題あり' }).click();
    await report.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '未対応の報告はありません' }).waitFor();
    const { body } = await request<{ reports: object[] }>(
      'GET',
      `${server.url}/api/reports?status=resolved&limit=1`,
      undefined,
      moderator.headers,
    );
    expect(body.reports).toMatchObject([{ content: '買ってください', resolution: 'upheld', note: '注意した' }]);
  });
});

describeInBrowser('An edited message', () => {
  it('shows what it said before, and gives the focus back', async () => {
    const channel = await makeChannel('履歴');
    const id = await send(channel, '一つ目');
    for (const content of ['二つ目', '三つ目']) {
      await request('PATCH', `${server.url}/api/messages/${id}`, { content }, hana.headers);
    }
    const page = await openAs('mo', channel);
    const edited = messages(page, '三つ目').getByRole('button', { name: '編集済み' });
    await edited.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '編集履歴' });
    await dialog.getByText('現在').waitFor();
    expect(await dialog.getByRole('paragraph').allTextContents()).toEqual(['一つ目', '二つ目', '三つ目']);
    await expectNoBarrier(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await edited.and(page.locator(':focus')).waitFor();
  });
});

describeInBrowser('An answer to what is far above', () => {
  it('shows that, and leads there', async () => {
    const channel = await makeChannel('遠い返信');
    const id = await send(channel, '最初の質問');
    for (let number = 1; number <= 320; number += 1) {
      await send(channel, `間 ${number}`);
    }
    await request(
      'POST',
      `${server.url}/api/channels/${channel}/messages`,
      { content: '答え', replyTo: id },
      hana.headers,
    );
    const page = await openAs('mo', channel);
    await messages(page, '答え').getByRole('link', { name: 'hanaさんへの返信: 最初の質問' }).click();
    await page.locator('[data-target=true]').filter({ hasText: '最初の質問' }).waitFor();
    expect(await page.locator('[data-target=true]').isVisible()).toBe(true);
  });
});
