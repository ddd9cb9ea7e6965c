import { IntegerQuery } from '../../common/validation/fields.js';

const PAGE_MAX_SIZE = 100;

/** Which page of the edits of a message. */
export class ListEditsQueryDto {
  @IntegerQuery({ description: 'Most edits in the page.', min: 1, max: PAGE_MAX_SIZE, default: PAGE_MAX_SIZE })
  limit: number = PAGE_MAX_SIZE;

  @IntegerQuery({
    description: 'Edits to skip, counted from the oldest.',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    default: 0,
  })
  offset: number = 0;
}
