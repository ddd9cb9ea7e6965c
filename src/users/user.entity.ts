import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `users`: somebody who has written, or has an account. */
@Entity('users')
export class User {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** The one that they gave last. */
  @Column({ type: 'varchar' })
  name!: string;

  /** The name as it is compared: see `toNameKey`. */
  @Column({ type: 'varchar' })
  name_key!: string;

  @Column({ type: 'varchar' })
  created_at!: string;

  @Column({ type: 'varchar' })
  updated_at!: string;

  /** `user` or `bot` of an account; null of whoever only wrote here. */
  @Column({ type: 'varchar', nullable: true })
  kind!: string | null;

  /** One of `ROLES`; null without an account. */
  @Column({ type: 'varchar', nullable: true })
  role!: string | null;

  /** What an account says about itself. */
  @Column({ type: 'text', nullable: true })
  about!: string | null;

  /** Since when nobody can sign in to the account; null while it is in use. */
  @Column({ type: 'varchar', nullable: true })
  deactivated_at!: string | null;
}
