import type { Connection } from '../../src/realtime/connection.js';
import { Subscription } from '../../src/realtime/subscriptions.js';

function make({ isLive }: { isLive: boolean }): Subscription {
  const position = { seq: 5, change: 2 };
  const subscription = new Subscription({} as Connection, '1', position, position);
  subscription.isLive = isLive;
  return subscription;
}

describe('A subscription', () => {
  it('takes each push once: what it read from the database before it was told of is not new', () => {
    const subscription = make({ isLive: true });
    const pushes = [{ seq: 5 }, { seq: 6 }, { seq: 6 }, { change: 2 }, { change: 3 }, { change: 3 }, { seq: 7 }];
    expect(pushes.map((push) => subscription.takes(push))).toEqual([false, true, false, false, true, false, true]);
  });

  it('takes hints, which have no position, as often as they come', () => {
    const subscription = make({ isLive: true });
    expect([subscription.takes({}), subscription.takes({})]).toEqual([true, true]);
  });

  it('takes nothing while it catches up, and knows then how far it has to come', () => {
    const subscription = make({ isLive: false });
    expect([{ seq: 6 }, { change: 3 }, {}, { seq: 7 }].map((push) => subscription.takes(push))).toEqual(
      Array.from({ length: 4 }, () => false),
    );
    expect(subscription.target).toEqual({ seq: 7, change: 3 });
    expect(subscription.position).toEqual({ seq: 5, change: 2 });
  });
});
