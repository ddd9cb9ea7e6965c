import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

// A machine that does much else takes its time.
const TIMEOUT_MS = 30_000;
import.meta.jest.setTimeout(6 * TIMEOUT_MS);

const require = createRequire(import.meta.url);
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Rules of WCAG 2.2 AA and those below. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

function findChromium(): string | undefined {
  return PLACES.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stderr.write(`Skipped: there is no Chromium at ${PLACES.join(', ')}.\n`);
}

/** A suite that needs a browser, left out where there is none. */
export const describeInBrowser = executablePath === undefined ? describe.skip : describe;

let browser: Browser | undefined;
const pages = new Set<Page>();
/** What no page may do: complain on the console, fail, ask another host. */
const complaints: string[] = [];

interface PageOptions extends BrowserContextOptions {
  /** Name of the user, who has been here before; without one the page asks. */
  user?: string;
  path?: string;
  /** Another host that it may ask. */
  host?: string;
  /** Console errors that belong to what is tested. */
  expected?: RegExp;
}

/** Opens the web client of a server in a profile of its own, in Japanese unless told otherwise. */
export async function openPage(url: string, options: PageOptions = {}): Promise<Page> {
  const { user, path = '/app', host, expected, ...rest } = options;
  browser ??= await chromium.launch({ executablePath, args: ARGUMENTS });
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...rest });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  pages.add(page);
  watch(page, [new URL(url).host, host], expected);
  if (user !== undefined) {
    const identity = JSON.stringify({ id: `user_${user}`, name: user });
    await page.addInitScript((value) => localStorage.setItem('chat-identity', value), identity);
  }
  await page.goto(url + path);
  return page;
}

/** Opens the same address in another tab of the same browser. */
export async function openTab(page: Page, expected?: RegExp): Promise<Page> {
  const tab = await page.context().newPage();
  watch(tab, [new URL(page.url()).host], expected);
  await tab.goto(page.url());
  return tab;
}

function watch(page: Page, hosts: (string | undefined)[], expected: RegExp | undefined): void {
  const complain = (text: string): void => {
    if (!expected?.test(text)) {
      complaints.push(text);
    }
  };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complain(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complain(`uncaught: ${error.stack ?? error.message}`));
  const check = (address: string): void => {
    const asked = new URL(address);
    if (/^(?:https?|wss?):$/u.test(asked.protocol) && !hosts.includes(asked.host)) {
      complaints.push(`asked another host: ${address}`);
    }
  };
  page.on('request', (request) => check(request.url()));
  page.on('websocket', (socket) => check(socket.url()));
}

/** Closes the pages of a test; for `afterEach`. Fails when one of them did what it may not. */
export async function closePages(): Promise<void> {
  await Promise.all([...pages].map((page) => page.context().close()));
  pages.clear();
  expect(complaints.splice(0)).toEqual([]);
}

/** Ends the browser; for `afterAll`. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

/** The field in which a message is written. */
export function composer(page: Page): Locator {
  return page.locator('#composer');
}

/** Writes a message and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** The messages of the channel that have this in them. */
export function messages(page: Page, text: string | RegExp): Locator {
  return page.getByRole('feed').getByRole('article').filter({ hasText: text });
}

/** What axe finds wrong with a page as it is now, a line each. What is fading in is waited for: halfway, nobody could read it. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    // What was put on the page just now begins to move within two frames.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    return (await axe.run({ runOnly: rules })).violations;
  }, RULES);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
