import { ApiProperty } from '@nestjs/swagger';

/** What a message said before an edit. */
export class MessageEditResponse {
  @ApiProperty({ description: 'The text until then.', example: 'こんにちは' })
  content!: string;

  @ApiProperty({ description: 'When an edit replaced it (UTC).', format: 'date-time', example: '2024-01-01T12:00:00Z' })
  replaced_at!: string;
}

/** A page of the edits of a message. */
export class MessageEditsResponse {
  @ApiProperty({ description: 'Oldest first, so the first is what was sent.', type: [MessageEditResponse] })
  edits!: MessageEditResponse[];

  @ApiProperty({ description: 'How often it was edited.', type: 'integer', example: 1 })
  total!: number;

  @ApiProperty({ description: 'Whether there are more after the page.', example: false })
  has_more!: boolean;
}
