import { ApiProperty } from '@nestjs/swagger';
import { MessageResponse } from '../../messages/dto/message-response.dto.js';
import type { Highlight } from '../highlights.js';

/** A message that was found. */
export class FoundMessage extends MessageResponse {
  @ApiProperty({
    description: 'Where in `content` the terms occur: pairs of the first code point and the one behind the last.',
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    example: [[0, 2]],
  })
  highlights!: Highlight[];
}

/** A page of what was found. */
export class SearchMessagesResponse {
  @ApiProperty({ description: 'Newest first.', type: [FoundMessage] })
  messages!: FoundMessage[];

  @ApiProperty({ description: 'Whether there is more.', example: false })
  has_more!: boolean;

  @ApiProperty({ description: 'The `cursor` of the next page; null when there is none.', type: String, nullable: true })
  next_cursor!: string | null;
}
