import { backOffMs } from './back-off.js';
import { ChatError, isPassing } from './errors.js';

interface Task {
  run: () => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

interface Lane {
  tasks: Task[];
  isBusy: boolean;
  failures: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Work that waits until it is done or refused. What is in a lane is done one after the other, in its order; what fails for
 * a passing reason is tried again, later each time, and at once when the connection is back.
 */
export class Outbox {
  private readonly lanes = new Map<string, Lane>();
  private isOnline = false;

  /** Resolves with what `run` comes to; it may run more than once, so twice must be the same as once. */
  add<T>(name: string, run: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(name) ?? { tasks: [], isBusy: false, failures: 0 };
    this.lanes.set(name, lane);
    return new Promise<T>((resolve, reject) => {
      lane.tasks.push({ run, resolve, reject });
      this.advance(name, lane);
    });
  }

  /** Works from now on. */
  connected(): void {
    this.isOnline = true;
    for (const [name, lane] of this.lanes) {
      clearTimeout(lane.timer);
      lane.timer = undefined;
      lane.failures = 0;
      this.advance(name, lane);
    }
  }

  /** Waits from now on. */
  disconnected(): void {
    this.isOnline = false;
  }

  /** Gives up all that waits. */
  close(): void {
    this.isOnline = false;
    for (const lane of this.lanes.values()) {
      clearTimeout(lane.timer);
      lane.tasks.splice(0).forEach(({ reject }) => reject(new ChatError('closed', 'The client was closed.')));
    }
    this.lanes.clear();
  }

  private advance(name: string, lane: Lane): void {
    const [task] = lane.tasks;
    if (!task) {
      this.lanes.delete(name);
    } else if (this.isOnline && !lane.isBusy && lane.timer === undefined) {
      void this.perform(name, lane, task);
    }
  }

  private async perform(name: string, lane: Lane, task: Task): Promise<void> {
    lane.isBusy = true;
    try {
      const result = await task.run();
      lane.tasks.shift();
      lane.failures = 0;
      task.resolve(result as never);
    } catch (error) {
      if (isPassing(error)) {
        this.waitBeforeNext(name, lane, error.retryAfterMs);
      } else {
        lane.tasks.shift();
        task.reject(error);
      }
    }
    lane.isBusy = false;
    this.advance(name, lane);
  }

  private waitBeforeNext(name: string, lane: Lane, leastMs: number): void {
    lane.timer = setTimeout(
      () => {
        lane.timer = undefined;
        this.advance(name, lane);
      },
      leastMs + backOffMs(lane.failures),
    );
    lane.failures += 1;
  }
}
