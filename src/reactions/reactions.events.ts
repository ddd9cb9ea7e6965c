import type { ReactionResponse } from './dto/reaction-response.dto.js';

/** Somebody reacted to a message. */
export class ReactionAdded {
  /** @param change number of this change in the channel. */
  constructor(
    readonly reaction: ReactionResponse,
    readonly change: number,
  ) {}
}

/** Somebody took a reaction back. */
export class ReactionRemoved {
  constructor(
    readonly reaction: ReactionResponse,
    readonly change: number,
  ) {}
}
