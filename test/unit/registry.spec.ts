import { readFileSync } from 'node:fs';
import { ERROR_CODES } from '../../src/common/errors/error-codes.js';
import { SETTINGS } from '../../src/config/settings.js';

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
