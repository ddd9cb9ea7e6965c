import { readFileSync } from 'node:fs';
import { AUDIT_ACTIONS } from '../../src/audit-log/audit-actions.js';
import { SCOPES } from '../../src/auth/scopes.js';
import { ERROR_CODES } from '../../src/common/errors/error-codes.js';
import { SETTINGS } from '../../src/config/settings.js';
import { CLIENT_FRAMES, CLOSE_CODES, SERVER_FRAMES } from '../../src/realtime/frames.js';

const settings = Object.values(SETTINGS).flatMap((group) => Object.values(group));

function read(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}

/** Rows of a file's tables that begin with a name in backticks, by that name. */
function rowsOf(file: string): Map<string, string[]> {
  const rows = read(file)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(rows.map(([name = '', ...cells]) => [name.replaceAll('`', ''), cells]));
}

describe.each(['README.md', 'README.ja.md'])('%s', (file) => {
  it('names every setting with its default, and describes it', () => {
    const rows = rowsOf(file);
    for (const { name, fallback, description } of settings) {
      const [value, text] = rows.get(name) ?? [];
      expect([name, value]).toEqual([name, fallback === '' ? '—' : `\`${fallback}\``]);
      expect(text).toEqual(file === 'README.md' ? description : expect.stringMatching(/\S/u));
    }
  });

  it('names every error code with its status and meaning, and none that is not there', () => {
    const rows = [...rowsOf(file)].filter(([, [status]]) => /^[45]\d\d$/u.test(status ?? ''));
    expect(rows.map(([name, [status]]) => [name, Number(status)])).toEqual(
      Object.entries(ERROR_CODES).map(([name, { status }]) => [name, status]),
    );
    if (file === 'README.md') {
      expect(rows.map(([, [, meaning]]) => meaning)).toEqual(Object.values(ERROR_CODES).map(({ meaning }) => meaning));
    }
  });

  it('names everything that the audit log tells of', () => {
    const rows = [...rowsOf(file)].filter(([name]) => Object.hasOwn(AUDIT_ACTIONS, name));
    expect(rows.map(([name]) => name)).toEqual(Object.keys(AUDIT_ACTIONS));
    if (file === 'README.md') {
      expect(rows.map(([, [meaning]]) => meaning)).toEqual(Object.values(AUDIT_ACTIONS));
    }
  });

  it('names every scope of the tokens of bots', () => {
    const rows = [...rowsOf(file)].filter(([name]) => /^[a-z]+:(read|write)$/u.test(name));
    expect(rows.map(([name]) => name)).toEqual(Object.keys(SCOPES));
    if (file === 'README.md') {
      expect(rows.map(([, [meaning]]) => meaning)).toEqual(Object.values(SCOPES));
    }
  });

  it('names every frame with its data and meaning, and none that is not there', () => {
    const rows = [...rowsOf(file)].filter(([, [from]]) => /^(client|server|クライアント|サーバー)$/u.test(from ?? ''));
    const frames = [...Object.entries(CLIENT_FRAMES), ...Object.entries(SERVER_FRAMES)];
    expect(rows.map(([name]) => name)).toEqual(frames.map(([type]) => type));
    if (file === 'README.md') {
      expect(rows.map(([, [, , meaning]]) => meaning)).toEqual(frames.map(([, { summary }]) => summary));
    }
  });

  it('names every close code with its meaning and what a client does then', () => {
    const rows = read(file)
      .split('\n')
      .filter((line) => /^\| \d{4} \|/u.test(line))
      .map((line) => line.slice(2, -2).split(' | '));
    const codes = Object.values(CLOSE_CODES);
    expect(rows.map(([code]) => Number(code))).toEqual(codes.map(({ code }) => code));
    if (file === 'README.md') {
      expect(rows.map(([, ...texts]) => texts)).toEqual(codes.map(({ meaning, reconnect }) => [meaning, reconnect]));
    }
  });
});

describe('.env.example', () => {
  it('has every setting with its default and its description', () => {
    const text = read('.env.example');
    for (const { name, fallback, description } of settings) {
      expect(text).toContain(`# ${description}`);
      expect(text.split('\n')).toContain(`#${name}=${fallback}`);
    }
  });
});
