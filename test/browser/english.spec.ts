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
import { PASSWORD, register, registerAs, type TestAccount } from '../support/accounts.js';
import { makeMessage, request } from '../support/http.js';
import { cleanUp, startServer, type TestServer } from '../support/server.js';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

let server: TestServer;
let hana: TestAccount;
let taro: TestAccount;
let moderator: TestAccount;

beforeAll(async () => {
  server = await startServer({ AUTH_MODE: 'required' });
  hana = await register(server, 'Hana');
  taro = await register(server, 'Taro');
  moderator = await registerAs(server, 'Mo', 'moderator');
});

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

async function makeChannel({ headers }: TestAccount, json: object): Promise<string> {
  const { body } = await request<{ id: string }>('POST', `${server.url}/api/channels`, json, headers);
  return body.id;
}

async function send(channel: string, content: string, { headers }: TestAccount): Promise<string> {
  const message = makeMessage({ content, user_id: undefined, user_name: undefined });
  await request('POST', `${server.url}/api/channels/${channel}/messages`, message, headers);
  return String(message.id);
}

/** Opens a channel in English, signed in. */
async function enter({ user_name }: TestAccount, channel: string, expected = /401/u): Promise<Page> {
  const page = await openPage(server.url, { locale: 'en-GB', path: `/app/channels/${channel}`, expected });
  await page.getByLabel('Name').fill(user_name);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await composer(page).waitFor();
  return page;
}

/** The screen as it is now: no barrier that axe knows, and no text that was not translated. */
async function expectFine(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main, aside, [role=dialog], [role=menu]')].flatMap((part) => [
      part.innerText,
      ...[part, ...part.querySelectorAll('*')].flatMap((element) =>
        ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      ),
    ]),
  );
  expect(texts.filter((text) => JAPANESE.test(text))).toEqual([]);
}

async function choose(page: Page, text: string, action: string): Promise<void> {
  await messages(page, text).hover();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: action }).hover();
  await expectFine(page);
  await page.getByRole('menuitem', { name: action }).click();
}

