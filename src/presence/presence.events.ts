import type { UserPresence } from './dto/presence.dto.js';
import type { TypingData } from './dto/typing.dto.js';

/** Some users came, went, or are otherwise there than before. */
export class PresenceChanged {
  constructor(readonly users: UserPresence[]) {}
}

/** A user began to type in a channel, or types on. */
export class TypingStarted {
  /** @param source the connection that it came from, where it came over one. */
  constructor(
    readonly typing: TypingData,
    readonly source: string,
  ) {}
}

/** A user who was typing in a channel stopped. */
export class TypingStopped {
  /** @param source the connection that the typing came from, where it came over one. */
  constructor(
    readonly typing: TypingData,
    readonly source: string,
  ) {}
}
