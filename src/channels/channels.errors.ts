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

export class TooManyChannelsError extends DomainError {
  constructor(limit: number) {
    super('too_many_channels', `One user makes at most ${limit} channels; all who did not sign in count as one.`);
  }
}

export class TooManyMembersError extends DomainError {
  constructor(limit: number) {
    super('too_many_members', `A private channel has at most ${limit} members.`);
  }
}

export class ChannelNotArchivedError extends DomainError {
  constructor() {
    super('channel_not_archived', 'The channel is in use: archive it before you delete it.');
  }
}

export class ChannelExistsError extends DomainError {
  constructor() {
    super('channel_exists', 'Another channel has this id, or had it once.');
  }
}
