import * as fc from 'fast-check';
import { EventBus } from '../../src/common/events/event-bus.js';
import { loadConfig } from '../../src/config/app-config.js';
import type { SetPresenceDto, UserPresence } from '../../src/presence/dto/presence.dto.js';
import { PresenceChanged } from '../../src/presence/presence.events.js';
import { PresenceService } from '../../src/presence/presence.service.js';

const GRACE_MS = 5_000;
const HOLD_MS = 60_000;

let presence: PresenceService;
let told: UserPresence[][];

function start(environment: Record<string, string> = {}): void {
  const events = new EventBus();
  told = [];
  events.on(PresenceChanged, ({ users }) => told.push(users));
  presence = new PresenceService(loadConfig(environment), events);
}

beforeEach(() => start());

function user(name: string, status: SetPresenceDto['status'] = 'online'): SetPresenceDto {
  return { user_id: name, user_name: name, status };
}

/** What was told since the last time. */
function tell(now: number): UserPresence[] {
  presence.sweep(now);
  return told.splice(0).flat();
}

describe('The presence of a user', () => {
  it('is told once, however many devices the user has', () => {
    presence.set('laptop', user('a'));
    presence.set('phone', user('a', 'away'));
    expect(tell(0)).toEqual([user('a')]);
    expect(tell(1)).toEqual([]);
    expect(presence.list()).toEqual([user('a')]);
  });

  it('is away when every device is, and online when one is', () => {
    presence.set('laptop', user('a'));
    presence.set('phone', user('a', 'away'));
    tell(0);
    expect(presence.set('laptop', user('a', 'away'))).toEqual(user('a', 'away'));
    expect(tell(1)).toEqual([user('a', 'away')]);
    expect(presence.set('phone', user('a'))).toEqual(user('a'));
    expect(tell(2)).toEqual([user('a')]);
  });

  it('ends a while after the last device is gone, and not before', () => {
    presence.set('laptop', user('a'));
    presence.set('phone', user('a'));
    tell(0);
    presence.leave('laptop', 0);
    expect(tell(GRACE_MS)).toEqual([]);
    presence.leave('phone', GRACE_MS);
    expect(tell(2 * GRACE_MS - 1)).toEqual([]);
    expect(presence.list()).toEqual([user('a')]);
    expect(tell(2 * GRACE_MS)).toEqual([{ user_id: 'a', user_name: 'a', status: 'offline' }]);
    expect(presence.list()).toEqual([]);
  });

  it('is not told to flap when a page is reloaded', () => {
    presence.set('page', user('a'));
    tell(0);
    presence.leave('page', 1);
    presence.set('page again', user('a'));
    expect([...tell(2), ...tell(10 * GRACE_MS)]).toEqual([]);
    expect(presence.list()).toEqual([user('a')]);
  });

  it('is told again where the name is another one', () => {
    presence.set('page', user('a'));
    tell(0);
    presence.set('page', { ...user('a'), user_name: 'Anna' });
    expect(tell(1)).toEqual([{ user_id: 'a', user_name: 'Anna', status: 'online' }]);
  });

  it('holds for a minute when it came over REST, from the last time on', () => {
    presence.hold(user('a'), 0);
    presence.hold(user('b'), 1);
    expect(tell(2)).toEqual([user('a'), user('b')]);
    presence.hold(user('a'), HOLD_MS - 1);
    tell(HOLD_MS + 1);
    expect(tell(HOLD_MS + 1 + GRACE_MS)).toEqual([{ user_id: 'b', user_name: 'b', status: 'offline' }]);
    expect(presence.list()).toEqual([user('a')]);
    tell(2 * HOLD_MS);
    expect(tell(2 * HOLD_MS + GRACE_MS)).toEqual([{ user_id: 'a', user_name: 'a', status: 'offline' }]);
  });
});

describe('A flood', () => {
  it('of users from one connection leaves one of them', () => {
    for (let index = 0; index < 20_000; index += 1) {
      presence.set('culprit', user(`u${index}`));
    }
    expect(tell(0)).toEqual([user('u19999')]);
    presence.set('culprit', user('other'));
    expect(tell(1)).toEqual(expect.arrayContaining([user('other'), { ...user('u19999'), status: 'offline' }]));
    expect(presence.list()).toEqual([user('other')]);
  });

  it('of users who reconnect is told in a few events', () => {
    for (let index = 0; index < 1_000; index += 1) {
      presence.set(`c${index}`, user(`u${index}`));
    }
    for (let now = 0; now < 4; now += 1) {
      presence.sweep(now);
    }
    expect(told.map((users) => users.length)).toEqual([250, 250, 250, 250]);
    presence.sweep(4);
    expect(new Set(told.flat().map(({ user_id }) => user_id)).size).toBe(1_000);
    expect(told).toHaveLength(4);
  });

  it('of users beyond the bound is refused, and those who are there can still change', () => {
    start({ PRESENCE_MAX_USERS: '2' });
    presence.set('1', user('a'));
    presence.set('2', user('b'));
    expect(() => presence.set('3', user('c'))).toThrow(expect.objectContaining({ code: 'presence_full' }));
    expect(() => presence.hold(user('c'))).toThrow(expect.objectContaining({ code: 'presence_full' }));
    expect(presence.set('2', user('b', 'away'))).toEqual(user('b', 'away'));
    tell(0);
    presence.leave('1', 0);
    tell(GRACE_MS);
    expect(presence.set('3', user('c'))).toEqual(user('c'));
  });
});

/** Whatever happens, the list and what was told agree with the connections themselves, once the grace has passed. */
describe('After any course of events', () => {
  const source = fc.constantFrom('s1', 's2', 's3', 's4');
  const step = fc.oneof(
    fc.record({ source, name: fc.constantFrom('a', 'b', 'c'), status: fc.constantFrom('online', 'away') }),
    fc.record({ source }),
    fc.record({ after: fc.integer({ min: 0, max: 2 * GRACE_MS }) }),
  );

  it('everyone was told what is so', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        start();
        const truth = new Map<string, { name: string; status: 'online' | 'away' }>();
        const heard = new Map<string, string>();
        let now = 0;
        for (const next of steps) {
          if ('after' in next) {
            now += next.after;
            tell(now).forEach(({ user_id, status }) => heard.set(user_id, status));
          } else if ('name' in next) {
            const { name, status } = next as { name: string; status: 'online' | 'away' };
            presence.set(next.source, user(name, status));
            truth.set(next.source, { name, status });
          } else {
            presence.leave(next.source, now);
            truth.delete(next.source);
          }
        }
        tell(now + GRACE_MS).forEach(({ user_id, status }) => heard.set(user_id, status));
        const expected = new Map<string, string>();
        for (const { name, status } of truth.values()) {
          expected.set(name, expected.get(name) === 'online' ? 'online' : status);
        }
        const online = [...heard].filter(([, status]) => status !== 'offline');
        expect(Object.fromEntries(online)).toEqual(Object.fromEntries(expected));
        expect(Object.fromEntries(presence.list().map(({ user_id, status }) => [user_id, status]))).toEqual(
          Object.fromEntries(expected),
        );
      }),
      { numRuns: 500 },
    );
  });
});
