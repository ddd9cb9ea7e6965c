import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** A row is written before its turn ends when it has grown to this, so that the system can begin to carry it. */
const EARLY_WRITE_BYTES = 64 * 1024;

const TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** Makes a whole text frame as a server sends it: final and unmasked (RFC 6455, section 5.2). */
export function textFrame(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const start = size < LENGTH_16 ? 2 : size < 0x1_0000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + size);
  frame[0] = TEXT;
  if (start === 2) {
    frame[1] = size;
  } else if (start === 4) {
    frame[1] = LENGTH_16;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = LENGTH_64;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  frame.write(text, start, 'utf8');
  return frame;
}

/** Frames in the order in which a socket gets them. Sockets that get the same frames share the row, and so its bytes. */
class Row {
  readonly size: number;
  private next: Row | undefined;
  private joined: Buffer | undefined;

  constructor(
    private readonly before: Row | undefined,
    private readonly frame: Buffer,
  ) {
    this.size = (before?.size ?? 0) + frame.length;
  }

  /** The row with one frame more. A frame goes to one socket after the other, so the last one is the one to look for. */
  with(frame: Buffer): Row {
    if (this.next?.frame !== frame) {
      this.next = new Row(this, frame);
    }
    return this.next;
  }

  toBuffer(): Buffer {
    this.joined ??= this.join();
    return this.joined;
  }

  private join(): Buffer {
    const joined = Buffer.allocUnsafe(this.size);
    joined.set(this.frame, this.size - this.frame.length);
    for (let row = this.before; row; row = row.before) {
      joined.set(row.frame, row.size - row.frame.length);
    }
    return joined;
  }
}

const NOTHING = Buffer.alloc(0);

/** The turn of the event loop that runs: its rows, and who has frames to write at its end. */
const turn = {
  start: new Row(undefined, NOTHING),
  due: [] as Outgoing[],
};

function endTurn(): void {
  const { due } = turn;
  turn.start = new Row(undefined, NOTHING);
  turn.due = [];
  due.forEach((outgoing) => outgoing.flush());
}

/**
 * What goes out on a WebSocket. The frames of one turn of the event loop leave in one write, and those that many sockets
 * get are put together once for all of them: a write for each frame was half of the cost of a broadcast.
 *
 * It writes beside `ws`, on the socket that `ws` holds for itself (`_socket`). That is sound only because compression is
 * off and nothing is ever sent in fragments: then each write of `ws`, a ping, pong or close, is one whole frame and so is
 * each of ours. Who closes must `flush` first, because nothing may follow a close frame.
 */
export class Outgoing {
  private row: Row | undefined;

  constructor(private readonly webSocket: WebSocket) {}

  /** Bytes that wait: for the end of the turn, or for the client to read. */
  get queuedBytes(): number {
    return (this.row?.size ?? 0) + (this.socket?.writableLength ?? 0);
  }

  /** Takes a frame, which leaves with the others of this turn and is not to be changed any more. */
  add(frame: Buffer): void {
    if (!this.row) {
      if (turn.due.length === 0) {
        setImmediate(endTurn);
      }
      turn.due.push(this);
    }
    this.row = (this.row ?? turn.start).with(frame);
    if (this.row.size >= EARLY_WRITE_BYTES) {
      this.flush();
    }
  }

  /** Writes what waits for the end of the turn, unless the closing has begun. */
  flush(): void {
    const { row } = this;
    this.row = undefined;
    if (row && this.webSocket.readyState === this.webSocket.OPEN) {
      this.socket?.write(row.toBuffer());
    }
  }

  /** Resolves when everything was handed to the system, or the socket is gone. */
  async drained(): Promise<void> {
    this.flush();
    const { socket } = this;
    if (socket?.writableNeedDrain && !socket.destroyed) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          socket.off('drain', done).off('close', done);
          resolve();
        };
        socket.once('drain', done).once('close', done);
      });
    }
  }

  private get socket(): Duplex | undefined {
    return (this.webSocket as WebSocket & { _socket?: Duplex })._socket;
  }
}
