import {
  type AccessTokens,
  type Channel,
  ChatClient,
  ChatError,
  type ChatMessage,
  type ConnectionState,
  type UserPresence,
} from '../../../client/src/index.js';
import { type FailedMessage, FailedMessages } from './failed-messages.js';
import type { Identity } from './identity.js';
import { OpenReports } from './open-reports.js';
import { Overview, type OverviewState } from './overview.js';
import { PageLoader } from './page-loader.js';
import { People } from './people.js';
import { SlowMode } from './slow-mode.js';
import { storage } from './storage.js';
import { Store } from './store.js';

/** Much that comes at once is drawn once. */
const DRAW_AFTER_MS = 16;
const TYPING_LASTS_MS = 15_000;
const RELOAD_AFTER_MS = 3_000;
const MARK_AFTER_MS = 400;
/** A browser asks one host no more things at once. */
const NAMED_AT_ONCE = 6;

export interface Typist {
  channelId: string;
  userId: string;
  userName: string;
}

export interface ChatState {
  connection: ConnectionState;
  /** Whether everything that was missed has come. */
  isCaughtUp: boolean;
  /** Oldest first, archived ones too; null until they are known. */
  channels: Channel[] | null;
  /** Why the channels, or a part of the history, could not be read. */
  problem: ChatError | null;
  /** Grows with whatever happens to the messages of a channel. */
  revisions: Record<string, number>;
  /** How many messages a channel has, and how far the user has read it. */
  lastSeqs: Record<string, number>;
  readSeqs: Record<string, number>;
  /** Who is there. */
  users: UserPresence[];
  typists: Typist[];
  failed: FailedMessage[];
  /** The server will not have this client again. */
  isRefused: boolean;
}

/** A user's chat: the client library, and what of it is on the screen. */
export class Chat {
  readonly client: ChatClient;
  readonly state: Store<ChatState>;
  readonly people: People;
  readonly reports: OpenReports;
  readonly slowMode = new SlowMode();
  private readonly failedMessages: FailedMessages;
  private readonly loader: PageLoader;
  private readonly overview: Overview;
  private readonly touched = new Set<string>();
  private drawing: ReturnType<typeof setTimeout> | undefined;
  private reloading: ReturnType<typeof setTimeout> | undefined;
  /** Channel → what tells the server how far it was read. */
  private readonly marking = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly typing = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly messageListeners = new Set<(message: ChatMessage) => void>();
  private readonly stops: (() => void)[] = [];

  constructor(
    url: string,
    readonly user: Identity,
    accessTokens?: AccessTokens,
  ) {
    this.client = new ChatClient({ url, user, storage, ...(accessTokens ? { accessTokens } : {}) });
    this.people = new People(this.client, user);
    this.reports = new OpenReports(this.client);
    this.failedMessages = new FailedMessages(user.id);
    this.loader = new PageLoader(this.client, (channelId, error) => this.failedToLoad(channelId, error));
    this.overview = new Overview(this.client, user, (overview) => this.takeOverview(overview));
    this.state = new Store<ChatState>({
      connection: 'closed',
      isCaughtUp: false,
      channels: null,
      problem: null,
      revisions: {},
      lastSeqs: {},
      readSeqs: {},
      users: [],
      typists: [],
      failed: this.failedMessages.list(),
      isRefused: false,
    });
  }

  /** Connects. @returns what ends it. */
  open(): () => void {
    const { client } = this;
    this.stops.push(
      client.on('state', (connection) => this.state.patch({ connection })),
      client.on('caughtUp', (isCaughtUp) => this.caughtUp(isCaughtUp)),
      client.on('message', (message) => this.messageCame(message)),
      client.on('updated', (message) => this.messageChanged(message)),
      client.on('failed', ({ message, error }) => {
        this.touch(message.channelId);
        this.slowMode.refused(message, error, this.slowModeOf(message.channelId));
        this.state.patch({ failed: this.failedMessages.add(message, error) });
      }),
      client.on('reset', ({ channelId }) => {
        this.loader.forget(channelId);
        this.touch(channelId);
      }),
      this.failedMessages.onChange((failed) => this.state.patch({ failed })),
      client.on('report', () => this.readReports()),
      client.on('channel', (channel) => this.takeChannel(channel)),
      client.on('channelDeleted', () => this.reload()),
      client.on('member', (change) => {
        this.people.take(change);
        this.memberChanged(change.userId, change.isMember);
      }),
      client.on('read', ({ channelId, seq }) => this.hasRead(channelId, seq)),
      client.on('presence', (users) => this.overview.tell(() => this.takePresence(users))),
      client.on('typing', ({ isTyping, ...typist }) => this.takeTyping(typist, isTyping)),
      client.on('error', () => this.state.patch({ isRefused: client.state === 'closed' })),
    );
    client.setPresence(document.hidden ? 'away' : 'online');
    const tellPresence = (): void => client.setPresence(document.hidden ? 'away' : 'online');
    document.addEventListener('visibilitychange', tellPresence);
    const retry = (): void => client.retryNow();
    addEventListener('online', retry);
    this.stops.push(() => removeEventListener('online', retry));
    this.stops.push(() => document.removeEventListener('visibilitychange', tellPresence));
    client.connect();
    // Nothing tells yet of what changes from now on, so it is read again when everything does.
    this.reload();
    client.subscribe().catch(() => undefined);
    return () => this.close();
  }

