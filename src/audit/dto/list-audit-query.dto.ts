import { type AuditAction, AUDIT_ACTIONS } from '../../audit-log/audit-actions.js';
import {
  ChoiceQuery,
  FormField,
  IdField,
  IntegerQuery,
  TextField,
  TimestampField,
} from '../../common/validation/fields.js';

const TARGET_MAX_LENGTH = 200;
const PAGE_MAX_SIZE = 100;
const PAGE_DEFAULT_SIZE = 50;
const CURSOR = /^[1-9]\d{0,9}$/u;

/** Which entries to list; without a filter all of them. */
export class ListAuditQueryDto {
  @IdField({ description: 'Only what this account did.', optional: true })
  actor_id?: string;

  @ChoiceQuery({ description: 'Only this.', choices: Object.keys(AUDIT_ACTIONS) })
  action?: AuditAction;

  @TextField({
    description: 'Only what happened to this: a kind and an id.',
    min: 1,
    max: TARGET_MAX_LENGTH,
    optional: true,
    example: 'channel:1',
  })
  target?: string;

  @TimestampField({ description: 'Only what happened at this time or later.', optional: true })
  from?: string;

  @TimestampField({ description: 'Only what happened before this time.', optional: true })
  to?: string;

  @IntegerQuery({ description: 'Most entries in the page.', min: 1, max: PAGE_MAX_SIZE, default: PAGE_DEFAULT_SIZE })
  limit: number = PAGE_DEFAULT_SIZE;

  @FormField({
    description: 'The `nextCursor` of the page before, to go on after it.',
    matches: (text) => CURSOR.test(text),
    message: 'must be a cursor that a page was answered with',
    max: 10,
    optional: true,
  })
  cursor?: string;
}
