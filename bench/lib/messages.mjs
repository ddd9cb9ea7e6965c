import { randomBytes } from 'node:crypto';
import { japaneseText } from './text.mjs';
import { clientFrame, maskedByte } from './ws-client.mjs';

const ID_DIGITS = 10;

const AUTHOR = { user_id: 'user_456', user_name: 'ユーザー' };

/** A `message:send` frame, made once; each copy gets an id of its own, written into the masked bytes. */
export class MessageFrames {
  #template;
  #payloadAt;
  #idAt;
  #sent = 0;

  /**
   * @param {object} [options]
   * @param {string} [options.content]
   * @param {string} [options.channelId]
   * @param {object} [options.author] what the frame says of who writes; nothing, where the connection is somebody's
   */
  constructor({ content = japaneseText(), channelId = '1', author = AUTHOR } = {}) {
    const id = `${randomBytes(4).toString('hex')}-${'0'.repeat(ID_DIGITS)}`;
    const data = {
      id,
      channel_id: channelId,
      ...author,
      content,
      timestamp: '2024-01-01T12:00:00Z',
      is_own_message: true,
    };
    const payload = Buffer.from(JSON.stringify({ type: 'message:send', data }));
    this.#template = clientFrame(payload);
    this.#payloadAt = this.#template.length - payload.length;
    this.#idAt = payload.indexOf(id) + id.length - ID_DIGITS;
  }

  /**
   * @param {number} count
   * @returns {Buffer} so many frames in a row, every one with a new id
   */
  next(count) {
    const size = this.#template.length;
    const frames = Buffer.allocUnsafe(size * count);
    for (let index = 0; index < count; index += 1) {
      this.#template.copy(frames, index * size);
      this.#writeId(frames, index * size + this.#payloadAt);
    }
    return frames;
  }

  #writeId(frames, payloadAt) {
    this.#sent += 1;
    let number = this.#sent;
    for (let index = this.#idAt + ID_DIGITS - 1; number > 0; index -= 1) {
      frames[payloadAt + index] = maskedByte(48 + (number % 10), index);
      number = Math.floor(number / 10);
    }
  }
}