  /** Calls the listener for every message that comes or changes, at once. @returns what ends that. */
  onMessage(listener: (message: ChatMessage) => void): () => void {
    this.messageListeners.add(listener);
    return () => this.messageListeners.delete(listener);
  }

  /** Reads the messages of a channel that are not known yet between two places. */
  ensureLoaded(channelId: string, first: number, last: number): void {
    this.loader.ensure(channelId, first, last);
  }

  /** Reads a message of a channel that is not known yet. */
  ensureMessage(channelId: string, messageId: string): void {
    this.loader.ensureMessage(channelId, messageId);
  }

  /** Reads the channels again, and what else no frame tells. */
  reload(): void {
    clearTimeout(this.reloading);
    this.reloading = undefined;
    this.readAll().catch((error: unknown) => {
      this.state.patch({ problem: asChatError(error) });
      // Without a connection it is read when there is one.
      if (this.client.state === 'open') {
        this.reloading = setTimeout(() => this.reload(), RELOAD_AFTER_MS);
      }
    });
  }

  /** Sends; what the server refuses stays among the failed ones. */
  send(message: { channelId: string; content: string; replyTo?: string; id?: string }): void {
    this.client.stopTyping(message.channelId);
    this.client.send(message).catch(() => undefined);
  }

  retry({ id, channelId, content, replyTo }: FailedMessage): void {
    this.discard(id);
    this.send({ id, channelId, content, ...(replyTo === undefined ? {} : { replyTo }) });
  }

  discard(id: string): void {
    this.state.patch({ failed: this.failedMessages.remove(id) });
  }

  /** Notes that the user has seen a channel up to a place; the server hears of it in a moment. */
  markRead(channelId: string, seq: number): void {
    if (seq <= (this.state.get().readSeqs[channelId] ?? 0)) {
      return;
    }
    this.hasRead(channelId, seq);
    clearTimeout(this.marking.get(channelId));
    this.marking.set(
      channelId,
      setTimeout(() => {
        this.client.markRead(channelId, seq).catch(() => undefined);
      }, MARK_AFTER_MS),
    );
  }

  /** Puts a channel into the list, as it is now. */
  takeChannel(channel: Channel): void {
    this.overview.tell(() => this.putChannel(channel));
  }

  private close(): void {
    [this.drawing, this.reloading, ...this.marking.values(), ...this.typing.values()].forEach((timer) =>
      clearTimeout(timer),
    );
    this.stops.forEach((stop) => stop());
    this.client.close();
  }

  private async readAll(): Promise<void> {
    const isLatest = await this.overview.read();
    await this.nameDirect(this.state.get().channels ?? []);
    if (isLatest) {
      this.state.patch({ problem: null });
    }
  }

  private takeOverview({ channels, markers, users, role }: OverviewState): void {
    this.people.state.patch({ role });
    const { readSeqs, lastSeqs } = this.state.get();
    const placesOf = (place: (marker: OverviewState['markers'][number]) => number): Record<string, number> =>
      Object.fromEntries(markers.map((marker) => [marker.channelId, place(marker)]));
    this.state.patch({
      channels: channels.map((channel) => this.named(channel)),
      users,
      readSeqs: { ...readSeqs, ...placesOf(({ channelId, seq }) => Math.max(seq, readSeqs[channelId] ?? 0)) },
      lastSeqs: {
        ...lastSeqs,
        ...placesOf(({ channelId, lastSeq }) => Math.max(lastSeq, this.client.lastSeq(channelId) ?? 0)),
      },
    });
    // Whoever comes for the first time has missed nothing.
    if (markers.every(({ seq }) => seq === 0) && Object.keys(readSeqs).length === 0) {
      markers.forEach(({ channelId, lastSeq }) => this.markAllRead(channelId, lastSeq));
    }
  }

  /** Where the channels are not known yet, they are being read. */
  private putChannel(channel: Channel): void {
    const { channels } = this.state.get();
    if (channels) {
      const isKnown = channels.some(({ id }) => id === channel.id);
      const named = this.named(channel);
      this.state.patch({
        channels: isKnown ? channels.map((other) => (other.id === channel.id ? named : other)) : [...channels, named],
      });
      this.touch(channel.id);
      this.nameDirect([channel]).catch(() => undefined);
    }
  }

