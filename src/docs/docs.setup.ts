import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Application, type Response } from 'express';
import { createAsyncApiDocument, type Protocol } from './asyncapi.js';
import { API_TITLE, createOpenApiDocument } from './openapi.js';

const require = createRequire(import.meta.url);

/** Everything comes from this host. The tools style themselves at run time; Swagger UI's icons are data. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * `/openapi.json` with Swagger UI at `/docs` and ReDoc at `/redoc`; `/asyncapi.json` with its page at `/asyncapi`. A document
 * is made when it is first asked for.
 */
export function mountDocs(app: NestExpressApplication, protocol: Protocol): void {
  // On the application itself, where the error filter sees which methods a path has.
  const server: Application = app.getHttpAdapter().getInstance();
  serveJson(server, '/openapi.json', () => createOpenApiDocument(app));
  serveJson(server, '/asyncapi.json', () => createAsyncApiDocument(app, protocol));
  server.get('/docs', (_, response) => sendPage(response, SWAGGER_PAGE));
  server.get('/docs/init.js', (_, response) => response.type('text/javascript').send(SWAGGER_INIT));
  server.use('/docs', express.static(dirname(require.resolve('swagger-ui-dist/package.json')), { index: false }));
  server.get('/redoc/redoc.js', async (_, response) => {
    response.type('text/javascript').send(await readFile(join(import.meta.dirname, 'redoc.standalone.js')));
  });
  serveRedoc(server, '/redoc', '/openapi.json');
  serveRedoc(server, '/asyncapi', '/asyncapi.json');
}

function serveJson(server: Application, path: string, create: () => object): void {
  let document: object | undefined;
  server.get(path, (_, response) => {
    document ??= create();
    response.json(document);
  });
}

/** A page on which ReDoc shows a document; it reads AsyncAPI as well as OpenAPI. */
function serveRedoc(server: Application, path: string, document: string): void {
  const html = page('', `<div id="redoc"></div>\n<script type="module" src="${path}/init.js"></script>`);
  const script = `import { init } from '/redoc/redoc.js';
init('${document}', { disableTelemetry: true }, document.getElementById('redoc'));\n`;
  server.get(path, (_, response) => sendPage(response, html));
  server.get(`${path}/init.js`, (_, response) => response.type('text/javascript').send(script));
}

function sendPage(response: Response, html: string): void {
  response.setHeader('Content-Security-Policy', PAGE_POLICY);
  response.type('html').send(html);
}

function page(head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${API_TITLE} API</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

const SWAGGER_PAGE = page(
  '<link rel="stylesheet" href="/docs/swagger-ui.css">',
  `<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/init.js"></script>`,
);
const SWAGGER_INIT = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;
