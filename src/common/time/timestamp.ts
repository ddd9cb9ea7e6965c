/**
 * Points in time, kept as the text that the tables hold: UTC, `YYYY-MM-DD HH:MM:SS.ffffff`. The text sorts like the time
 * and carries microseconds, which Python clients send and a JavaScript Date cannot hold.
 */
export type DatabaseTime = string;

const INPUT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/u;
const STORED = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,6})\d*)?(?:Z|\+00:00)?$/u;
const MINUTE_MS = 60_000;

/**
 * Reads an ISO 8601 date and time (RFC 3339, or without a zone, which then means UTC). Digits beyond microseconds are
 * dropped.
 *
 * @returns the time as the tables keep it, or null when the text names no time: a date alone, a week, 30 February, 24:00.
 */
export function parseTimestamp(text: string): DatabaseTime | null {
  const [, date, hour, minute, second = '00', fraction = '', zone = 'Z'] = INPUT.exec(text) ?? [];
  const offset = offsetMinutes(zone);
  const local = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
  if (offset === null || Number.isNaN(local)) {
    return null;
  }
  // Date.parse takes 30 February for 1 March and 24:00 for the next midnight, so what it understood must be of the same day.
  if (new Date(local).getUTCDate() !== Number(date?.slice(-2))) {
    return null;
  }
  const utc = offset === 0 ? `${date} ${hour}:${minute}:${second}` : secondsOf(local - offset * MINUTE_MS);
  return /^(?!0000)\d{4}-/u.test(utc) ? `${utc}.${fraction.slice(0, 6).padEnd(6, '0')}` : null;
}

/** Minutes east of UTC, or null where the zone is none. */
function offsetMinutes(zone: string): number | null {
  if (zone === 'Z' || zone === 'z') {
    return 0;
  }
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 23 || minutes > 59) {
    return null;
  }
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function secondsOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, -5).replace('T', ' ');
}

/** The time of a JavaScript clock, for the tables. */
export function toDatabaseTime(milliseconds: number): DatabaseTime {
  return `${new Date(milliseconds).toISOString().slice(0, -1).replace('T', ' ')}000`;
}

/**
 * Writes a stored time as ISO 8601 in UTC: no fraction when it is zero, else three digits, or six where microseconds were
 * given. A legacy text that is no such time is handed out as it is.
 */
export function toIsoTimestamp(stored: DatabaseTime): string {
  const [, date, time, fraction = ''] = STORED.exec(stored) ?? [];
  if (date === undefined) {
    return stored;
  }
  const digits = fraction.padEnd(6, '0');
  if (digits === '000000') {
    return `${date}T${time}Z`;
  }
  return `${date}T${time}.${digits.endsWith('000') ? digits.slice(0, 3) : digits}Z`;
}
