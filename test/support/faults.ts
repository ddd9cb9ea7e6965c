import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands before the two calls of the C library that sync a file, for a process that loads it. */
const SYNC_FAILURE = `
  #define _GNU_SOURCE
  #include <dlfcn.h>
  #include <errno.h>
  #include <stdio.h>
  #include <stdlib.h>
  #include <string.h>
  #include <unistd.h>

  static int fails(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 4) return 0;
    path[length] = 0;
    return strcmp(path + length - 4, "-wal") == 0 && access(getenv("FAIL_SYNC_WHILE_THERE_IS"), F_OK) == 0;
  }

  static int sync_file(const char *name, int fd) {
    if (fails(fd)) { errno = EIO; return -1; }
    return ((int (*)(int)) dlsym(RTLD_NEXT, name))(fd);
  }

  int fdatasync(int fd) { return sync_file("fdatasync", fd); }
  int fsync(int fd) { return sync_file("fsync", fd); }
`;

/** Runs a command of the system. */
export function run(command: string, ...parameters: string[]): string {
  return execFileSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Why something cannot be done on this machine, after trying it in a temporary folder; null where it can. */
function reasonAgainst(what: string, attempt: (folder: string) => void): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'chat-try-'));
  try {
    attempt(folder);
    return null;
  } catch (error) {
    return `${what}: ${(error as Error).message.trim().split('\n').at(-1)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `it` where a machine can do what a test needs; elsewhere `it.skip`, with the reason on standard error. */
export function itWhere(reason: string | null): typeof it {
  if (reason === null) {
    return it;
  }
  process.stderr.write(`Some tests are skipped. ${reason}\n`);
  return it.skip;
}

export const reasonAgainstMounting = reasonAgainst('This machine mounts no disks', (folder) => {
  run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', folder);
  run('umount', folder);
});

export const reasonAgainstFreezing = reasonAgainst('This machine makes no files immutable', (folder) => {
  const file = join(folder, 'file');
  closeSync(openSync(file, 'w'));
  run('chattr', '+i', file);
  run('chattr', '-i', file);
});

export const reasonAgainstTracing = reasonAgainst('This machine traces no processes', (folder) => {
  run('strace', '-o', join(folder, 'trace'), 'true');
});

/** The parameters with which `script` runs a command in a terminal that shows what is typed, as long as the command lets it. */
export function inTerminal(command: string): string[] {
  return ['--quiet', '--return', '--echo', 'always', '--command', command, '/dev/null'];
}

export const reasonAgainstTerminals = reasonAgainst('This machine makes no pseudo terminals', () => {
  run('script', ...inTerminal('test -t 0'));
});

export const reasonAgainstCompiling = reasonAgainst('This machine compiles no C', (folder) => {
  compileSyncFailure(folder);
});

const disks = new Set<SmallDisk>();

/** A disk in memory, small enough to be filled. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static mount(bytes: number): SmallDisk {
    const disk = new SmallDisk(mkdtempSync(join(tmpdir(), 'chat-disk-')));
    run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'none', disk.folder);
    disks.add(disk);
    return disk;
  }

  /** Changes what it was mounted with, such as `size=…` or `ro`. */
  remount(option: string): void {
    run('mount', '-o', `remount,${option}`, this.folder);
  }

  /** Takes all the space that is left. */
  fill(): void {
    const file = openSync(join(this.folder, 'filler'), 'a');
    try {
      for (;;) {
        writeSync(file, Buffer.alloc(4_096));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') {
        throw error;
      }
    } finally {
      closeSync(file);
    }
  }

  /** Gives the space back that `fill` took. */
  async free(): Promise<void> {
    await rm(join(this.folder, 'filler'));
  }

  /** Takes it away; nobody may use it any more. */
  unmount(): void {
    run('umount', this.folder);
    rmSync(this.folder, { recursive: true });
    disks.delete(this);
  }
}

/** Takes away every disk that is left over; for `afterAll`. */
export function unmountDisks(): void {
  disks.forEach((disk) => disk.unmount());
}

/**
 * Compiles a library that makes the sync of a database's log fail, as a broken disk does, as long as a file of this name
 * is there.
 *
 * @returns the settings with which a process gets it.
 */
export function compileSyncFailure(folder: string, signal = join(folder, 'fail')): Record<string, string> {
  const source = join(folder, 'sync-failure.c');
  const library = join(folder, 'sync-failure.so');
  writeFileSync(source, SYNC_FAILURE);
  run('cc', '-shared', '-fPIC', '-o', library, source, '-ldl');
  return { LD_PRELOAD: library, FAIL_SYNC_WHILE_THERE_IS: signal };
}
