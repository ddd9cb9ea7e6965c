import type { CDPSession, Page } from 'playwright-core';
import { closeBrowser, closePages, composer, describeInBrowser, messages, openPage, say } from './browser.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  const { body } = await request<{ id: string }>('POST', `${server.url}/api/channels`, { name: '入力' });
  page = await openPage(server.url, { user: 'hana', path: `/app/channels/${body.id}` });
  await composer(page).waitFor();
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

/** Enter as an input method takes it: browsers name such a key 229 while a conversion is open. */
async function pressEnter(devtools: CDPSession, keyCode: number): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: keyCode };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

describeInBrowser('The field for a message', () => {
  it('never sends what an input method is still converting', async () => {
    const devtools = await page.context().newCDPSession(page);
    await composer(page).focus();
    await devtools.send('Input.imeSetComposition', { text: 'にほんご', selectionStart: 4, selectionEnd: 4 });
    await pressEnter(devtools, 13);
    await devtools.send('Input.imeSetComposition', { text: '日本語', selectionStart: 3, selectionEnd: 3 });
    await pressEnter(devtools, 229);
    await devtools.send('Input.insertText', { text: '日本語' });
    // Safari tells of the key after the conversion has ended.
    await pressEnter(devtools, 229);
    expect(await composer(page).inputValue()).toBe('日本語');
    expect(await messages(page, '').count()).toBe(0);

    await composer(page).press('Enter');
    await messages(page, '日本語').waitFor();
  });

  it('breaks the line with Shift and Enter', async () => {
    await composer(page).pressSequentially('一');
    await composer(page).press('Shift+Enter');
    await composer(page).pressSequentially('二');
    await composer(page).press('Enter');
    await messages(page, '一').waitFor();
    expect(await messages(page, '一').locator('.message-text').textContent()).toBe('一\n二');
  });

  it('sends nothing where there is nothing', async () => {
    await composer(page).fill(' \n ');
    await composer(page).press('Enter');
    await composer(page).fill('本当の');
    await composer(page).press('Enter');
    await messages(page, '本当の').waitFor();
    expect(await messages(page, '').count()).toBe(1);
  });

  it('keeps what was begun in each channel, over a walk and a reload', async () => {
    await composer(page).fill('書きかけ');
    await page.getByRole('link', { name: '音楽' }).click();
    await page.getByRole('heading', { name: '音楽' }).waitFor();
    expect(await composer(page).inputValue()).toBe('');
    await page.goBack();
    await page.getByRole('heading', { name: '入力' }).waitFor();
    expect(await composer(page).inputValue()).toBe('書きかけ');
    await page.reload();
    await composer(page).waitFor();
    expect(await composer(page).inputValue()).toBe('書きかけ');
  });

  it('completes the names of who is there', async () => {
    await openPage(server.url, { user: 'Sakura', path: new URL(page.url()).pathname });
    await page.getByRole('button', { name: '2人が参加中' }).waitFor();
    await composer(page).pressSequentially('見て @ｓａ');
    await page.getByRole('option', { name: '@Sakura' }).waitFor();
    await composer(page).press('Enter');
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#composer')?.value.endsWith(' '));
    expect(await composer(page).inputValue()).toBe('見て @Sakura ');
    expect(await messages(page, '').count()).toBe(0);
  });

  it('counts a text of 10,001 characters and does not send it; one of 10,000 emoji it does', async () => {
    await composer(page).fill('あ'.repeat(10_001));
    await page.getByText('10,001 / 10,000文字').waitFor();
    await composer(page).press('Enter');
    expect(await page.getByRole('button', { name: '送信' }).isDisabled()).toBe(true);
    expect((await composer(page).inputValue()).length).toBe(10_001);

    await composer(page).fill('🎉'.repeat(10_000));
    await composer(page).press('Enter');
    await messages(page, '🎉').and(page.locator('[data-state=saved]')).waitFor();
  });

  it('refuses to take in a paste of 10 MB, and stays quick', async () => {
    await composer(page).fill('前から');
    await composer(page).evaluate((field) => {
      const data = new DataTransfer();
      data.setData('text/plain', 'x'.repeat(10_000_000));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.getByText('1件のメッセージには長すぎます').waitFor();
    expect(await composer(page).inputValue()).toBe('前から');
  });

  it('brings the last message back for a change with the arrow key', async () => {
    await say(page, '直したい');
    await messages(page, '直したい').and(page.locator('[data-state=saved]')).waitFor();
    await composer(page).press('ArrowUp');
    const editor = page.getByLabel('メッセージを編集');
    await editor.fill('直した');
    await editor.press('Escape');
    await editor.waitFor({ state: 'detached' });
    await messages(page, '直したい').waitFor();
  });
});
