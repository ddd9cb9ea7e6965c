import { register } from '../support/accounts.js';
import { cleanUp, startServer } from '../support/server.js';
import { closeBrowser, closePages, describeInBrowser, openPage } from './browser.js';

afterEach(closePages);
afterAll(async () => {
  await closeBrowser();
  await cleanUp();
});

describeInBrowser('The Authorize button of Swagger UI', () => {
  it('has the routes be tried with the access token that was given', async () => {
    const server = await startServer({ AUTH_MODE: 'required' });
    const { accessToken, user_id } = await register(server, 'Hana');
    const page = await openPage(server.url, { path: '/docs', viewport: { width: 1200, height: 900 } });
    await page.getByRole('button', { name: 'Authorize' }).click();
    await page.locator('.modal-ux input').fill(accessToken);
    await page.locator('.modal-ux').getByRole('button', { name: 'Apply credentials' }).click();
    await page.locator('.modal-ux .btn-done').click();
    const operation = page.locator('.opblock', { has: page.getByText('Get the account that the access token') });
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.locator('.live-responses-table').getByText(user_id).first().waitFor();
  });
});
