import { applyDecorators } from '@nestjs/common';
import { SubscribeMessage } from '@nestjs/websockets';
import { ForBots } from '../auth/access.decorator.js';
import { CLIENT_FRAMES, type ClientFrameType } from './frames.js';

/** Has a method of the gateway handle the frames of one type; what it returns is the answer. */
export function OnFrame(type: ClientFrameType): MethodDecorator {
  return applyDecorators(ForBots(...CLIENT_FRAMES[type].scopes), SubscribeMessage(type));
}