  /** A direct channel is called by the others in it, who are the same for ever: each is asked for once. */
  private async nameDirect(channels: Channel[]): Promise<void> {
    const { people, state } = this;
    const { members } = people.state.get();
    const unnamed = channels.filter(({ id, kind }) => kind === 'direct' && !members[id]);
    const work = async (): Promise<void> => {
      for (let channel = unnamed.shift(); channel; channel = unnamed.shift()) {
        await people.readMembers(channel.id);
        state.patch({ channels: state.get().channels?.map((known) => this.named(known)) ?? null });
      }
    };
    await Promise.all(Array.from({ length: NAMED_AT_ONCE }, work));
  }

  private named(channel: Channel): Channel {
    const members = channel.kind === 'direct' ? this.people.state.get().members[channel.id] : undefined;
    const others = members?.filter(({ userId }) => userId !== this.user.id) ?? [];
    return others.length === 0 ? channel : { ...channel, name: others.map(({ userName }) => userName).join(', ') };
  }

  private markAllRead(channelId: string, seq: number): void {
    if (seq > 0) {
      this.hasRead(channelId, seq);
      this.client.markRead(channelId, seq).catch(() => undefined);
    }
  }

  /** Without an account there is nothing to review. What fails is read again with the next report, or connection. */
  private readReports(): void {
    if (this.user.role !== undefined) {
      this.reports.read().catch(() => undefined);
    }
  }

  private caughtUp(isCaughtUp: boolean): void {
    this.state.patch({ isCaughtUp });
    if (isCaughtUp) {
      this.reload();
      this.readReports();
    }
    this.state.get().channels?.forEach(({ id }) => this.touch(id));
  }

  private messageCame(message: ChatMessage): void {
    const { channelId, seq, userId } = message;
    if (message.isOwnMessage && seq !== null) {
      // The server moved the marker when it saved the message.
      this.hasRead(channelId, seq);
      this.slowMode.sent(message);
    }
    this.endTyping(`${channelId} ${userId}`);
    this.messageChanged(message);
  }

  private slowModeOf(channelId: string): number {
    return this.state.get().channels?.find(({ id }) => id === channelId)?.slowModeSeconds ?? 0;
  }

  private messageChanged(message: ChatMessage): void {
    this.touch(message.channelId);
    this.messageListeners.forEach((listener) => listener(message));
  }

  private failedToLoad(channelId: string, error: unknown): void {
    if (!(error instanceof ChatError && error.code === 'closed')) {
      this.state.patch({ problem: asChatError(error) });
      this.touch(channelId);
    }
  }

  private hasRead(channelId: string, seq: number): void {
    const { readSeqs } = this.state.get();
    if (seq > (readSeqs[channelId] ?? 0)) {
      this.state.patch({ readSeqs: { ...readSeqs, [channelId]: seq } });
    }
  }

  /** Who is taken out of a channel may see it no longer; the list of channels tells. */
  private memberChanged(userId: string, isMember: boolean): void {
    if (userId === this.user.id && !isMember) {
      this.reload();
    }
  }

  private takePresence(changed: UserPresence[]): void {
    const ids = new Set(changed.map(({ userId }) => userId));
    const others = this.state.get().users.filter(({ userId }) => !ids.has(userId));
    this.state.patch({ users: [...others, ...changed.filter(({ status }) => status !== 'offline')] });
  }

  private takeTyping(typist: Typist, isTyping: boolean): void {
    const key = `${typist.channelId} ${typist.userId}`;
    this.endTyping(key);
    if (isTyping && typist.userId !== this.user.id) {
      this.typing.set(
        key,
        setTimeout(() => this.endTyping(key), TYPING_LASTS_MS),
      );
      this.state.patch({ typists: [...this.state.get().typists, typist] });
    }
  }

  private endTyping(key: string): void {
    if (this.typing.has(key)) {
      clearTimeout(this.typing.get(key));
      this.typing.delete(key);
      const { typists } = this.state.get();
      this.state.patch({ typists: typists.filter(({ channelId, userId }) => `${channelId} ${userId}` !== key) });
    }
  }

  private touch(channelId: string): void {
    this.touched.add(channelId);
    this.drawing ??= setTimeout(() => this.draw(), DRAW_AFTER_MS);
  }

  private draw(): void {
    this.drawing = undefined;
    const { revisions, lastSeqs } = this.state.get();
    const changed = { revisions: { ...revisions }, lastSeqs: { ...lastSeqs } };
    for (const channelId of this.touched) {
      changed.revisions[channelId] = (revisions[channelId] ?? 0) + 1;
      const seq = this.client.lastSeq(channelId);
      if (seq !== null) {
        changed.lastSeqs[channelId] = seq;
      }
    }
    this.touched.clear();
    this.state.patch(changed);
  }
}

function asChatError(error: unknown): ChatError {
  return error instanceof ChatError ? error : new ChatError('network', String(error));
}
