import { japaneseText } from './text.mjs';

export function pagePath(limit, offset) {
  return `/api/channels/1/messages?limit=${limit}&offset=${offset}`;
}

/**
 * Reads one page of a channel that was seeded, and tells where it is not what it should be.
 *
 * @param {import('./server-process.mjs').ServerProcess} server
 * @param {{ limit: number, offset: number, messages: number }} page and how many messages the channel has
 * @param {import('./failures.mjs').Failures} failures
 */
export async function checkPage(server, { limit, offset, messages }, failures) {
  const page = await server.json(pagePath(limit, offset));
  const wanted = Array.from({ length: limit }, (_, index) => `${japaneseText()}${offset + index + 1}`);
  const isRight =
    page.total === messages &&
    page.hasMore === offset + limit < messages &&
    page.messages.length === limit &&
    page.messages.every(({ content, channelId }, index) => content === wanted[index] && channelId === '1');
  if (isRight) return;
  const ends = [page.messages?.at(0), page.messages?.at(-1)].map((message) => message?.content.slice(-10));
  failures.add(`The page of ${limit} at ${offset} is wrong: from …${ends[0]} to …${ends[1]}, ${page.total} in all.`);
}
