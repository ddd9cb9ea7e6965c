import { ApiProperty } from '@nestjs/swagger';

/** Everybody who reacted to a message with the same emoji. */
export class ReactionSummary {
  @ApiProperty({ description: 'An emoji, or a `:shortcode:`.', example: '👍' })
  emoji!: string;

  @ApiProperty({ description: 'How many people.', type: 'integer', example: 3 })
  count!: number;

  @ApiProperty({ description: 'Present and true where the reader is one of them.', required: false, example: true })
  me?: true;
}
