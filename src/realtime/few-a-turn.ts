/** Does what may come in crowds a few at a time, in order, so that whoever waits for something else has turns in between. */
export class FewATurn {
  private readonly waiting: (() => void)[] = [];
  private running = false;

  /**
   * @param count how many tasks one turn of the event loop takes; about a millisecond of work.
   * @param pauseMs waits so long before each turn, so that most of the time is left to others.
   */
  constructor(
    private readonly count: number,
    private readonly pauseMs = 0,
  ) {}

  do(task: () => void): void {
    this.waiting.push(task);
    if (!this.running) {
      this.running = true;
      this.schedule();
    }
  }

  private run(): void {
    this.waiting.splice(0, this.count).forEach((task) => task());
    this.running = this.waiting.length > 0;
    if (this.running) {
      this.schedule();
    }
  }

  private schedule(): void {
    if (this.pauseMs === 0) {
      setImmediate(() => this.run());
    } else {
      setTimeout(() => this.run(), this.pauseMs).unref();
    }
  }
}
