import { queryDatabase } from './database.js';
import type { TestServer } from './server.js';

const WAIT_MS = 20_000;

/** Waits until nothing is left of the channels that were deleted. */
export async function untilPurged({ database }: Pick<TestServer, 'database'>): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while ((await queryDatabase(database, 'SELECT id FROM deleted_channels WHERE purged_at IS NULL')).length > 0) {
    if (Date.now() > deadline) {
      throw new Error('Something is left of a channel that was deleted.');
    }
  }
}
