// Made by `npm run generate:client` from the documents of the server. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    FailureData: {
      /**
       * @description Always false.
       * @enum {boolean}
       */
      success: false;
      /**
       * @description One sentence for people.
       * @example Channel not found
       */
      error: string;
      /**
       * @description Stable name for programs; the same as on REST.
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
      /**
       * @description Beside rate_limited and slow_mode: seconds after which to go on.
       * @example 1
       */
      retry_after?: number;
      /**
       * Format: date-time
       * @description Beside muted and banned: when it ends by itself.
       */
      expires_at?: string;
    };
    AuthenticatedData: {
      /**
       * @description Identifier of the account.
       * @example user_456
       */
      user_id: string;
      /**
       * @description Its name for display.
       * @example ユーザー
       */
      user_name: string;
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
    };
    ReportCreatedData: {
      /**
       * @description Number of the report.
       * @example 42
       */
      id: number;
      /**
       * @description The message.
       * @example msg_123
       */
      message_id: string;
      /**
       * @description Its channel.
       * @example 1
       */
      channel_id: string;
      /**
       * @description What is wrong with it.
       * @enum {string}
       */
      category: 'spam' | 'harassment' | 'illegal' | 'other';
      /**
       * Format: date-time
       * @description When it was reported (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      created_at: string;
    };
    TypingData: {
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      user_id: string;
      /**
       * @description Name of the user for display.
       * @example ユーザー
       */
      user_name: string;
    };
    PresenceResponse: {
      users: components['schemas']['UserPresence'][];
    };
    UserPresence: {
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      user_id: string;
      /**
       * @description Name of the user for display.
       * @example ユーザー
       */
      user_name: string;
      /**
       * @description online: there; away: connected on every device without being at it; offline: gone.
       * @example online
       * @enum {string}
       */
      status: 'online' | 'away' | 'offline';
    };
    ReadMarkerResponse: {
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      user_id: string;
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
    ChannelUnsubscribedData: {
      /**
       * @description The channels that you hear no longer.
       * @example [
       *       "1"
       *     ]
       */
      channels: string[];
    };
    ChannelCaughtUpData: {
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
      /**
       * @description Place of the newest message that you have now.
       * @example 42
       */
      seq: number;
      /**
       * @description Number of the newest change that you have now.
       * @example 7
       */
      change: number;
    };
    ChannelSubscribedData: {
      /** @description Names the history that positions belong to; a restored backup has another one. */
      epoch: string;
      /** @description As you named them. */
      channels: components['schemas']['SubscribedChannel'][];
    };
    SubscribedChannel: {
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
      /**
       * @description Place of its newest message.
       * @example 42
       */
      seq?: number;
      /**
       * @description Number of its newest change.
       * @example 7
       */
      change?: number;
      /**
       * @description Whether you miss nothing: everything since your position follows, or you named none. False: read the history again.
       * @example true
       */
      recovered?: boolean;
      /** @description Why it was not subscribed to, in one sentence. */
      error?: string;
      /**
       * @description The same for programs.
       * @enum {string}
       */
      code?:
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
    };
    ChannelMemberRemovedData: {
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      user_id: string;
    };
    ChannelMemberResponse: {
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      user_id: string;
      /**
       * @description Name of the user.
       * @example ユーザー
       */
      user_name: string;
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
      joined_at: string;
    };
    ChannelDeletedData: {
      /**
       * @description The channel.
       * @example 1
       */
      id: string;
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
      created_at: string;
      /**
       * @description What it is about; absent where nobody said.
       * @example 何でもどうぞ
       */
      description?: string;
      /**
       * Format: date-time
       * @description Since when it is archived: readable, closed for new messages; absent while it is in use.
       */
      archived_at?: string;
      /**
       * @description Absent where it is public. `private`: its members only; `direct`: between certain users; `announcement`: only the staff writes.
       * @enum {string}
       */
      kind?: 'private' | 'direct' | 'announcement';
      /**
       * @description Seconds that a sender has to wait between two messages; absent where nobody has to.
       * @example 30
       */
      slow_mode_seconds?: number;
    };
    ThreadResponse: {
      /**
       * @description Identifier of the message that is answered.
       * @example msg_123
       */
      id: string;
      /**
       * @description The channel that it belongs to.
       * @example 1
       */
      channel_id: string;
      /**
       * @description Answers that are not deleted.
       * @example 2
       */
      reply_count: number;
    };
    ReactionResponse: {
      /**
       * @description The message.
       * @example msg_123
       */
      message_id: string;
      /**
       * @description The channel that the message belongs to.
       * @example 1
       */
      channel_id: string;
      /**
       * @description An emoji, or a `:shortcode:`.
       * @example 👍
       */
      emoji: string;
      /**
       * @description Whose reaction it is, or was.
       * @example user_456
       */
      user_id: string;
      /**
       * @description How many people have this reaction now.
       * @example 3
       */
      count: number;
    };
    DeletedMessageResponse: {
      /**
       * @description Identifier of the message.
       * @example msg_123
       */
      id: string;
      /**
       * @description The channel that it belonged to.
       * @example 1
       */
      channel_id: string;
      /** @description Who deleted it, where that was not its author. */
      deleted_by?: string;
      /** @description How many answers it has; none where this is absent. */
      reply_count?: number;
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
      channel_id: string;
      /**
       * @description Identifier of the sender.
       * @example user_456
       */
      user_id: string;
      /**
       * @description Name of the sender for display.
       * @example ユーザー
       */
      user_name: string;
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
      is_own_message: boolean;
      /**
       * Format: date-time
       * @description When the server saved it (UTC).
       * @example 2024-01-01T12:00:00Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When its author last changed the text.
       */
      edited_at?: string;
      /**
       * Format: date-time
       * @description When it was deleted; only its place is left then, and `content` is empty.
       */
      deleted_at?: string;
      /** @description Who deleted it, where that was not its author. */
      deleted_by?: string;
      /** @description Id of the message that it answers. */
      reply_to?: string;
      /** @description How many answers it has. */
      reply_count?: number;
      /** @description Whom it names with `@`. */
      mentions?: components['schemas']['MentionResponse'][];
      /**
       * Format: date-time
       * @description Since when it is pinned.
       */
      pinned_at?: string;
      /** @description Who pinned it. */
      pinned_by?: string;
      /** @description Reactions, those that have stood longest first. */
      reactions?: components['schemas']['ReactionSummary'][];
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
    MentionResponse: {
      /**
       * @description Identifier of the user.
       * @example user_456
       */
      user_id: string;
      /**
       * @description Name of the user when the message was written.
       * @example ユーザー
       */
      user_name: string;
    };
    MessageErrorData: {
      /**
       * @description Always false.
       * @enum {boolean}
       */
      success: false;
      /**
       * @description One sentence for people.
       * @example Channel not found
       */
      error: string;
      /**
       * @description Stable name for programs; the same as on REST.
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
      /**
       * @description Beside rate_limited and slow_mode: seconds after which to go on.
       * @example 1
       */
      retry_after?: number;
      /**
       * Format: date-time
       * @description Beside muted and banned: when it ends by itself.
       */
      expires_at?: string;
      /**
       * @description Identifier of the message, as it was sent; null where that was no text.
       * @example msg_123
       */
      id: string | null;
    };
    MessageSavedData: {
      /**
       * @description Identifier of the message, as it was sent.
       * @example msg_123
       */
      id: string;
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
    };
    AuthenticateDto: {
      /** @description A ticket of `POST /api/auth/ws-ticket`, good once. */
      ticket: string;
    };
    TypingDto: {
      /**
       * @description Identifier of the user. Your own, and needless, where you are signed in.
       * @example user_456
       */
      user_id?: string;
      /**
       * @description Name of the user for display. Your own, and needless, where you are signed in.
       * @example ユーザー
       */
      user_name?: string;
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
    };
    SetPresenceDto: {
      /**
       * @description Identifier of the user. Your own, and needless, where you are signed in.
       * @example user_456
       */
      user_id?: string;
      /**
       * @description Name of the user for display. Your own, and needless, where you are signed in.
       * @example ユーザー
       */
      user_name?: string;
      /**
       * @description Whether you are at it.
       * @example online
       * @enum {string}
       */
      status: 'online' | 'away';
    };
    ReadMarkDto: {
      /**
       * @description Identifier of the user who has read. Your own, and needless, where you are signed in.
       * @example user_456
       */
      user_id?: string;
      /** @description Place of the newest message that was read. */
      seq?: number;
      /** @description The newest message that was read, instead of its place. */
      message_id?: string;
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
    };
    ChannelUnsubscribeDto: {
      /** @description The channels to leave; absent: all. */
      channels?: string[];
    };
    ChannelSubscribeDto: {
      /** @description The channels to hear; absent: every channel, those made later too. */
      channels?: components['schemas']['ChannelPositionDto'][];
      /** @description The `epoch` under which you got your positions; under another one they mean nothing. */
      epoch?: string;
    };
    ChannelPositionDto: {
      /**
       * @description The channel.
       * @example 1
       */
      channel_id: string;
      /**
       * @description The `seq` of the newest message that you have; what came after it is sent. Absent: begin now.
       * @example 41
       */
      after?: number;
      /**
       * @description The newest `change` that you have; those after it are sent. 0 when absent. Counts with `after` only.
       * @example 7
       */
      after_change?: number;
    };
    MessageReactionDto: {
      /**
       * @description Identifier of the user who does it. Your own, and needless, where you are signed in.
       * @example user_456
       */
      user_id?: string;
      /**
       * @description The message.
       * @example msg_123
       */
      message_id: string;
      /**
       * @description One emoji, or a `:shortcode:`.
       * @example 👍
       */
      emoji: string;
    };
    MessageActionDto: {
      /**
       * @description Identifier of the user who does it. Your own, and needless, where you are signed in.
       * @example user_456
       */
      user_id?: string;
      /**
       * @description The message.
       * @example msg_123
       */
      id: string;
    };
    MessageEditDto: {
      /**
       * @description Identifier of the user who does it. Your own, and needless, where you are signed in.
       * @example user_456
       */
      user_id?: string;
      /**
       * @description The text.
       * @example こんばんは
       */
      content: string;
      /**
       * @description The message.
       * @example msg_123
       */
      id: string;
    };
    SendMessageDto: {
      /**
       * @description Identifier of the sender. Your own, and needless, where you are signed in.
       * @example user_456
       */
      user_id?: string;
      /**
       * @description Name of the sender for display. Your own, and needless, where you are signed in.
       * @example ユーザー
       */
      user_name?: string;
      /**
       * @description The text.
       * @example こんにちは
       */
      content: string;
      /**
       * @description Kept, and given back as it is to whoever is not signed in; false when absent.
       * @example true
       */
      is_own_message?: boolean;
      /** @description Id of a message of the same channel that this one answers. */
      reply_to?: string;
      /**
       * @description Identifier; the same id with the same content is the same message.
       * @example msg_123
       */
      id: string;
      /**
       * @description The channel to send to.
       * @example 1
       */
      channel_id: string;
      /**
       * Format: date-time
       * @description When it was sent, ISO 8601 with an offset or in UTC.
       * @example 2024-01-01T12:00:00Z
       */
      timestamp: string;
    };
    ClientFrames: {
      'message:send': {
        /** @constant */
        type: 'message:send';
        data: components['schemas']['SendMessageDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'message:edit': {
        /** @constant */
        type: 'message:edit';
        data: components['schemas']['MessageEditDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'message:delete': {
        /** @constant */
        type: 'message:delete';
        data: components['schemas']['MessageActionDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'message:pin': {
        /** @constant */
        type: 'message:pin';
        data: components['schemas']['MessageActionDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'message:unpin': {
        /** @constant */
        type: 'message:unpin';
        data: components['schemas']['MessageActionDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'reaction:add': {
        /** @constant */
        type: 'reaction:add';
        data: components['schemas']['MessageReactionDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'reaction:remove': {
        /** @constant */
        type: 'reaction:remove';
        data: components['schemas']['MessageReactionDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'channel:subscribe': {
        /** @constant */
        type: 'channel:subscribe';
        data: components['schemas']['ChannelSubscribeDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'channel:unsubscribe': {
        /** @constant */
        type: 'channel:unsubscribe';
        data: components['schemas']['ChannelUnsubscribeDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'read:mark': {
        /** @constant */
        type: 'read:mark';
        data: components['schemas']['ReadMarkDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'presence:set': {
        /** @constant */
        type: 'presence:set';
        data: components['schemas']['SetPresenceDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'typing:start': {
        /** @constant */
        type: 'typing:start';
        data: components['schemas']['TypingDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'typing:stop': {
        /** @constant */
        type: 'typing:stop';
        data: components['schemas']['TypingDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
      'auth:authenticate': {
        /** @constant */
        type: 'auth:authenticate';
        data: components['schemas']['AuthenticateDto'];
        /** @description Your name for this request; the answer carries it back. */
        ref?: string | number;
      };
    };
    ServerFrames: {
      'message:saved': {
        /** @constant */
        type: 'message:saved';
        data: components['schemas']['MessageSavedData'];
        /** @description Place of the message in its channel, from 1 and without a gap. */
        seq?: number;
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'message:error': {
        /** @constant */
        type: 'message:error';
        data: components['schemas']['MessageErrorData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'message:broadcast': {
        /** @constant */
        type: 'message:broadcast';
        data: components['schemas']['MessageResponse'];
        /** @description Place of the message in its channel, from 1 and without a gap. */
        seq?: number;
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'message:updated': {
        /** @constant */
        type: 'message:updated';
        data: components['schemas']['MessageResponse'];
        /** @description Number of the change in its channel, from 1 and without a gap. */
        change?: number;
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'message:deleted': {
        /** @constant */
        type: 'message:deleted';
        data: components['schemas']['DeletedMessageResponse'];
        /** @description Number of the change in its channel, from 1 and without a gap. */
        change?: number;
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'reaction:added': {
        /** @constant */
        type: 'reaction:added';
        data: components['schemas']['ReactionResponse'];
        /** @description Number of the change in its channel, from 1 and without a gap. */
        change?: number;
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'reaction:removed': {
        /** @constant */
        type: 'reaction:removed';
        data: components['schemas']['ReactionResponse'];
        /** @description Number of the change in its channel, from 1 and without a gap. */
        change?: number;
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'thread:updated': {
        /** @constant */
        type: 'thread:updated';
        data: components['schemas']['ThreadResponse'];
        /** @description Number of the change in its channel, from 1 and without a gap. */
        change?: number;
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'channel:created': {
        /** @constant */
        type: 'channel:created';
        data: components['schemas']['ChannelResponse'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'channel:updated': {
        /** @constant */
        type: 'channel:updated';
        data: components['schemas']['ChannelResponse'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'channel:deleted': {
        /** @constant */
        type: 'channel:deleted';
        data: components['schemas']['ChannelDeletedData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'channel:member_added': {
        /** @constant */
        type: 'channel:member_added';
        data: components['schemas']['ChannelMemberResponse'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'channel:member_removed': {
        /** @constant */
        type: 'channel:member_removed';
        data: components['schemas']['ChannelMemberRemovedData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'channel:subscribed': {
        /** @constant */
        type: 'channel:subscribed';
        data: components['schemas']['ChannelSubscribedData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'channel:caught_up': {
        /** @constant */
        type: 'channel:caught_up';
        data: components['schemas']['ChannelCaughtUpData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'channel:unsubscribed': {
        /** @constant */
        type: 'channel:unsubscribed';
        data: components['schemas']['ChannelUnsubscribedData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'read:marked': {
        /** @constant */
        type: 'read:marked';
        data: components['schemas']['ReadMarkerResponse'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'presence:changed': {
        /** @constant */
        type: 'presence:changed';
        data: components['schemas']['PresenceResponse'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'typing:started': {
        /** @constant */
        type: 'typing:started';
        data: components['schemas']['TypingData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'typing:stopped': {
        /** @constant */
        type: 'typing:stopped';
        data: components['schemas']['TypingData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'report:created': {
        /** @constant */
        type: 'report:created';
        data: components['schemas']['ReportCreatedData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      'auth:authenticated': {
        /** @constant */
        type: 'auth:authenticated';
        data: components['schemas']['AuthenticatedData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
      error: {
        /** @constant */
        type: 'error';
        data: components['schemas']['FailureData'];
        /** @description The `ref` of the request that this answers, where it had one. */
        ref?: string | number;
      };
    };
    AnswerTypes: {
      /** @constant */
      'message:send': 'message:saved';
      /** @constant */
      'message:edit': 'message:updated';
      /** @constant */
      'message:delete': 'message:deleted';
      /** @constant */
      'message:pin': 'message:updated';
      /** @constant */
      'message:unpin': 'message:updated';
      /** @constant */
      'reaction:add': 'reaction:added';
      /** @constant */
      'reaction:remove': 'reaction:removed';
      /** @constant */
      'channel:subscribe': 'channel:subscribed';
      /** @constant */
      'channel:unsubscribe': 'channel:unsubscribed';
      /** @constant */
      'read:mark': 'read:marked';
      /** @constant */
      'presence:set': 'presence:changed';
      /** @constant */
      'typing:start': 'typing:started';
      /** @constant */
      'typing:stop': 'typing:stopped';
      /** @constant */
      'auth:authenticate': 'auth:authenticated';
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
