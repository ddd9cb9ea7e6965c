import type { DeletedMessageResponse } from './dto/deleted-message-response.dto.js';
import type { MessageResponse } from './dto/message-response.dto.js';
import type { ThreadResponse } from './dto/thread-response.dto.js';

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

/** A message is not what it was: edited, pinned or unpinned. */
export class MessageUpdated {
  /** @param change number of this change in the channel. */
  constructor(
    readonly message: MessageResponse,
    readonly change: number,
  ) {}
}

/** A message is gone; its place in the channel stays. */
export class MessageDeleted {
  constructor(
    readonly message: DeletedMessageResponse,
    readonly change: number,
  ) {}
}

/** A message has more answers than before, or fewer. */
export class ThreadUpdated {
  constructor(
    readonly thread: ThreadResponse,
    readonly change: number,
  ) {}
}
