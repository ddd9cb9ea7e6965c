import { backOffMs } from '../../client/src/back-off.js';
import { ChannelFeed, type ChannelFrame } from '../../client/src/channel-feed.js';
import { FINAL_CLOSE_CODES } from '../../client/src/connection.js';
import { CLOSE_CODES } from '../../src/realtime/frames.js';

function message(seq: number, fields: object = {}) {
  return {
    id: `m${seq}`,
    channelId: '1',
    userId: 'hana',
    userName: '花',
    content: `message ${seq}`,
    timestamp: '2024-01-01T12:00:00Z',
    isOwnMessage: false,
    createdAt: '2024-01-01T12:00:00Z',
    ...fields,
  };
}

function broadcast(seq: number): ChannelFrame {
  const { id, content } = message(seq);
  const data = {
    id,
    channel_id: '1',
    user_id: 'hana',
    user_name: '花',
    content,
    timestamp: '2024-01-01T12:00:00Z',
    is_own_message: false,
    created_at: '2024-01-01T12:00:00Z',
  };
  return { type: 'message:broadcast', data, seq };
}

function reaction(change: number, seq: number, count: number, user_id = 'taro'): ChannelFrame {
  const type = count > 0 ? 'reaction:added' : 'reaction:removed';
  return { type, change, data: { message_id: `m${seq}`, channel_id: '1', emoji: '👍', user_id, count } };
}

let feed: ChannelFeed;
let told: string[];

beforeEach(() => {
  told = [];
  feed = new ChannelFeed('1', 'taro', {
    added: ({ id }) => told.push(`+${id}`),
    changed: ({ id }) => told.push(`~${id}`),
  });
  feed.startAfresh({ seq: 5, change: 2 });
  feed.status = 'live';
});

function contents(): string[] {
  return feed.store.list().map(({ content }) => content);
}

describe('The feed of a channel', () => {
  it('takes each message once, whatever comes twice', () => {
    for (const seq of [5, 6, 6, 7, 6, 3]) {
      expect(feed.receive(broadcast(seq))).toBe('ok');
    }
    expect(contents()).toEqual(['message 6', 'message 7']);
    expect(told).toEqual(['+m6', '+m7']);
  });

  it('notices a missing message or change, and hears nothing more until what is missing comes', () => {
    expect(feed.receive(broadcast(7))).toBe('hole');
    expect(feed.receive(broadcast(8))).toBe('ok');
    expect(contents()).toEqual([]);
    feed.status = 'replaying';
    [6, 7, 8].forEach((seq) => feed.receive(broadcast(seq)));
    feed.caughtUp({ seq: 8, change: 2 });
    expect(contents()).toEqual(['message 6', 'message 7', 'message 8']);
    expect(feed.receive(reaction(4, 6, 1))).toBe('hole');
  });

  it('takes a replay, in which a change that was followed by another one is left out', () => {
    feed.receive(broadcast(6));
    feed.status = 'replaying';
    expect(feed.receive(reaction(9, 6, 3))).toBe('ok');
    feed.caughtUp({ seq: 6, change: 9 });
    expect(feed.position).toEqual({ seq: 6, change: 9 });
    expect(feed.receive(reaction(10, 6, 2))).toBe('ok');
    expect(feed.store.get('m6')?.reactions).toEqual([{ emoji: '👍', count: 2, me: true }]);
  });

  it('keeps which reactions are its own where the server tells everybody the same', () => {
    feed.receive(broadcast(6));
    feed.receive(reaction(3, 6, 1));
    feed.receive(reaction(4, 6, 2, 'hana'));
    expect(feed.store.get('m6')?.reactions).toEqual([{ emoji: '👍', count: 2, me: true }]);
    feed.receive(reaction(5, 6, 1));
    feed.receive({ ...reaction(6, 6, 0), type: 'reaction:removed' } as ChannelFrame);
    expect(feed.store.get('m6')?.reactions).toEqual([]);
  });

  it('leaves nothing of a deleted message but its place', () => {
    feed.receive(broadcast(6));
    feed.receive(reaction(3, 6, 1));
    feed.receive({ type: 'message:deleted', change: 4, data: { id: 'm6', channel_id: '1' } });
    expect(feed.store.get('m6')).toMatchObject({ seq: 6, content: '', isDeleted: true, reactions: [] });
    expect(told).toEqual(['+m6', '~m6', '~m6']);
  });

  it('counts the answers to a deleted message, of which it may have heard nothing', () => {
    feed.receive(broadcast(6));
    feed.receive({ type: 'message:deleted', change: 3, data: { id: 'm6', channel_id: '1', reply_count: 2 } });
    expect(feed.store.get('m6')).toMatchObject({ isDeleted: true, replyCount: 2 });
  });
});

describe('A page of the history', () => {
  it('goes before what is there, each message once', async () => {
    feed.receive(broadcast(6));
    await feed.addPage(() => Promise.resolve({ first: 4, messages: [4, 5, 6].map((seq) => message(seq)) }));
    expect(contents()).toEqual(['message 4', 'message 5', 'message 6']);
    expect(feed.store.firstSeq).toBe(4);
  });

  it('that was on its way while its messages changed is shown as they are now', async () => {
    await feed.addPage(() => {
      feed.receive(reaction(3, 5, 1));
      feed.receive({ type: 'message:deleted', change: 4, data: { id: 'm4', channel_id: '1' } });
      return Promise.resolve({ first: 4, messages: [message(4), message(5)] });
    });
    expect(feed.store.get('m5')?.reactions).toEqual([{ emoji: '👍', count: 1, me: true }]);
    expect(feed.store.get('m4')).toMatchObject({ content: '', isDeleted: true });
  });

  it('is nothing any more when the feed began afresh meanwhile', async () => {
    await feed.addPage(() => {
      feed.startAfresh({ seq: 1, change: 0 });
      return Promise.resolve({ first: 4, messages: [message(4)] });
    });
    expect(contents()).toEqual([]);
  });
});

describe('Coming back', () => {
  it('is tried later each time, up to a bound, and never by everybody at once', () => {
    const longest = [0, 1, 2, 3, 20].map((attempt) => backOffMs(attempt, () => 1));
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 30_000]);
    expect(backOffMs(20, () => 0.5)).toBe(15_000);
  });

  it('is not tried after the close codes that say so', () => {
    const final = Object.values(CLOSE_CODES).filter(({ reconnect }) => /^No\b/u.test(reconnect));
    expect(FINAL_CLOSE_CODES).toEqual(final.map(({ code }) => code));
  });
});
