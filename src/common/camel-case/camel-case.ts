const CAMEL = new Map<string, string>();
/** Keys are field names of our own DTOs, so few; the bound only keeps a mistake from becoming a leak. */
const MAX_REMEMBERED = 1_000;

/** The name under which a field travels on REST: `channel_id` → `channelId`. */
export function toCamelCase(name: string): string {
  let camel = CAMEL.get(name);
  if (camel === undefined) {
    camel = name.replace(/(?<=[^_])_+([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
    if (CAMEL.size < MAX_REMEMBERED) {
      CAMEL.set(name, camel);
    }
  }
  return camel;
}

/** Whether a value is a record whose keys are field names: a plain object or a DTO, but no date, buffer, map and such. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) {
    return false;
  }
  return (
    Object.prototype.toString.call(value) === '[object Object]' &&
    typeof (value as { toJSON?: unknown }).toJSON !== 'function'
  );
}

/**
 * Copies a value with the keys of every record in it in camelCase. Dates, buffers and other objects of their own kind are
 * handed through as they are. It walks with a list instead of calling itself, so depth costs no stack.
 */
export function camelCaseKeys(value: unknown): unknown {
  const pending: { source: unknown[] | Record<string, unknown>; target: unknown[] | Record<string, unknown> }[] = [];
  const copy = (source: unknown): unknown => {
    if (!Array.isArray(source) && !isRecord(source)) {
      return source;
    }
    const target = Array.isArray(source) ? [] : {};
    pending.push({ source, target });
    return target;
  };
  const result = copy(value);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { source, target } = next;
    if (Array.isArray(source)) {
      for (const item of source) {
        (target as unknown[]).push(copy(item));
      }
    } else {
      // `__proto__` names no field, and assigning to it would swap the prototype of the copy.
      for (const key of Object.keys(source).filter((name) => name !== '__proto__')) {
        (target as Record<string, unknown>)[toCamelCase(key)] = copy(source[key]);
      }
    }
  }
  return result;
}

/**
 * Takes the named fields out of what a client sent, whichever way it spells them; snake_case wins where both are given.
 * Every other key, `__proto__` among them, is left behind unread.
 */
export function pickFields(source: object, fields: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const field of fields) {
    const key = Object.hasOwn(source, field) ? field : toCamelCase(field);
    if (Object.hasOwn(source, key)) {
      picked[field] = (source as Record<string, unknown>)[key];
    }
  }
  return picked;
}
