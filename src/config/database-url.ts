/** Where the messages are kept, read from `DATABASE_URL`. */
export type DatabaseLocation =
  | {
      kind: 'sqlite';
      /** Path of the database file, absolute or relative to the working directory. */
      file: string;
    }
  | {
      kind: 'postgres';
      /** As Postgres clients take it; it may carry a password. */
      url: string;
    };

/**
 * Reads a database URL.
 *
 * `sqlite:./chat.db` and `sqlite:/srv/chat.db` name a file plainly; the SQLAlchemy spelling of the original server,
 * `sqlite:///./chat.db` (and `sqlite:////srv/chat.db` for an absolute path), means the same.
 * `postgres://user:password@host:5432/database` names a database of a Postgres server.
 *
 * @throws Error with a sentence for the operator when the URL names no database.
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  return /^postgres(ql)?:/u.test(url) ? parsePostgresUrl(url) : parseSqliteUrl(url);
}

/** What to call a database where people read it: never with its password. */
export function describeDatabase(location: DatabaseLocation): string {
  if (location.kind === 'sqlite') {
    return location.file;
  }
  const { host, pathname, searchParams } = new URL(location.url);
  return `postgres://${host || (searchParams.get('host') ?? 'localhost')}${pathname}`;
}

/** The text of a setting without the password of a URL in it. */
export function withoutPassword(text: string): string {
  return text.replace(/:\/\/.*@/u, '://…@').replace(/password=[^&]*/u, 'password=…');
}

function parsePostgresUrl(url: string): DatabaseLocation {
  if (!URL.canParse(url) || !/^postgres(ql)?:\/\/[^/]*\/[^/?]+/u.test(url)) {
    throw new Error('must name a server and a database, for example postgres://user:password@localhost:5432/chat');
  }
  if (new URL(url).searchParams.has('options')) {
    throw new Error('must not carry options; the server sets its own, and ALTER ROLE sets those of a user');
  }
  return { kind: 'postgres', url };
}

function parseSqliteUrl(url: string): DatabaseLocation {
  const path = /^sqlite:(?:\/\/\/)?(?<path>(?!\/\/[^/]).*)$/u.exec(url)?.groups?.path;
  if (path === undefined) {
    throw new Error(
      'must name a file, for example sqlite:./chat.db, or a Postgres database, postgres://user:password@host/name',
    );
  }
  if (path === '' || path.includes(':memory:')) {
    throw new Error('must name a file: a database in memory would lose every message at the next start');
  }
  if (path.includes('?') || path.endsWith('/')) {
    throw new Error('must name a file, without options behind it');
  }
  return { kind: 'sqlite', file: path };
}
