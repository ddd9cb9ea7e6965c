import type { components } from './generated/frames.js';

type Schemas = components['schemas'];
type ClientFrames = Schemas['ClientFrames'];
type ServerFrames = Schemas['ServerFrames'];

export type RequestType = keyof ClientFrames;
export type RequestData<T extends RequestType> = ClientFrames[T]['data'];
type ServerFrameType = keyof ServerFrames;
export type ServerFrame<T extends ServerFrameType = ServerFrameType> = ServerFrames[T];
/** The frame that answers a request when all is well. */
export type AnswerTo<T extends RequestType> = ServerFrame<Schemas['AnswerTypes'][T]>;
