import { cleanUp, startServer, type TestServer } from '../support/server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(cleanUp);

async function get(path: string): Promise<{ response: Response; text: string }> {
  const response = await fetch(server.url + path);
  return { response, text: await response.text() };
}

describe('The web client', () => {
  it('is the same page at every address below /app, which is asked for anew each time', async () => {
    const { text: page } = await get('/app');
    expect(page).toContain('<div id="root">');
    for (const path of ['/app/', '/app/channels/1', '/app/channels/1/messages/msg_1?x=1']) {
      const { response, text } = await get(path);
      expect([response.status, response.headers.get('cache-control'), text]).toEqual([200, 'no-cache', page]);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
  });

  it('may run and load what this host serves, and nothing that is inline', async () => {
    const { response, text } = await get('/app');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(text).not.toMatch(/<style|<script>|style=|https?:|<link[^>]+href="[^/]/u);
  });

  it('has assets that may be kept for ever', async () => {
    const { text: page } = await get('/app');
    const paths = [...page.matchAll(/(?:src|href)="(?<path>[^"]+)"/gu)].map((match) => match.groups?.path ?? '');
    expect(paths.length).toBeGreaterThanOrEqual(2);
    for (const path of paths) {
      const { response } = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  it('sends its scripts compressed to those who understand that, and the same ones to others', async () => {
    const { text: page } = await get('/app');
    const path = page.match(/src="(?<path>[^"]+\.js)"/u)?.groups?.path ?? '';
    const [compressed, plain] = await Promise.all(
      ['gzip', 'identity'].map((encoding) => fetch(server.url + path, { headers: { 'Accept-Encoding': encoding } })),
    );
    expect(compressed?.headers.get('content-encoding')).toBe('gzip');
    expect(plain?.headers.get('content-encoding')).toBeNull();
    for (const response of [compressed, plain]) {
      expect(response?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(response?.headers.get('vary')).toContain('Accept-Encoding');
    }
    expect(await compressed?.text()).toBe(await plain?.text());
  });

  it('loads less than 200 KB of compressed scripts at first', async () => {
    const { text: page } = await get('/app');
    const paths = [...page.matchAll(/(?:src|href)="(?<path>[^"]+\.js)"/gu)].map((match) => match.groups?.path ?? '');
    let bytes = 0;
    for (const path of paths) {
      const { response } = await get(path);
      bytes += Number(response.headers.get('content-length'));
    }
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(200_000);
  });

  it.each(['/app/assets/index-old.js', '/app/assets/%2e%2e/%2e%2e/main.js', '/apple'])(
    'answers %s with an error, not with the page',
    async (path) => {
      const { response } = await get(path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    },
  );

  it('leaves the address of the API as it is', async () => {
    const { text } = await get('/');
    expect(text).toBe('{"message":"AI Community Backend API"}');
  });
});
