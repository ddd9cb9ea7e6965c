import { restore } from '../database/sqlite/backup.js';
import { fileFromConfig, runCommand } from './command.js';

await runCommand('npm run restore -- FILE', async (source) => {
  const file = fileFromConfig();
  const replaced = await restore(source, file);
  return `${file} is ${source} now${replaced === null ? '' : `; what it was before is ${replaced}`}.`;
});
