import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Everything that the server counts, in the form of Prometheus. Labels have few values, never ids or names. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requestDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly socketConnections = new Gauge({
    name: 'websocket_connections',
    help: 'WebSocket connections open now.',
    registers: [this.registry],
  });
  readonly socketRefused = new Counter({
    name: 'websocket_refused_total',
    help: 'WebSocket handshakes refused, by error code.',
    labelNames: ['code'],
    registers: [this.registry],
  });
  readonly framesReceived = new Counter({
    name: 'websocket_frames_received_total',
    help: 'Frames from clients, by type (other: unknown or unreadable) and outcome (ok or the error code).',
    labelNames: ['type', 'outcome'],
    registers: [this.registry],
  });
  readonly framesSent = new Counter({
    name: 'websocket_frames_sent_total',
    help: 'Frames handed to connections, by type.',
    labelNames: ['type'],
    registers: [this.registry],
  });
  readonly rateLimited = new Counter({
    name: 'rate_limited_total',
    help: 'Requests and frames refused because there were too many, by the limit that refused them.',
    labelNames: ['limit'],
    registers: [this.registry],
  });
  readonly saveDuration = new Histogram({
    name: 'message_save_duration_seconds',
    help: 'Time from a message arriving at the writer to its commit.',
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
