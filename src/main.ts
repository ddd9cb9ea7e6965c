import 'reflect-metadata';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { closeApp, createApp } from './app.setup.js';
import { AppLogger } from './common/logging/logger.js';
import { type AppConfig, ConfigError, findUnknownSettings, loadConfig } from './config/app-config.js';
import { describeDatabase } from './config/database-url.js';
import { DatabaseStartError } from './database/database.errors.js';
import { WEB_CLIENT_PATH } from './web-client/web-client.setup.js';

async function start(config: AppConfig, logger: AppLogger): Promise<void> {
  for (const name of findUnknownSettings(process.env)) {
    logger.warn({ name }, 'A variable looks like a setting of this server but is none.');
  }
  const app = await createApp(config, logger);
  const stop = (signal: string): void => {
    logger.log({ signal }, 'The server is stopping.');
    setTimeout(() => exit(1, 'The server did not stop in time.'), config.server.shutdown_timeout_ms).unref();
    closeApp(app).then(
      () => exit(0),
      (error: unknown) => exit(1, (error as Error).stack),
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const { host, port } = config.server;
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw error;
  }
  if (config.auth.mode === 'open' && !isThisMachine(host)) {
    logger.warn(
      { host },
      'OPEN TO OTHER MACHINES WITHOUT ACCOUNTS: whoever reaches this server can read everything and pose as anyone. ' +
        'AUTH_MODE=required closes it.',
    );
  }
  const address = app.getHttpServer().address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  const url = `http://${/^(0\.0\.0\.0|\[::\])$/u.test(name) ? 'localhost' : name}:${address.port}`;
  logger.log(
    {
      app: `${url}${WEB_CLIENT_PATH}`,
      api: url,
      docs: `${url}/docs`,
      websocket: `${url.replace('http', 'ws')}/ws`,
      database: describeDatabase(config.database.location),
    },
    'The server is listening.',
  );
}

function isThisMachine(host: string): boolean {
  return /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/u.test(host);
}

/** A sentence for the operator where the cause is the operator's to mend; the whole error where it is ours. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseStartError) {
    return error.message;
  }
  const { code, message, stack } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return 'The port is in use by another program; stop that, or choose another with PORT.';
    case 'EACCES':
    case 'EADDRNOTAVAIL':
      return `The address cannot be listened on (${message}); check HOST and PORT.`;
    default:
      return stack ?? message;
  }
}

function exit(code: number, sentence?: string): never {
  if (sentence !== undefined) {
    process.stderr.write(`${sentence}\n`);
  }
  process.exit(code);
}

try {
  if (existsSync('.env')) {
    process.loadEnvFile('.env');
  }
  const config = loadConfig(process.env);
  await start(config, await AppLogger.create(config.log.level));
} catch (error) {
  exit(1, explain(error));
}
