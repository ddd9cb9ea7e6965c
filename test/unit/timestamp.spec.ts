import { assert, date, integer, property } from 'fast-check';
import { parseTimestamp, toDatabaseTime, toIsoTimestamp } from '../../src/common/time/timestamp.js';

describe('A time of a client', () => {
  it.each([
    ['2024-01-01T12:00:00Z', '2024-01-01 12:00:00.000000'],
    ['2024-01-01t12:00:00z', '2024-01-01 12:00:00.000000'],
    ['2024-01-01 12:00:00', '2024-01-01 12:00:00.000000'],
    ['2024-01-01T12:00', '2024-01-01 12:00:00.000000'],
    ['2024-01-01T12:00:00.1', '2024-01-01 12:00:00.100000'],
    ['2024-01-01T12:00:00.123456', '2024-01-01 12:00:00.123456'],
    ['2024-01-01T12:00:00.123456789Z', '2024-01-01 12:00:00.123456'],
    ['2024-01-01T00:00:00+09:00', '2023-12-31 15:00:00.000000'],
    ['2024-12-31T23:30:00-0130', '2025-01-01 01:00:00.000000'],
    ['2024-02-29T00:00:00+00', '2024-02-29 00:00:00.000000'],
    ['0001-01-01T00:00:00Z', '0001-01-01 00:00:00.000000'],
    ['9999-12-31T23:59:59.999999Z', '9999-12-31 23:59:59.999999'],
  ])('%s is kept as %s', (text, stored) => {
    expect(parseTimestamp(text)).toBe(stored);
  });

  it.each([
    '',
    'now',
    '2024-W01',
    '2024-01-01',
    '12:00:00',
    '2023-02-29T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T12:60:00Z',
    '2024-01-01T12:00:60Z',
    '2024-01-01T12:00:00+24:00',
    '2024-01-01T12:00:00+09:60',
    '2024-01-01T12:00:00.Z',
    '2024-01-01T12:00:00 Z',
    '2024-1-1T12:00:00Z',
    '20240101T120000Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '２０２４-01-01T12:00:00Z',
  ])('%j is none', (text) => {
    expect(parseTimestamp(text)).toBeNull();
  });
});

describe('A time that comes in with an offset', () => {
  it('goes out as the same moment, to the microsecond', () => {
    const when = date({
      min: new Date('0002-01-01T00:00:00Z'),
      max: new Date('9998-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    assert(
      property(
        when,
        integer({ min: 0, max: 999_999 }),
        integer({ min: -1439, max: 1439 }),
        (moment, micros, offset) => {
          const second = Math.floor(moment.getTime() / 1_000) * 1_000;
          const local = new Date(second + offset * 60_000).toISOString().slice(0, 19);
          const digits = String(micros).padStart(6, '0');
          const minutes = Math.abs(offset);
          const zone = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
          const stored = parseTimestamp(`${local}.${digits}${offset < 0 ? '-' : '+'}${zone}`);
          const [seconds = '', fraction = ''] = toIsoTimestamp(stored ?? '')
            .slice(0, -1)
            .split('.');
          expect(seconds).toBe(new Date(second).toISOString().slice(0, 19));
          expect(fraction.padEnd(6, '0')).toBe(digits);
          expect([0, 3, 6]).toContain(fraction.length);
        },
      ),
    );
  });
});

describe('A stored time', () => {
  it.each([
    ['2024-01-01 12:00:00.000000', '2024-01-01T12:00:00Z'],
    ['2024-01-01 12:00:00.120000', '2024-01-01T12:00:00.120Z'],
    ['2024-01-01 12:00:00.123456', '2024-01-01T12:00:00.123456Z'],
    ['2024-01-01 12:00:00', '2024-01-01T12:00:00Z'],
    ['yesterday', 'yesterday'],
  ])('%s goes out as %s', (stored, text) => {
    expect(toIsoTimestamp(stored)).toBe(text);
  });

  it('of the clock has milliseconds', () => {
    expect(toDatabaseTime(Date.UTC(2024, 0, 1, 12, 0, 0, 7))).toBe('2024-01-01 12:00:00.007000');
  });
});
