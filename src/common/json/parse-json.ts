import { InvalidJsonError, JsonTooDeepError } from '../errors/request.errors.js';

/** Deepest nesting of a body or frame. Ours need three levels; the bound protects whatever walks the value later. */
const MAX_JSON_DEPTH = 32;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON that a client sent. Its size is bounded before it comes here, by the body parser or the socket.
 *
 * @throws InvalidJsonError when the bytes are no UTF-8 or the text is no JSON (RFC 8259).
 * @throws JsonTooDeepError when it is nested deeper than `MAX_JSON_DEPTH`.
 */
export function parseJson(data: Buffer | string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(typeof data === 'string' ? data : decoder.decode(data));
  } catch {
    throw new InvalidJsonError();
  }
  if (isDeeperThan(value, MAX_JSON_DEPTH)) {
    throw new JsonTooDeepError(MAX_JSON_DEPTH);
  }
  return value;
}

/** Level by level, so that neither depth nor width can overflow the stack. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level = [value].filter(isStructured);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === limit) {
      return true;
    }
    const next: object[] = [];
    for (const item of level) {
      for (const child of Array.isArray(item) ? item : Object.values(item)) {
        if (isStructured(child)) {
          next.push(child);
        }
      }
    }
    level = next;
  }
  return false;
}

function isStructured(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
