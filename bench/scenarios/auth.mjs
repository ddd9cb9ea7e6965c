import { Accounts, hasAccounts, NO_ACCOUNTS } from '../lib/accounts.mjs';
import { Failures } from '../lib/failures.mjs';
import { figure } from '../lib/measure.mjs';
import { PacedSending } from '../lib/paced-sending.mjs';
import { Readers } from '../lib/readers.mjs';
import { connectMany } from '../lib/ws-client.mjs';

const CONNECTIONS = 16;
const SOCKETS = 1_000;
const PEOPLE = 50;
const SAVES_PER_SECOND = 200;
const SECONDS = 5;
const PATH = '/api/channels';
/** A machine that is not all ours gets slower and faster by more than a token costs. Short turns meet the same machine. */
const TURNS = 9;
const TURN = { warmUp: 0.5, seconds: 1 };

async function measureReading(bench, server, { token, ...times } = {}) {
  const failures = new Failures();
  const readers = await Readers.start(server.port, { connections: CONNECTIONS, paths: [PATH], failures, token });
  const { rates, ...seen } = await bench.watch(server, {
    ...times,
    counts: [() => readers.answered],
    latencies: [readers.latency],
  });
  readers.stop();
  return { figure: figure(rates[0], 'requests/s'), ...readers.latency.summary(), ...seen, failure: failures.summary() };
}

async function measureRequests(bench) {
  if (!hasAccounts(bench)) return NO_ACCOUNTS;
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const { accessToken } = await new Accounts(server).register('Hana');
    // The one that is measured first would stand badly: it meets code that is not compiled yet.
    await measureReading(bench, server);
    const rows = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      rows.push({ part: 'nobody in particular', ...(await measureReading(bench, server, TURN)) });
      rows.push({ part: 'with a token', ...(await measureReading(bench, server, { ...TURN, token: accessToken })) });
    }
    return rows;
  });
}

async function measureSockets(bench) {
  if (!hasAccounts(bench)) return NO_ACCOUNTS;
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const accounts = new Accounts(server);
    const { refreshToken } = await accounts.register('Hana');
    const tokens = await accounts.tokens(refreshToken, SOCKETS);
    const before = { at: performance.now(), cpu: server.cpuMicros() };
    const clients = await connectMany(server.port, SOCKETS, { tokens });
    const seconds = (performance.now() - before.at) / 1_000;
    const cpu_us = (server.cpuMicros() - before.cpu) / SOCKETS;
    clients.forEach((client) => client.destroy());
    return [{ figure: figure(seconds, 's for all'), cpu_us }];
  });
}

/** Fifty people sign in again and again, each when they were answered. */
async function signIn(accounts, isOver) {
  let count = 0;
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, index) => {
      while (!isOver()) {
        await accounts.login(`user ${index}`);
        count += 1;
      }
    }),
  );
  return count;
}

async function measureSaves(bench, clients, { seconds, failures, beside = async () => undefined }) {
  const sending = new PacedSending(clients, { perSecond: SAVES_PER_SECOND, failures });
  const end = performance.now() + seconds * 1_000;
  const [result] = await Promise.all([
    beside(() => performance.now() > end),
    new Promise((resolve) => setTimeout(resolve, seconds * 1_000)),
  ]);
  await sending.finish();
  return { result, ...sending.latency.summary() };
}

const row = ({ p99_ms, ...times }) => ({ figure: figure(p99_ms, 'ms p99'), p99_ms, ...times });

async function measureSignIns(bench) {
  if (!hasAccounts(bench)) return NO_ACCOUNTS;
  const seconds = bench.seconds(SECONDS);
  return bench.withServer(await bench.databases.fresh(), async (server) => {
    const failures = new Failures();
    const accounts = new Accounts(server);
    for (let index = 0; index < PEOPLE; index += 1) await accounts.register(`user ${index}`);
    const clients = await connectMany(server.port, 10);
    await measureSaves(bench, clients, { seconds: 1, failures });
    const alone = await measureSaves(bench, clients, { seconds, failures });
    const beside = (isOver) => signIn(accounts, isOver);
    const { result, ...busy } = await measureSaves(bench, clients, { seconds, failures, beside });
    clients.forEach((client) => client.destroy());
    return [
      { part: 'alone', ...row(alone), failure: failures.summary() },
      { part: 'beside them', ...row(busy), note: `${(result / seconds).toFixed(0)} sign-ins/s` },
    ];
  });
}

/** What it costs to know who asks, and what signing in costs everybody else. */
export const auth = {
  name: 'auth',
  cases: [
    { name: `GET ${PATH}`, run: measureRequests },
    { name: `${SOCKETS} sockets with a token each`, run: measureSockets },
    { name: `saves while ${PEOPLE} people sign in`, run: measureSignIns },
  ],
};
