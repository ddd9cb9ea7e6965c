/** `mute`: reads, and says nothing; `ban`: does not get in. */
export const SANCTION_KINDS = ['mute', 'ban'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** A row of `sanctions`: what somebody may not do on this server for a while, or until it is lifted. */
export interface Sanction {
  user_id: string;
  kind: SanctionKind;
  reason: string | null;
  /** Id of who imposed it. */
  created_by: string;
  created_at: string;
  /** When it ends by itself; null where it does not. */
  expires_at: string | null;
  /** Since when it counts no longer; null while it does. */
  lifted_at: string | null;
  updated_at: string;
}

/** The place of a sanction among all, in the order of time. */
export type SanctionPlace = Pick<Sanction, 'created_at' | 'user_id' | 'kind'>;

/** Which sanctions to list: `before` is the place to go on behind, towards the older ones. */
export interface SanctionsFilter {
  kind: SanctionKind | undefined;
  user_id: string | undefined;
  before: SanctionPlace | undefined;
  limit: number;
}
