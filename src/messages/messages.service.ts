import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { ChannelNotFoundError } from '../channels/channels.errors.js';
import { DomainError, ValidationFailedError } from '../common/errors/domain-error.js';
import { Metrics } from '../common/metrics/metrics.js';
import { parseTimestamp, toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import { GroupCommit } from '../database/group-commit.js';
import type { Actor } from '../permissions/permissions.js';
import type { CreateMessageDto } from './dto/create-message.dto.js';
import type { SendMessageDto } from './dto/send-message.dto.js';
import type { ListMessagesQueryDto } from './dto/list-messages-query.dto.js';
import type { MessageResponse } from './dto/message-response.dto.js';
import type { MessagesListResponse } from './dto/messages-list-response.dto.js';
import { MessageAccess } from './message-access.js';
import { MessageView, toMessageResponse } from './message-view.js';
import { MessageWriter, type Sending } from './message-writer.js';
import {
  MessagesRepository,
  type NewMessage,
  type PageRange,
  type Saved,
  type SavedMessage,
} from './messages.repository.js';

const MAX_BATCH = 500;
const CURSORS = ['offset', 'before', 'after', 'around'] as const;

/** What sending came to: the message, its place in the channel, and whether it was there already. */
interface Sent {
  message: MessageResponse;
  seq: number;
  replayed: boolean;
}

/** Messages: saving them, each once and for good, and reading a channel's history. */
@Injectable()
export class MessagesService {
  private readonly commits: GroupCommit<Sending, Saved>;

  constructor(
    private readonly messages: MessagesRepository,
    private readonly access: MessageAccess,
    private readonly channels: ChannelAccessService,
    private readonly view: MessageView,
    private readonly metrics: Metrics,
    writer: MessageWriter,
    private readonly database: Database,
  ) {
    this.commits = new GroupCommit(
      database,
      (change, sendings) => writer.save(change, sendings),
      // An error of the storage would only meet each of them again.
      (error) => !(error instanceof DomainError),
      MAX_BATCH,
    );
  }

  /**
   * Reads a page of a channel. `total` is the number of messages in the channel.
   *
   * @throws ChannelNotFoundError; ForbiddenError; MessageNotFoundError when a cursor is no message of the channel; ValidationFailedError
   *   when more than one of offset, before, after, around is given.
   */
  async list(actor: Actor, channelId: string, query: ListMessagesQueryDto): Promise<MessagesListResponse> {
    const given = CURSORS.filter((name) => query[name] !== undefined);
    if (given.length > 1) {
      throw new ValidationFailedError(
        given.slice(1).map((field) => ({ field, message: `must not go with ${given[0]}` })),
      );
    }
    await this.channels.check(actor, 'read', channelId);
    const { order, before, after, around } = query;
    const anchor = before ?? after ?? around;
    const range = anchor === undefined ? offsetRange(query) : await this.cursorRange(channelId, query, anchor);
    const { rows, total } = await this.messages.getPage(channelId, range);
    const messages = await this.view.show(this.database, order === 'desc' ? rows.toReversed() : rows, query.user_id);
    const start = range.fromNewest ? total : 0;
    const has_more_before = start + range.first > 1 && total > 0;
    const has_more_after = start + range.last < total;
    const readsBack = before !== undefined || (after === undefined && order === 'desc');
    return {
      messages,
      total,
      has_more: readsBack ? has_more_before : has_more_after,
      ...(around === undefined ? {} : { has_more_before, has_more_after, offset: Math.max(0, range.first - 1) }),
    };
  }

  /**
   * @param viewer whose own reactions are marked.
   * @throws MessageNotFoundError, ForbiddenError
   */
  async get(actor: Actor, id: string, viewer?: string): Promise<MessageResponse> {
    return this.show(await this.access.get(actor, id), viewer);
  }

  /**
   * Saves a message and hands it out once it is durable. The same id with the same channel, sender and content is the
   * same message: a retry gets the first one back, `replayed`, and nothing is announced again. Emits MessageSaved, and
   * ThreadUpdated for an answer.
   *
   * @param origin the connection that it comes from, which is spared the announcement.
   * @throws ChannelNotFoundError, ForbiddenError, ChannelArchivedError, MessageIdConflictError, StorageError; for an answer also
   *   MessageNotFoundError, MessageDeletedError, ThreadTooDeepError
   */
  async send(actor: Actor, dto: SendMessageDto, origin?: string): Promise<Sent> {
    const { id, channel_id, user_id, user_name, content, timestamp, is_own_message = false, reply_to = null } = dto;
    const message: NewMessage = {
      id,
      channel_id,
      user_id,
      user_name,
      content,
      timestamp: parseTimestamp(timestamp) ?? toDatabaseTime(Date.now()),
      is_own_message,
      reply_to,
    };
    const stop = this.metrics.saveDuration.startTimer();
    const saved = await this.commits.add({ actor, message, origin });
    stop();
    const { message: row, replayed } = saved;
    return { message: replayed ? await this.show(row) : toMessageResponse(row), seq: row.seq, replayed };
  }

  /**
   * Saves a message that came over REST, like `send`. Without an id of its own it gets one: from channel, sender and
   * `idempotencyKey`, so that a retry with the same key finds it again, or else a random one.
   */
  async create(
    actor: Actor,
    channel_id: string,
    { id, timestamp, ...rest }: CreateMessageDto,
    idempotencyKey?: string,
  ): Promise<Sent> {
    // Not every database can keep such an id, and so not look for it in a batch either.
    if (channel_id.includes('\0')) {
      throw new ChannelNotFoundError();
    }
    return this.send(actor, {
      ...rest,
      channel_id,
      id: id ?? (idempotencyKey === undefined ? randomUUID() : deriveId(channel_id, rest.user_id, idempotencyKey)),
      timestamp: timestamp ?? new Date().toISOString(),
    });
  }

  /** Shows messages by their ids, in this order; what is not there is left out. */
  async listByIds(ids: string[]): Promise<MessageResponse[]> {
    const rows = new Map((await this.messages.listByIds(ids)).map((row) => [row.id, row]));
    return this.view.show(
      this.database,
      ids.flatMap((id) => rows.get(id) ?? []),
    );
  }

  private async show(row: SavedMessage, viewer?: string): Promise<MessageResponse> {
    const [response] = await this.view.show(this.database, [row], viewer);
    return response as MessageResponse;
  }

  /** The places around, before or after a message. */
  private async cursorRange(
    channelId: string,
    { limit, before, after }: ListMessagesQueryDto,
    anchor: string,
  ): Promise<PageRange> {
    const total = await this.messages.getLastSeq(channelId);
    const seq = await this.messages.getSeq(channelId, anchor);
    if (before !== undefined) {
      return { first: seq - limit, last: seq - 1 };
    }
    if (after !== undefined) {
      return { first: seq + 1, last: seq + limit };
    }
    const last = Math.min(total, Math.max(seq + Math.ceil((limit - 1) / 2), limit));
    return { first: last - limit + 1, last };
  }
}

/** The places that a page covers. Since places have no gap, every page is a range, wherever it lies. */
function offsetRange({ limit, order, offset = 0 }: ListMessagesQueryDto): PageRange {
  return order === 'desc'
    ? { first: 1 - offset - limit, last: -offset, fromNewest: true }
    : { first: offset + 1, last: offset + limit };
}

function deriveId(...parts: string[]): string {
  return `idem_${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
