import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import type { AppConfig } from '../config/app-config.js';
import { RouteNotFoundError } from '../common/errors/request.errors.js';

export const WEB_CLIENT_PATH = '/app';
const ASSETS_PATH = `${WEB_CLIENT_PATH}/assets`;
/** What `vite build` leaves; the same place seen from the sources and from what is built of them. */
const FOLDER = join(import.meta.dirname, '../../dist/web');

/** Everything comes from this host, and nothing is inline: a text that a user sends can never become a script or a style. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * The web client at `/app`. Its assets carry a hash of what is in them, so they may be kept for ever; the page names them, so
 * it is asked for anew each time. Every other path below `/app` is the page too: it shows channels and messages by address.
 */
export function mountWebClient(app: NestExpressApplication, config: AppConfig): void {
  const server: Application = app.getHttpAdapter().getInstance();
  server.use(
    ASSETS_PATH,
    preferCompressed,
    express.static(join(FOLDER, 'assets'), {
      index: false,
      redirect: false,
      immutable: true,
      maxAge: '1y',
      setHeaders: describeCompressed,
    }),
    // What is not there is no page either: a browser with an old page must not take one for a script.
    (_request, _response, next) => next(new RouteNotFoundError()),
  );
  server.get([WEB_CLIENT_PATH, `${WEB_CLIENT_PATH}/*path`], (_, response) => sendPage(response, config));
}

const COMPRESSED = '.gz';

/** Sends the copy that the build compressed to whoever understands it. */
function preferCompressed(request: Request, response: Response, next: NextFunction): void {
  response.vary('Accept-Encoding');
  if (request.acceptsEncodings('gzip')) {
    request.url = request.path + COMPRESSED;
  }
  next();
}

function describeCompressed(response: Response, path: string): void {
  if (path.endsWith(COMPRESSED)) {
    response.setHeader('Content-Encoding', 'gzip');
    response.type(extname(path.slice(0, -COMPRESSED.length)));
  }
}

/** The page hears from the server how people sign in; as built, they do not. */
async function sendPage(response: Response, { auth: { mode, registration }, openid }: AppConfig): Promise<void> {
  const built = await readFile(join(FOLDER, 'index.html'), 'utf8');
  const page = built
    .replace('name="auth-mode" content="open"', `name="auth-mode" content="${mode}"`)
    .replace('name="registration" content="open"', `name="registration" content="${registration}"`)
    .replace('name="openid" content=""', () => `name="openid" content="${openid.issuer && escapeHtml(openid.name)}"`);
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Cache-Control', 'no-cache');
  response.type('html').send(page);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`);
}
