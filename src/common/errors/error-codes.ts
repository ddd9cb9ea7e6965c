/** How an error is answered and logged, and what it tells a client. */
interface ErrorCode {
  /** HTTP status of the answer on REST. */
  status: number;
  meaning: string;
}

function code(status: number, meaning: string): ErrorCode {
  return { status, meaning };
}

/**
 * Every error code that a client can meet, on REST and on the WebSocket alike. A code keeps its meaning for ever and is
 * never used for another one. The tables in the README files are held to this list by a test.
 */
export const ERROR_CODES = {
  invalid_json: code(400, 'The body or frame is not valid JSON in UTF-8.'),
  json_too_deep: code(400, 'The JSON is nested deeper than 32 levels.'),
  invalid_request: code(400, 'The request is malformed in another way, for example its path.'),
  invalid_credentials: code(401, 'The name or the password is wrong.'),
  authentication_required: code(401, 'The server or this route needs an account, and the request has no access token.'),
  invalid_token: code(401, 'The token is not good, or no longer: expired, revoked, or never made here.'),
  openid_failed: code(401, 'The sign-in with OpenID Connect did not succeed, or took too long; it has to begin again.'),
  host_not_allowed: code(403, 'The Host of the request is neither a loopback name nor in ALLOWED_HOSTS.'),
  origin_not_allowed: code(403, 'The page that makes the request is of another site and not in CORS_ORIGINS.'),
  metrics_not_allowed: code(403, 'Metrics are answered to this machine only.'),
  account_deactivated: code(403, 'Your account is out of use; an administrator can let it in again.'),
  registration_closed: code(403, 'Nobody can register here, or not without an invitation.'),
  identity_mismatch: code(403, 'The request names another user than the one who is signed in.'),
  identity_taken: code(403, 'The id or the name belongs to an account, and the request has no session of it.'),
  invalid_invitation: code(403, 'The invitation is needed here, and is missing, used, expired or never made.'),
  forbidden: code(403, 'You may not do this here: your role, or what you are in the channel, does not allow it.'),
  insufficient_scope: code(403, 'The token of the bot has not the scope that this needs, or this is closed to bots.'),
  muted: code(403, 'You are muted: you may read, and not write.'),
  banned: code(403, 'You are banned from this server.'),
  not_author: code(403, 'Only its author may change a message, and only its author or a moderator may delete it.'),
  route_not_found: code(404, 'There is nothing at this path.'),
  channel_not_found: code(404, 'There is no such channel.'),
  message_not_found: code(404, 'There is no such message, or not in this channel.'),
  user_not_found: code(404, 'There is no account with this id.'),
  openid_not_configured: code(404, 'Nobody signs in with OpenID Connect here.'),
  session_not_found: code(404, 'You have no such session.'),
  report_not_found: code(404, 'There is no such report, or it is not yours to review.'),
  token_not_found: code(404, 'The bot has no such token in use.'),
  method_not_allowed: code(405, 'The path exists, but not for this method; Allow names those it has.'),
  name_taken: code(409, 'Another account has this name, or one that looks like it.'),
  no_password: code(409, 'Your account has no password to change or to confirm by: you sign in to it elsewhere.'),
  last_owner: code(409, 'There must be an owner, and this one is the last.'),
  channel_archived: code(409, 'The channel is archived: it can be read, not written.'),
  channel_not_archived: code(409, 'The channel is in use: archive it before you delete it.'),
  channel_exists: code(409, 'Another channel has this id, or had it once.'),
  id_conflict: code(409, 'Another message has this id.'),
  message_deleted: code(409, 'The message is deleted: it can be neither changed, pinned, answered nor reacted to.'),
  too_many_tokens: code(409, 'The bot has as many tokens in use as it may.'),
  too_many_channels: code(409, 'You made as many channels as one user may.'),
  too_many_members: code(409, 'The private channel has as many members as it may.'),
  too_many_pins: code(409, 'The channel has as many pinned messages as it may.'),
  too_many_reactions: code(409, 'The message has as many different reactions as it may.'),
  too_many_reports: code(409, 'As many reports wait for review as may, of yours or of all together.'),
  payload_too_large: code(413, 'The body is larger than the limit.'),
  unsupported_media_type: code(415, 'The body is not application/json in UTF-8.'),
  upgrade_required: code(426, 'This path speaks WebSocket only.'),
  validation_failed: code(
    422,
    'A field or parameter is missing, of the wrong type or out of range; errors names each.',
  ),
  invalid_text: code(422, 'A text has a NUL character or half of a surrogate pair, which no database can keep.'),
  password_too_common: code(422, 'The password is among the first that anybody would try.'),
  thread_too_deep: code(422, 'The message is an answer itself, and answers cannot be answered.'),
  invalid_frame: code(422, 'The frame is not an object with a type, or its ref is no short name.'),
  invalid_query: code(422, 'The search has nothing to look for, for example only punctuation.'),
  invalid_cursor: code(422, 'The cursor belongs to another search, or to none.'),
  unknown_type: code(422, 'The server does not know frames of this type.'),
  rate_limited: code(
    429,
    'You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on.',
  ),
  slow_mode: code(
    429,
    'You wrote in this channel a moment ago; Retry-After, or retry_after in a frame, tells when you may again.',
  ),
  too_many_connections: code(429, 'This client address, or this user, holds as many WebSocket connections as it may.'),
  too_many_subscriptions: code(429, 'This WebSocket connection hears as many channels as it may.'),
  internal_error: code(500, 'Something failed in the server; its log says what.'),
  auth_busy: code(503, 'Too many people are signing in at once; trying again in a moment is safe.'),
  openid_unavailable: code(503, 'The OpenID provider does not answer; trying again later is safe.'),
  storage_unavailable: code(503, 'The database did not take the change; trying again later is safe.'),
  storage_read_only: code(503, 'The database cannot be written, for example because its file is read-only.'),
  shutting_down: code(503, 'The server is stopping; connect again in a moment.'),
  server_full: code(503, 'The server holds as many WebSocket connections as it may.'),
  presence_full: code(503, 'The server knows the presence of as many users as it may.'),
  search_timeout: code(503, 'The search took too long; a more particular one may not.'),
  search_busy: code(503, 'Too many searches are waiting; trying again in a moment is safe.'),
  storage_full: code(507, 'The disk of the database is full; nothing was saved.'),
} as const satisfies Record<string, ErrorCode>;

/** A stable name of an error, for programs. */
export type ErrorCodeName = keyof typeof ERROR_CODES;
