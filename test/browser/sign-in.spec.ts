import { closeBrowser, closePages, describeInBrowser, findBarriers, messages, openPage, say } from './browser.js';
import { request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const PASSWORD = 'sakura no ki no shita';
/** What a browser says of a session that is over. */
const UNAUTHORIZED = /401|WebSocket/u;

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ AUTH_MODE: 'required' });
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

describeInBrowser('Where an account is required', () => {
  it('one is made, chats, stays over a reload, and signs out', async () => {
    const page = await openPage(server.url, { expected: UNAUTHORIZED });
    await page.getByRole('button', { name: 'アカウントを作成' }).click();
    await page.getByLabel('名前').fill('はな');
    await page.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'アカウントを作成' }).click();
    await page.getByRole('heading', { name: '雑談' }).waitFor();
    await say(page, 'ログインして書く');
    await messages(page, 'ログインして書く').and(page.locator('[data-state=saved]')).waitFor();

    await page.reload();
    await messages(page, 'ログインして書く').waitFor();
    await page.getByRole('button', { name: '設定' }).click();
    await page.getByRole('button', { name: 'ログアウト' }).click();
    await page.getByRole('heading', { name: 'ログイン' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'ログイン' }).waitFor();
  });

  it('a wrong password is refused in words, the right one lets in', async () => {
    await request('POST', `${server.url}/api/auth/register`, { userName: 'taro', password: PASSWORD });
    const page = await openPage(server.url, { expected: UNAUTHORIZED });
    await page.getByLabel('名前').fill('taro');
    await page.getByRole('textbox', { name: 'パスワード' }).fill('mukashi mukashi');
    await page.getByRole('button', { name: 'ログイン' }).click();
    await page.getByText('名前かパスワードが違います。').waitFor();
    await page.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'ログイン' }).click();
    await page.getByRole('heading', { name: '雑談' }).waitFor();
    await page.getByRole('button', { name: '1人が参加中' }).waitFor();
  });

  it('who is signed out on another device is asked to sign in again', async () => {
    const page = await openPage(server.url, { expected: UNAUTHORIZED });
    await page.getByRole('button', { name: 'アカウントを作成' }).click();
    await page.getByLabel('名前').fill('jiro');
    await page.getByRole('textbox', { name: 'パスワード' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'アカウントを作成' }).click();
    await page.getByRole('heading', { name: '雑談' }).waitFor();

    const other = await request<{ accessToken: string }>('POST', `${server.url}/api/auth/login`, {
      userName: 'jiro',
      password: PASSWORD,
    });
    const authorization = { Authorization: `Bearer ${other.body.accessToken}` };
    const sessions = await request<{ sessionId: string; current: boolean }[]>(
      'GET',
      `${server.url}/api/auth/sessions`,
      undefined,
      authorization,
    );
    for (const { sessionId } of sessions.body.filter(({ current }) => !current)) {
      await request('DELETE', `${server.url}/api/auth/sessions/${sessionId}`, undefined, authorization);
    }
    await page.getByRole('heading', { name: 'ログイン' }).waitFor();
  });
});
