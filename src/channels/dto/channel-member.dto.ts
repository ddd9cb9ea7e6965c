import { ChoiceField, IdField, IntegerQuery } from '../../common/validation/fields.js';
import { type Membership, MEMBERSHIPS } from '../../permissions/permissions.js';

const PAGE_MAX_SIZE = 1_000;
const PAGE_DEFAULT_SIZE = 100;

/** Who, in which channel. */
export class ChannelMemberPathDto {
  @IdField({ description: 'The channel.', example: '1' })
  channel_id!: string;

  @IdField({ description: 'Identifier of the user.', example: 'user_456' })
  user_id!: string;
}

/** What somebody is to be in a channel. */
export class SetChannelMemberDto {
  @ChoiceField({ description: '`member` when absent, or what they are already.', choices: MEMBERSHIPS, optional: true })
  role?: Membership;
}

/** Which page of the members of a channel. */
export class ListChannelMembersQueryDto {
  @IntegerQuery({ description: 'Most members in the page.', min: 1, max: PAGE_MAX_SIZE, default: PAGE_DEFAULT_SIZE })
  limit: number = PAGE_DEFAULT_SIZE;

  @IdField({ description: 'Identifier of a user: those after it.', optional: true })
  after?: string;
}
