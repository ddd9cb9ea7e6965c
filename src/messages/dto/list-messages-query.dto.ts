import { ChoiceQuery, IdField, IntegerQuery } from '../../common/validation/fields.js';
import { ViewerQueryDto } from './viewer-query.dto.js';

export const PAGE_MAX_SIZE = 1_000;
export const PAGE_DEFAULT_SIZE = 100;

/** Which page of a channel's history. At most one of `offset`, `before`, `after`, `around` may be given. */
export class ListMessagesQueryDto extends ViewerQueryDto {
  @IntegerQuery({ description: 'Most messages in the page.', min: 1, max: PAGE_MAX_SIZE, default: PAGE_DEFAULT_SIZE })
  limit: number = PAGE_DEFAULT_SIZE;

  @IntegerQuery({
    description: 'Messages to skip: the oldest, or with `order=desc` the newest. Goes without a cursor.',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
  })
  offset?: number;

  @ChoiceQuery({ description: 'Oldest first (`asc`, the default) or newest first (`desc`).', choices: ['asc', 'desc'] })
  order: 'asc' | 'desc' = 'asc';

  @IdField({ description: 'Id of a message: the nearest ones before it.', optional: true })
  before?: string;

  @IdField({ description: 'Id of a message: the nearest ones after it.', optional: true })
  after?: string;

  @IdField({ description: 'Id of a message: itself and the nearest ones on both sides.', optional: true })
  around?: string;
}
