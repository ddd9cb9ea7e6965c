import { toDeletedMessageResponse } from '../messages/dto/deleted-message-response.dto.js';
import type { MessageResponse } from '../messages/dto/message-response.dto.js';
import type { ReactionResponse } from '../reactions/dto/reaction-response.dto.js';
import { frame, type ServerFrame } from './frames.js';

/** A message as everybody hears it, now or later: the same for all, so nobody's own. */
export function messagePush(message: MessageResponse, seq: number): ServerFrame {
  return frame('message:broadcast', { ...message, is_own_message: false }, { seq });
}

/** A message that something happened to, as it is now. */
export function changePush(message: MessageResponse, change: number): ServerFrame {
  return message.deleted_at
    ? frame('message:deleted', toDeletedMessageResponse(message), { change })
    : frame('message:updated', { ...message, is_own_message: false }, { change });
}

/** A reaction that was put or taken back. */
export function reactionPush(reaction: ReactionResponse, removed: boolean, change: number): ServerFrame {
  return frame(removed ? 'reaction:removed' : 'reaction:added', reaction, { change });
}
