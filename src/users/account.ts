/** What somebody is here, from the one who owns the server down to guests; bots are accounts of programs. */
export const ROLES = ['owner', 'admin', 'moderator', 'member', 'guest', 'bot'] as const;
export type Role = (typeof ROLES)[number];

/** The roles that people have. */
export const GIVEN_ROLES = ['owner', 'admin', 'moderator', 'member', 'guest'] as const satisfies Role[];

/** An entry of the directory that somebody signs in to: nobody else has its id or its name. */
export interface Account {
  id: string;
  name: string;
  kind: 'user' | 'bot';
  role: Role;
  /** What the account says about itself. */
  about: string | null;
  created_at: string;
  /** Since when nobody can sign in to it; null while it is in use. */
  deactivated_at: string | null;
}
