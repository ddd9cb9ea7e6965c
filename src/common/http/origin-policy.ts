import type { AppConfig } from '../../config/app-config.js';

/** Which web pages may use a browser's cookies and open a WebSocket here: those of this server, and those of CORS_ORIGINS. */
export class OriginPolicy {
  private readonly listed: Set<string>;

  constructor({ server }: AppConfig) {
    this.listed = new Set(server.cors_origins);
  }

  /** Programs send no Origin; a browser always does, and it must not be that of a foreign page. */
  allows({ origin, host }: { origin?: string; host?: string }): boolean {
    return (
      origin === undefined ||
      this.listed.has(origin) ||
      (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase())
    );
  }
}
