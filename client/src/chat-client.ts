import { ChannelFeed } from './channel-feed.js';
import { camelCased } from './camel-case.js';
import { Connection, type ConnectionState, type WebSocketConstructor } from './connection.js';
import { Emitter } from './emitter.js';
import type { ChatClientEvents, ReadMarker, UserPresence } from './events.js';
import type { RequestData, ServerFrame } from './frames.js';
import { History } from './history.js';
import { type ChatMessage, type MessageResponse, toChatMessage } from './messages.js';
import { Outbox } from './outbox.js';
import { isFailure, Requests } from './requests.js';
import { type AccessTokens, Rest } from './rest.js';
import { type NewMessage, Sender } from './sender.js';
import { Subscriber } from './subscriber.js';
import { type ClientStorage, UnsentMessages } from './unsent.js';

const PAGE_SIZE = 50;
/** Who types on says so every few seconds. */
const TYPING_INTERVAL_MS = 3_000;

export interface ChatClientOptions {
  /** Address of the server, such as `http://localhost:8000`. */
  url: string;
  user: { id: string; name: string };
  /** Needed where there is no global one, as in Node before 22: the class of the package `ws`. */
  webSocket?: WebSocketConstructor;
  /** Where the user has an account: gives its access tokens. */
  accessTokens?: AccessTokens;
  /** Keeps unsent messages over a reload of the page: `localStorage`. */
  storage?: ClientStorage;
  /** Silence of the server, in milliseconds, after which it is asked for a sign. */
  heartbeatMs?: number;
  /** Time, in milliseconds, that the server has for an answer. */
  timeoutMs?: number;
}

/**
 * A client of the chat server. It reads and writes over REST and hears of everything over one WebSocket, which it opens
 * again when it is lost; then every channel goes on where it was. What is written waits until it is done or refused,
 * each channel in its order.
 */
export class ChatClient {
  private readonly events = new Emitter<ChatClientEvents>();
  private readonly outbox = new Outbox();
  private readonly rest: Rest;
  private readonly connection: Connection;
  private readonly requests: Requests;
  private readonly subscriber: Subscriber;
  private readonly history: History;
  private readonly sender: Sender;
  private readonly user: { id: string; name: string };
  private presence: RequestData<'presence:set'>['status'] | undefined;
  private hasCaughtUp = false;
  /** Signs in the next connection; good once. */
  private ticket: string | undefined;
  private typing = { channelId: '', at: 0 };

