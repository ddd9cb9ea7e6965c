import { ChoiceQuery, IdField, IntegerQuery } from '../../common/validation/fields.js';
import { PAGE_DEFAULT_SIZE, PAGE_MAX_SIZE } from './list-messages-query.dto.js';
import { ViewerQueryDto } from './viewer-query.dto.js';

/** Which page of the replies to a message. At most one of `before` and `after` may be given. */
export class ListRepliesQueryDto extends ViewerQueryDto {
  @IntegerQuery({ description: 'Most replies in the page.', min: 1, max: PAGE_MAX_SIZE, default: PAGE_DEFAULT_SIZE })
  limit: number = PAGE_DEFAULT_SIZE;

  @ChoiceQuery({ description: 'Oldest first (`asc`, the default) or newest first (`desc`).', choices: ['asc', 'desc'] })
  order: 'asc' | 'desc' = 'asc';

  @IdField({ description: 'Id of a reply: the nearest ones before it.', optional: true })
  before?: string;

  @IdField({ description: 'Id of a reply: the nearest ones after it.', optional: true })
  after?: string;
}
