import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Gives a complete file its name, replacing what had it, so that a loss of power leaves the one or the other. */
export async function putInPlace(partial: string, target: string): Promise<void> {
  await sync(partial);
  await rename(partial, target);
  await sync(dirname(target));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
