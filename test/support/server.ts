import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { closeApp, createApp } from '../../src/app.setup.js';
import { AppLogger } from '../../src/common/logging/logger.js';
import { loadConfig } from '../../src/config/app-config.js';
import { onPostgres, urlOf } from './database.js';
import { NO_LIMITS } from './limits.js';
import { PostgresServer, removePostgres } from './postgres.js';
import { Protocol } from './protocol.js';

/** A server of a test's own: a real one, on a free port, with a database in a temporary folder. */
export interface TestServer {
  app: NestExpressApplication;
  url: string;
  wsUrl: string;
  port: number;
  /** Path of the database file, or URL of the database. */
  database: string;
  /** Stops the server and keeps its files, so that another one can be started on them. */
  stop(): Promise<void>;
}

const folders: string[] = [];
const servers = new Set<TestServer>();

/** A new temporary folder, removed by `cleanUp`. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chat-test-'));
  folders.push(folder);
  return folder;
}

/** A new, empty database of the kind that the suite runs on: the path of its file, or its URL. */
export async function makeDatabase(): Promise<string> {
  return onPostgres ? PostgresServer.makeDatabase() : join(await makeFolder(), 'chat.db');
}

/** Starts a server; `environment` has settings by their names, `database` is a file or URL other than a new one. */
export async function startServer(environment: Record<string, string> = {}, database?: string): Promise<TestServer> {
  const location = database ?? (await makeDatabase());
  const config = loadConfig({ DATABASE_URL: urlOf(location), LOG_LEVEL: 'silent', ...NO_LIMITS, ...environment });
  const app = await createApp(config, await AppLogger.create(config.log.level));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const server: TestServer = {
    app,
    port,
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}/ws`,
    database: location,
    stop: async () => {
      if (servers.delete(server)) {
        await closeApp(app);
      }
    },
  };
  servers.add(server);
  return server;
}

/**
 * Stops every server of the suite and removes its folders and databases; for `afterAll`. Fails when a frame of the suite was not as the
 * published protocol has it.
 */
export async function cleanUp(): Promise<void> {
  await Promise.all([...servers].map((server) => server.stop()));
  await removePostgres();
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  expect(Protocol.breaches).toEqual([]);
}
