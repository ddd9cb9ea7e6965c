import { Injectable } from '@nestjs/common';
import { ChannelPositionsService } from '../channels/channel-positions.service.js';
import { MessageLogService } from '../messages/message-log.service.js';
import { ReactionsService } from '../reactions/reactions.service.js';
import type { ServerFrame } from './frames.js';
import { textFrame } from './outgoing.js';
import { changePush, messagePush, reactionPush } from './pushes.js';
import type { Position } from './subscriptions.js';

/** Messages, or changes, that are read at once. */
const BLOCK_SIZE = 200;
const CACHE_MAX_BYTES = 32 * 1024 * 1024;
const CACHE_TIME_MS = 10_000;

/** A frame of the past with its number: the `seq` of a message or the number of a change. */
interface Entry {
  number: number;
  bytes: Buffer;
}

/** A stretch of a channel's past, encoded for everybody who misses it. */
export interface Block {
  entries: Entry[];
  /** The number up to which this is everything. */
  last: number;
  /** How far the channel's changes had surely come when this was read. */
  change: number;
}

/**
 * The past of channels as frames. Many clients that come back at once miss the same, so it is read in blocks that all of
 * them share: once while it is being read, and for some seconds after.
 *
 * A block may be old, but never by more than its reader can make good: what happened to its messages since has a greater
 * number than every change that the block knows of, and is sent behind it.
 */
@Injectable()
export class ChannelLog {
  private readonly blocks = new Map<string, { block: Promise<Block>; change: number }>();
  private cachedBytes = 0;

  constructor(
    private readonly positions: ChannelPositionsService,
    private readonly messages: MessageLogService,
    private readonly reactions: ReactionsService,
  ) {}

  /**
   * Reads the block that holds the message behind a position.
   *
   * @param target how far the channel has come; there is at least one message between the two.
   */
  readMessages(channelId: string, position: Position, target: Position): Promise<Block> {
    const first = startOfBlock(position.seq);
    const last = Math.min(first + BLOCK_SIZE - 1, target.seq);
    return this.share(`messages ${first} ${last} ${channelId}`, position.change, target.change, async () => {
      const rows = await this.messages.list(channelId, first, last);
      const entries = rows.map(({ seq, message }) => encode(seq, messagePush(message, seq)));
      return { entries, last, change: target.change };
    });
  }

  /** Reads the block that holds the change behind a position. What changed several times is in it once, as it is now. */
  readChanges(channelId: string, position: Position, target: Position): Promise<Block> {
    const first = startOfBlock(position.change);
    return this.share(`changes ${first} ${target.change} ${channelId}`, 0, target.change, async () => {
      // Asked beforehand: a change that comes while the rows are read may be missing among them, so it is not claimed.
      const { last_change: known } = await this.positions.get(channelId);
      const [messages, reactions] = await Promise.all([
        this.messages.listChanged(channelId, first, BLOCK_SIZE),
        this.reactions.listChanges(channelId, first, BLOCK_SIZE),
      ]);
      // Asked afterwards: something may have moved out of this block by a change that nobody was told of yet, and then
      // the reader must come as far as that change before it relies on being told.
      const { last_change } = await this.positions.get(channelId);
      const full = [messages, reactions].filter((rows) => rows.length === BLOCK_SIZE);
      const last = Math.min(known, ...full.map((rows) => rows.at(-1)?.change ?? 0));
      const entries = [
        ...messages.map(({ change, message }) => encode(change, changePush(message, change))),
        ...reactions.map(({ change, removed, reaction }) => encode(change, reactionPush(reaction, removed, change))),
      ];
      return {
        entries: entries.filter(({ number }) => number <= last).toSorted((a, b) => a.number - b.number),
        last,
        change: last_change,
      };
    });
  }

  /** Hands out a block that knows of at least `leastChange`; it is read now, unless somebody else did just before. */
  private async share(key: string, leastChange: number, change: number, read: () => Promise<Block>): Promise<Block> {
    const known = this.blocks.get(key);
    if (known && known.change >= leastChange) {
      return known.block;
    }
    const shared = { block: read(), change };
    this.blocks.set(key, shared);
    let bytes = 0;
    const forget = (): void => {
      if (this.blocks.get(key) === shared) {
        this.blocks.delete(key);
      }
      this.cachedBytes -= bytes;
    };
    try {
      const block = await shared.block;
      bytes = block.entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
      this.cachedBytes += bytes;
      if (this.cachedBytes > CACHE_MAX_BYTES) {
        forget();
      } else {
        setTimeout(forget, CACHE_TIME_MS).unref();
      }
      return block;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** Blocks begin at fixed numbers, so that clients who are not at the very same place can share them. */
function startOfBlock(position: number): number {
  return position - (position % BLOCK_SIZE) + 1;
}

function encode(number: number, push: ServerFrame): Entry {
  return { number, bytes: textFrame(JSON.stringify(push)) };
}
