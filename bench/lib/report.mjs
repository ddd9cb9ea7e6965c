import { notes } from './measure.mjs';
import { OTHER_NAMES, OURS_NAME } from './servers.mjs';

const text = (value) => value ?? '';
/** A number as it is read aloud; nothing where there is none. */
const number = (digits) => (value) => {
  if (value === undefined || Number.isNaN(value)) return '';
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
};
const significant = (value) => number(value >= 100 || value === 0 ? 0 : value >= 1 ? 1 : 2)(value);
const percent = (share) => number(0)(share === undefined ? undefined : share * 100);
const times = (ratio) => (ratio === undefined ? '' : `×${significant(ratio)}`);
const oneLine = (value) => value.replaceAll(/\s+/gu, ' ').trim();

/** Heading, place in a row, how it is written, and whether it stands at the right. */
const COLUMNS = [
  ['case', ({ name }) => name, text, false],
  ['server', ({ server }) => server, text, false],
  ['figure', ({ figure }) => figure && `${significant(figure.value)} ${figure.unit}`, text, true],
  ['± %', ({ spread }) => spread, percent, true],
  ['p50 ms', ({ p50_ms }) => p50_ms, number(2), true],
  ['p99 ms', ({ p99_ms }) => p99_ms, number(2), true],
  ['CPU µs/op', ({ cpu_us }) => cpu_us, significant, true],
  ['server %', ({ server_load }) => server_load, percent, true],
  ['load %', ({ generator_load }) => generator_load, percent, true],
  ['others %', ({ other_load }) => other_load, percent, true],
  ['RSS MB', ({ rss_mb }) => rss_mb, number(0), true],
  ...OTHER_NAMES.flatMap((name) => [
    [`÷ ${name}`, ({ ratios }) => ratios?.[name]?.figure, times, true],
    ['CPU', ({ ratios }) => ratios?.[name]?.cpu_us, times, true],
  ]),
  ['', ({ failure, note }) => notes(failure && `FAILED: ${oneLine(failure)}`, note), text, false],
];

/**
 * Adds to our rows how they stand to the same case of the other servers.
 *
 * @param {object[]} rows of one scenario
 */
export function withRatios(rows) {
  return rows.map((row) => {
    if (row.server !== OURS_NAME) return row;
    const others = rows.filter(({ name, server }) => name === row.name && OTHER_NAMES.includes(server));
    const ratios = others.map((other) => [
      other.server,
      { figure: quotient(row.figure?.value, other.figure?.value), cpu_us: quotient(row.cpu_us, other.cpu_us) },
    ]);
    return { ...row, ratios: Object.fromEntries(ratios) };
  });
}

function quotient(ours, other) {
  return ours === undefined || !other ? undefined : ours / other;
}

/** @param {object[]} rows @returns {string} aligned columns; those that are empty everywhere are left out */
export function formatTable(rows) {
  const columns = COLUMNS.map(([heading, read, write, isRight]) => ({
    cells: [heading, ...rows.map((row) => write(read(row)))],
    isRight,
  })).filter(({ cells }) => cells.slice(1).some((cell) => cell !== ''));
  const padded = columns.map(({ cells, isRight }) => {
    const width = Math.max(...cells.map((cell) => cell.length));
    return cells.map((cell) => (isRight ? cell.padStart(width) : cell.padEnd(width)));
  });
  const lines = padded[0].map((_, line) => padded.map((cells) => cells[line]).join('  '));
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** @param {object[]} rows of all rounds of a case @returns {object[]} one for each server and part */
export function mergeRounds(rows) {
  const groups = new Map();
  for (const row of rows) {
    const key = `${row.name}\n${row.server}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map(mergeRows);
}

/** The round whose figure is in the middle, with how far the figures went apart, and the failures of every round. */
function mergeRows(rows) {
  if (rows.length === 1) return rows[0];
  const measured = rows
    .filter(({ figure }) => figure !== undefined)
    .toSorted((one, other) => one.figure.value - other.figure.value);
  const middle = measured[Math.floor((measured.length - 1) / 2)] ?? rows[0];
  const failures = rows.flatMap(({ failure }) => failure ?? []);
  return {
    ...middle,
    spread: middle.figure && (measured.at(-1).figure.value - measured[0].figure.value) / middle.figure.value / 2,
    failure: failures.length > 0 ? `${failures.length} of ${rows.length} rounds: ${failures[0]}` : undefined,
  };
}
