import type { ChannelResponse } from './dto/channel-response.dto.js';

/** A channel was made. */
export class ChannelCreated {
  constructor(readonly channel: ChannelResponse) {}
}

/** A channel was renamed, described, archived or brought back. */
export class ChannelUpdated {
  constructor(readonly channel: ChannelResponse) {}
}
