import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/access.decorator.js';
import { SOCKET_PATH } from './socket-gateway.decorator.js';
import { UpgradeRequiredError } from './realtime.errors.js';

/** Tells a plain HTTP client at the path of the WebSocket what it found. */
@ApiExcludeController()
@Public()
@Controller(SOCKET_PATH)
export class RealtimeController {
  @Get()
  refuse(): never {
    throw new UpgradeRequiredError();
  }
}
