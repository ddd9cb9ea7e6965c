import { applyDecorators, UseFilters } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { FrameErrorFilter } from './frame-error.filter.js';

export const SOCKET_PATH = '/ws';

/** A gateway of the one WebSocket: its methods answer frames, or fail with an error that is answered in their place. */
export function SocketGateway(): ClassDecorator {
  return applyDecorators(UseFilters(FrameErrorFilter), WebSocketGateway({ path: SOCKET_PATH }));
}
