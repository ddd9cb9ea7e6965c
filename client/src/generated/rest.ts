// Made by `npm run generate:client` from the documents of the server. Do not edit.

export interface paths {
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get the public keys of the access tokens, for other services that take them */
    get: operations['jwks_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/ws-ticket': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a ticket for a WebSocket: good once, for half a minute
     * @description Bots need no scope.
     */
    post: operations['sockettickets_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make an account, and sign in to it */
    post: operations['auth_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in with a name and a password */
    post: operations['auth_login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Go on: take the refresh token for an access token and the next refresh token */
    post: operations['auth_refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign out: end the session of the refresh token, or of the access token */
    post: operations['auth_logout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the account that the access token stands for
     * @description Bots need no scope.
     */
    get: operations['ownaccount_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change your name, or what you say about yourself
     * @description Closed to bots.
     */
    patch: operations['ownaccount_update'];
    trace?: never;
  };
  '/api/auth/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change your password; every other device is signed out
     * @description Closed to bots.
     */
    post: operations['ownaccount_changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/deactivate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Close your account; what you wrote stays
     * @description Closed to bots.
     */
    post: operations['ownaccount_close'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the devices that are signed in to your account
     * @description Closed to bots.
     */
    get: operations['sessions_list'];
    put?: never;
    post?: never;
    /**
     * Sign every other device out
     * @description Closed to bots.
     */
    delete: operations['sessions_revokeOthers'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sessions/{session_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Sign a device of yours out
     * @description Closed to bots.
     */
    delete: operations['sessions_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the accounts, by name
     * @description Bots need `users:read`.
     */
    get: operations['users_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an account
     * @description Bots need `users:read`.
     */
    get: operations['users_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the role of somebody below you, or take the account out of use or back
     * @description Closed to bots.
     */
    patch: operations['users_update'];
    trace?: never;
  };
  '/api/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make an invitation, by which one person can register within a week
     * @description Closed to bots.
     */
    post: operations['users_invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/bots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a bot: an account of a program, without a password
     * @description Closed to bots.
     */
    post: operations['bots_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/bots/{user_id}/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the tokens of a bot: those in use, then those that were revoked last; at most 100
     * @description Closed to bots.
     */
    get: operations['bots_listTokens'];
    put?: never;
    /**
     * Make a token, with which a bot acts until it is revoked; it is told only now
     * @description Closed to bots.
     */
    post: operations['bots_createToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/bots/{user_id}/tokens/{token_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a token; connections that were opened with it are closed
     * @description Closed to bots.
     */
    delete: operations['bots_revokeToken'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/openid': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sign in with OpenID Connect: a page that a browser goes to, and from there to the provider
     * @description A browser that is refused goes to /app?signInError= with the code; others get the problem.
     */
    get: operations['openid_begin'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/openid/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Go on when the provider sent the browser back: sign in, with the refresh token as a cookie
     * @description A browser that is refused goes to /app?signInError= with the code; others get the problem.
     */
    get: operations['openid_finish'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/mute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Mute somebody below you: they may read, and not write
     * @description Closed to bots.
     */
    put: operations['moderation_mute'];
    post?: never;
    /**
     * Let somebody write again
     * @description Closed to bots.
     */
    delete: operations['moderation_unmute'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/ban': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Ban somebody below you: they are signed out everywhere, and do not get in
     * @description Closed to bots.
     */
    put: operations['moderation_ban'];
    post?: never;
    /**
     * Let somebody in again
     * @description Closed to bots.
     */
    delete: operations['moderation_unban'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sanctions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who is muted and banned, newest first; for moderators and up
     * @description Closed to bots.
     */
    get: operations['sanctions_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/channels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the channels that you may read, oldest first
     * @description Bots need `channels:read`.
     */
    get: operations['channels_list'];
    put?: never;
    /**
     * Make a channel
     * @description Bots need `channels:write`.
     */
    post: operations['channels_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/channels/{channel_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get one channel
     * @description Bots need `channels:read`.
     */
    get: operations['channels_get'];
    put?: never;
    post?: never;
    /**
     * Delete an archived channel for good, with everything in it; for owners of the server
     * @description Closed to bots.
     */
    delete: operations['channels_delete'];
    options?: never;
    head?: never;
    /**
     * Rename, describe or archive a channel, bring it back, or slow it down
     * @description Bots need `channels:write`.
     */
    patch: operations['channels_update'];
    trace?: never;
  };
  '/api/channels/direct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Find the channel between you and other users, or make it
     * @description Bots need `channels:write`.
     */
    post: operations['channels_openDirect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/channels/{channel_id}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the members of a channel
     * @description Bots need `channels:read`.
     */
    get: operations['channelmembers_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/channels/{channel_id}/members/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Join a channel, let somebody into it, or say what they are in it
     * @description Bots need `channels:write`.
     */
    put: operations['channelmembers_put'];
    post?: never;
    /**
     * Leave a channel, or take somebody out of it
     * @description Bots need `channels:write`.
     */
    delete: operations['channelmembers_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/channels/{channel_id}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a page of a channel, in order of creation
     * @description Bots need `messages:read`.
     */
    get: operations['messages_list'];
    put?: never;
    /**
     * Send a message to a channel; every open WebSocket hears it
     * @description Bots need `messages:write`.
     */
    post: operations['messages_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{message_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get one message
     * @description Bots need `messages:read`.
     */
    get: operations['messages_get'];
    put?: never;
    post?: never;
    /**
     * Delete a message; its author, or who moderates the channel. Its place stays, empty
     * @description Bots need `messages:write`.
     */
    delete: operations['messagechanges_delete'];
    options?: never;
    head?: never;
    /**
     * Edit a message; its author only
     * @description Bots need `messages:write`.
     */
    patch: operations['messagechanges_edit'];
    trace?: never;
  };
  '/api/messages/{message_id}/edits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read what a message said before its edits, oldest first
     * @description Bots need `messages:read`.
     */
    get: operations['messagechanges_listEdits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/channels/{channel_id}/pins': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the pinned messages of a channel, the one that was pinned last first
     * @description Bots need `messages:read`.
     */
    get: operations['messagechanges_listPins'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{message_id}/pin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Pin a message to its channel
     * @description Bots need `messages:read` and `messages:write`.
     */
    put: operations['messagechanges_pin'];
    post?: never;
    /**
     * Take a message from the pins of its channel
     * @description Bots need `messages:read` and `messages:write`.
     */
    delete: operations['messagechanges_unpin'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{message_id}/reactions/{emoji}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * React to a message; each user once with each emoji
     * @description Bots need `reactions:write`.
     */
    put: operations['messagereactions_add'];
    post?: never;
    /**
     * Take a reaction back
     * @description Bots need `reactions:write`.
     */
    delete: operations['messagereactions_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{message_id}/replies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a page of the answers to a message
     * @description Bots need `messages:read`.
     */
    get: operations['messagethreads_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/{message_id}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report a message to those who moderate its channel
     * @description Closed to bots.
     */
    post: operations['reports_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the reports that you may review, newest first
     * @description Closed to bots.
     */
    get: operations['reports_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/reports/{report_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Note what came of a report
     * @description Closed to bots.
     */
    patch: operations['reports_resolve'];
    trace?: never;
  };
  '/api/read-markers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tell how far a user has read every channel, and how much is unread
     * @description Bots need `messages:read`.
     */
    get: operations['readmarkers_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/channels/{channel_id}/read-marker': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Mark a channel as read: up to a place, up to a message, or all of it
     * @description Bots need `messages:read`.
     */
    put: operations['readmarkers_mark'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/presence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the users who are there
     * @description Bots need `users:read`.
     */
    get: operations['presence_list'];
    /**
     * Tell others that you are there; counts for a minute, like a connection
     * @description Bots need `presence:write`.
     */
    put: operations['presence_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/channels/{channel_id}/typing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell the subscribers of a channel that you type; say it again every few seconds
     * @description Bots need `presence:write`.
     */
    post: operations['presence_type'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/search/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Find messages by what they say, where, by whom, when, and what they have
     * @description Bots need `messages:read`.
     */
    get: operations['search_search'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read who did what to what, from where, newest first; for administrators
     * @description Closed to bots.
     */
    get: operations['audit_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tell that the API is here */
    get: operations['operations_root'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tell whether the process is alive */
    get: operations['operations_alive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tell whether the database can be read and written */
    get: operations['operations_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    KeySetResponse: {
      /** @description Public keys (RFC 7517). */
      keys: Record<string, never>[];
    };
    SocketTicketResponse: {
      /** @description Good once, in a frame `auth:authenticate`. */
      ticket: string;
      /**
       * Format: date-time
       * @description From when on it is good no longer (UTC).
       */
      expiresAt: string;
    };
    RegisterDto: {
      /**
       * @description Name of the account; width and case do not matter.
       * @example Hana
       */
      userName: string;
      /**
       * Format: password
       * @description The password.
       * @example correct horse battery
       */
      password: string;
      /** @description An invitation, where nobody may register without one. */
      invitation?: string;
    };
    AccountResponse: {
      /**
       * @description Identifier, by which messages name it.
       * @example 5b3c…
       */
      userId: string;
      /**
       * @description Name for display.
       * @example Hana
       */
      userName: string;
      /**
       * @description Whether a person or a program writes with it.
       * @enum {string}
       */
      kind: 'user' | 'bot';
      /**
       * @description What it is here.
       * @example member
       * @enum {string}
       */
      role: 'owner' | 'admin' | 'moderator' | 'member' | 'guest' | 'bot';
      /** @description What it says about itself; absent where it says nothing. */
      about?: string;
      /**
       * Format: date-time
       * @description When it was made (UTC).
       * @example 2024-01-01T00:00:00Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Since when nobody can sign in to it; absent while it is in use.
       */
      deactivatedAt?: string;
    };
    SignedInResponse: {
      /** @description To be sent as `Authorization: Bearer …`. */
      accessToken: string;
      /**
       * Format: date-time
       * @description From when on the access token is good no longer (UTC).
       */
      accessExpiresAt: string;
      /** @description Good once, for the next access token. Browsers, which send an Origin, get it as a cookie instead. */
      refreshToken?: string;
      user: components['schemas']['AccountResponse'];
    };
    CredentialsDto: {
      /**
       * @description Name of the account; width and case do not matter.
       * @example Hana
       */
      userName: string;
      /**
       * Format: password
       * @description The password.
       * @example correct horse battery
       */
      password: string;
    };
    RefreshDto: {
      /** @description The refresh token; browsers have it in their cookie and send none. */
      refreshToken?: string;
    };
    UpdateProfileDto: {
      /**
       * @description New name.
       * @example Hana
       */
      userName?: string;
      /** @description What the account says about itself; null or an empty text takes it away. */
      about?: string | null;
    };
    ChangePasswordDto: {
      /**
       * Format: password
       * @description The password until now.
       * @example correct horse battery
       */
      password: string;
      /**
       * Format: password
       * @description The new password.
       * @example correct horse battery
       */
      newPassword: string;
    };
    DeactivateDto: {
      /**
       * Format: password
       * @description The password, once more.
       * @example correct horse battery
       */
      password: string;
    };
    SessionResponse: {
      /** @description Identifier of the session. */
      sessionId: string;
      /**
       * Format: date-time
       * @description When it was signed in (UTC).
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When it got its last access token (UTC).
       */
      usedAt: string;
      /**
       * Format: date-time
       * @description When the session ends, unless it goes on before (UTC).
       */
      expiresAt: string;
      /**
       * @description What it called itself at the beginning.
       * @example curl/8.5.0
       */
      userAgent: string;
      /**
       * @description Where it came from at the beginning.
       * @example 203.0.113.7
       */
      address: string;
      /** @description Whether it is the one that asks. */
      current: boolean;
    };
    UsersListResponse: {
      users: components['schemas']['AccountResponse'][];
      /** @description Whether there are more after these. */
      hasMore: boolean;
    };
    UpdateUserDto: {
      /**
       * @description New role.
       * @example moderator
       * @enum {string}
       */
      role?: 'owner' | 'admin' | 'moderator' | 'member' | 'guest';
      /** @description true signs the account out and keeps it out, false lets it in again. */
      deactivated?: boolean;
    };
    CreateInvitationDto: {
      /**
       * @description Role of whoever comes with it.
       * @example member
       * @enum {string}
       */
      role?: 'owner' | 'admin' | 'moderator' | 'member' | 'guest';
    };
    InvitationResponse: {
      /** @description Good for one registration; it is told only now. */
      invitation: string;
      /**
       * @description Role of whoever comes with it.
       * @example member
       * @enum {string}
       */
      role: 'owner' | 'admin' | 'moderator' | 'member' | 'guest';
      /**
       * Format: date-time
       * @description From when on it is good no longer (UTC).
       */
      expiresAt: string;
    };
    CreateBotDto: {
      /**
       * @description Its name.
       * @example Weather
       */
      userName: string;
      /** @description What it says about itself. */
      about?: string;
    };
    BotTokenResponse: {
      /**
       * @description Identifier of the token.
       * @example 9e1f…
       */
      tokenId: string;
      /**
       * @description What its maker calls it.
       * @example weather server
       */
      name: string;
      /**
       * @description What it may be used for.
       * @example [
       *       "messages:write"
       *     ]
       */
      scopes: (
        | 'channels:read'
        | 'channels:write'
        | 'messages:read'
        | 'messages:write'
        | 'reactions:write'
        | 'users:read'
        | 'presence:write'
      )[];
      /**
       * Format: date-time
       * @description When it was made (UTC).
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Since when it is good no longer (UTC); absent while it is.
       */
      revokedAt?: string;
    };
    CreateBotTokenDto: {
      /**
       * @description What you call it, for example by where it is kept.
       * @example weather server
       */
      name: string;
      /**
       * @description What it may be used for.
       * @example [
       *       "messages:write"
       *     ]
       */
      scopes: (
        | 'channels:read'
        | 'channels:write'
        | 'messages:read'
        | 'messages:write'
        | 'reactions:write'
        | 'users:read'
        | 'presence:write'
      )[];
    };
    CreatedBotTokenResponse: {
      /**
       * @description Identifier of the token.
       * @example 9e1f…
       */
      tokenId: string;
      /**
       * @description What its maker calls it.
       * @example weather server
       */
      name: string;
      /**
       * @description What it may be used for.
       * @example [
       *       "messages:write"
       *     ]
       */
      scopes: (
        | 'channels:read'
        | 'channels:write'
        | 'messages:read'
        | 'messages:write'
        | 'reactions:write'
        | 'users:read'
        | 'presence:write'
      )[];
      /**
       * Format: date-time
       * @description When it was made (UTC).
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Since when it is good no longer (UTC); absent while it is.
       */
      revokedAt?: string;
      /**
       * @description For `Authorization: Bearer …`; it is told only now.
       * @example acb_bot_…
       */
      token: string;
    };
    ImposeSanctionDto: {
      /** @description Why; moderators read it. */
      reason?: string;
      /**
       * Format: date-time
       * @description When it ends by itself; it has to be lifted where this is absent.
       */
      expiresAt?: string;
    };
    SanctionResponse: {
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      userId: string;
      /**
       * @description What it is.
       * @enum {string}
       */
      kind: 'mute' | 'ban';
      /** @description Why. */
      reason?: string;
      /** @description Who imposed it. */
      createdBy: string;
      /**
       * Format: date-time
       * @description Since when (UTC).
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When it ends by itself (UTC).
       */
      expiresAt?: string;
    };
    SanctionsPageResponse: {
      /** @description Newest first. */
      sanctions: components['schemas']['SanctionResponse'][];
      /** @description Whether there are older ones. */
      hasMore: boolean;
      /** @description Where to go on; absent where there is nothing more. */
      nextCursor?: string;
    };
    ChannelResponse: {
      /**
       * @description Identifier of the channel.
       * @example 1
       */
      id: string;
      /**
       * @description Name for display, 1 to 100 characters.
       * @example 雑談
       */
      name: string;
      /**
       * Format: date-time
       * @description When it was made (UTC).
       * @example 2024-01-01T00:00:00Z
       */
      createdAt: string;
      /**
       * @description What it is about; absent where nobody said.
       * @example 何でもどうぞ
       */
      description?: string;
      /**
       * Format: date-time
       * @description Since when it is archived: readable, closed for new messages; absent while it is in use.
       */
      archivedAt?: string;
      /**
       * @description Absent where it is public. `private`: its members only; `direct`: between certain users; `announcement`: only the staff writes.
       * @enum {string}
       */
      kind?: 'private' | 'direct' | 'announcement';
      /**
       * @description Seconds that a sender has to wait between two messages; absent where nobody has to.
       * @example 30
       */
      slowModeSeconds?: number;
    };
    CreateChannelDto: {
      /**
       * @description Identifier of the channel; made up by the server when absent, and always for a private one.
       * @example dev
       */
      id?: string;
      /**
       * @description Name for display.
       * @example 開発
       */
      name: string;
      /** @description What it is about. */
      description?: string | null;
      /**
       * @description `public` when absent: for everybody; `private`: for its members; `announcement`: only the staff writes.
       * @example public
       * @enum {string}
       */
      kind?: 'public' | 'private' | 'announcement';
    };
    OpenDirectChannelDto: {
      /**
       * @description The other users; with none, it is a channel for oneself.
       * @example [
       *       "user_456"
       *     ]
       */
      userIds: string[];
    };
    UpdateChannelDto: {
      /**
       * @description New name.
       * @example 開発
       */
      name?: string;
      /** @description New description; null or an empty text takes it away. */
      description?: string | null;
      /** @description true archives the channel, false brings it back. */
      archived?: boolean;
      /**
       * @description Seconds that a sender has to wait between two messages, for those who moderate the channel to set; 0 for none.
       * @example 30
       */
      slowModeSeconds?: number;
    };
    ChannelMemberResponse: {
      /**
       * @description The channel.
       * @example 1
       */
      channelId: string;
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      userId: string;
      /**
       * @description Name of the user.
       * @example ユーザー
       */
      userName: string;
      /**
       * @description What the user is in the channel.
       * @example member
       * @enum {string}
       */
      role: 'owner' | 'member';
      /**
       * Format: date-time
       * @description Since when (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      joinedAt: string;
    };
    ChannelMembersResponse: {
      /** @description In the order of their ids. */
      members: components['schemas']['ChannelMemberResponse'][];
      /**
       * @description Whether there are more after the page.
       * @example false
       */
      hasMore: boolean;
    };
    SetChannelMemberDto: {
      /**
       * @description `member` when absent, or what they are already.
       * @enum {string}
       */
      role?: 'owner' | 'member';
    };
    MentionResponse: {
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      userId: string;
      /**
       * @description Name of the user when the message was written.
       * @example ユーザー
       */
      userName: string;
    };
    ReactionSummary: {
      /**
       * @description An emoji, or a `:shortcode:`.
       * @example 👍
       */
      emoji: string;
      /**
       * @description How many people.
       * @example 3
       */
      count: number;
      /**
       * @description Present and true where the reader is one of them.
       * @example true
       */
      me?: boolean;
    };
    MessageResponse: {
      /**
       * @description Identifier, as its sender gave it.
       * @example msg_123
       */
      id: string;
      /**
       * @description The channel that it belongs to.
       * @example 1
       */
      channelId: string;
      /**
       * @description Identifier of the sender.
       * @example user_456
       */
      userId: string;
      /**
       * @description Name of the sender for display.
       * @example ユーザー
       */
      userName: string;
      /**
       * @description The text.
       * @example こんにちは
       */
      content: string;
      /**
       * Format: date-time
       * @description When the sender sent it (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      timestamp: string;
      /**
       * @description What the sender stored here; for a reader who is signed in, whether it is their own.
       * @example true
       */
      isOwnMessage: boolean;
      /**
       * Format: date-time
       * @description When the server saved it (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When its author last changed the text.
       */
      editedAt?: string;
      /**
       * Format: date-time
       * @description When it was deleted; only its place is left then, and `content` is empty.
       */
      deletedAt?: string;
      /** @description Who deleted it, where that was not its author. */
      deletedBy?: string;
      /** @description Id of the message that it answers. */
      replyTo?: string;
      /** @description How many answers it has. */
      replyCount?: number;
      /** @description Whom it names with `@`. */
      mentions?: components['schemas']['MentionResponse'][];
      /**
       * Format: date-time
       * @description Since when it is pinned.
       */
      pinnedAt?: string;
      /** @description Who pinned it. */
      pinnedBy?: string;
      /** @description Reactions, those that have stood longest first. */
      reactions?: components['schemas']['ReactionSummary'][];
    };
    MessagesListResponse: {
      messages: components['schemas']['MessageResponse'][];
      /**
       * @description Messages in the channel, whatever the page.
       * @example 1
       */
      total: number;
      /**
       * @description Whether there are more in the direction of reading.
       * @example false
       */
      hasMore: boolean;
      /** @description With `around`: whether there are older ones than the page. */
      hasMoreBefore?: boolean;
      /** @description With `around`: whether there are newer ones than the page. */
      hasMoreAfter?: boolean;
      /** @description With `around`: how many messages of the channel are older than the oldest of the page. */
      offset?: number;
    };
    CreateMessageDto: {
      /**
       * @description Identifier of the sender. Your own, and needless, where you are signed in.
       * @example user_456
       */
      userId?: string;
      /**
       * @description Name of the sender for display. Your own, and needless, where you are signed in.
       * @example ユーザー
       */
      userName?: string;
      /**
       * @description The text.
       * @example こんにちは
       */
      content: string;
      /**
       * @description Kept, and given back as it is to whoever is not signed in; false when absent.
       * @example true
       */
      isOwnMessage?: boolean;
      /** @description Id of a message of the same channel that this one answers. */
      replyTo?: string;
      /**
       * @description Identifier. Sent again with the same content it is the same message; made up by the server when absent.
       * @example msg_123
       */
      id?: string;
      /**
       * Format: date-time
       * @description When it was sent, ISO 8601 with an offset or in UTC; now when absent.
       * @example 2024-01-01T12:00:00Z
       */
      timestamp?: string;
    };
    EditMessageDto: {
      /**
       * @description Identifier of the user who does it. Your own, and needless, where you are signed in.
       * @example user_456
       */
      userId?: string;
      /**
       * @description The text.
       * @example こんばんは
       */
      content: string;
    };
    MessageEditResponse: {
      /**
       * @description The text until then.
       * @example こんにちは
       */
      content: string;
      /**
       * Format: date-time
       * @description When an edit replaced it (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      replacedAt: string;
    };
    MessageEditsResponse: {
      /** @description Oldest first, so the first is what was sent. */
      edits: components['schemas']['MessageEditResponse'][];
      /**
       * @description How often it was edited.
       * @example 1
       */
      total: number;
      /**
       * @description Whether there are more after the page.
       * @example false
       */
      hasMore: boolean;
    };
    ActorDto: {
      /**
       * @description Identifier of the user who does it. Your own, and needless, where you are signed in.
       * @example user_456
       */
      userId?: string;
    };
    ReactionResponse: {
      /**
       * @description The message.
       * @example msg_123
       */
      messageId: string;
      /**
       * @description The channel that the message belongs to.
       * @example 1
       */
      channelId: string;
      /**
       * @description An emoji, or a `:shortcode:`.
       * @example 👍
       */
      emoji: string;
      /**
       * @description Whose reaction it is, or was.
       * @example user_456
       */
      userId: string;
      /**
       * @description How many people have this reaction now.
       * @example 3
       */
      count: number;
    };
    ReportMessageDto: {
      /**
       * @description Who reports it; only those who review it learn that. Your own, and needless, where you are signed in.
       * @example user_456
       */
      userId?: string;
      /**
       * @description What is wrong with it.
       * @example spam
       * @enum {string}
       */
      category: 'spam' | 'harassment' | 'illegal' | 'other';
      /** @description What else there is to say. */
      reason?: string;
    };
    ReportReceiptResponse: {
      /**
       * @description The message.
       * @example msg_123
       */
      messageId: string;
      /**
       * @description What is wrong with it.
       * @enum {string}
       */
      category: 'spam' | 'harassment' | 'illegal' | 'other';
      /** @description What else there is to say. */
      reason?: string;
      /**
       * Format: date-time
       * @description When it was reported (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      createdAt: string;
    };
    ReportResponse: {
      /**
       * @description Number of the report.
       * @example 42
       */
      id: number;
      /**
       * @description Whether it waits for somebody to look at it.
       * @enum {string}
       */
      status: 'open' | 'resolved';
      /**
       * @description The message.
       * @example msg_123
       */
      messageId: string;
      /**
       * @description Its channel.
       * @example 1
       */
      channelId: string;
      /**
       * @description Who wrote it.
       * @example user_456
       */
      userId: string;
      /**
       * @description The name under which it was written.
       * @example ユーザー
       */
      userName: string;
      /** @description What it said when it was reported, whatever became of it. */
      content: string;
      /**
       * Format: date-time
       * @description When it was saved (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      sentAt: string;
      /**
       * @description What is wrong with it.
       * @enum {string}
       */
      category: 'spam' | 'harassment' | 'illegal' | 'other';
      /** @description What else the reporter says. */
      reason?: string;
      /**
       * @description Who reported it.
       * @example user_789
       */
      reportedBy: string;
      /**
       * Format: date-time
       * @description When it was reported (UTC).
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When the reporter changed what they say (UTC).
       */
      changedAt?: string;
      /**
       * Format: date-time
       * @description When it was resolved (UTC).
       */
      resolvedAt?: string;
      /**
       * @description What came of it.
       * @enum {string}
       */
      resolution?: 'upheld' | 'dismissed';
      /** @description Who resolved it. */
      resolvedBy?: string;
      /** @description What whoever resolved it says. */
      note?: string;
    };
    ReportsPageResponse: {
      reports: components['schemas']['ReportResponse'][];
      /** @description Whether there are older ones. */
      hasMore: boolean;
      /**
       * @description Where to go on; absent where there is nothing more.
       * @example 42
       */
      nextCursor?: string;
    };
    ResolveReportDto: {
      /**
       * @description That it is done.
       * @enum {string}
       */
      status: 'resolved';
      /**
       * @description `upheld`: it was right; `dismissed`: it was not. Neither does anything to the message.
       * @example upheld
       * @enum {string}
       */
      resolution: 'upheld' | 'dismissed';
      /** @description For others who review. */
      note?: string;
    };
    ReadStateResponse: {
      /**
       * @description The channel.
       * @example 1
       */
      channelId: string;
      /**
       * @description Place of the newest message that was read; 0 for none.
       * @example 12
       */
      seq: number;
      /**
       * @description Place of the newest message, which is also how many there are.
       * @example 15
       */
      lastSeq: number;
      /**
       * @description Messages after the one that was read.
       * @example 3
       */
      unread: number;
    };
    MarkReadDto: {
      /**
       * @description Identifier of the user who has read. Your own, and needless, where you are signed in.
       * @example user_456
       */
      userId?: string;
      /** @description Place of the newest message that was read. */
      seq?: number;
      /** @description The newest message that was read, instead of its place. */
      messageId?: string;
    };
    ReadMarkerResponse: {
      /**
       * @description The channel.
       * @example 1
       */
      channelId: string;
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      userId: string;
      /**
       * @description Place of the newest message that was read; 0 for none.
       * @example 12
       */
      seq: number;
      /**
       * @description Messages after it.
       * @example 3
       */
      unread: number;
    };
    UserPresence: {
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      userId: string;
      /**
       * @description Name of the user for display.
       * @example ユーザー
       */
      userName: string;
      /**
       * @description online: there; away: connected on every device without being at it; offline: gone.
       * @example online
       * @enum {string}
       */
      status: 'online' | 'away' | 'offline';
    };
    PresenceResponse: {
      users: components['schemas']['UserPresence'][];
    };
    SetPresenceDto: {
      /**
       * @description Identifier of the user. Your own, and needless, where you are signed in.
       * @example user_456
       */
      userId?: string;
      /**
       * @description Name of the user for display. Your own, and needless, where you are signed in.
       * @example ユーザー
       */
      userName?: string;
      /**
       * @description Whether you are at it.
       * @example online
       * @enum {string}
       */
      status: 'online' | 'away';
    };
    TypistDto: {
      /**
       * @description Identifier of the user. Your own, and needless, where you are signed in.
       * @example user_456
       */
      userId?: string;
      /**
       * @description Name of the user for display. Your own, and needless, where you are signed in.
       * @example ユーザー
       */
      userName?: string;
    };
    FoundMessage: {
      /**
       * @description Identifier, as its sender gave it.
       * @example msg_123
       */
      id: string;
      /**
       * @description The channel that it belongs to.
       * @example 1
       */
      channelId: string;
      /**
       * @description Identifier of the sender.
       * @example user_456
       */
      userId: string;
      /**
       * @description Name of the sender for display.
       * @example ユーザー
       */
      userName: string;
      /**
       * @description The text.
       * @example こんにちは
       */
      content: string;
      /**
       * Format: date-time
       * @description When the sender sent it (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      timestamp: string;
      /**
       * @description What the sender stored here; for a reader who is signed in, whether it is their own.
       * @example true
       */
      isOwnMessage: boolean;
      /**
       * Format: date-time
       * @description When the server saved it (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When its author last changed the text.
       */
      editedAt?: string;
      /**
       * Format: date-time
       * @description When it was deleted; only its place is left then, and `content` is empty.
       */
      deletedAt?: string;
      /** @description Who deleted it, where that was not its author. */
      deletedBy?: string;
      /** @description Id of the message that it answers. */
      replyTo?: string;
      /** @description How many answers it has. */
      replyCount?: number;
      /** @description Whom it names with `@`. */
      mentions?: components['schemas']['MentionResponse'][];
      /**
       * Format: date-time
       * @description Since when it is pinned.
       */
      pinnedAt?: string;
      /** @description Who pinned it. */
      pinnedBy?: string;
      /** @description Reactions, those that have stood longest first. */
      reactions?: components['schemas']['ReactionSummary'][];
      /**
       * @description Where in `content` the terms occur: pairs of the first code point and the one behind the last.
       * @example [
       *       [
       *         0,
       *         2
       *       ]
       *     ]
       */
      highlights: number[][];
    };
    SearchMessagesResponse: {
      /** @description Newest first. */
      messages: components['schemas']['FoundMessage'][];
      /**
       * @description Whether there is more.
       * @example false
       */
      hasMore: boolean;
      /** @description The `cursor` of the next page; null when there is none. */
      nextCursor: string | null;
    };
    IndexBuildingResponse: {
      /**
       * @description Stable name for programs.
       * @enum {string}
       */
      code: 'index_building';
      /**
       * @description One sentence for people.
       * @example Messages are still being added to the index.
       */
      detail: string;
      /**
       * @description Messages that wait, among those that were asked for.
       * @example 12000
       */
      pending: number;
    };
    AuditEntryResponse: {
      /**
       * @description Number of the entry, from 1 and without a gap.
       * @example 42
       */
      seq: number;
      /**
       * Format: date-time
       * @description When it happened (UTC).
       * @example 2024-01-01T00:00:00Z
       */
      at: string;
      /**
       * @description `account.registered`: Somebody has an account now. `account.changed`: An account has another name or role, is out of use, or in use again. `password.changed`: An account has another password. `invitation.created`: Somebody may register by an invitation. `bot_token.created`: A bot has one more token to act by. `bot_token.revoked`: A token of a bot is good no longer. `session.opened`: Somebody signed in. `session.ended`: A session was ended, and why. `sign_in.failed`: Somebody tried to sign in to an account, or to one that is not there, and was refused. `openid.linked`: Somebody whom the OpenID provider knows has an account, and signs in to it from now on. `user.muted`: Somebody was muted, or until another time. `user.unmuted`: Somebody is muted no longer. `user.banned`: Somebody was banned, or until another time. `user.unbanned`: Somebody is banned no longer. `message.deleted`: Somebody deleted a message of somebody else. `report.resolved`: Somebody noted what came of a report. `channel.created`: A channel was made. `channel.updated`: A channel was renamed or described. `channel.archived`: A channel was taken out of use. `channel.restored`: An archived channel was brought back. `channel.deleted`: A channel was deleted for good. `member.added`: Somebody was let into a channel, or is something else in it. `member.removed`: Somebody left a channel, or was taken out of it.
       * @example channel.archived
       * @enum {string}
       */
      action:
        | 'account.registered'
        | 'account.changed'
        | 'password.changed'
        | 'invitation.created'
        | 'bot_token.created'
        | 'bot_token.revoked'
        | 'session.opened'
        | 'session.ended'
        | 'sign_in.failed'
        | 'openid.linked'
        | 'user.muted'
        | 'user.unmuted'
        | 'user.banned'
        | 'user.unbanned'
        | 'message.deleted'
        | 'report.resolved'
        | 'channel.created'
        | 'channel.updated'
        | 'channel.archived'
        | 'channel.restored'
        | 'channel.deleted'
        | 'member.added'
        | 'member.removed';
      /** @description Account that did it; null where nobody signed in, or the operator did it on the machine itself. */
      actorId: string | null;
      /**
       * @description What it happened to: a kind and an id; null where there is no such thing.
       * @example channel:1
       */
      target: string | null;
      /**
       * @description Address of the client; null where it was done on the machine itself.
       * @example 203.0.113.7
       */
      address: string | null;
      /** @description What else there is to know, by name. */
      details: {
        [key: string]: string | number | boolean | null;
      };
      /**
       * @description SHA-256 over the entry and the hash of the one before: it stands for all entries so far.
       * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
       */
      hash: string;
    };
    AuditPageResponse: {
      entries: components['schemas']['AuditEntryResponse'][];
      /** @description Whether there are older entries. */
      hasMore: boolean;
      /**
       * @description Where to go on; absent where there is nothing more.
       * @example 42
       */
      nextCursor?: string;
    };
    RootResponse: {
      /** @example AI Community Backend API */
      message: string;
    };
    HealthResponse: {
      /** @example ok */
      status: string;
    };
    ReadyResponse: {
      /** @example ok */
      status: string;
      /**
       * @description Messages that are not in the index for searching yet, while there are any.
       * @example 12000
       */
      searchPending?: number;
    };
    FieldProblem: {
      /**
       * @description Name of the field or parameter.
       * @example content
       */
      field: string;
      /**
       * @description What is wrong with it; reads on after the name.
       * @example is required
       */
      message: string;
    };
    ProblemResponse: {
      /**
       * @description Always about:blank; code tells problems apart.
       * @example about:blank
       */
      type: string;
      /**
       * @description The phrase of the status.
       * @example Not Found
       */
      title: string;
      /**
       * @description The status of the answer.
       * @example 404
       */
      status: number;
      /**
       * @description One sentence for people.
       * @example Channel not found
       */
      detail: string;
      /**
       * @description Stable name for programs.
       * @example channel_not_found
       * @enum {string}
       */
      code:
        | 'invalid_json'
        | 'json_too_deep'
        | 'invalid_request'
        | 'invalid_credentials'
        | 'authentication_required'
        | 'invalid_token'
        | 'openid_failed'
        | 'host_not_allowed'
        | 'origin_not_allowed'
        | 'metrics_not_allowed'
        | 'account_deactivated'
        | 'registration_closed'
        | 'identity_mismatch'
        | 'identity_taken'
        | 'invalid_invitation'
        | 'forbidden'
        | 'insufficient_scope'
        | 'muted'
        | 'banned'
        | 'not_author'
        | 'route_not_found'
        | 'channel_not_found'
        | 'message_not_found'
        | 'user_not_found'
        | 'openid_not_configured'
        | 'session_not_found'
        | 'report_not_found'
        | 'token_not_found'
        | 'method_not_allowed'
        | 'name_taken'
        | 'no_password'
        | 'last_owner'
        | 'channel_archived'
        | 'channel_not_archived'
        | 'channel_exists'
        | 'id_conflict'
        | 'message_deleted'
        | 'too_many_tokens'
        | 'too_many_channels'
        | 'too_many_members'
        | 'too_many_pins'
        | 'too_many_reactions'
        | 'too_many_reports'
        | 'payload_too_large'
        | 'unsupported_media_type'
        | 'upgrade_required'
        | 'validation_failed'
        | 'invalid_text'
        | 'password_too_common'
        | 'thread_too_deep'
        | 'invalid_frame'
        | 'invalid_query'
        | 'invalid_cursor'
        | 'unknown_type'
        | 'rate_limited'
        | 'slow_mode'
        | 'too_many_connections'
        | 'too_many_subscriptions'
        | 'internal_error'
        | 'auth_busy'
        | 'openid_unavailable'
        | 'storage_unavailable'
        | 'storage_read_only'
        | 'shutting_down'
        | 'server_full'
        | 'presence_full'
        | 'search_timeout'
        | 'search_busy'
        | 'storage_full';
      /** @description Every wrong field, on validation failures. */
      errors?: components['schemas']['FieldProblem'][];
      /**
       * Format: date-time
       * @description When a mute or a ban ends by itself.
       */
      expiresAt?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  jwks_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeySetResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  sockettickets_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SocketTicketResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  auth_register: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `registration_closed`: Nobody can register here, or not without an invitation. `invalid_invitation`: The invitation is needed here, and is missing, used, expired or never made. `origin_not_allowed`: The page that makes the request is of another site and not in CORS_ORIGINS. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `name_taken`: Another account has this name, or one that looks like it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. `password_too_common`: The password is among the first that anybody would try. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. `auth_busy`: Too many people are signing in at once; trying again in a moment is safe. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  auth_login: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CredentialsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `invalid_credentials`: The name or the password is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `origin_not_allowed`: The page that makes the request is of another site and not in CORS_ORIGINS. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. `auth_busy`: Too many people are signing in at once; trying again in a moment is safe. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  auth_refresh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefreshDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `origin_not_allowed`: The page that makes the request is of another site and not in CORS_ORIGINS. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  auth_logout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefreshDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `origin_not_allowed`: The page that makes the request is of another site and not in CORS_ORIGINS. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  ownaccount_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  ownaccount_update: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateProfileDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `name_taken`: Another account has this name, or one that looks like it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  ownaccount_changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. `invalid_credentials`: The name or the password is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `no_password`: Your account has no password to change or to confirm by: you sign in to it elsewhere. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. `password_too_common`: The password is among the first that anybody would try. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. `auth_busy`: Too many people are signing in at once; trying again in a moment is safe. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  ownaccount_close: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeactivateDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. `invalid_credentials`: The name or the password is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `no_password`: Your account has no password to change or to confirm by: you sign in to it elsewhere. `last_owner`: There must be an owner, and this one is the last. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. `auth_busy`: Too many people are signing in at once; trying again in a moment is safe. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  sessions_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionResponse'][];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  sessions_revokeOthers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  sessions_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `session_not_found`: You have no such session. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  users_list: {
    parameters: {
      query?: {
        /** @description How the name begins; width and case do not matter. */
        q?: string;
        /** @description Most accounts in the page. */
        limit?: number;
        /** @description Id of an account: those after it. */
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsersListResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `user_not_found`: There is no account with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  users_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `user_not_found`: There is no account with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  users_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateUserDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `user_not_found`: There is no account with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `last_owner`: There must be an owner, and this one is the last. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  users_invite: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateInvitationDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitationResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  bots_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateBotDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `name_taken`: Another account has this name, or one that looks like it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  bots_listTokens: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of the bot. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BotTokenResponse'][];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `user_not_found`: There is no account with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  bots_createToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of the bot. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateBotTokenDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedBotTokenResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `user_not_found`: There is no account with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `too_many_tokens`: The bot has as many tokens in use as it may. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  bots_revokeToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of the bot. */
        user_id: string;
        /** @description Identifier of the token. */
        token_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `user_not_found`: There is no account with this id. `token_not_found`: The bot has no such token in use. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  openid_begin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The address of the provider. */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `openid_not_configured`: Nobody signs in with OpenID Connect here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `openid_unavailable`: The OpenID provider does not answer; trying again later is safe. `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  openid_finish: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description /app?signIn=done */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `openid_failed`: The sign-in with OpenID Connect did not succeed, or took too long; it has to begin again. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `registration_closed`: Nobody can register here, or not without an invitation. `account_deactivated`: Your account is out of use; an administrator can let it in again. `banned`: You are banned from this server. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `openid_not_configured`: Nobody signs in with OpenID Connect here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `name_taken`: Another account has this name, or one that looks like it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `openid_unavailable`: The OpenID provider does not answer; trying again later is safe. `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  moderation_mute: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of the user. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImposeSanctionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SanctionResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  moderation_unmute: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of the user. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description They are not muted, now or before. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  moderation_ban: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of the user. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImposeSanctionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SanctionResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  moderation_unban: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of the user. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description They are not banned, now or before. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  sanctions_list: {
    parameters: {
      query?: {
        /** @description Only this. */
        kind?: 'mute' | 'ban';
        /** @description Only of this user. */
        userId?: string;
        /** @description Most in the page. */
        limit?: number;
        /** @description The `nextCursor` of the page before, to go on after it. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SanctionsPageResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channels_list: {
    parameters: {
      query?: {
        /** @description true lists the archived channels instead of those in use. */
        archived?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelResponse'][];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channels_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateChannelDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_exists`: Another channel has this id, or had it once. `too_many_channels`: You made as many channels as one user may. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channels_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channels_delete: {
    parameters: {
      query: {
        /** @description The name of the channel, exactly: there is no way back. */
        confirm: string;
      };
      header?: never;
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_archived`: The channel is in use: archive it before you delete it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channels_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateChannelDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channels_openDirect: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenDirectChannelDto'];
      };
    };
    responses: {
      /** @description It was there already. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelResponse'];
        };
      };
      /** @description It is new. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /**
       * @description `banned`: You are banned from this server.
       *
       *     `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `user_not_found`: There is no account with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `too_many_channels`: You made as many channels as one user may. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channelmembers_list: {
    parameters: {
      query?: {
        /** @description Most members in the page. */
        limit?: number;
        /** @description Identifier of a user: those after it. */
        after?: string;
      };
      header?: never;
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelMembersResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channelmembers_put: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The channel. */
        channel_id: string;
        /** @description Identifier of the user. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetChannelMemberDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelMemberResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /**
       * @description `banned`: You are banned from this server.
       *
       *     `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. `user_not_found`: There is no account with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `too_many_members`: The private channel has as many members as it may. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  channelmembers_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The channel. */
        channel_id: string;
        /** @description Identifier of the user. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description They are not in it, now or before. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /**
       * @description `banned`: You are banned from this server.
       *
       *     `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messages_list: {
    parameters: {
      query?: {
        /** @description Identifier of the reader, whose own reactions are marked `me`. Your own, and needless, where you are signed in. */
        userId?: string;
        /** @description Most messages in the page. */
        limit?: number;
        /** @description Messages to skip: the oldest, or with `order=desc` the newest. Goes without a cursor. */
        offset?: number;
        /** @description Oldest first (`asc`, the default) or newest first (`desc`). */
        order?: 'asc' | 'desc';
        /** @description Id of a message: the nearest ones before it. */
        before?: string;
        /** @description Id of a message: the nearest ones after it. */
        after?: string;
        /** @description Id of a message: itself and the nearest ones on both sides. */
        around?: string;
      };
      header?: never;
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagesListResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messages_create: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a retry without an id safe: the same key, channel and sender name the same message. */
        'Idempotency-Key'?: string;
      };
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateMessageDto'];
      };
    };
    responses: {
      /** @description A retry: it was saved before, and is not announced again. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageResponse'];
        };
      };
      /** @description Saved, for good. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_archived`: The channel is archived: it can be read, not written. `id_conflict`: Another message has this id. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messages_get: {
    parameters: {
      query?: {
        /** @description Identifier of the reader, whose own reactions are marked `me`. Your own, and needless, where you are signed in. */
        userId?: string;
      };
      header?: never;
      path: {
        message_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagechanges_delete: {
    parameters: {
      query?: {
        /** @description Identifier of the user who does it. Your own, and needless, where you are signed in. */
        userId?: string;
      };
      header?: never;
      path: {
        message_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is deleted, now or before. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `not_author`: Only its author may change a message, and only its author or a moderator may delete it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_archived`: The channel is archived: it can be read, not written. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagechanges_edit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        message_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EditMessageDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `not_author`: Only its author may change a message, and only its author or a moderator may delete it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_deleted`: The message is deleted: it can be neither changed, pinned, answered nor reacted to. `channel_archived`: The channel is archived: it can be read, not written. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagechanges_listEdits: {
    parameters: {
      query?: {
        /** @description Most edits in the page. */
        limit?: number;
        /** @description Edits to skip, counted from the oldest. */
        offset?: number;
      };
      header?: never;
      path: {
        message_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageEditsResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagechanges_listPins: {
    parameters: {
      query?: {
        /** @description Identifier of the reader, whose own reactions are marked `me`. Your own, and needless, where you are signed in. */
        userId?: string;
      };
      header?: never;
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageResponse'][];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagechanges_pin: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        message_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ActorDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_deleted`: The message is deleted: it can be neither changed, pinned, answered nor reacted to. `too_many_pins`: The channel has as many pinned messages as it may. `channel_archived`: The channel is archived: it can be read, not written. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagechanges_unpin: {
    parameters: {
      query?: {
        /** @description Identifier of the user who does it. Your own, and needless, where you are signed in. */
        userId?: string;
      };
      header?: never;
      path: {
        message_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_deleted`: The message is deleted: it can be neither changed, pinned, answered nor reacted to. `channel_archived`: The channel is archived: it can be read, not written. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagereactions_add: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier of the message. */
        message_id: string;
        /** @description One emoji, or a `:shortcode:`. */
        emoji: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ActorDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReactionResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_deleted`: The message is deleted: it can be neither changed, pinned, answered nor reacted to. `too_many_reactions`: The message has as many different reactions as it may. `channel_archived`: The channel is archived: it can be read, not written. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagereactions_remove: {
    parameters: {
      query?: {
        /** @description Identifier of the user who does it. Your own, and needless, where you are signed in. */
        userId?: string;
      };
      header?: never;
      path: {
        /** @description Identifier of the message. */
        message_id: string;
        /** @description One emoji, or a `:shortcode:`. */
        emoji: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReactionResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_deleted`: The message is deleted: it can be neither changed, pinned, answered nor reacted to. `channel_archived`: The channel is archived: it can be read, not written. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  messagethreads_list: {
    parameters: {
      query?: {
        /** @description Identifier of the reader, whose own reactions are marked `me`. Your own, and needless, where you are signed in. */
        userId?: string;
        /** @description Most replies in the page. */
        limit?: number;
        /** @description Oldest first (`asc`, the default) or newest first (`desc`). */
        order?: 'asc' | 'desc';
        /** @description Id of a reply: the nearest ones before it. */
        before?: string;
        /** @description Id of a reply: the nearest ones after it. */
        after?: string;
      };
      header?: never;
      path: {
        message_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagesListResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  reports_create: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        message_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportMessageDto'];
      };
    };
    responses: {
      /** @description You reported it before; that report is changed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportReceiptResponse'];
        };
      };
      /** @description It waits for review. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportReceiptResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `message_deleted`: The message is deleted: it can be neither changed, pinned, answered nor reacted to. `too_many_reports`: As many reports wait for review as may, of yours or of all together. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  reports_list: {
    parameters: {
      query?: {
        /** @description Those that wait for review when absent. */
        status?: 'open' | 'resolved';
        /** @description Only of this channel. */
        channelId?: string;
        /** @description Most reports in the page. */
        limit?: number;
        /** @description The `nextCursor` of the page before, to go on after it. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportsPageResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  reports_resolve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        report_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResolveReportDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `report_not_found`: There is no such report, or it is not yours to review. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  readmarkers_list: {
    parameters: {
      query?: {
        /** @description Identifier of the user. Your own, and needless, where you are signed in. */
        userId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadStateResponse'][];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  readmarkers_mark: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkReadDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadMarkerResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. `message_not_found`: There is no such message, or not in this channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  presence_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PresenceResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  presence_set: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetPresenceDto'];
      };
    };
    responses: {
      /** @description How you are there, over all your connections. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PresenceResponse'];
        };
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. `presence_full`: The server knows the presence of as many users as it may. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  presence_type: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        channel_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TypistDto'];
      };
    };
    responses: {
      /** @description They hear of it. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid_json`: The body or frame is not valid JSON in UTF-8. `json_too_deep`: The JSON is nested deeper than 32 levels. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `identity_mismatch`: The request names another user than the one who is signed in. `banned`: You are banned from this server. `identity_taken`: The id or the name belongs to an account, and the request has no session of it. `muted`: You are muted: you may read, and not write. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_archived`: The channel is archived: it can be read, not written. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `payload_too_large`: The body is larger than the limit. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  search_search: {
    parameters: {
      query?: {
        /** @description Terms with spaces between them, which all must occur; `"several words"` in a row; `-term` must not occur. */
        q?: string;
        /** @description Only in this channel. */
        channelId?: string;
        /** @description Only by this sender. */
        userId?: string;
        /** @description Only what was saved at this time or later. */
        from?: string;
        /** @description Only what was saved before this time. */
        to?: string;
        /** @description Only what has this. */
        has?: 'link' | 'mention' | 'reply' | 'reaction' | 'pin';
        /** @description Most messages in the page. */
        limit?: number;
        /** @description The `nextCursor` of the page before, to go on after it; the rest of the search stays the same. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchMessagesResponse'];
        };
      };
      /** @description Older messages are still being made searchable; ask again after `Retry-After` seconds. */
      202: {
        headers: {
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IndexBuildingResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `channel_not_found`: There is no such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. `invalid_query`: The search has nothing to look for, for example only punctuation. `invalid_cursor`: The cursor belongs to another search, or to none. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `search_timeout`: The search took too long; a more particular one may not. `search_busy`: Too many searches are waiting; trying again in a moment is safe. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  audit_list: {
    parameters: {
      query?: {
        /** @description Only what this account did. */
        actorId?: string;
        /** @description Only this. */
        action?:
          | 'account.registered'
          | 'account.changed'
          | 'password.changed'
          | 'invitation.created'
          | 'bot_token.created'
          | 'bot_token.revoked'
          | 'session.opened'
          | 'session.ended'
          | 'sign_in.failed'
          | 'openid.linked'
          | 'user.muted'
          | 'user.unmuted'
          | 'user.banned'
          | 'user.unbanned'
          | 'message.deleted'
          | 'report.resolved'
          | 'channel.created'
          | 'channel.updated'
          | 'channel.archived'
          | 'channel.restored'
          | 'channel.deleted'
          | 'member.added'
          | 'member.removed';
        /** @description Only what happened to this: a kind and an id. */
        target?: string;
        /** @description Only what happened at this time or later. */
        from?: string;
        /** @description Only what happened before this time. */
        to?: string;
        /** @description Most entries in the page. */
        limit?: number;
        /** @description The `nextCursor` of the page before, to go on after it. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPageResponse'];
        };
      };
      /** @description `authentication_required`: The server or this route needs an account, and the request has no access token. `invalid_token`: The token is not good, or no longer: expired, revoked, or never made here. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `banned`: You are banned from this server. `forbidden`: You may not do this here: your role, or what you are in the channel, does not allow it. `insufficient_scope`: The token of the bot has not the scope that this needs, or this is closed to bots. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `validation_failed`: A field or parameter is missing, of the wrong type or out of range; errors names each. `invalid_text`: A text has a NUL character or half of a surrogate pair, which no database can keep. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  operations_root: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RootResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  operations_alive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
  operations_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadyResponse'];
        };
      };
      /** @description `rate_limited`: You ask more often than you may; Retry-After, or retry_after in a frame, tells when to go on. */
      429: {
        headers: {
          /** @description Seconds after which to go on. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_unavailable`: The database did not take the change; trying again later is safe. `storage_read_only`: The database cannot be written, for example because its file is read-only. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
      /** @description `storage_full`: The disk of the database is full; nothing was saved. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemResponse'];
        };
      };
    };
  };
}
