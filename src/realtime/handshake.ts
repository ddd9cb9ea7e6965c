import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { NestExpressApplication } from '@nestjs/platform-express';
import proxyAddress from 'proxy-addr';
import { Authenticator } from '../auth/authenticator.js';
import { readBearer } from '../auth/bearer.js';
import type { Principal } from '../auth/principal.js';
import { toDomainError, toProblem } from '../common/errors/problem.js';
import {
  HostNotAllowedError,
  OriginNotAllowedError,
  RateLimitedError,
  RouteNotFoundError,
  ShuttingDownError,
} from '../common/errors/request.errors.js';
import { HostPolicy } from '../common/http/host-policy.js';
import { OriginPolicy } from '../common/http/origin-policy.js';
import { Metrics } from '../common/metrics/metrics.js';
import { AppConfig } from '../config/app-config.js';
import { callerFrom, RateLimits } from '../limits/rate-limits.service.js';
import { Connections } from './connections.js';
import { SocketSessions } from './socket-sessions.js';

/** Opens the connection of a client that was let in. */
type Open = (address: string, principal: Principal | null) => void;
type Trust = (address: string, hop: number) => boolean;

/** Decides whether a client may open a WebSocket, before anything is spent on it. */
export class Handshake {
  private readonly origins: OriginPolicy;
  private readonly hosts: HostPolicy;
  private readonly connections: Connections;
  private readonly limits: RateLimits;
  private readonly metrics: Metrics;
  private readonly authenticator: Authenticator;
  private readonly sessions: SocketSessions;
  private readonly trust: Trust;

  constructor(app: NestExpressApplication) {
    const config = app.get(AppConfig);
    this.origins = new OriginPolicy(config);
    this.hosts = new HostPolicy(config);
    this.connections = app.get(Connections);
    this.limits = app.get(RateLimits);
    this.metrics = app.get(Metrics);
    this.authenticator = app.get(Authenticator);
    this.sessions = app.get(SocketSessions);
    this.trust = (app.getHttpAdapter().getInstance() as { get(name: string): unknown }).get('trust proxy fn') as Trust;
  }

  /**
   * Hands the address of the client to `open`, and who it is where it sent a token; or answers the refusal. Without a token
   * nothing is waited for.
   */
  accept(request: IncomingMessage, socket: Duplex, path: string, open: Open): void {
    try {
      const address = proxyAddress(request, this.trust);
      const refusal = this.limits.take('reads', callerFrom(address));
      if (refusal) {
        throw refusal;
      }
      this.check(request, path);
      this.connections.checkRoom(address);
      const token = readBearer(request.headers.authorization);
      if (token === undefined) {
        this.sessions.checkRoom(address);
        open(address, null);
      } else {
        this.authenticate(token, address, open).catch((error: unknown) => this.refuse(socket, error));
      }
    } catch (error) {
      this.refuse(socket, error);
    }
  }

  private async authenticate(token: string, address: string, open: Open): Promise<void> {
    const principal = await this.authenticator.authenticate(token);
    // Others may have taken the room meanwhile, or the server is about to stop.
    this.connections.checkRoom(address);
    this.sessions.checkRoomOf(principal);
    this.checkRunning();
    open(address, principal);
  }

  private refuse(socket: Duplex, thrown: unknown): void {
    const error = toDomainError(thrown);
    const problem = toProblem(error);
    const retryAfter = error instanceof RateLimitedError ? `Retry-After: ${error.retryAfterS}\r\n` : '';
    const body = JSON.stringify(problem);
    this.metrics.socketRefused.inc({ code: problem.code });
    socket.end(
      `HTTP/1.1 ${problem.status} ${problem.title}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
        `${retryAfter}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }

  private check({ url = '', headers }: IncomingMessage, path: string): void {
    if (url.split('?', 1)[0] !== path) {
      throw new RouteNotFoundError();
    }
    if (!this.hosts.allows(headers.host)) {
      throw new HostNotAllowedError();
    }
    if (!this.origins.allows(headers)) {
      throw new OriginNotAllowedError();
    }
    this.checkRunning();
  }

  private checkRunning(): void {
    if (this.connections.draining) {
      throw new ShuttingDownError();
    }
  }
}
