import { readFileSync } from 'node:fs';

interface Lock {
  packages: Record<string, { version?: string; resolved?: string }>;
}

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lock;

function versionsOf(name: string): string[] {
  return Object.entries(packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version ?? '');
}

function isAtLeast(version: string, least: string): boolean {
  return version.localeCompare(least, 'en', { numeric: true }) >= 0;
}

describe('The lock file', () => {
  // Older ones let a client exhaust the memory (ws, multer), or can corrupt a database in WAL mode (SQLite in sqlite3).
  it.each([
    ['ws', '8.21.1'],
    ['multer', '2.3.0'],
    ['sqlite3', '6.0.1'],
  ])('has no %s older than %s', (name, least) => {
    const versions = versionsOf(name);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, least))).toEqual([]);
  });

  it('has one copy of what must not be there twice', () => {
    for (const name of ['ws', 'typeorm', 'rxjs', 'reflect-metadata', '@nestjs/common', '@nestjs/core']) {
      expect([name, versionsOf(name).length]).toEqual([name, 1]);
    }
  });
});
