import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `channels`. The first three columns are the original server's. */
@Entity('channels')
export class Channel {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  name!: string;

  /** `YYYY-MM-DD HH:MM:SS.ffffff`, UTC. */
  @Column({ type: 'varchar' })
  created_at!: string;

  @Column({ type: 'varchar', nullable: true })
  description!: string | null;

  /** Since when the channel is read-only and out of the list; null while it is in use. */
  @Column({ type: 'varchar', nullable: true })
  archived_at!: string | null;

  /** `seq` of its newest message; messages are numbered from 1 without a gap, so also how many there are. */
  @Column({ type: 'integer', default: 0 })
  last_seq!: number;

  /** Number of the newest change in the channel: an edit, a deletion, a pin, a reaction; they are counted from 1 without a gap. */
  @Column({ type: 'integer', default: 0 })
  last_change!: number;

  /** `seq` of the newest message up to which the index for searching has all of them. */
  @Column({ type: 'integer', default: 0 })
  indexed_seq!: number;

  /** One of `CHANNEL_KINDS`; it never changes. */
  @Column({ type: 'varchar', default: 'public' })
  kind!: string;

  /** Of a direct channel, whom it is between, hashed, so that they have one only. */
  @Column({ type: 'varchar', nullable: true })
  direct_key!: string | null;

  /** Seconds that a sender has to wait between two messages; 0 where nobody has to. */
  @Column({ type: 'integer', default: 0 })
  slow_mode_seconds!: number;

  /** Id of who made it; null where nobody signed in. */
  @Column({ type: 'varchar', nullable: true })
  created_by!: string | null;
}