describeInBrowser('In English', () => {
  it('a private channel is made, and given people', async () => {
    const page = await enter(hana, await makeChannel(hana, { name: 'Lobby' }));
    await page.getByRole('button', { name: 'New channel' }).click();
    const dialog = page.getByRole('dialog', { name: 'New channel' });
    await dialog.getByLabel('Channel name').fill('Secret');
    await dialog.getByText('Private', { exact: true }).click();
    await dialog.getByText('Only those you let in know of it.').waitFor();
    await expectFine(page);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('link', { name: 'Private channel Secret' }).waitFor();

    await page.getByRole('button', { name: '1 person here' }).click();
    const panel = page.getByRole('complementary', { name: 'People' });
    await panel.getByText('1 member', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Let people in' }).click();
    await page.getByLabel('Find by name').fill('Ta');
    await page.getByRole('dialog').getByRole('button', { name: 'Taro' }).waitFor();
    await expectFine(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Taro' }).click();
    await page.getByText('Nobody was found.').waitFor();
    await page.keyboard.press('Escape');
    await panel.getByText('2 members').waitFor();
    await panel.getByRole('button', { name: 'Actions for Taro' }).click();
    await page.getByRole('menuitem', { name: 'Take out of the channel' }).hover();
    await expectFine(page);
    await page.getByRole('menuitem', { name: 'Take out of the channel' }).click();
    await page.getByText('Take Taro out of “Secret”?').waitFor();
    await expectFine(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Take out of the channel' }).click();
    await panel.getByText('1 member', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Leave' }).click();
    await page.getByText('Leave “Secret”? You can come back only if somebody lets you in.').waitFor();
    await expectFine(page);
  });

  it('somebody is written to directly', async () => {
    const page = await enter(hana, await makeChannel(hana, { name: 'Square' }));
    await page.getByRole('button', { name: 'New direct message' }).click();
    await page.getByRole('dialog', { name: 'New direct message' }).getByRole('button', { name: 'Taro' }).waitFor();
    await expectFine(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Taro' }).click();
    await page.getByRole('link', { name: 'Direct messages Taro' }).waitFor();
    await say(page, 'Just us');
    await messages(page, 'Just us').and(page.locator('[data-state=saved]')).waitFor();
    await expectFine(page);
  });

  it('somebody is muted and let speak again', async () => {
    const channel = await makeChannel(moderator, { name: 'Noise' });
    await send(channel, 'Too loud', taro);
    const page = await enter(moderator, channel);
    await messages(page, 'Too loud').getByRole('button', { name: 'Taro' }).click();
    const card = page.getByRole('dialog', { name: 'Person' });
    await card.getByLabel('For how long').selectOption('1 hour');
    await expectFine(page);
    await card.getByRole('button', { name: 'Mute', exact: true }).click();
    await card.getByText(/Taro is muted until .+\./u).waitFor();
    await card.getByRole('button', { name: 'Lift mute' }).waitFor();
    await expectFine(page);

    const muted = await enter(taro, channel, /40[13]/u);
    await say(muted, 'Me?');
    await muted.getByText(/You are muted until .+\. You can read, but not write\./u).waitFor();
    await expectFine(muted);
    await card.getByRole('button', { name: 'Lift mute' }).click();
    await card.getByText('Taro is not muted.').waitFor();
    await expectFine(page);
  });

  it('a message is reported, and the report resolved', async () => {
    const channel = await makeChannel(hana, { name: 'Market' });
    await send(channel, 'Buy this', taro);
    const page = await enter(hana, channel);
    await choose(page, 'Buy this', 'Report…');
    const dialog = page.getByRole('dialog', { name: 'Report message' });
    await dialog.getByLabel('What is wrong with it?').selectOption('Spam');
    await dialog.getByLabel('What else should the moderators know? (optional)').fill('All day long');
    await expectFine(page);
    await dialog.getByRole('button', { name: 'Report' }).click();
    await page.getByText('Thank you. The moderators will look at it.').waitFor();

    const staff = await enter(moderator, channel);
    await staff.getByRole('button', { name: '1 open report' }).click();
    const report = staff.getByRole('article', { name: 'Report of a message of Taro' });
    await report.getByText('Reported by Hana').waitFor();
    await expectFine(staff);
    await report.getByRole('button', { name: 'The report is right' }).click();
    await staff.getByRole('complementary').getByText('No open reports').waitFor();
    await expectFine(staff);
  });

  it('a moderator deletes a message, and an edited one tells what it said', async () => {
    const channel = await makeChannel(moderator, { name: 'Drafts' });
    await send(channel, 'Rude words', hana);
    const id = await send(channel, 'First version', hana);
    await request('PATCH', `${server.url}/api/messages/${id}`, { content: 'Second version' }, hana.headers);
    const page = await enter(moderator, channel);
    await messages(page, 'Second version').getByRole('button', { name: 'edited' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit history' });
    await dialog.getByText('Now', { exact: true }).waitFor();
    await dialog.getByText('First version').waitFor();
    await expectFine(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await choose(page, 'Rude words', 'Delete');
    await page.getByText('Delete this message of Hana?').waitFor();
    await expectFine(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await messages(page, 'This message was removed by a moderator.').waitFor();
    await expectFine(page);
  });

  it('slow mode is set, and counted down', async () => {
    const channel = await makeChannel(moderator, { name: 'Calm' });
    const page = await enter(moderator, channel);
    const other = await enter(hana, channel);
    await page.getByRole('button', { name: 'Channel menu' }).click();
    await page.getByRole('menuitem', { name: 'Edit channel' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit channel' });
    await dialog.getByLabel('Slow mode').selectOption('Slow mode: one message every 1 hour');
    await expectFine(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await other.getByRole('timer').filter({ hasText: 'Slow mode: one message every 1 hour' }).waitFor();
    await say(other, 'Slowly');
    await other
      .getByRole('timer')
      .filter({ hasText: /Slow mode: you can send in 3,\d\d\d s/u })
      .waitFor();
    await expectFine(other);
  });

  it('only the staff writes announcements', async () => {
    const channel = await makeChannel(moderator, { name: 'News', kind: 'announcement' });
    const page = await enter(moderator, channel);
    await page.getByRole('link', { name: 'Announcements News' }).waitFor();
    await expectFine(page);
    const reader = await enter(hana, await makeChannel(hana, { name: 'Hall' }));
    await reader.getByRole('link', { name: 'Announcements News' }).click();
    await reader.getByText('Only the staff writes here.').waitFor();
    await expectFine(reader);
  });
});
