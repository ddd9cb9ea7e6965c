import { setImmediate as nextTurn } from 'node:timers/promises';
import { FewATurn } from '../../src/realtime/few-a-turn.js';

describe('A few a turn', () => {
  it('are done in order, and others have their turn in between', async () => {
    const tasks = new FewATurn(2);
    const done: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      tasks.do(() => done.push(name));
    }
    expect(done).toEqual([]);
    const seen: string[] = [];
    while (done.length < 5) {
      await nextTurn();
      seen.push(done.join(''));
    }
    expect(seen.at(-1)).toBe('abcde');
    expect(seen.filter((names) => names !== '').length).toBeGreaterThanOrEqual(3);
  });

  it('take what comes while they run, and what comes later', async () => {
    const tasks = new FewATurn(1);
    const done: string[] = [];
    const both = new Promise<void>((resolve) => {
      tasks.do(() => {
        done.push('first');
        tasks.do(() => {
          done.push('second');
          resolve();
        });
      });
    });
    await both;
    await new Promise<void>((resolve) => tasks.do(resolve));
    expect(done).toEqual(['first', 'second']);
  });

  it('leave a pause before each turn where they are told to', async () => {
    const tasks = new FewATurn(1, 20);
    const begun = performance.now();
    await Promise.all(Array.from({ length: 3 }, () => new Promise<void>((resolve) => tasks.do(resolve))));
    // Timers count whole milliseconds, and may be one early.
    expect(performance.now() - begun).toBeGreaterThanOrEqual(3 * 19);
  });
});
