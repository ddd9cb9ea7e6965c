import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `channel_members`: that an account belongs to a channel. */
@Entity('channel_members')
export class ChannelMember {
  @PrimaryColumn({ type: 'varchar' })
  channel_id!: string;

  @PrimaryColumn({ type: 'varchar' })
  user_id!: string;

  /** One of `MEMBERSHIPS`. */
  @Column({ type: 'varchar' })
  role!: string;

  @Column({ type: 'varchar' })
  joined_at!: string;

  /** Id of who brought them in; their own where they joined. */
  @Column({ type: 'varchar' })
  added_by!: string;
}
