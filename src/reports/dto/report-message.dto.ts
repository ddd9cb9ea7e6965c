import { ActorIdField } from '../../auth/actor.fields.js';
import { ChoiceField, TextField } from '../../common/validation/fields.js';
import { REPORT_CATEGORIES, type ReportCategory } from '../report.js';

const REASON_MAX_LENGTH = 1_000;

/** What is wrong with a message. */
export class ReportMessageDto {
  @ActorIdField({ description: 'Who reports it; only those who review it learn that.' })
  user_id!: string;

  @ChoiceField({ description: 'What is wrong with it.', choices: REPORT_CATEGORIES, example: 'spam' })
  category!: ReportCategory;

  @TextField({ description: 'What else there is to say.', min: 1, max: REASON_MAX_LENGTH, optional: true })
  reason?: string;
}
