import type { Role } from '../users/account.js';
import type { Scope } from './scopes.js';

/**
 * Who acts: somebody who proved to be the holder of an account. Where nobody did, which only AUTH_MODE=open allows, there is
 * no principal (null), and identity is what the client says.
 */
export interface Principal {
  user_id: string;
  user_name: string;
  kind: 'user' | 'bot';
  role: Role;
  /** The session behind it; of a bot, its token. */
  session_id: string;
  /** What the token of a bot may be used for; absent where nothing is left out. */
  scopes?: readonly Scope[];
}
