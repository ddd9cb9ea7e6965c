import type { Page } from 'playwright-core';
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
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
  const channel = `${server.url}/api/channels/1`;
  const texts = ['おはよう https://example.com/', 'やあ', '長い\n'.repeat(40), '@taro どう？', '消される'];
  await request('POST', `${channel}/messages`, makeMessage({ id: 't', user_id: 'user_taro', user_name: 'taro' }));
  for (const [index, content] of texts.entries()) {
    await request('POST', `${channel}/messages`, makeMessage({ id: `a${index}`, content, user_id: `u${index}` }));
  }
  await request('POST', `${channel}/messages`, makeMessage({ id: 'reply', content: '返信', reply_to: 'a1' }));
  await request('PUT', `${server.url}/api/messages/a1/reactions/👍`, { userId: 'user_taro' });
  await request('PUT', `${server.url}/api/messages/a0/pin`, { userId: 'user_taro' });
  await request('DELETE', `${server.url}/api/messages/a4?userId=u4`);
  await request('PATCH', `${server.url}/api/channels/5`, { archived: true });
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

async function expectNoBarrier(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
}

describeInBrowser.each([
  ['light', { width: 1280, height: 800 }],
  ['dark', { width: 1280, height: 800 }],
  ['light', { width: 390, height: 780 }],
] as const)('In %s colours, at %o', (colorScheme, viewport) => {
  const options = { colorScheme, viewport, reducedMotion: 'reduce' } as const;
  const isNarrow = viewport.width < 700;

  it('the welcome has no barrier that axe knows', async () => {
    const page = await openPage(server.url, options);
    await page.getByLabel('表示名').fill('はな');
    await expectNoBarrier(page);
  });

  it('the chat and what opens in it have none', async () => {
    const page = await openPage(server.url, { user: 'taro', path: '/app/channels/1', ...options });
    await messages(page, '@taro どう？').waitFor();
    await messages(page, '@taro どう？').hover();
    await expectNoBarrier(page);
    await page.getByRole('button', { name: 'その他の操作' }).click();
    await page.getByRole('menuitem').first().waitFor();
    await expectNoBarrier(page);
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    await composer(page).pressSequentially('@ユ');
    await page.getByRole('option').first().waitFor();
    await expectNoBarrier(page);
  });

  it('what stands beside the messages has none', async () => {
    const page = await openPage(server.url, { user: 'taro', path: '/app/channels/1', ...options });
    await messages(page, 'やあ').first().getByRole('button', { name: '返信1件' }).click();
    const panel = page.getByRole('complementary');
    await panel.getByText('返信', { exact: true }).waitFor();
    await expectNoBarrier(page);
    await panel.getByRole('button', { name: '閉じる' }).click();
    for (const [button, ready] of [
      ['ピン留めしたメッセージ', 'メッセージへ移動'],
      ['検索', '空白で区切った語'],
      ['1人が参加中', 'オンライン'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await panel.getByText(ready).first().waitFor();
      await expectNoBarrier(page);
      await panel.getByRole('button', { name: '閉じる' }).click();
    }
  });

  it('its dialogs and an archived channel have none', async () => {
    const page = await openPage(server.url, { user: 'taro', path: '/app/channels/5', ...options });
    await page.getByText('このチャンネルはアーカイブされています。').waitFor();
    await expectNoBarrier(page);
    for (const button of ['チャンネルを作成', '設定']) {
      if (isNarrow) {
        await page.getByRole('button', { name: 'チャンネル一覧を表示' }).click();
        await expectNoBarrier(page);
      }
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('dialog').waitFor();
      await expectNoBarrier(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      if (isNarrow) {
        await page.locator('.shell-shade').click({ position: { x: 380, y: 300 } });
      }
    }
  });
});

describeInBrowser('With the keyboard alone', () => {
  it('one reaches a message, reacts to it, and writes', async () => {
    const page = await openPage(server.url, { user: 'taro', path: '/app/channels/1' });
    await messages(page, '@taro どう？').waitFor();
    await page.getByRole('feed').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const focused = page.locator('.message:focus');
    await focused.waitFor();
    await page.keyboard.press('ArrowUp');
    await messages(page, '@taro どう？').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '❤️' }).focus();
    await page.keyboard.press('Enter');
    await messages(page, '@taro どう？').getByRole('button', { name: '❤️ 1件' }).waitFor();

    await composer(page).focus();
    await say(page, '手を離さずに');
    await messages(page, '手を離さずに').waitFor();
  });

  it('one opens and leaves what stands beside with Escape', async () => {
    const page = await openPage(server.url, { user: 'taro', path: '/app/channels/1' });
    await composer(page).waitFor();
    await page.getByRole('button', { name: '検索' }).focus();
    await page.keyboard.press('Enter');
    await page.getByPlaceholder('メッセージを検索').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '検索' }).and(page.locator(':focus')).waitFor();
  });
});
