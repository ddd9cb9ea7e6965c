import type { ReadMarkerResponse } from './dto/read-marker-response.dto.js';

/** A user has read further in a channel. */
export class ReadMarked {
  /** @param origin the connection that it came from, where it came over one. */
  constructor(
    readonly marker: ReadMarkerResponse,
    readonly origin: string | undefined,
  ) {}
}
