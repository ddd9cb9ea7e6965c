/** What is wrong with a message. */
export const REPORT_CATEGORIES = ['spam', 'harassment', 'illegal', 'other'] as const;
export type ReportCategory = (typeof REPORT_CATEGORIES)[number];

export const REPORT_STATUSES = ['open', 'resolved'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** `upheld`: the report was right; `dismissed`: it was not. What was done beside that is done by other means. */
export const REPORT_RESOLUTIONS = ['upheld', 'dismissed'] as const;
export type ReportResolution = (typeof REPORT_RESOLUTIONS)[number];

/** A row of `reports`: that somebody reported a message, with the message as it was then. */
export interface Report {
  id: number;
  message_id: string;
  channel_id: string;
  /** Who wrote the message, what, and when it was saved. */
  user_id: string;
  user_name: string;
  content: string;
  sent_at: string;
  category: ReportCategory;
  reason: string | null;
  reported_by: string;
  created_at: string;
  /** When the reporter said something else about it last. */
  changed_at: string | null;
  resolved_at: string | null;
  resolution: ReportResolution | null;
  resolved_by: string | null;
  note: string | null;
}
