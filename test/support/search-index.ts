import { Database } from '../../src/database/database.js';
import { channelToken } from '../../src/search-index/facets.js';
import { IndexBuilder } from '../../src/search-index/index-builder.service.js';
import { request } from './http.js';
import type { TestServer } from './server.js';

/** Waits until every message is in the index for searching. */
export async function untilIndexed({ url }: Pick<TestServer, 'url'>): Promise<void> {
  for (;;) {
    const { status, body } = await request<{ searchPending?: number }>('GET', `${url}/readyz`);
    expect(status).toBe(200);
    if (body.searchPending === undefined) {
      return;
    }
  }
}

/** Has a server leave the index as it is: what is sent from now on has to be found without it. */
export async function stopIndexing({ app }: TestServer): Promise<void> {
  await app.get(IndexBuilder).beforeApplicationShutdown();
}

/** What the index has of a channel: at most a hundred entries. */
export function listIndexed({ app }: TestServer, channelId: string): Promise<unknown[]> {
  const database = app.get(Database);
  const match = database.search.match({ all: [channelToken(channelId)], oneOf: [] });
  return database.query(database.search.find, [match, Number.MAX_SAFE_INTEGER, 100]);
}
