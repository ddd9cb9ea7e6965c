import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `read_markers`: how far a user has read a channel. */
@Entity('read_markers')
export class ReadMarker {
  @PrimaryColumn({ type: 'varchar' })
  user_id!: string;

  @PrimaryColumn({ type: 'varchar' })
  channel_id!: string;

  /** Place of the newest message that was read; it never goes back. A trigger moves it to what the user sends. */
  @Column({ type: 'integer' })
  read_seq!: number;

  @Column({ type: 'varchar' })
  updated_at!: string;
}
