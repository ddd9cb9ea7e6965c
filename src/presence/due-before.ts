/** Takes what is due off a map whose values are times, in their order. */
export function* dueBefore<Key>(times: Map<Key, number>, now: number): Generator<Key> {
  for (const [key, time] of times) {
    if (time > now) {
      return;
    }
    times.delete(key);
    yield key;
  }
}
