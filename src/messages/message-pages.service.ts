import { Injectable } from '@nestjs/common';
import { ChannelAccessService } from '../channels/channel-access.service.js';
import { ChannelNotFoundError } from '../channels/channels.errors.js';
import { camelCaseKeys, toCamelCase } from '../common/camel-case/camel-case.js';
import { ValidationFailedError } from '../common/errors/domain-error.js';
import { EncodedJson, encodeJson } from '../common/json/encoded-json.js';
import { Database } from '../database/database.js';
import { type EncodedField, fromRows, ROW_MARK } from '../database/dialect.js';
import type { Actor } from '../permissions/permissions.js';
import type { ListMessagesQueryDto } from './dto/list-messages-query.dto.js';
import type { MessagesListResponse } from './dto/messages-list-response.dto.js';
import { MessageView, PLAIN_FIELDS } from './message-view.js';
import { MESSAGE_COLUMN_NAMES, MESSAGE_COLUMNS, MessagesRepository, type SavedMessage } from './messages.repository.js';

const CURSORS = ['offset', 'before', 'after', 'around'] as const;
const START = Buffer.from('{"messages":[');
/** What `toMessageResponse` takes for plain. */
const IS_PLAIN = 'change_seq IS NULL AND reply_to IS NULL AND mentions IS NULL';
/** Whether a message is the reader's own, where it is known who reads: $5. */
const IS_OWN = 'CASE WHEN CAST($5 AS TEXT) IS NULL THEN is_own_message ELSE user_id = CAST($5 AS TEXT) END';

/** Places `first` to `last`, both included; `fromNewest` counts them from the newest, which is 0, its predecessor -1. */
interface PageRange {
  first: number;
  last: number;
  fromNewest?: boolean;
}

/**
 * Pages of a channel's history, encoded. Where the database can, it writes the JSON of plain messages itself: most of what a
 * page costs is to turn texts into strings and back. All others go through MessageView.
 */
@Injectable()
export class MessagePagesService {
  private readonly statements: Record<'asc' | 'desc', string>;

  constructor(
    private readonly database: Database,
    private readonly channels: ChannelAccessService,
    private readonly rows: MessagesRepository,
    private readonly view: MessageView,
  ) {
    this.statements = { asc: this.makeStatement('seq'), desc: this.makeStatement('seq DESC') };
  }

  /**
   * Reads a page of a channel. `total` is the number of messages in the channel.
   *
   * @returns a MessagesListResponse, encoded; `is_own_message` is about the actor, where there is one.
   * @throws ChannelNotFoundError; ForbiddenError; MessageNotFoundError when a cursor is no message of the channel; ValidationFailedError
   *   when more than one of offset, before, after, around is given.
   */
  async list(actor: Actor, channelId: string, query: ListMessagesQueryDto): Promise<EncodedJson> {
    const given = CURSORS.filter((name) => query[name] !== undefined);
    if (given.length > 1) {
      throw new ValidationFailedError(
        given.slice(1).map((field) => ({ field, message: `must not go with ${given[0]}` })),
      );
    }
    await this.channels.check(actor, 'read', channelId);
    const { order, before, after, around, user_id } = query;
    const anchor = before ?? after ?? around;
    const range = anchor === undefined ? offsetRange(query) : await this.cursorRange(channelId, query, anchor);
    const { total, messages } = await this.read(channelId, range, order, user_id, actor?.user_id);
    const start = range.fromNewest ? total : 0;
    const has_more_before = start + range.first > 1 && total > 0;
    const has_more_after = start + range.last < total;
    const readsBack = before !== undefined || (after === undefined && order === 'desc');
    return encodePage(messages, {
      total,
      has_more: readsBack ? has_more_before : has_more_after,
      ...(around === undefined ? {} : { has_more_before, has_more_after, offset: Math.max(0, range.first - 1) }),
    });
  }

