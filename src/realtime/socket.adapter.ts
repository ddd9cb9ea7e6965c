import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { WsAdapter } from '@nestjs/platform-ws';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { isObservable, lastValueFrom } from 'rxjs';
import { WebSocketServer } from 'ws';
import type { DomainError } from '../common/errors/domain-error.js';
import { toDomainError } from '../common/errors/problem.js';
import { RateLimitedError, ShuttingDownError } from '../common/errors/request.errors.js';
import { parseJson } from '../common/json/parse-json.js';
import { Metrics } from '../common/metrics/metrics.js';
import { AppConfig } from '../config/app-config.js';
import { callerFrom, RateLimits } from '../limits/rate-limits.service.js';
import { Connection } from './connection.js';
import { Connections } from './connections.js';
import type { Exchange } from './exchange.js';
import { FewATurn } from './few-a-turn.js';
import { type ClientFrameType, CLOSE_CODES, type FrameRef, REF_MAX_LENGTH, type ServerFrame } from './frames.js';
import { Handshake } from './handshake.js';
import { InvalidFrameError, UnknownTypeError } from './realtime.errors.js';

/** A crowd that comes at once, after a restart, is let in so many at a time. */
const HANDSHAKES_PER_TURN = 8;
/** The request that decides as whom those behind it act. */
const SIGN_IN: ClientFrameType = 'auth:authenticate';

type Handlers = Map<string, MessageMappingProperties['callback']>;

/**
 * Carries `{type, data}` frames between sockets and the handlers of the gateway.
 *
 * Nest's own adapter speaks `{event, data}`, drops what it does not understand and answers in the order of completion;
 * this one answers every frame, in the order of the requests.
 */
export class SocketAdapter extends WsAdapter {
  private readonly log = new Logger(SocketAdapter.name);
  private readonly config: AppConfig;
  private readonly connections: Connections;
  private readonly limits: RateLimits;
  private readonly metrics: Metrics;
  private readonly handshake: Handshake;
  /** The handlers of each connection. Every gateway brings its own; with the first ones the listening begins. */
  private readonly callbacks = new WeakMap<Connection, Handlers>();

  constructor(app: NestExpressApplication) {
    super(app);
    this.config = app.get(AppConfig);
    this.connections = app.get(Connections);
    this.limits = app.get(RateLimits);
    this.metrics = app.get(Metrics);
    this.handshake = new Handshake(app);
  }

  override create(_port: number, { path }: { path: string }): WebSocketServer {
    const { max_frame_bytes, max_fragments } = this.config.socket;
    const server = new WebSocketServer({
      noServer: true,
      WebSocket: Connection,
      maxPayload: max_frame_bytes,
      maxFragments: max_fragments,
      // Compression costs some 240 KB a connection once it is used, against 6 KB without.
      perMessageDeflate: false,
    });
    const open = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      this.handshake.accept(request, socket, path, (address, principal) => {
        server.handleUpgrade(request, socket, head, (connection) => {
          connection.address = address;
          connection.principal = principal;
          connection.caller = callerFrom(address, { user: principal?.user_id, connection: connection.id });
          connection.limits = this.config.socket;
          server.emit('connection', connection, request);
        });
      });
    };
    const handshakes = new FewATurn(HANDSHAKES_PER_TURN);
    this.httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      handshakes.do(() => open(request, socket, head));
    });
    return server;
  }

  override bindMessageHandlers(connection: Connection, handlers: MessageMappingProperties[]): void {
    const known = this.callbacks.get(connection);
    const callbacks: Handlers = known ?? new Map();
    handlers.forEach(({ message, callback }) => callbacks.set(message as string, callback));
    if (known) {
      return;
    }
    this.callbacks.set(connection, callbacks);
    const heard = () => {
      connection.heardAt = performance.now();
      connection.pingedAt = null;
    };
    connection.on('pong', heard);
    connection.on('ping', heard);
    // A breach of the protocol: `ws` closes with the fitting code (1002, 1007, 1009, 1008), others are not concerned.
    connection.on('error', (error) => {
      this.log.debug({ connection_id: connection.id, reason: error.message }, 'A client broke the protocol.');
    });
    connection.on('message', (data: Buffer, isBinary: boolean) => {
      heard();
      if (connection.readyState !== connection.OPEN) {
        // What comes behind the close could not be answered any more.
        return;
      }
      if (isBinary) {
        connection.end(CLOSE_CODES.UNSUPPORTED_DATA, 'Only text frames are understood.');
      } else {
        this.receive(connection, callbacks, data);
      }
    });
  }

  private receive(connection: Connection, callbacks: Handlers, bytes: Buffer): void {
    let request: Partial<RequestFrame> = {};
    let refusal: DomainError | undefined;
    try {
      request = readFrame(bytes);
    } catch (error) {
      refusal = toDomainError(error);
    }
    refusal = this.limits.take('writes', connection.caller) ?? refusal;
    const { type, data } = request;
    const callback = callbacks.get(type ?? '');
    const exchange = connection.begin(request, ({ outcome }) => {
      this.metrics.framesReceived.inc({ type: callback && type ? type : 'other', outcome });
    });
    if (type === SIGN_IN) {
      connection.waitForSignIn(exchange);
    }
    if (refusal) {
      exchange.fail(refusal);
      this.endAbuse(connection, refusal);
    } else if (!callback) {
      exchange.fail(new UnknownTypeError());
    } else if (this.connections.draining) {
      exchange.fail(new ShuttingDownError());
    } else {
      void this.answer(exchange, callback(data, exchange));
    }
  }

  private async answer(exchange: Exchange, handling: unknown): Promise<void> {
    try {
      // Where an interceptor stands around the handler, its result comes as an observable.
      const result = await handling;
      const answer: unknown = isObservable(result) ? await lastValueFrom(result, { defaultValue: undefined }) : result;
      // Nothing comes back where the error filter has answered already.
      if (answer) {
        exchange.succeed(answer as ServerFrame);
      }
    } catch (error) {
      exchange.fail(toDomainError(error));
    }
  }

  /** Puts up with a client that is over its limits, but not with one that goes on as if nothing were. */
  private endAbuse(connection: Connection, refusal: DomainError): void {
    if (refusal instanceof RateLimitedError && this.limits.take('refusals', connection.caller)) {
      this.log.warn({ connection_id: connection.id, address: connection.address }, 'A client sent far too much.');
      connection.end(CLOSE_CODES.TOO_OFTEN, 'Far too many frames.');
    }
  }
}

/** A frame as a client sent it; its data is not validated yet. */
interface RequestFrame {
  type: string;
  data: unknown;
  ref: FrameRef | undefined;
}

/** @throws InvalidJsonError, JsonTooDeepError, InvalidFrameError */
function readFrame(bytes: Buffer): RequestFrame {
  const value = parseJson(bytes);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { type, data, ref } = value as { type?: unknown; data?: unknown; ref?: unknown };
    if (typeof type === 'string' && isRef(ref)) {
      return { type, data, ref };
    }
  }
  throw new InvalidFrameError();
}

function isRef(ref: unknown): ref is FrameRef | undefined {
  return ref === undefined || (typeof ref === 'string' && ref.length <= REF_MAX_LENGTH) || Number.isSafeInteger(ref);
}
