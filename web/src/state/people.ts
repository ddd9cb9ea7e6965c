import type { Account, ChannelMember, ChatClient } from '../../../client/src/index.js';
import { fold } from './fold.js';
import type { Role } from './rights.js';
import { Store } from './store.js';

const MEMBERS_PAGE_SIZE = 1_000;
/** Of a directory with more pages, these are read; the rest is found by how a name begins. */
const MAX_DIRECTORY_PAGES = 20;
/** Who registered just now may be missing for so long. */
const FOUND_LASTS_MS = 60_000;

export interface PeopleState {
  /** What the user is on this server; undefined without an account. */
  role: Role | undefined;
  /** The accounts in use, by name, of those that were asked for. */
  directory: Account[];
  /** Members by channel, of the channels that were asked for. */
  members: Record<string, ChannelMember[]>;
}

interface MemberChange {
  channelId: string;
  userId: string;
  member?: ChannelMember;
}

/** Who has an account, and who belongs to which channel. Without an account of one's own, nobody is asked for. */
export class People {
  readonly state: Store<PeopleState>;
  private readingDirectory: Promise<void> | undefined;
  /** How names begin of which all accounts were read, folded; and when. */
  private readonly found = new Map<string, number>();
  /** Channel → what happened while its members are being read. */
  private readonly meanwhile = new Map<string, MemberChange[]>();

  constructor(
    private readonly client: ChatClient,
    private readonly user: { id: string; role?: Role },
  ) {
    this.state = new Store<PeopleState>({ role: user.role, directory: [], members: {} });
  }

  /** Reads which accounts have a name that begins so, unless they are known. @throws ChatError */
  async find(beginning: string): Promise<void> {
    const key = fold(beginning.trim());
    if (this.user.role === undefined || this.isFound(key)) {
      return;
    }
    const query = key === '' ? {} : { q: beginning.trim() };
    const { users, hasMore } = await this.client.request('get', '/api/users', { query });
    this.takeAccounts(users);
    if (!hasMore) {
      this.found.set(key, Date.now());
    }
  }

  /** Reads who has an account. @throws ChatError */
  async readDirectory(): Promise<void> {
    this.readingDirectory ??= this.readAccounts().finally(() => {
      this.readingDirectory = undefined;
    });
    await this.readingDirectory;
  }

  /** Reads who belongs to a channel. @throws ChatError */
  async readMembers(channelId: string): Promise<void> {
    if (this.user.role === undefined || this.meanwhile.has(channelId)) {
      return;
    }
    this.meanwhile.set(channelId, []);
    try {
      const members = await this.listMembers(channelId);
      const changed = (this.meanwhile.get(channelId) ?? []).reduce(withChange, members);
      this.state.patch({ members: { ...this.state.get().members, [channelId]: changed } });
    } finally {
      this.meanwhile.delete(channelId);
    }
  }

  /** Takes in that somebody came into a channel, is something else there, or left it. */
  take(change: MemberChange): void {
    this.meanwhile.get(change.channelId)?.push(change);
    const { members } = this.state.get();
    const known = members[change.channelId];
    if (known) {
      this.state.patch({ members: { ...members, [change.channelId]: withChange(known, change) } });
    }
  }

  private async readAccounts(): Promise<void> {
    if (this.user.role === undefined) {
      return;
    }
    const accounts: Account[] = [];
    let isMore = true;
    for (let page = 0; isMore && page < MAX_DIRECTORY_PAGES; page += 1) {
      const last = accounts.at(-1)?.userId;
      const query = last === undefined ? {} : { after: last };
      const { users, hasMore } = await this.client.request('get', '/api/users', { query });
      accounts.push(...users);
      isMore = hasMore;
    }
    this.takeAccounts(accounts);
    if (!isMore) {
      this.found.set('', Date.now());
    }
  }

  private isFound(key: string): boolean {
    const since = Date.now() - FOUND_LASTS_MS;
    return [...this.found].some(([beginning, at]) => at > since && key.startsWith(beginning));
  }

  private takeAccounts(accounts: Account[]): void {
    const known = new Map(this.state.get().directory.map((account) => [account.userId, account]));
    accounts.forEach((account) => known.set(account.userId, account));
    const inUse = [...known.values()].filter(({ deactivatedAt }) => deactivatedAt === undefined);
    this.state.patch({ directory: inUse.toSorted((a, b) => a.userName.localeCompare(b.userName)) });
  }

  private async listMembers(channelId: string): Promise<ChannelMember[]> {
    const members: ChannelMember[] = [];
    for (let isMore = true; isMore;) {
      const last = members.at(-1)?.userId;
      const answer = await this.client.request('get', '/api/channels/{channel_id}/members', {
        path: { channel_id: channelId },
        query: { limit: MEMBERS_PAGE_SIZE, ...(last === undefined ? {} : { after: last }) },
      });
      members.push(...answer.members);
      isMore = answer.hasMore;
    }
    return members;
  }
}

function withChange(members: ChannelMember[], { userId, member }: MemberChange): ChannelMember[] {
  const others = members.filter((other) => other.userId !== userId);
  return member ? [...others, member] : others;
}
