import type { ReactionResponse } from './dto/reaction-response.dto.js';

/** Somebody reacted to a message. */
export class ReactionAdded {
  /**
   * @param change number of this change in the channel.
   * @param origin the connection that it came from, where it came over one.
   */
  constructor(
    readonly reaction: ReactionResponse,
    readonly change: number,
    readonly origin: string | undefined,
  ) {}
}

/** Somebody took a reaction back. */
export class ReactionRemoved {
  constructor(
    readonly reaction: ReactionResponse,
    readonly change: number,
    readonly origin: string | undefined,
  ) {}
}
