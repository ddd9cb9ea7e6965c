const POLL_MS = 100;

/** Waits until a server has every message in its index for searching, where it has one, so that it does nothing else. */
export async function untilIndexed(server) {
  while ((await pending(server)) !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function pending(server) {
  try {
    return (await server.json('/readyz')).searchPending;
  } catch {
    return undefined;
  }
}
