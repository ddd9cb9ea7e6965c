import {
  ChoiceQuery,
  FormField,
  IdField,
  IntegerQuery,
  TextField,
  TimestampField,
} from '../../common/validation/fields.js';
import { type Mark, MARKS } from '../../search-index/facets.js';

const QUERY_MAX_LENGTH = 256;
const PAGE_MAX_SIZE = 100;
const PAGE_DEFAULT_SIZE = 20;
const CURSOR_MAX_LENGTH = 64;

/** What to look for: `q`, or at least one of the filters, or both. */
export class SearchMessagesQueryDto {
  @TextField({
    description:
      'Terms with spaces between them, which all must occur; `"several words"` in a row; `-term` must not occur.',
    min: 1,
    max: QUERY_MAX_LENGTH,
    optional: true,
    example: '天気',
  })
  q?: string;

  @IdField({ description: 'Only in this channel.', optional: true })
  channel_id?: string;

  @IdField({ description: 'Only by this sender.', optional: true })
  user_id?: string;

  @TimestampField({ description: 'Only what was saved at this time or later.', optional: true })
  from?: string;

  @TimestampField({ description: 'Only what was saved before this time.', optional: true })
  to?: string;

  @ChoiceQuery({ description: 'Only what has this.', choices: MARKS })
  has?: Mark;

  @IntegerQuery({ description: 'Most messages in the page.', min: 1, max: PAGE_MAX_SIZE, default: PAGE_DEFAULT_SIZE })
  limit: number = PAGE_DEFAULT_SIZE;

  @FormField({
    description: 'The `nextCursor` of the page before, to go on after it; the rest of the search stays the same.',
    matches: () => true,
    message: 'must be a cursor that a page was answered with',
    max: CURSOR_MAX_LENGTH,
    optional: true,
  })
  cursor?: string;
}
