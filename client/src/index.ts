export { ChatClient, type ChatClientOptions } from './chat-client.js';
export type { ConnectionState, WebSocketConstructor, WebSocketLike } from './connection.js';
export { ChatError, type ChatErrorCode } from './errors.js';
export type { Account, Channel, ChannelMember, ChatClientEvents, ReadMarker, Report, UserPresence } from './events.js';
export type { ChatMessage, Reaction } from './messages.js';
export { type AccessTokens, Rest } from './rest.js';
export type { NewMessage } from './sender.js';
export type { ClientStorage } from './unsent.js';
