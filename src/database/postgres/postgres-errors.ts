import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import {
  DatabaseStartError,
  StorageFullError,
  StorageReadOnlyError,
  StorageUnavailableError,
} from '../database.errors.js';

/** The server did not answer in time, so its connection was given up. */
export class OverdueError extends Error {
  constructor() {
    super('Postgres did not answer in time.');
  }
}

/** Codes of the server (SQLSTATE) that mean that the connection is of no use any more, or that there is none to be had. */
const LOST = /^(08...|57P0[1-5]|25P03|53300)$/u;
/** Codes of the operating system: ECONNREFUSED, EPIPE, EAI_AGAIN … */
const SYSTEM = /^E[A-Z_]+$/u;
/** What `pg` says of a dead connection carries no code. */
const LOST_SENTENCE = /^(Connection terminated|timeout e|Client (has encountered a connection error|was closed))/u;
/** Resources that ran out, waiting that took too long, and failures below the database. */
const UNAVAILABLE = /^(53...|55P03|57014|58...|XX00[012])$/u;

/** Whether an error says that Postgres cannot be reached, rather than that it refused a statement. */
export function isLost(error: unknown): boolean {
  const cause = causeOf(error);
  const code = codeOf(cause);
  return (
    LOST.test(code) ||
    SYSTEM.test(code) ||
    cause instanceof OverdueError ||
    cause instanceof QueryRunnerAlreadyReleasedError ||
    (cause instanceof Error && LOST_SENTENCE.test(cause.message))
  );
}

/** Whether the server stopped a statement because its time was over. */
export function isTimeout(error: unknown): boolean {
  return codeOf(causeOf(error)) === '57014';
}

/** Whether the server refused a row because another one has what must be its own. */
export function isDuplicate(error: unknown): boolean {
  return codeOf(causeOf(error)) === '23505';
}

/** Tells an error of the database apart from one of the program, which goes on as it is. */
export function explain(error: unknown): unknown {
  const code = codeOf(causeOf(error));
  if (code === '53100') {
    return new StorageFullError(error);
  }
  if (code === '25006') {
    return new StorageReadOnlyError(error);
  }
  if (isLost(error) || UNAVAILABLE.test(code)) {
    return new StorageUnavailableError(error);
  }
  return withoutContent(error);
}

/** A sentence for the operator on why the server cannot start on this database. */
export function explainStart(error: unknown, name: string): unknown {
  if (error instanceof DatabaseStartError) {
    return error;
  }
  const cause = causeOf(error);
  const code = codeOf(cause);
  const sentence = cause instanceof Error ? cause.message : String(cause);
  if (code === '28P01' || code === '28000' || sentence.startsWith('SASL')) {
    return new DatabaseStartError(`Postgres does not accept the user or the password for ${name}.`);
  }
  if (code === '3D000') {
    return new DatabaseStartError(`There is no database ${name}; make it first, for example with createdb.`);
  }
  if (code === '42501') {
    return new DatabaseStartError(`The user of ${name} may not make tables in it (${sentence}).`);
  }
  if (code === '42P07') {
    return new DatabaseStartError(`${name} has tables of another program (${sentence}); use a database of its own.`);
  }
  if (code === '55P03') {
    return new DatabaseStartError(`Another server is still preparing ${name}; try again when it has started.`);
  }
  if (isLost(error) || sentence.includes('SSL')) {
    const reason = SYSTEM.test(code) ? code : sentence;
    return new DatabaseStartError(
      `${name} cannot be reached (${reason}); check DATABASE_URL, and that Postgres is running.`,
    );
  }
  return withoutContent(error);
}

function causeOf(error: unknown): unknown {
  return error instanceof QueryFailedError ? error.driverError : error;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Postgres quotes the row that it refuses, and TypeORM the parameters; what people wrote does not belong into a log. */
function withoutContent(error: unknown): unknown {
  const cause = causeOf(error);
  if (cause instanceof Error && 'detail' in cause) {
    cause.detail = undefined;
  }
  return cause;
}
