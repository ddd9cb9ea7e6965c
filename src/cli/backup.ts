import { backUp } from '../database/sqlite/backup.js';
import { fileFromConfig, runCommand } from './command.js';

await runCommand('npm run backup -- FILE', async (target) => {
  const { channels, messages } = await backUp(fileFromConfig(), target);
  return `${target} has ${channels} channels and ${messages} messages, and was verified.`;
});
