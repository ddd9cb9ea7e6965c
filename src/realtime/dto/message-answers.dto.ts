import { ApiProperty } from '@nestjs/swagger';
import { FailureData } from './failure.dto.js';

/** That a message is durable. */
export class MessageSavedData {
  @ApiProperty({ description: 'Identifier of the message, as it was sent.', example: 'msg_123' })
  id!: string;

  @ApiProperty({ description: 'Always true.', enum: [true] })
  success!: true;
}

/** That a message was not saved. */
export class MessageErrorData extends FailureData {
  @ApiProperty({
    description: 'Identifier of the message, as it was sent; null where that was no text.',
    type: 'string',
    nullable: true,
    example: 'msg_123',
  })
  id!: string | null;
}
