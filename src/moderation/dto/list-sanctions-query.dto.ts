import { ChoiceQuery, FormField, IdField, IntegerQuery } from '../../common/validation/fields.js';
import { SANCTION_KINDS, type SanctionKind } from '../../sanctions/sanction.js';
import { CURSOR_MAX_LENGTH, readCursor } from '../sanctions-cursor.js';

const PAGE_MAX_SIZE = 100;
const PAGE_DEFAULT_SIZE = 50;

/** Which mutes and bans to list. */
export class ListSanctionsQueryDto {
  @ChoiceQuery({ description: 'Only this.', choices: SANCTION_KINDS })
  kind?: SanctionKind;

  @IdField({ description: 'Only of this user.', optional: true })
  user_id?: string;

  @IntegerQuery({ description: 'Most in the page.', min: 1, max: PAGE_MAX_SIZE, default: PAGE_DEFAULT_SIZE })
  limit: number = PAGE_DEFAULT_SIZE;

  @FormField({
    description: 'The `nextCursor` of the page before, to go on after it.',
    matches: (text) => readCursor(text) !== null,
    message: 'must be a cursor that a page was answered with',
    max: CURSOR_MAX_LENGTH,
    optional: true,
  })
  cursor?: string;
}
