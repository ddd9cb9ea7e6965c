import net from 'node:net';

const READ_BUFFER = Buffer.allocUnsafe(256 * 1024);
const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = '0\r\n\r\n';

/** A line of a head that tells who asks; empty where nobody says. */
export function authorization(token) {
  return token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
}

/** A request without a body, ready to be written many times. */
export function getRequest(path, token) {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${authorization(token)}\r\n`);
}

/** One kept-alive connection with one request on its way. Bodies are counted, never parsed. */
export class HttpClient {
  #socket;
  #pending = undefined;
  #head = undefined;
  #bodyLeft = 0;
  #tail = '';

  /**
   * @param {number} port
   * @returns {Promise<HttpClient>}
   */
  static connect(port) {
    return new Promise((resolve, reject) => {
      const client = new HttpClient(port, () => resolve(client), reject);
    });
  }

  constructor(port, onConnected, onFailed) {
    const onread = {
      buffer: READ_BUFFER,
      callback: (length) => {
        this.#read(READ_BUFFER.subarray(0, length));
        return true;
      },
    };
    this.#socket = net.connect({ host: '127.0.0.1', port, noDelay: true, onread }, onConnected);
    this.#socket.on('error', onFailed);
    this.#socket.on('close', () => this.#pending?.reject(new Error('The server closed the connection.')));
  }

  /**
   * @param {Buffer} request from `getRequest`
   * @returns {Promise<number>} the status, once the whole body is here
   */
  get(request) {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) throw new Error('The server has closed the connection.');
      this.#pending = { resolve, reject };
      this.#socket.write(request);
    });
  }

  destroy() {
    this.#socket.resetAndDestroy();
  }

  #read(data) {
    if (this.#pending === undefined) return;
    let body = data;
    if (this.#pending.status === undefined) {
      const all = this.#head === undefined ? data : Buffer.concat([this.#head, data]);
      const headEnd = all.indexOf(HEAD_END);
      if (headEnd === -1) {
        this.#head = Buffer.from(all);
        return;
      }
      this.#head = undefined;
      this.#readHead(all.latin1Slice(0, headEnd));
      body = all.subarray(headEnd + HEAD_END.length);
    }
    if (this.#isWhole(body)) {
      const { resolve, status } = this.#pending;
      this.#pending = undefined;
      resolve(status);
    }
  }

  #readHead(head) {
    this.#pending.status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/iu.exec(head)?.[1];
    this.#bodyLeft = length === undefined ? undefined : Number(length);
    this.#tail = '';
  }

  /** Without a length the answer comes in chunks, whose end is told by its last bytes; a JSON text cannot hold them. */
  #isWhole(body) {
    if (this.#bodyLeft !== undefined) {
      this.#bodyLeft -= body.length;
      return this.#bodyLeft === 0;
    }
    this.#tail = (this.#tail + body.latin1Slice(Math.max(0, body.length - LAST_CHUNK.length))).slice(
      -LAST_CHUNK.length,
    );
    return this.#tail === LAST_CHUNK;
  }
}
