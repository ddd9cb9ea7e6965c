import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';

export const SERVER_CORE = 0;
const GENERATOR_CORE = 1;

/** Sockets that the bench may hold at once; where the system allows fewer, the largest number that it does. */
const OPEN_FILES = 65_536;

/** Linux tells what a process has used; elsewhere the figures of CPU and memory stay empty. */
const HAS_PROC = existsSync('/proc/self/stat');
const CLOCK_TICKS_PER_SECOND = HAS_PROC ? Number(execFileSync('getconf', ['CLK_TCK'])) : NaN;

/** Asked of the machine, not of this process, which may have been given one core only. */
const canPin =
  os.cpus().length > 1 && spawnSync('taskset', ['-c', `${SERVER_CORE},${GENERATOR_CORE}`, 'true']).status === 0;

/** @returns {number | undefined} CPU time that all cores were busy, in microseconds, whoever used it */
export function busyMicros() {
  if (!HAS_PROC) return undefined;
  const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'latin1')
    .split(/\s+/u)
    .slice(1)
    .map(Number);
  return ((user + nice + system + irq + softirq) * 1e6) / CLOCK_TICKS_PER_SECOND;
}

/** @returns {number | undefined} CPU time that a process has used, in microseconds; in steps of a tick, mostly 10 ms */
export function cpuMicros(pid) {
  if (!HAS_PROC) return undefined;
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / CLOCK_TICKS_PER_SECOND;
}

/** @returns {number | undefined} memory of a process that is in use now, in bytes */
export function rssBytes(pid) {
  if (!HAS_PROC) return undefined;
  return Number(/^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))[1]) * 1_024;
}

/**
 * The command that runs on one core, where the machine has a second one and `taskset`.
 *
 * @param {number} core
 * @param {string[]} command
 */
export function pinnedCommand(core, command) {
  return canPin ? ['taskset', '-c', String(core), ...command] : command;
}

/** The command of this very process, on the core of the generator and with many open files. */
export function generatorCommand() {
  const command = pinnedCommand(GENERATOR_CORE, [process.execPath, ...process.argv.slice(1)]);
  return ['sh', '-c', `ulimit -n ${OPEN_FILES} 2>/dev/null || ulimit -n "$(ulimit -Hn)"; exec "$@"`, 'sh', ...command];
}

export function describeMachine() {
  const [cpu] = os.cpus();
  return { cpu: cpu?.model, cores: os.cpus().length, pinned: canPin, node: process.version, kernel: os.release() };
}
