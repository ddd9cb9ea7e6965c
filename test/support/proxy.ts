import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A stretch of network before a server, which a test can break in the ways that networks break. */
export class Proxy {
  private readonly sockets = new Set<Socket>();
  private silent = false;
  private cutAfter: string | undefined;

  private constructor(
    private readonly server: Server,
    /** Port of the server behind it; another one counts for new connections. */
    public target: number,
  ) {}

  static async start(target: number): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server, target);
    server.on('connection', (client) => proxy.join(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on nothing gets through any more, in either direction, and nobody is told. */
  silence(): void {
    this.silent = true;
    this.sockets.forEach((socket) => socket.pause());
  }

  /** Ends the silence: what was connected is gone, and new connections work. */
  mend(): void {
    this.silent = false;
    this.cut();
  }

  /** Ends the silence: what was said meanwhile gets through. */
  resume(): void {
    this.silent = false;
    this.sockets.forEach((socket) => socket.resume());
  }

  /** Breaks every connection. */
  cut(): void {
    this.sockets.forEach((socket) => socket.destroy());
  }

  /** Cuts every connection when a client says this next: it reaches the server, but the answer does not come back. */
  cutAfterHearing(words: string): void {
    this.cutAfter = words;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.cut();
    await closed;
  }

  private join(client: Socket): void {
    const server = connect(this.target, '127.0.0.1');
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    }
    // An end, so that the server still reads what was sent before.
    client.on('close', () => server.end());
    server.on('close', () => client.destroy());
    server.on('data', (bytes: Buffer) => client.write(bytes));
    client.on('data', (bytes: Buffer) => {
      const isLast = this.cutAfter !== undefined && bytes.includes(this.cutAfter);
      server.write(bytes, () => {
        if (isLast) {
          client.destroy();
        }
      });
      this.cutAfter = isLast ? undefined : this.cutAfter;
    });
    if (this.silent) {
      client.pause();
    }
  }
}
