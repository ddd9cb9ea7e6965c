import { closeBrowser, closePages, composer, describeInBrowser, messages, openPage, say } from './browser.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

/** A channel of a test's own. */
async function makeChannel(name: string): Promise<string> {
  const { body } = await request<{ id: string }>('POST', `${server.url}/api/channels`, { name });
  return `/app/channels/${body.id}`;
}

describeInBrowser('A first chat', () => {
  it('takes a name, then the first channel, and what is written is there after a reload', async () => {
    const page = await openPage(server.url);
    await page.getByLabel('表示名').fill('はな');
    await page.getByRole('button', { name: 'チャットを始める' }).click();
    await page.getByRole('heading', { name: '雑談' }).waitFor();
    await say(page, 'はじめまして');
    await messages(page, 'はじめまして').and(page.locator('[data-state=saved]')).waitFor();
    expect(await composer(page).inputValue()).toBe('');

    await page.reload();
    await messages(page, 'はじめまして').waitFor();
    expect(new URL(page.url()).pathname).toBe('/app/channels/1');
  });

  it('shows two people at once what the other writes, does and is about to do', async () => {
    const path = await makeChannel('二人');
    const hana = await openPage(server.url, { user: 'hana', path });
    const taro = await openPage(server.url, { user: 'taro', path });
    await say(taro, 'います');
    await messages(hana, 'います').waitFor();
    await composer(hana).pressSequentially('や');
    await taro.getByText('hanaさんが入力中…').waitFor();
    await say(hana, 'やあ @taro');
    const heard = messages(taro, 'やあ @taro');
    await heard.locator('.mention-me').waitFor();
    await taro.getByRole('button', { name: '2人が参加中' }).waitFor();

    await heard.hover();
    await taro.getByRole('button', { name: 'リアクションを追加' }).click();
    await taro.getByRole('button', { name: '👍' }).click();
    const reaction = messages(hana, 'やあ').getByRole('button', { name: '👍 1件' });
    await reaction.waitFor();
    await reaction.click();
    await messages(taro, 'やあ').getByRole('button', { name: '👍 2件' }).waitFor();
  });

  it('edits, pins and deletes a message, for everybody', async () => {
    const path = await makeChannel('編集');
    const hana = await openPage(server.url, { user: 'hana', path });
    const taro = await openPage(server.url, { user: 'taro', path });
    await say(hana, '間違い');
    const choose = async (action: string): Promise<void> => {
      await messages(hana, /間違い|訂正/u).hover();
      await hana.getByRole('button', { name: 'その他の操作' }).click();
      await hana.getByRole('menuitem', { name: action, exact: true }).click();
    };
    await messages(hana, '間違い').and(hana.locator('[data-state=saved]')).waitFor();
    await choose('編集');
    await hana.getByLabel('メッセージを編集').fill('訂正');
    await hana.getByLabel('メッセージを編集').press('Enter');
    await messages(taro, '訂正 (編集済み)').waitFor();

    await choose('チャンネルにピン留め');
    await messages(taro, 'ピン留め').waitFor();
    await taro.getByRole('button', { name: 'ピン留めしたメッセージ' }).click();
    await taro.getByRole('complementary').getByText('訂正').waitFor();

    await choose('削除');
    await hana.getByRole('dialog').getByRole('button', { name: '削除' }).click();
    await messages(taro, 'このメッセージは削除されました。').waitFor();
    await taro.getByText('ピン留めされたメッセージはありません。').waitFor();
  });

  it('answers in a thread', async () => {
    const path = await makeChannel('スレッド');
    const hana = await openPage(server.url, { user: 'hana', path });
    const taro = await openPage(server.url, { user: 'taro', path });
    await say(hana, 'どう思う？');
    await messages(taro, 'どう思う？').hover();
    await taro.getByRole('button', { name: 'スレッドで返信' }).click();
    await taro.getByPlaceholder('返信を書く…').fill('いいね');
    await taro.getByPlaceholder('返信を書く…').press('Enter');
    await messages(hana, 'どう思う？').getByRole('button', { name: '返信1件' }).click();
    await hana.getByRole('complementary', { name: 'スレッド' }).getByText('いいね').waitFor();
    await messages(hana, 'taroさんへの返信').or(messages(hana, 'hanaさんへの返信: どう思う？')).waitFor();
  });

  it('finds a message, marks what was found, and leads to it', async () => {
    const path = await makeChannel('検索');
    const id = path.split('/').at(-1);
    for (let number = 1; number <= 80; number += 1) {
      const content = number === 3 ? '明日の天気は晴れ' : `メッセージ ${number}`;
      await request('POST', `${server.url}/api/channels/${id}/messages`, makeMessage({ content }));
    }
    const page = await openPage(server.url, { user: 'hana', path });
    await page.getByRole('button', { name: '検索' }).click();
    await page.getByPlaceholder('メッセージを検索').fill('天気');
    const hit = page.locator('.search-hit');
    expect(await hit.locator('mark').textContent()).toBe('天気');
    await hit.click();
    await page.locator('[data-target=true]').filter({ hasText: '明日の天気は晴れ' }).waitFor();
    expect(await page.locator('[data-target=true]').isVisible()).toBe(true);
  });

  it('tells what is unread elsewhere, until it is read', async () => {
    const path = await makeChannel('未読');
    const id = path.split('/').at(-1);
    const page = await openPage(server.url, { user: 'unread', path: '/app/channels/2' });
    const link = page.getByRole('link', { name: /未読/u });
    await link.waitFor();
    await request('POST', `${server.url}/api/channels/${id}/messages`, makeMessage({ content: '新しい' }));
    await page.getByText('未読1件').waitFor();
    await link.click();
    await messages(page, '新しい').waitFor();
    await page.getByText('未読1件').waitFor({ state: 'detached' });
    await page.waitForFunction(() => !document.title.startsWith('('));
  });

  it('makes, renames and archives a channel', async () => {
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/1' });
    const other = await openPage(server.url, { user: 'taro', path: '/app/channels/1' });
    await page.getByRole('button', { name: 'チャンネルを作成' }).click();
    await page.getByLabel('チャンネル名').fill('開発');
    await page.getByRole('button', { name: '作成', exact: true }).click();
    await page.getByRole('heading', { name: '開発' }).waitFor();
    await other.getByRole('link', { name: '開発' }).click();
    await page.getByRole('button', { name: 'チャンネルのメニュー' }).click();
    await page.getByRole('menuitem', { name: 'チャンネルを編集' }).click();
    await page.getByLabel('チャンネル名').fill('開発部');
    await page.getByRole('button', { name: '保存' }).click();
    await other.getByRole('heading', { name: '開発部' }).waitFor();
    await page.getByRole('button', { name: 'チャンネルのメニュー' }).click();
    await page.getByRole('menuitem', { name: 'アーカイブ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'アーカイブ' }).click();
    await other.getByText('このチャンネルはアーカイブされています。').waitFor();
    expect(await composer(other).count()).toBe(0);
  });

  it('speaks the language of the browser, and another one when told', async () => {
    const page = await openPage(server.url, { user: 'hana', locale: 'en-GB' });
    await page.getByRole('heading', { name: '雑談' }).waitFor();
    expect(await composer(page).getAttribute('placeholder')).toBe('Message to 雑談');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('日本語').click();
    await page.getByRole('dialog', { name: '設定' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    await page.reload();
    await page.getByPlaceholder('雑談へのメッセージ').waitFor();
  });

  it('fits a phone: nothing is cut off, and the channels are a tap away', async () => {
    const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };
    const page = await openPage(server.url, { user: 'hana', path: '/app/channels/1', ...phone });
    await page.getByRole('button', { name: 'チャンネル一覧を表示' }).tap();
    await page.getByRole('link', { name: '音楽' }).tap();
    await page.getByRole('heading', { name: '音楽' }).waitFor();
    await composer(page).fill('電話から');
    // Enter breaks the line on a touch screen; the button sends.
    await composer(page).press('Enter');
    expect(await composer(page).inputValue()).toBe('電話から\n');
    await page.getByRole('button', { name: '送信' }).tap();
    await messages(page, '電話から').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
