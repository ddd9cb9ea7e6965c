/**
 * Everything that the audit log tells of, by the name under which it does. A name keeps its meaning for ever, because the
 * entries with it stay. The lists in the README files are held to this one by a test.
 */
export const AUDIT_ACTIONS = {
  'account.registered': 'Somebody has an account now',
  'account.changed': 'An account has another name or role, is out of use, or in use again',
  'password.changed': 'An account has another password',
  'invitation.created': 'Somebody may register by an invitation',
  'bot_token.created': 'A bot has one more token to act by',
  'bot_token.revoked': 'A token of a bot is good no longer',
  'session.opened': 'Somebody signed in',
  'session.ended': 'A session was ended, and why',
  'sign_in.failed': 'Somebody tried to sign in to an account, or to one that is not there, and was refused',
  'openid.linked': 'Somebody whom the OpenID provider knows has an account, and signs in to it from now on',
  'user.muted': 'Somebody was muted, or until another time',
  'user.unmuted': 'Somebody is muted no longer',
  'user.banned': 'Somebody was banned, or until another time',
  'user.unbanned': 'Somebody is banned no longer',
  'message.deleted': 'Somebody deleted a message of somebody else',
  'report.resolved': 'Somebody noted what came of a report',
  'channel.created': 'A channel was made',
  'channel.updated': 'A channel was renamed or described',
  'channel.archived': 'A channel was taken out of use',
  'channel.restored': 'An archived channel was brought back',
  'channel.deleted': 'A channel was deleted for good',
  'member.added': 'Somebody was let into a channel, or is something else in it',
  'member.removed': 'Somebody left a channel, or was taken out of it',
} as const satisfies Record<string, string>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;
