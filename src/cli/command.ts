import { existsSync } from 'node:fs';
import { loadConfig } from '../config/app-config.js';

/**
 * The database file that the server's own settings name.
 *
 * @throws Error with a sentence for the operator when they name a Postgres database.
 */
export function fileFromConfig(): string {
  if (existsSync('.env')) {
    process.loadEnvFile('.env');
  }
  const { location } = loadConfig(process.env).database;
  if (location.kind === 'postgres') {
    throw new Error('DATABASE_URL names a Postgres database; use pg_dump and pg_restore, as the README tells.');
  }
  return location.file;
}

/** Runs a command that takes one file, and says in a sentence how it went. */
export async function runCommand(usage: string, work: (file: string) => Promise<string>): Promise<void> {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) {
    process.stderr.write(`Usage: ${usage}\n`);
    process.exit(2);
  }
  try {
    process.stdout.write(`${await work(file)}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
