import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** One call of the system by a process: its text, and when it began and ended, as places in the trace. */
export interface SystemCall {
  text: string;
  begun: number;
  ended: number;
}

const TRACER = 'strace';
const CALLS = ['pwrite64', 'pwritev', 'fsync', 'fdatasync', 'write', 'writev', 'sendto', 'sendmsg'];
const THREAD = /^(\d+) +(.*)$/u;

/** Records the writes and syncs of a running process, and of all its threads, while `work` runs. */
export async function trace(pid: number, file: string, work: () => Promise<void>): Promise<SystemCall[]> {
  const parameters = ['-f', '-yy', '-s', '1000000', '-e', `trace=${CALLS.join(',')}`, '-o', file, '-p', String(pid)];
  const tracer = spawn(TRACER, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(tracer, 'close');
  const messages = createInterface(tracer.stderr);
  await once(messages, 'line');
  await work();
  tracer.kill('SIGINT');
  await ended;
  return readCalls(await readFile(file, 'latin1'));
}

/** A call that other threads interrupt is told in two lines: `… <unfinished ...>` and `<... call resumed> …`. */
function readCalls(text: string): SystemCall[] {
  const calls: SystemCall[] = [];
  const unfinished = new Map<string, SystemCall>();
  text.split('\n').forEach((line, place) => {
    const [, thread = '', rest = ''] = THREAD.exec(line) ?? [];
    const interrupted = unfinished.get(thread);
    if (interrupted && rest.startsWith('<... ')) {
      interrupted.text += rest;
      interrupted.ended = place;
      unfinished.delete(thread);
    } else {
      const call = { text: rest, begun: place, ended: place };
      calls.push(call);
      if (rest.endsWith('<unfinished ...>')) {
        call.ended = Infinity;
        unfinished.set(thread, call);
      }
    }
  });
  return calls;
}
