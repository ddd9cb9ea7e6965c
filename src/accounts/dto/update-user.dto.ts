import { BooleanField, ChoiceField } from '../../common/validation/fields.js';
import { GIVEN_ROLES, type Role } from '../../users/account.js';

/** Changes to the account of somebody else; what is absent stays as it is. */
export class UpdateUserDto {
  @ChoiceField({ description: 'New role.', choices: GIVEN_ROLES, optional: true, example: 'moderator' })
  role?: Role;

  @BooleanField({ description: 'true signs the account out and keeps it out, false lets it in again.', optional: true })
  deactivated?: boolean;
}
