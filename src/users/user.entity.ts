import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `users`: somebody who has written. */
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
}
