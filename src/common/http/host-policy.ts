import type { AppConfig } from '../../config/app-config.js';

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/u;

/**
 * Which names the server answers to. A foreign page can have its own name resolve to this machine (DNS rebinding) and
 * then passes for the same origin; what it cannot do is make the browser send another Host.
 */
export class HostPolicy {
  private readonly allowed: Set<string>;

  constructor({ server }: AppConfig) {
    const own = server.host.includes(':') ? `[${server.host}]` : server.host;
    this.allowed = new Set([own, ...server.allowed_hosts].map((name) => name.toLowerCase()));
  }

  allows(host: string | undefined): boolean {
    const name = host?.toLowerCase().replace(/:\d{1,5}$/u, '') ?? '';
    return LOOPBACK.test(name) || this.allowed.has(name) || this.allowed.has('*');
  }
}
