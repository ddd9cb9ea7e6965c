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
