import { AccountWatch } from '../../src/auth/account-watch.js';
import { toDatabaseTime } from '../../src/common/time/timestamp.js';
import { SanctionsService } from '../../src/sanctions/sanctions.service.js';
import { queryDatabase } from '../support/database.js';
import { cleanUp, startServer } from '../support/server.js';

const { now } = Date;

afterEach(() => {
  Date.now = now;
});

afterAll(cleanUp);

describe('What another server did to somebody', () => {
  it('is taken in, however long the database could not be read', async () => {
    const server = await startServer();
    const sanctions = server.app.get(SanctionsService);
    // It looks at times of its own.
    await server.app.get(AccountWatch).onModuleDestroy();
    Date.now = () => now() + 60_000;
    await queryDatabase(server.database, 'ALTER TABLE sanctions RENAME TO away');
    await expect(sanctions.refresh()).rejects.toThrow();
    await queryDatabase(server.database, 'ALTER TABLE away RENAME TO sanctions');
    const at = toDatabaseTime(now() + 30_000);
    await queryDatabase(
      server.database,
      "INSERT INTO sanctions (user_id, kind, created_by, created_at, updated_at) VALUES ('taro', 'mute', 'x', ?, ?)",
      [at, at],
    );

    expect(() => sanctions.checkMute('taro')).not.toThrow();
    await sanctions.refresh();
    expect(() => sanctions.checkMute('taro')).toThrow();
  });
});
