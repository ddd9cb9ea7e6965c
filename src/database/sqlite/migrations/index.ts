import { CoreSchema1700000000000 } from './1700000000000-core-schema.js';
import { Conversations1700000001000 } from './1700000001000-conversations.js';
import { Search1700000002000 } from './1700000002000-search.js';
import { Accounts1700000003000 } from './1700000003000-accounts.js';
import { Audit1700000004000 } from './1700000004000-audit.js';
import { Permissions1700000005000 } from './1700000005000-permissions.js';
import { SearchPosition1700000006000 } from './1700000006000-search-position.js';
import { AccountWatch1700000007000 } from './1700000007000-account-watch.js';
import { ChannelRemovals1700000008000 } from './1700000008000-channel-removals.js';
import { Moderation1700000010000 } from './1700000010000-moderation.js';
import { Sanctions1700000011000 } from './1700000011000-sanctions.js';
import { BotTokens1700000012000 } from './1700000012000-bot-tokens.js';
import { OpenIdAttempts1700000013000 } from './1700000013000-openid-attempts.js';
import { ChannelBounds1700000014000 } from './1700000014000-channel-bounds.js';
import { Reports1700000015000 } from './1700000015000-reports.js';
import { DeletedChannels1700000015001 } from './1700000015001-deleted-channels.js';
import { SanctionsInOrder1700000016000 } from './1700000016000-sanctions-in-order.js';
import { MarkersOfChannels1700000016001 } from './1700000016001-markers-of-channels.js';
import { SearchMerging1700000018000 } from './1700000018000-search-merging.js';

/** Every change of the SQLite schema, oldest first. */
export const MIGRATIONS = [
  CoreSchema1700000000000,
  Conversations1700000001000,
  Search1700000002000,
  Accounts1700000003000,
  Audit1700000004000,
  Permissions1700000005000,
  SearchPosition1700000006000,
  AccountWatch1700000007000,
  ChannelRemovals1700000008000,
  Moderation1700000010000,
  Sanctions1700000011000,
  BotTokens1700000012000,
  OpenIdAttempts1700000013000,
  ChannelBounds1700000014000,
  Reports1700000015000,
  DeletedChannels1700000015001,
  SanctionsInOrder1700000016000,
  MarkersOfChannels1700000016001,
  SearchMerging1700000018000,
];
