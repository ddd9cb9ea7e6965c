import type { Channel, ChatClient, UserPresence } from '../../../client/src/index.js';
import type { Identity } from './identity.js';
import type { Role } from './rights.js';

/** What stands around the messages: the channels, how far each is read, who is there, and as what one is there. */
export interface OverviewState {
  /** Archived ones too. */
  channels: Channel[];
  /** How far the user has read each channel, and how far it goes. */
  markers: { channelId: string; seq: number; lastSeq: number }[];
  /** Who is there. */
  users: UserPresence[];
  /** What the user is on this server; undefined without an account. */
  role: Role | undefined;
}

/**
 * Reads the overview, as often as it is asked for, also while an earlier answer is on its way. An answer may be older than
 * what was told since it was asked for; and an earlier one than a later one that came before it.
 */
export class Overview {
  private asked = 0;
  private taken = 0;
  /** For each reading, what was told since. */
  private readonly sinceAsked = new Set<(() => void)[]>();

  constructor(
    private readonly client: ChatClient,
    private readonly user: Identity,
    private readonly take: (overview: OverviewState) => void,
  ) {}

  /** Takes in what is told of a part of the overview: at once, and again over whatever answer is older. */
  tell(change: () => void): void {
    this.sinceAsked.forEach((changes) => changes.push(change));
    change();
  }

  /** Reads it. @returns whether it was not asked for again since. @throws ChatError unless it was. */
  async read(): Promise<boolean> {
    this.asked += 1;
    const number = this.asked;
    const changes: (() => void)[] = [];
    this.sinceAsked.add(changes);
    try {
      const overview = await this.ask();
      if (number > this.taken) {
        this.taken = number;
        this.take(overview);
        changes.forEach((change) => change());
      }
    } catch (error) {
      if (number === this.asked) {
        throw error;
      }
    } finally {
      this.sinceAsked.delete(changes);
    }
    return number === this.asked;
  }

  private async ask(): Promise<OverviewState> {
    const { client, user } = this;
    const [inUse, archived, markers, { users }, account] = await Promise.all([
      client.request('get', '/api/channels'),
      client.request('get', '/api/channels', { query: { archived: true } }),
      client.request('get', '/api/read-markers', { query: { userId: user.id } }),
      client.request('get', '/api/presence'),
      user.role && client.request('get', '/api/users/{user_id}', { path: { user_id: user.id } }),
    ]);
    return { channels: [...inUse, ...archived], markers, users, role: account?.role };
  }
}
