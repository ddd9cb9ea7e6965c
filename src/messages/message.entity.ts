import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `messages`. The columns up to `created_at` are the original server's. */
@Entity('messages')
export class Message {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  channel_id!: string;

  @Column({ type: 'varchar' })
  user_id!: string;

  @Column({ type: 'varchar' })
  user_name!: string;

  @Column({ type: 'text' })
  content!: string;

  /** When the client says it was sent; `YYYY-MM-DD HH:MM:SS.ffffff`, UTC. */
  @Column({ type: 'varchar' })
  timestamp!: string;

  @Column({ type: 'boolean' })
  is_own_message!: boolean;

  /** When it was saved, never before its predecessor in the channel. */
  @Column({ type: 'varchar' })
  created_at!: string;

  /** Place in its channel, from 1 and without a gap; null where the channel does not exist. */
  @Column({ type: 'integer', nullable: true })
  seq!: number | null;

  /**
   * Number of its latest change among the changes of its channel. Null for a message to which nothing happened; 0 where
   * that was only reactions, which have numbers of their own.
   */
  @Column({ type: 'integer', nullable: true })
  change_seq!: number | null;

  @Column({ type: 'varchar', nullable: true })
  edited_at!: string | null;

  /** Since when only its place is left: its content is empty then. */
  @Column({ type: 'varchar', nullable: true })
  deleted_at!: string | null;

  /** Who deleted it, where that was not its author. */
  @Column({ type: 'varchar', nullable: true })
  deleted_by!: string | null;

  /** SHA-256 of the content that it was sent with, once an edit has replaced it: a retry of the sending is known by it. */
  @Column({ type: 'varchar', nullable: true })
  content_hash!: string | null;

  /** Id of the message that it answers, which is in the same channel and answers none itself. */
  @Column({ type: 'varchar', nullable: true })
  reply_to!: string | null;

  /** Answers to it that are not deleted. */
  @Column({ type: 'integer', default: 0 })
  reply_count!: number;

  /** JSON: `[{user_id, user_name}]` of those whom it names. */
  @Column({ type: 'text', nullable: true })
  mentions!: string | null;

  @Column({ type: 'varchar', nullable: true })
  pinned_at!: string | null;

  @Column({ type: 'varchar', nullable: true })
  pinned_by!: string | null;
}
