import net from 'node:net';
import { authorization } from './http-client.mjs';

/** Every socket reads into this one buffer: it is looked through before the next read begins. */
const READ_BUFFER = Buffer.allocUnsafe(256 * 1024);
const MASK = Buffer.from([0x5a, 0x13, 0xc7, 0x2e]);
const OPCODE = { TEXT: 0x1, CLOSE: 0x8, PING: 0x9, PONG: 0xa };

/** In `{"type":"message:…`: the first byte of the type, and the first one that tells its kinds apart. */
const TYPE_AT = '{"type":"'.length;
const KIND_AT = '{"type":"message:'.length;
const KIND = { SAVED: 's'.charCodeAt(0), BROADCAST: 'b'.charCodeAt(0), MESSAGE: 'm'.charCodeAt(0) };

/**
 * Makes a masked frame as a client has to send it.
 *
 * @param {Buffer} payload
 * @param {number} [opcode]
 */
export function clientFrame(payload, opcode = OPCODE.TEXT) {
  const size = payload.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (size < 126) {
    head[1] = 0x80 | size;
  } else if (size < 65_536) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(size, 2);
  } else {
    head[1] = 0x80 | 127;
    head.writeUInt32BE(size, 6);
  }
  return Buffer.concat([head, MASK, Buffer.from(payload.map((byte, index) => byte ^ MASK[index & 3]))]);
}

/** The byte of a masked payload at a place, for frames that are made once and changed in a few bytes. */
export function maskedByte(byte, payloadIndex) {
  return byte ^ MASK[payloadIndex & 3];
}

/**
 * A WebSocket client that costs as little as possible: frames of the server are told apart by a byte of their type and
 * never parsed. It reads uncompressed, unfragmented frames, which is what the servers of the bench send.
 */
export class WsClient {
  /** @type {(payload: Buffer) => void} the payload is valid during the call only */
  onSaved = () => {};
  onBroadcast = () => {};
  /** Any other frame of text: an error, or the answer to something else than a message. */
  onOther = (/** @type {string} */ _text) => {};
  /** After the frames of one read: the moment to write what they caused. */
  onDrained = () => {};
  onClosed = () => {};
  isOpen = false;

  #socket;
  #rest = undefined;
  #settle;

  /**
   * @param {number} port
   * @param {string} [token] of whoever connects
   * @returns {Promise<WsClient>} once the server has accepted the upgrade
   */
  static connect(port, token) {
    return new Promise((resolve, reject) => new WsClient(port, token, { resolve, reject }));
  }

  constructor(port, token, settle) {
    this.#settle = settle;
    const onread = { buffer: READ_BUFFER, callback: (length) => this.#read(length) };
    this.#socket = net.connect({ host: '127.0.0.1', port, noDelay: true, onread });
    this.#socket.on('error', (error) => this.#settle.reject(error));
    this.#socket.on('close', () => {
      const wasOpen = this.isOpen;
      this.isOpen = false;
      this.#settle.reject(new Error('The server closed the connection during the handshake.'));
      if (wasOpen) this.onClosed();
    });
    this.#socket.write(
      `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n' +
        `${authorization(token)}\r\n`,
    );
  }

  /** @param {Buffer} frames one or more whole frames */
  send(frames) {
    this.#socket.write(frames);
  }

  /** Stops reading for good; the server goes on writing until nothing fits any more. */
  pause() {
    this.#socket.pause();
  }

  /** Ends the connection without the wait of TCP, so that ten thousand of them leave no trace. */
  destroy() {
    this.onClosed = () => {};
    this.#socket.resetAndDestroy();
  }

  #read(length) {
    let data = READ_BUFFER;
    let end = length;
    if (this.#rest !== undefined) {
      data = Buffer.concat([this.#rest, READ_BUFFER.subarray(0, length)]);
      end = data.length;
      this.#rest = undefined;
    }
    const at = this.#readFrames(data, this.isOpen ? 0 : this.#readHandshake(data, end), end);
    if (at < end) {
      this.#rest = Buffer.from(data.subarray(at, end));
    }
    this.onDrained();
    return true;
  }

  /** @returns {number} where the first frame begins; 0 when the answer is not complete */
  #readHandshake(data, end) {
    const headEnd = data.subarray(0, end).indexOf('\r\n\r\n');
    if (headEnd === -1) {
      return 0;
    }
    const status = data.latin1Slice(9, 12);
    if (status !== '101') {
      this.#settle.reject(new Error(`The server answered the upgrade with ${status}.`));
      this.#socket.destroy();
      return end;
    }
    this.isOpen = true;
    this.#settle.resolve(this);
    return headEnd + 4;
  }

  #readFrames(data, start, end) {
    let at = start;
    while (this.isOpen && end - at >= 2) {
      let size = data[at + 1] & 0x7f;
      let payload = at + 2;
      if (size === 126) {
        if (end - at < 4) break;
        size = data.readUInt16BE(at + 2);
        payload = at + 4;
      } else if (size === 127) {
        if (end - at < 10) break;
        size = data.readUInt32BE(at + 6);
        payload = at + 10;
      }
      if (end - payload < size) break;
      this.#take(data[at] & 0x0f, data, payload, payload + size);
      at = payload + size;
    }
    return at;
  }

  #take(opcode, data, start, end) {
    if (opcode === OPCODE.TEXT) {
      const kind = data[start + TYPE_AT] === KIND.MESSAGE ? data[start + KIND_AT] : undefined;
      if (kind === KIND.BROADCAST) {
        this.onBroadcast();
      } else if (kind === KIND.SAVED) {
        this.onSaved(data.subarray(start, end));
      } else {
        this.onOther(data.utf8Slice(start, end));
      }
    } else if (opcode === OPCODE.PING) {
      this.send(clientFrame(data.subarray(start, end), OPCODE.PONG));
    } else if (opcode === OPCODE.CLOSE) {
      this.#socket.destroy();
    }
  }
}

/**
 * Opens many connections, so many at a time.
 *
 * @param {number} port
 * @param {number} count
 * @param {object} [options]
 * @param {number} [options.atOnce]
 * @param {string[]} [options.tokens] one for each
 */
export async function connectMany(port, count, { atOnce = 64, tokens = [] } = {}) {
  const clients = [];
  let begun = 0;
  const worker = async () => {
    while (begun < count) {
      begun += 1;
      clients.push(await WsClient.connect(port, tokens[begun - 1]));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
  return clients;
}
