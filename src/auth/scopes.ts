/**
 * What the token of a bot may be made for. A scope gives no right that the bot has not; without it, a right of the bot is
 * none of the token. The lists in the README files are held to this one by a test.
 */
export const SCOPES = {
  'channels:read': 'List channels and their members, and hear what changes about them',
  'channels:write': 'Make channels, open direct ones, change them, join and leave, let others in and take them out',
  'messages:read': 'Read, search and hear messages with their threads, pins and reactions, and mark them as read',
  'messages:write': 'Send messages, edit and delete its own; with `messages:read`, also pin',
  'reactions:write': 'React, and take that back',
  'users:read': 'See who has an account, who is there and who types',
  'presence:write': 'Say that it is there, and that it types',
} as const satisfies Record<string, string>;

export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/** Whether somebody may do what needs these scopes, as far as scopes decide: only the tokens of bots have any. */
export function hasScopes(
  somebody: { scopes?: readonly Scope[] } | null,
  needed: readonly Scope[] | undefined,
): boolean {
  const held = somebody?.scopes;
  return held === undefined || (needed !== undefined && needed.every((scope) => held.includes(scope)));
}
