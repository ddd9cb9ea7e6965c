// Puts a compressed copy beside each asset of the web client, so that the server sends it without work of its own.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/web/assets';

for (const name of readdirSync(FOLDER)) {
  const file = join(FOLDER, name);
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
}
