/** The clocks of two servers may differ by so much, less what a request takes that is on its way. */
export const LOOK_BACK_MS = 15_000;

/** Looks for something again and again, one look at a time. That it fails is told once, until it succeeds again. */
export class Poll {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isFailing = false;

  constructor(
    private readonly look: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(intervalMs: number): void {
    this.timer = setInterval(() => {
      this.looking ??= this.once().finally(() => {
        this.looking = undefined;
      });
    }, intervalMs).unref();
  }

  /** Begins no further look, and waits for the one that is going on. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async once(): Promise<void> {
    try {
      await this.look();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) {
        this.failed(error);
      }
      this.isFailing = true;
    }
  }
}
