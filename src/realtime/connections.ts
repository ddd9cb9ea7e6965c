import { Injectable, Logger } from '@nestjs/common';
import { networkOf } from '../common/http/network.js';
import { Metrics } from '../common/metrics/metrics.js';
import { AppConfig } from '../config/app-config.js';
import type { Connection } from './connection.js';
import { CLOSE_CODES } from './frames.js';
import { ServerFullError, TooManyConnectionsError } from './realtime.errors.js';
import { SocketSessions } from './socket-sessions.js';

/** Time for the clients to take their close frames at a stop. */
const DRAIN_TIMEOUT_MS = 2_000;

/** Who is connected. */
@Injectable()
export class Connections {
  private readonly logger = new Logger(Connections.name);
  private readonly open = new Map<string, Connection>();
  private readonly perNetwork = new Map<string, number>();
  /** True from the beginning of a stop: no new connection and no new work is taken. */
  draining = false;

  constructor(
    private readonly config: AppConfig,
    private readonly metrics: Metrics,
    private readonly sessions: SocketSessions,
  ) {}

  [Symbol.iterator](): Iterator<Connection> {
    return this.open.values();
  }

  /** Finds an open connection by its id. */
  find(id: string): Connection | undefined {
    return this.open.get(id);
  }

  /** @throws ServerFullError, TooManyConnectionsError when there is no room for one more from this address. */
  checkRoom(address: string): void {
    if (this.open.size >= this.config.socket.max_connections) {
      throw new ServerFullError();
    }
    if ((this.perNetwork.get(networkOf(address)) ?? 0) >= this.config.socket.max_connections_per_address) {
      throw new TooManyConnectionsError('address');
    }
  }

  add(connection: Connection): void {
    this.open.set(connection.id, connection);
    this.sessions.enter(connection);
    const network = networkOf(connection.address);
    this.perNetwork.set(network, (this.perNetwork.get(network) ?? 0) + 1);
    this.metrics.socketConnections.set(this.open.size);
    this.logger.log({ connection_id: connection.id, connections: this.open.size }, 'A client connected.');
  }

  delete(connection: Connection): void {
    if (!this.open.delete(connection.id)) {
      return;
    }
    this.sessions.leave(connection);
    const network = networkOf(connection.address);
    const others = (this.perNetwork.get(network) ?? 1) - 1;
    if (others === 0) {
      this.perNetwork.delete(network);
    } else {
      this.perNetwork.set(network, others);
    }
    this.metrics.socketConnections.set(this.open.size);
    this.logger.log({ connection_id: connection.id, connections: this.open.size }, 'A client disconnected.');
  }

  /** Ends every connection in good order: what was asked is answered first, then each client hears 1001. */
  async drain(): Promise<void> {
    this.draining = true;
    await Promise.all(
      [...this.open.values()].map(async (connection) => {
        await connection.idle();
        const closed = new Promise((resolve) => connection.once('close', resolve));
        connection.end(CLOSE_CODES.GOING_AWAY, 'The server is stopping.');
        const timeout = setTimeout(() => connection.terminate(), DRAIN_TIMEOUT_MS);
        await closed;
        clearTimeout(timeout);
      }),
    );
  }
}
