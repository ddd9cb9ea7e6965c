import type { ChatClient, Report } from '../../../client/src/index.js';
import { Store } from './store.js';

/** The server gives so many in one answer. */
const PAGE_SIZE = 100;

export interface OpenReportsState {
  /** Newest first. */
  reports: Report[];
  hasMore: boolean;
}

/** The reports that wait for this user to review them. */
export class OpenReports {
  /** Null before they are known. */
  readonly state = new Store<OpenReportsState | null>(null);

  constructor(private readonly client: ChatClient) {}

  /** Reads them anew. @throws ChatError */
  async read(): Promise<void> {
    const { reports, hasMore } = await this.client.request('get', '/api/reports', { query: { limit: PAGE_SIZE } });
    this.state.set({ reports, hasMore });
  }

  /** Notes what came of a report; it is open no longer. @throws ChatError */
  async resolve(id: number, resolution: NonNullable<Report['resolution']>, note: string): Promise<void> {
    const body = { status: 'resolved' as const, resolution, ...(note === '' ? {} : { note }) };
    await this.client.request('patch', '/api/reports/{report_id}', { path: { report_id: String(id) }, body });
    await this.read();
  }
}
