import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `reactions`: once a message, emoji and user. */
@Entity('reactions')
export class Reaction {
  @PrimaryColumn({ type: 'varchar' })
  message_id!: string;

  @PrimaryColumn({ type: 'varchar' })
  emoji!: string;

  @PrimaryColumn({ type: 'varchar' })
  user_id!: string;

  @Column({ type: 'varchar' })
  channel_id!: string;

  /** Number of its latest change, taken back or put again, among the changes of the channel. */
  @Column({ type: 'integer' })
  change_seq!: number;

  @Column({ type: 'varchar' })
  created_at!: string;

  /** Null while it stands. One that was taken back stays as a row, so that whoever was away can be told. */
  @Column({ type: 'varchar', nullable: true })
  removed_at!: string | null;
}
