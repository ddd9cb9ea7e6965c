/** Lends out a few things, each to one borrower at a time; the others wait in the order in which they came. */
export class Turns<Thing> {
  private readonly waiting: ((thing: Thing) => void)[] = [];

  constructor(private readonly free: Thing[]) {}

  async run<Result>(work: (thing: Thing) => Promise<Result>): Promise<Result> {
    const thing = this.free.pop() ?? (await new Promise<Thing>((resolve) => this.waiting.push(resolve)));
    try {
      return await work(thing);
    } finally {
      const next = this.waiting.shift();
      if (next) {
        next(thing);
      } else {
        this.free.push(thing);
      }
    }
  }
}
