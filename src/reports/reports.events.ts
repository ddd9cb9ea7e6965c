import type { ReportCreatedData } from './dto/report-created.dto.js';

/** Somebody reported a message. */
export class ReportCreated {
  /**
   * @param author who wrote the message, and is not to know of the report.
   * @param keepers the owners of the channel.
   */
  constructor(
    readonly report: ReportCreatedData,
    readonly author: string,
    readonly keepers: string[],
  ) {}
}
