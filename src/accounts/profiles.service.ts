import { Injectable } from '@nestjs/common';
import { AccountsService } from '../users/accounts.service.js';
import { type AccountResponse, toAccountResponse } from './dto/account-response.dto.js';

/** What accounts show of themselves. */
@Injectable()
export class ProfilesService {
  constructor(private readonly accounts: AccountsService) {}

  /** @throws UserNotFoundError */
  async get(userId: string): Promise<AccountResponse> {
    return toAccountResponse(await this.accounts.get(userId));
  }
}