  /**
   * Reads a range of places, as the inside of a JSON array, in pieces; with one statement where nothing has happened to the
   * messages.
   */
  private async read(
    channelId: string,
    { first, last, fromNewest = false }: PageRange,
    order: 'asc' | 'desc',
    viewer: string | undefined,
    own: string | undefined,
  ): Promise<{ messages: Buffer[]; total: number }> {
    const [page] = await this.database.query<{ total: number; encoded: Buffer | string | null }>(
      this.statements[order],
      [channelId, first, last, fromNewest ? 1 : 0, own ?? null],
    );
    if (!page) {
      throw new ChannelNotFoundError();
    }
    const { encoded } = page;
    const parts = split(Buffer.isBuffer(encoded) ? encoded : Buffer.from(encoded ?? ''));
    const packed = parts.filter((_, index) => index % 2 === 1);
    if (packed.length > 0) {
      const shown = await this.show(`[${packed.join(',')}]`, viewer);
      shown.forEach((message, index) => (parts[2 * index + 1] = message));
    }
    return { messages: parts, total: page.total };
  }

  private async show(packed: string, viewer: string | undefined): Promise<Buffer[]> {
    const rows = fromRows<SavedMessage>(MESSAGE_COLUMN_NAMES, packed);
    const messages = await this.view.show(this.database, rows, viewer);
    return messages.map((message) => encodeJson(camelCaseKeys(message)));
  }

  /** The places around, before or after a message. */
  private async cursorRange(
    channelId: string,
    { limit, before, after }: ListMessagesQueryDto,
    anchor: string,
  ): Promise<PageRange> {
    const total = await this.rows.getLastSeq(channelId);
    const seq = await this.rows.getSeq(channelId, anchor);
    if (before !== undefined) {
      return { first: seq - limit, last: seq - 1 };
    }
    if (after !== undefined) {
      return { first: seq + 1, last: seq + limit };
    }
    const last = Math.min(total, Math.max(seq + Math.ceil((limit - 1) / 2), limit));
    return { first: last - limit + 1, last };
  }

  private makeStatement(order: string): string {
    const fields = Object.entries(PLAIN_FIELDS).map(([column, kind]): EncodedField => ({
      name: toCamelCase(column),
      column,
      kind,
    }));
    const start = 'CAST($4 AS BIGINT) * channels.last_seq';
    const rows = `
      SELECT ${MESSAGE_COLUMNS.replace('is_own_message', `${IS_OWN} AS is_own_message`)} FROM messages
       WHERE channel_id = channels.id AND seq BETWEEN ${start} + CAST($2 AS BIGINT) AND ${start} + CAST($3 AS BIGINT)
       ORDER BY ${order} LIMIT 1000`;
    const encoded = this.database.dialect.encode(fields, IS_PLAIN, MESSAGE_COLUMN_NAMES, rows);
    return `SELECT last_seq AS total, (${encoded}) AS encoded FROM channels WHERE id = $1`;
  }
}

function encodePage(messages: Buffer[], rest: Omit<MessagesListResponse, 'messages'>): EncodedJson {
  const end = JSON.stringify(camelCaseKeys(rest));
  return new EncodedJson(Buffer.concat([START, ...messages, Buffer.from(`],${end.slice(1)}`)]));
}

/** The places that a page covers. Since places have no gap, every page is a range, wherever it lies. */
function offsetRange({ limit, order, offset = 0 }: ListMessagesQueryDto): PageRange {
  return order === 'desc'
    ? { first: 1 - offset - limit, last: -offset, fromNewest: true }
    : { first: offset + 1, last: offset + limit };
}

/** Cuts at the marks: every second part is a row. */
function split(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let at = bytes.indexOf(ROW_MARK); at >= 0; at = bytes.indexOf(ROW_MARK, start)) {
    parts.push(bytes.subarray(start, at));
    start = at + 1;
  }
  parts.push(bytes.subarray(start));
  return parts;
}
