import type { ErrorCodeName } from '../common/errors/error-codes.js';
import type { MessageResponse } from '../messages/dto/message-response.dto.js';
import type { SendMessageDto } from '../messages/dto/send-message.dto.js';

/** What a client may send: type → data. The answer to each is in ServerFrames. */
export interface ClientFrames {
  /** Saves a message; answered `message:saved` once it is durable, or `message:error`. */
  'message:send': SendMessageDto;
}

interface Failure {
  success: false;
  /** One sentence for people. */
  error: string;
  code: ErrorCodeName;
}

/** What the server sends: type → data. */
export interface ServerFrames {
  /** The message is durable. Also the answer to a retry of a message that was saved before. */
  'message:saved': { id: string; success: true };
  /** The message was not saved; `id` is the one that was sent, or null where that was no text. */
  'message:error': { id: string | null } & Failure;
  /** Somebody else's message, the same for everybody who hears it. */
  'message:broadcast': MessageResponse;
  /** A frame that could not be understood. The connection stays usable. */
  error: Failure;
}

/** Codes with which the server closes a connection, beyond those of RFC 6455 that the protocol itself brings. */
export const CLOSE_CODES = {
  GOING_AWAY: 1001,
  UNSUPPORTED_DATA: 1003,
  TOO_SLOW: 4010,
} as const;

/** A frame of the server, of one type. */
export interface ServerFrame<Type extends keyof ServerFrames = keyof ServerFrames> {
  type: Type;
  data: ServerFrames[Type];
}

/** Makes a frame; only the data that belongs to the type compiles. */
export function frame<Type extends keyof ServerFrames>(type: Type, data: ServerFrames[Type]): ServerFrame<Type> {
  return { type, data };
}

/** The types of `ClientFrames`, for the decorators of the gateway. */
export const CLIENT_FRAME = { SEND_MESSAGE: 'message:send' } as const satisfies Record<string, keyof ClientFrames>;
