import { SubscribeMessage } from '@nestjs/websockets';
import type { ClientFrameType } from './frames.js';

/** Has a method of the gateway handle the frames of one type; what it returns is the answer. */
export function OnFrame(type: ClientFrameType): MethodDecorator {
  return SubscribeMessage(type);
}
