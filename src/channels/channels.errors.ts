import { DomainError } from '../common/errors/domain-error.js';

export class ChannelNotFoundError extends DomainError {
  constructor() {
    super('channel_not_found', 'Channel not found');
  }
}

export class ChannelArchivedError extends DomainError {
  constructor() {
    super('channel_archived', 'The channel is archived: it can be read, not written.');
  }
}

export class ChannelExistsError extends DomainError {
  constructor() {
    super('channel_exists', 'Another channel has this id.');
  }
}
