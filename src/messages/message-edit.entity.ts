import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `message_edits`: what a message said before one of its edits. */
@Entity('message_edits')
export class MessageEdit {
  @PrimaryColumn({ type: 'varchar' })
  message_id!: string;

  /** Counts the edits of a message from 1 without a gap. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'varchar' })
  replaced_at!: string;
}