  constructor(options: ChatClientOptions) {
    const { url, user, webSocket, storage, accessTokens, heartbeatMs = 15_000, timeoutMs = 8_000 } = options;
    const constructor = webSocket ?? (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
    if (!constructor) {
      throw new TypeError('There is no WebSocket here; give one as `webSocket`.');
    }
    const base = url.replace(/\/+$/u, '');
    this.user = user;
    this.rest = new Rest(base, timeoutMs, accessTokens);
    const prepare = accessTokens && (() => this.getTicket());
    this.connection = new Connection(
      { url: `${base.replace(/^http/u, 'ws')}/ws`, webSocket: constructor, heartbeatMs, timeoutMs, prepare },
      {
        changed: (state) => this.changed(state),
        received: (frame) => this.received(frame),
        probe: () => this.requests.ask('channel:unsubscribe', { channels: [] }),
        refused: (error) => this.events.emit('error', error),
      },
    );
    this.requests = new Requests((frame) => this.connection.send(frame));
    this.subscriber = new Subscriber(this.requests, {
      makeFeed: (channelId) => this.makeFeed(channelId),
      startedAfresh: (feed, known) => this.readAgain(feed, known),
      failed: () => this.connection.restart(),
      caughtUp: () => this.setCaughtUp(true),
    });
    this.history = new History(this.rest, user.id);
    const unsent = new UnsentMessages(`chat-unsent ${base} ${user.id}`, storage);
    this.sender = new Sender(
      user,
      this.rest,
      this.outbox,
      unsent,
      this.events,
      (id) => this.subscriber.feed(id)?.store,
    );
    this.sender.resume();
  }

  get state(): ConnectionState {
    return this.connection.state;
  }

  /** Whether the channels that are heard have everything now. */
  get isCaughtUp(): boolean {
    return this.hasCaughtUp;
  }

  /** Calls the listener from now on. @returns what ends that. */
  on<Name extends keyof ChatClientEvents>(name: Name, listener: (event: ChatClientEvents[Name]) => void): () => void {
    return this.events.on(name, listener);
  }

  /** Connects, and stays connected until `close`. */
  connect(): void {
    this.connection.open();
  }

  /** Tries to connect now where it waits for its next attempt: the network is back, or the user does not want to wait. */
  retryNow(): void {
    this.connection.retryNow();
  }

  /** Ends everything; what waits is rejected with the code `closed`, and unsent messages stay in the storage. */
  close(): void {
    this.connection.close();
    this.subscriber.close();
    this.outbox.close();
  }

  /**
   * Hears these channels, or all, those made later too. Resolves when they are up to date; messages from before come with
   * `loadOlder`.
   *
   * @throws ChatError when a channel cannot be had.
   */
  subscribe(channelIds?: string[]): Promise<void> {
    return this.subscriber.subscribe(channelIds);
  }

  /** Hears these channels, or all, no longer, and forgets them. */
  unsubscribe(channelIds?: string[]): void {
    this.subscriber.unsubscribe(channelIds);
  }

  /** The messages of a subscribed channel that are known, oldest first; those that are being sent are last. */
  messages(channelId: string): ChatMessage[] {
    return this.subscriber.feed(channelId)?.store.list() ?? [];
  }

  /** The message at a place of a subscribed channel, where it is known. */
  messageAt(channelId: string, seq: number): ChatMessage | undefined {
    return this.subscriber.feed(channelId)?.store.at(seq);
  }

  /** A message of a subscribed channel, where it is known. */
  messageById(channelId: string, id: string): ChatMessage | undefined {
    return this.subscriber.feed(channelId)?.store.get(id);
  }

  /** A message that `request` brought, as those of a channel are. */
  toMessage(message: MessageResponse): ChatMessage {
    return toChatMessage(message, null, this.user.id);
  }

  /** The messages that have no place yet, in the order of sending. */
  unplaced(channelId: string): ChatMessage[] {
    return this.subscriber.feed(channelId)?.store.listUnplaced() ?? [];
  }

  /** Place of the newest message of a subscribed channel, so how many it has; null before the server told it. */
  lastSeq(channelId: string): number | null {
    return this.subscriber.feed(channelId)?.position?.seq ?? null;
  }

  /** Reads older messages of a subscribed channel, at most 1000. @returns whether there are still older ones. */
  loadOlder(channelId: string, limit = PAGE_SIZE): Promise<boolean> {
    return this.readHistory(channelId, `history ${channelId}`, (feed) => this.history.readOlder(feed, limit));
  }

  /** Reads the messages of a subscribed channel from a place on, at most 1000; what lies between may stay unknown. */
  load(channelId: string, first: number, count = PAGE_SIZE): Promise<void> {
    return this.readHistory(channelId, `history ${channelId} ${first}`, (feed) =>
      this.history.readPlaces(feed, first, count),
    );
  }

  /**
   * Reads a message of a subscribed channel and those around it.
   *
   * @returns its place.
   * @throws ChatError when it is not there.
   */
  loadAround(channelId: string, messageId: string, count = PAGE_SIZE): Promise<number> {
    return this.readHistory(channelId, `history ${channelId} ${messageId}`, (feed) =>
      this.history.readAround(feed, messageId, count),
    );
  }

  /**
   * Asks the REST API once, as its document has it: searching, lists, channels.
   *
   * @throws ChatError with the code of the refusal, or `network`.
   */
  readonly request: Rest['request'] = (...parameters) => this.rest.request(...parameters);

  /**
   * Sends a message; it is shown at once. Resolves when it is durable.
   *
   * @throws ChatError when the server refuses it.
   */
  send(message: NewMessage): Promise<ChatMessage> {
    return this.sender.send(message);
  }

  /** Changes the text of a message of this user. */
  async edit(channelId: string, messageId: string, content: string): Promise<void> {
    const body = { userId: this.user.id, content };
    await this.outbox.add(channelId, () =>
      this.rest.call('patch', '/api/messages/{message_id}', { path: { message_id: messageId }, body }),
    );
  }

  /** Deletes a message of this user; its place stays. */
  async delete(channelId: string, messageId: string): Promise<void> {
    const options = { path: { message_id: messageId }, query: { userId: this.user.id } };
    await this.outbox.add(channelId, () => this.rest.call('delete', '/api/messages/{message_id}', options));
  }

  async react(channelId: string, messageId: string, emoji: string): Promise<void> {
    const options = { path: { message_id: messageId, emoji }, body: { userId: this.user.id } };
    await this.outbox.add(channelId, () =>
      this.rest.call('put', '/api/messages/{message_id}/reactions/{emoji}', options),
    );
  }

  async unreact(channelId: string, messageId: string, emoji: string): Promise<void> {
    const options = { path: { message_id: messageId, emoji }, query: { userId: this.user.id } };
    await this.outbox.add(channelId, () =>
      this.rest.call('delete', '/api/messages/{message_id}/reactions/{emoji}', options),
    );
  }

  async pin(channelId: string, messageId: string): Promise<void> {
    const options = { path: { message_id: messageId }, body: { userId: this.user.id } };
    await this.outbox.add(channelId, () => this.rest.call('put', '/api/messages/{message_id}/pin', options));
  }

  async unpin(channelId: string, messageId: string): Promise<void> {
    const options = { path: { message_id: messageId }, query: { userId: this.user.id } };
    await this.outbox.add(channelId, () => this.rest.call('delete', '/api/messages/{message_id}/pin', options));
  }

  /** Marks a channel as read, up to the place of a message or all of it. It never goes back. */
  async markRead(channelId: string, seq?: number): Promise<ReadMarker> {
    const body = { userId: this.user.id, ...(seq === undefined ? {} : { seq }) };
    const options = { path: { channel_id: channelId }, body };
    const answer = await this.outbox.add(`read ${channelId}`, () =>
      this.rest.call('put', '/api/channels/{channel_id}/read-marker', options),
    );
    return answer.body;
  }

  /** Tells others that the user is there, on this connection and those that follow. */
  setPresence(status: RequestData<'presence:set'>['status']): void {
    this.presence = status;
    this.tellPresence();
  }

  /** Who is there now; `presence` tells of changes. */
  async listPresence(): Promise<UserPresence[]> {
    const { body } = await this.rest.call('get', '/api/presence');
    return body.users;
  }

  /** Tells others that the user types; call it at every key. */
  startTyping(channelId: string): void {
    const now = Date.now();
    if (this.typing.channelId !== channelId || now - this.typing.at >= TYPING_INTERVAL_MS) {
      this.typing = { channelId, at: now };
      this.requests.ask('typing:start', this.typist(channelId));
    }
  }

  stopTyping(channelId: string): void {
    this.typing = { channelId: '', at: 0 };
    this.requests.ask('typing:stop', this.typist(channelId));
  }

  private async readHistory<T>(channelId: string, lane: string, read: (feed: ChannelFeed) => Promise<T>): Promise<T> {
    const feed = this.subscriber.feed(channelId);
    if (!feed) {
      throw new TypeError('Subscribe to the channel first.');
    }
    return this.outbox.add(lane, () => read(feed));
  }

  private makeFeed(channelId: string): ChannelFeed {
    const feed = new ChannelFeed(channelId, this.user.id, {
      added: (message) => this.events.emit('message', message),
      changed: (message) => this.events.emit('updated', message),
    });
    this.sender.showIn(channelId, feed.store);
    return feed;
  }

  private readAgain(feed: ChannelFeed, known: number): void {
    const { channelId } = feed;
    this.events.emit('reset', { channelId });
    this.outbox
      .add(`history ${channelId}`, () => this.history.readAgain(feed, known))
      .catch((error: unknown) => this.events.emit('error', error as Error));
  }

  private changed(state: ConnectionState): void {
    if (state === 'open') {
      this.sender.resume();
      this.signIn();
      this.subscriber.connected();
      this.outbox.connected();
      this.tellPresence();
    } else {
      this.setCaughtUp(false);
      this.requests.disconnected();
      this.subscriber.disconnected();
      this.outbox.disconnected();
    }
    this.events.emit('state', state);
  }

  /** Browsers can send a socket no header, so an account signs in on it with a ticket. */
  private async getTicket(): Promise<void> {
    const { ticket } = await this.rest.request('post', '/api/auth/ws-ticket');
    this.ticket = ticket;
  }

  /** First of all: what is sent behind it waits for the answer. */
  private signIn(): void {
    if (this.ticket !== undefined) {
      const { ticket } = this;
      this.ticket = undefined;
      this.requests.ask('auth:authenticate', { ticket }, (answer) => {
        if (isFailure(answer)) {
          this.connection.restart();
        }
      });
    }
  }

  private setCaughtUp(hasCaughtUp: boolean): void {
    if (hasCaughtUp !== this.hasCaughtUp) {
      this.hasCaughtUp = hasCaughtUp;
      this.events.emit('caughtUp', hasCaughtUp);
    }
  }

  private received(frame: ServerFrame): void {
    if (this.requests.receive(frame)) {
      return;
    }
    switch (frame.type) {
      case 'message:broadcast':
      case 'message:updated':
      case 'message:deleted':
      case 'thread:updated':
      case 'reaction:added':
      case 'reaction:removed':
        return this.subscriber.receive(frame);
      case 'channel:caught_up':
        return this.subscriber.caughtUp(frame);
      case 'channel:created':
        this.subscriber.created(frame.data.id);
        return this.events.emit('channel', camelCased(frame.data));
      case 'channel:updated':
        return this.events.emit('channel', camelCased(frame.data));
      case 'channel:deleted':
        this.subscriber.gone(frame.data.id);
        return this.events.emit('channelDeleted', { channelId: frame.data.id });
      case 'channel:member_added':
      case 'channel:member_removed':
        return this.membersChanged(frame);
      case 'report:created':
        return this.events.emit('report', camelCased(frame.data));
      case 'presence:changed':
        return this.events.emit('presence', camelCased(frame.data.users));
      case 'read:marked':
        return this.events.emit('read', camelCased(frame.data));
      case 'typing:started':
      case 'typing:stopped':
        return this.events.emit('typing', { ...camelCased(frame.data), isTyping: frame.type === 'typing:started' });
      default:
        // A newer server may tell more than this client knows.
        return undefined;
    }
  }

  private membersChanged(frame: ServerFrame<'channel:member_added' | 'channel:member_removed'>): void {
    const { channelId, userId } = camelCased(frame.data);
    if (frame.type === 'channel:member_added') {
      return this.events.emit('member', { channelId, userId, isMember: true, member: camelCased(frame.data) });
    }
    if (userId === this.user.id) {
      this.subscriber.checkAccess(channelId);
    }
    this.events.emit('member', { channelId, userId, isMember: false });
  }

  private tellPresence(): void {
    if (this.presence) {
      const { id, name } = this.user;
      this.requests.ask('presence:set', { user_id: id, user_name: name, status: this.presence });
    }
  }

  private typist(channelId: string): RequestData<'typing:start'> {
    return { channel_id: channelId, user_id: this.user.id, user_name: this.user.name };
  }
}
