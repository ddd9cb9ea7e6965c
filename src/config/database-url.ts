/** Where the messages are kept, read from `DATABASE_URL`. */
export interface DatabaseLocation {
  kind: 'sqlite';
  /** Path of the database file, absolute or relative to the working directory. */
  file: string;
}

/**
 * Reads a database URL.
 *
 * `sqlite:./chat.db` and `sqlite:/srv/chat.db` name a file plainly; the SQLAlchemy spelling of the original server,
 * `sqlite:///./chat.db` (and `sqlite:////srv/chat.db` for an absolute path), means the same.
 *
 * @throws Error with a sentence for the operator when the URL names no file.
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  const path = /^sqlite:(?:\/\/\/)?(?<path>(?!\/\/[^/]).*)$/u.exec(url)?.groups?.path;
  if (path === undefined) {
    throw new Error('must start with sqlite: and name a file, for example sqlite:./chat.db');
  }
  if (path === '' || path.includes(':memory:')) {
    throw new Error('must name a file: a database in memory would lose every message at the next start');
  }
  if (path.includes('?') || path.endsWith('/')) {
    throw new Error('must name a file, without options behind it');
  }
  return { kind: 'sqlite', file: path };
}
