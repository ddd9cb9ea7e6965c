import { Accounts, hasAccounts, NO_ACCOUNTS } from '../lib/accounts.mjs';
import { Deliveries } from '../lib/deliveries.mjs';
import { Failures } from '../lib/failures.mjs';
import { figure } from '../lib/measure.mjs';
import { PacedSending } from '../lib/paced-sending.mjs';
import { CANNOT_SUBSCRIBE, subscribe } from '../lib/subscriptions.mjs';
import { insertMembers } from '../lib/tables.mjs';
import { connectMany } from '../lib/ws-client.mjs';

const MEMBERS = [10, 1_000, 10_000];
/** The members that are there: the first of them writes, the others listen. */
const CONNECTED = 10;
const MESSAGES_PER_SECOND = 200;
const SECONDS = 10;

/** A private channel of the first of some people, with all of them in it. */
async function makeChannel(accounts) {
  const people = [];
  while (people.length < CONNECTED) people.push(await accounts.register(`user ${people.length}`));
  const [{ accessToken }, ...others] = people;
  const { id } = await accounts.call('POST', '/api/channels', { name: '内輪', kind: 'private' }, accessToken);
  for (const { user } of others)
    await accounts.call('PUT', `/api/channels/${id}/members/${user.userId}`, {}, accessToken);
  return { channelId: id, tokens: people.map((person) => person.accessToken) };
}

async function measureChannel(bench, server, { channelId, tokens }) {
  const failures = new Failures();
  const [sender, ...listeners] = await connectMany(server.port, CONNECTED, { tokens });
  const request = { channels: [{ channel_id: channelId }] };
  const answers = await Promise.all(listeners.map((client) => subscribe(client, request)));
  if (!answers[0]) return CANNOT_SUBSCRIBE;
  const sending = new PacedSending([sender], { perSecond: MESSAGES_PER_SECOND, failures, channelId, author: {} });
  const deliveries = new Deliveries(sending, failures);
  listeners.forEach((client) => deliveries.listen(client));
  const { rates, ...seen } = await bench.watch(server, {
    seconds: SECONDS,
    counts: [() => sending.saved],
    latencies: [deliveries.latency],
  });
  const latency = deliveries.latency.summary();
  await sending.finish();
  await deliveries.finish();
  [sender, ...listeners].forEach((client) => client.destroy());
  const note = `${rates[0].toFixed(1)} of ${MESSAGES_PER_SECOND} saves/s`;
  return [{ figure: figure(latency.p99_ms, 'ms p99'), ...latency, ...seen, note, failure: failures.summary() }];
}

async function measureMembers(bench, members) {
  if (!hasAccounts(bench)) return NO_ACCOUNTS;
  const database = await bench.databases.fresh();
  const channel = await bench.withServer(database, (server) => makeChannel(new Accounts(server)));
  // Signing each of them up would take minutes, for the hashes of their passwords.
  for (const sql of insertMembers(channel.channelId, members - CONNECTED)) await database.query(sql);
  return bench.withServer(database, (server) => measureChannel(bench, server, channel));
}

/** A channel of ten people, and of many more that are away: whether those who are there pay for the others. */
export const members = {
  name: 'members',
  cases: MEMBERS.map((count) => ({
    name: `${count} members, ${CONNECTED} of them there`,
    run: (bench) => measureMembers(bench, count),
  })),
};
