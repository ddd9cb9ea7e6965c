import { accessSync, constants } from 'node:fs';
import { QueryFailedError } from 'typeorm';
import {
  DatabaseStartError,
  StorageFullError,
  StorageReadOnlyError,
  StorageUnavailableError,
} from '../database.errors.js';

/** Tells an error of the database apart from one of the program, which goes on as it is. */
export function explain(error: unknown, file: string): unknown {
  switch (codeOf(error)) {
    case 'SQLITE_FULL':
      return new StorageFullError(error);
    case 'SQLITE_READONLY':
      return new StorageReadOnlyError(error);
    case 'SQLITE_IOERR':
      return isWritable(file) ? new StorageUnavailableError(error) : new StorageReadOnlyError(error);
    case 'SQLITE_BUSY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_CORRUPT':
    case 'SQLITE_MISUSE':
    case 'SQLITE_NOMEM':
    case 'SQLITE_NOTADB':
    case 'SQLITE_PROTOCOL':
      return new StorageUnavailableError(error);
    default:
      return error;
  }
}

/** Puts an error of the start into a sentence for the operator, where it is the operator's to mend. */
export function explainStart(error: unknown, file: string): unknown {
  switch (codeOf(error)) {
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return new DatabaseStartError(
        `${file} cannot be opened for writing; check that the file and its folder exist and may be written.`,
      );
    case 'SQLITE_FULL':
      return new DatabaseStartError(`The disk of ${file} is full.`);
    case 'SQLITE_BUSY':
      return new DatabaseStartError(`${file} is locked by another program.`);
    case 'SQLITE_IOERR':
      return new DatabaseStartError(`The disk of ${file} does not read or write as it should; check it.`);
    default:
      return error;
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

/** Whether the file system lets the file be written: a disk that failed is often made read-only under its open files. */
function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
