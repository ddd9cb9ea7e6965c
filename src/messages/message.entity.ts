import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `messages`. All columns but the last are the original server's. */
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
}
