import type { MessageResponse } from './dto/message-response.dto.js';

/** A message became durable. */
export class MessageSaved {
  /**
   * @param seq its place in the channel.
   * @param origin the connection that it came from, where it came over one.
   */
  constructor(
    readonly message: MessageResponse,
    readonly seq: number,
    readonly origin: string | undefined,
  ) {}
}
