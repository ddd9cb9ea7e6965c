import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ChannelNotFoundError } from '../channels/channels.errors.js';
import { DomainError } from '../common/errors/domain-error.js';
import { Metrics } from '../common/metrics/metrics.js';
import { parseTimestamp, toDatabaseTime } from '../common/time/timestamp.js';
import { Database } from '../database/database.js';
import { GroupCommit } from '../database/group-commit.js';
import type { Actor } from '../permissions/permissions.js';
import type { CreateMessageDto } from './dto/create-message.dto.js';
import type { SendMessageDto } from './dto/send-message.dto.js';
import type { MessageResponse } from './dto/message-response.dto.js';
import { MessageAccess } from './message-access.js';
import { MessageView, toMessageResponse } from './message-view.js';
import { MessageWriter, type Sending } from './message-writer.js';
import { MessagesRepository, type NewMessage, type Saved, type SavedMessage } from './messages.repository.js';

const MAX_BATCH = 500;

/** What sending came to: the message's id and place in the channel, and whether it was there already. */
interface Sent {
  id: string;
  seq: number;
  replayed: boolean;
}

/** Messages: saving them, each once and for good, and reading single ones. */
@Injectable()
export class MessagesService {
  private readonly commits: GroupCommit<Sending, Saved>;

  constructor(
    private readonly messages: MessagesRepository,
    private readonly access: MessageAccess,
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
   * @param viewer whose own reactions are marked.
   * @throws MessageNotFoundError, ForbiddenError
   */
  async get(actor: Actor, id: string, viewer?: string): Promise<MessageResponse> {
    return this.show(await this.access.get(actor, id), viewer);
  }

  /**
   * Saves a message, and tells its place once it is durable. The same id with the same channel, sender and content is the
   * same message: a retry is told of the first one, `replayed`, and nothing is announced again. Emits MessageSaved, and
   * ThreadUpdated for an answer.
   *
   * @param origin the connection that it comes from, which is spared the announcement.
   * @throws ChannelNotFoundError, ForbiddenError, ChannelArchivedError, MessageIdConflictError, SlowModeError, StorageError; for an answer
   *   also MessageNotFoundError, MessageDeletedError, ThreadTooDeepError
   */
  async send(actor: Actor, dto: SendMessageDto, origin?: string): Promise<Sent> {
    const { message, replayed } = await this.save(actor, dto, origin);
    return { id: message.id, seq: message.seq, replayed };
  }

  /**
   * Saves a message that came over REST, like `send`, and shows it. Without an id of its own it gets one: from channel,
   * sender and `idempotencyKey`, so that a retry with the same key finds it again, or else a random one.
   */
  async create(
    actor: Actor,
    channel_id: string,
    { id, timestamp, ...rest }: CreateMessageDto,
    idempotencyKey?: string,
  ): Promise<{ message: MessageResponse; replayed: boolean }> {
    // Not every database can keep such an id, and so not look for it in a batch either.
    if (channel_id.includes('\0')) {
      throw new ChannelNotFoundError();
    }
    const { message, replayed } = await this.save(actor, {
      ...rest,
      channel_id,
      id: id ?? (idempotencyKey === undefined ? randomUUID() : deriveId(channel_id, rest.user_id, idempotencyKey)),
      timestamp: timestamp ?? new Date().toISOString(),
    });
    return { message: replayed ? await this.show(message) : toMessageResponse(message), replayed };
  }

  /** Shows messages by their ids, in this order; what is not there is left out. */
  async listByIds(ids: string[]): Promise<MessageResponse[]> {
    const rows = new Map((await this.messages.listByIds(ids)).map((row) => [row.id, row]));
    return this.view.show(
      this.database,
      ids.flatMap((id) => rows.get(id) ?? []),
    );
  }

  private async save(actor: Actor, dto: SendMessageDto, origin?: string): Promise<Saved> {
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
    const begun = performance.now();
    const saved = await this.commits.add({ actor, message, origin });
    this.metrics.saveDuration.observe((performance.now() - begun) / 1_000);
    return saved;
  }

  private async show(row: SavedMessage, viewer?: string): Promise<MessageResponse> {
    const [response] = await this.view.show(this.database, [row], viewer);
    return response as MessageResponse;
  }
}

function deriveId(...parts: string[]): string {
  return `idem_${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
