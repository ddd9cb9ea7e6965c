import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { JWK } from 'jose';
import { Public } from './access.decorator.js';
import { SigningKeysService } from './signing-keys.service.js';

class KeySetResponse {
  @ApiProperty({ description: 'Public keys (RFC 7517).', type: 'array', items: { type: 'object' } })
  keys!: JWK[];
}

@ApiTags('accounts')
@Public()
@Controller('.well-known')
export class JwksController {
  constructor(private readonly keys: SigningKeysService) {}

  @ApiOperation({ summary: 'Get the public keys of the access tokens, for other services that take them' })
  @ApiOkResponse({ type: KeySetResponse })
  @Get('jwks.json')
  async list(): Promise<KeySetResponse> {
    return { keys: await this.keys.listPublic() };
  }
}
