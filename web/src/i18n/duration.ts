const UNITS = [
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
];

/** A time in the largest unit of which it is a whole number: 90 seconds, 2 minutes. */
export function formatDuration(seconds: number, language: string): string {
  const { unit, seconds: size } = UNITS.find((candidate) => seconds % candidate.seconds === 0) as (typeof UNITS)[0];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / size);
}
