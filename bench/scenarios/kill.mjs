import { setTimeout as sleep } from 'node:timers/promises';
import { figure } from '../lib/measure.mjs';
import { MessageFrames } from '../lib/messages.mjs';
import { connectMany } from '../lib/ws-client.mjs';

const ROUNDS = 5;
const CONNECTIONS = 50;
const IN_FLIGHT = 4;

/** Sends as fast as answers come, until the server is killed; adds the ids of what was acknowledged. */
async function sendUntilKilled(server, seconds, acknowledged) {
  const frames = new MessageFrames();
  const clients = await connectMany(server.port, CONNECTIONS);
  for (const client of clients) {
    client.onSaved = (payload) => {
      acknowledged.push(JSON.parse(payload.toString()).data.id);
      client.send(frames.next(1));
    };
    client.send(frames.next(IN_FLIGHT));
  }
  await sleep(seconds * 1_000);
  await server.kill();
  clients.forEach((client) => client.destroy());
}

async function measureLosses(bench) {
  const database = await bench.databases.fresh();
  const acknowledged = [];
  const rounds = Math.round(bench.seconds(ROUNDS));
  for (let round = 0; round < rounds; round += 1) {
    const server = await bench.start(database);
    await sendUntilKilled(server, 1 + Math.random(), acknowledged);
  }
  await bench.withServer(database, async () => undefined);
  const kept = new Set(await database.messageIds());
  const lost = acknowledged.filter((id) => !kept.has(id)).length;
  await database.discard();
  return [{ figure: figure(lost, 'lost'), note: `of ${acknowledged.length} acknowledged, in ${rounds} kills` }];
}

/** What was acknowledged and is not there after a kill -9 and another start. */
export const kill = {
  name: 'kill',
  cases: [{ name: 'killed in full flight', run: measureLosses }],
};
