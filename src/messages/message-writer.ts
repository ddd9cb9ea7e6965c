import { Injectable } from '@nestjs/common';
import { type Attempt, ChannelAccessService } from '../channels/channel-access.service.js';
import type { DomainError } from '../common/errors/domain-error.js';
import type { Change, Reader } from '../database/database.js';
import type { Outcome } from '../database/group-commit.js';
import type { Actor } from '../permissions/permissions.js';
import { IndexBuilder } from '../search-index/index-builder.service.js';
import { mayMention } from '../users/mentions.js';
import { UsersService } from '../users/users.service.js';
import { MessageThreadsService } from './message-threads.service.js';
import { toMessageResponse } from './message-view.js';
import { MessageSaved } from './messages.events.js';
import { MessagesRepository, type NewMessage, type Saved, type SavedMessage } from './messages.repository.js';
import { SlowModeService } from './slow-mode.service.js';

/** A message to be saved, who sends it, and the connection that it came from, where it came over one. */
export interface Sending {
  actor: Actor;
  message: NewMessage;
  origin: string | undefined;
}

/** Saves batches of messages with all that belongs to them: threads, mentions, the directory of users. */
@Injectable()
export class MessageWriter {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly threads: MessageThreadsService,
    private readonly users: UsersService,
    private readonly index: IndexBuilder,
    private readonly access: ChannelAccessService,
    private readonly slowMode: SlowModeService,
  ) {}

  /**
   * Saves a batch, in order; each message has an outcome of its own. Plain messages of known senders take one statement,
   * one more where some were there already or had no open channel, and one for those that only members may send. Emits MessageSaved, and ThreadUpdated for answers.
   */
  async save(transaction: Change, sendings: Sending[]): Promise<Outcome<Saved>[]> {
    // The next number of a channel belongs to whoever holds its row.
    await transaction.lock('channels', [...new Set(sendings.map(({ message }) => message.channel_id))]);
    this.index.wake();
    // With the channels held, nobody is taken out of them between this and the saving.
    const single: Reader = { query: transaction.querySingle };
    const refusals = await this.access.findRefusals(single, 'write', sendings.map(toAttempt));
    if (refusals.size === 0) {
      return this.saveAllowed(transaction, sendings);
    }
    const allowed = sendings.filter((_, index) => !refusals.has(index));
    const outcomes = allowed.length > 0 ? await this.saveAllowed(transaction, allowed) : [];
    return sendings.map((_, index) => {
      const error = refusals.get(index);
      return error ? { error } : (outcomes.shift() as Outcome<Saved>);
    });
  }

  private async saveAllowed(transaction: Change, sendings: Sending[]): Promise<Outcome<Saved>[]> {
    if (sendings.every(({ message }) => this.isPlain(message))) {
      return this.savePlain(transaction, sendings);
    }
    const outcomes: Outcome<Saved>[] = [];
    for (const run of runsOf(sendings)) {
      outcomes.push(...(await this.saveRun(transaction, run)));
    }
    return outcomes;
  }

  private isPlain(message: NewMessage): boolean {
    return (
      message.reply_to === null &&
      this.users.knows(message) &&
      !mayMention(message.content) &&
      !this.slowMode.isSlow(message.channel_id)
    );
  }

  private async savePlain(transaction: Change, sendings: Sending[]): Promise<Outcome<Saved>[]> {
    const messages = sendings.map(({ message }) => message);
    const single: Reader = { query: transaction.querySingle };
    const saved = await this.messages.insert(single, messages);
    announce(transaction, sendings, saved);
    try {
      return await this.tellOutcomes(single, messages, saved);
    } catch (error) {
      // What was saved may be durable by now: it is announced, whatever becomes of the others.
      return outcomesOf(messages, saved, () => ({ error }));
    }
  }

  private async saveRun(transaction: Change, sendings: Sending[]): Promise<Outcome<Saved>[]> {
    const messages = sendings.map(({ message }) => message);
    const refusals = await this.threads.findRefusals(transaction, messages);
    const timely = sendings.filter(({ message }) => !refusals.has(message));
    (await this.slowMode.findRefusals(transaction, timely)).forEach((error, message) => refusals.set(message, error));
    const accepted = messages.filter((message) => !refusals.has(message));
    const saved = await this.messages.insert(transaction, accepted);
    const rows = [...saved.values()];
    await this.addDetails(transaction, rows);
    announce(transaction, sendings, saved);
    await this.threads.countSaved(transaction, rows);
    await this.slowMode.note(transaction, rows);
    return this.tellOutcomes(transaction, messages, saved, refusals);
  }

  private async tellOutcomes(
    reader: Reader,
    messages: NewMessage[],
    saved: Map<NewMessage, SavedMessage>,
    refusals?: Map<NewMessage, DomainError>,
  ): Promise<Outcome<Saved>[]> {
    const others = messages.filter((message) => !saved.has(message));
    const reasons = others.length > 0 ? await this.messages.explain(reader, others, refusals) : [];
    const explained = new Map(others.map((message, index) => [message, reasons[index] as Outcome<Saved>]));
    return outcomesOf(messages, saved, (message) => explained.get(message) as Outcome<Saved>);
  }

  private async addDetails(transaction: Change, rows: SavedMessage[]): Promise<void> {
    await this.users.record(transaction, rows);
    for (const row of rows.filter(({ content }) => mayMention(content))) {
      const mentions = await this.users.findMentioned(transaction, row.content);
      if (mentions.length > 0) {
        row.mentions = JSON.stringify(mentions);
        await this.messages.setMentions(transaction, row);
      }
    }
  }
}

function toAttempt({ actor, message }: Sending): Attempt {
  return { actor, channel_id: message.channel_id };
}

function announce(transaction: Change, sendings: Sending[], saved: Map<NewMessage, SavedMessage>): void {
  for (const { message, origin } of sendings) {
    const row = saved.get(message);
    if (row) {
      transaction.emit(new MessageSaved(toMessageResponse(row), row.seq, origin));
    }
  }
}

function outcomesOf(
  messages: NewMessage[],
  saved: Map<NewMessage, SavedMessage>,
  otherwise: (message: NewMessage) => Outcome<Saved>,
): Outcome<Saved>[] {
  return messages.map((message) => {
    const row = saved.get(message);
    return row ? { result: { message: row, replayed: false } } : otherwise(message);
  });
}

/** Cuts a batch where a message answers one of the same batch, which has to be saved before. */
function runsOf(sendings: Sending[]): Sending[][] {
  const runs: Sending[][] = [[]];
  let ids = new Set<string>();
  for (const sending of sendings) {
    const { id, reply_to } = sending.message;
    if (reply_to !== null && ids.has(reply_to)) {
      runs.push([]);
      ids = new Set();
    }
    runs.at(-1)?.push(sending);
    ids.add(id);
  }
  return runs;
}
