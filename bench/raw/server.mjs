/**
 * The ceiling: `ws` and the SQLite driver alone. Messages that arrive while a statement runs are written by the next
 * one, and what a connection has to hear of them leaves in one write. Nothing is validated, and a page is taken by rowid,
 * which is right only in the files of the bench, where one channel holds every message.
 */
import { createServer } from 'node:http';
import sqlite3 from 'sqlite3';
import { Sender, WebSocketServer } from 'ws';
import { CREATE_TABLES, FIRST_CHANNELS } from '../lib/tables.mjs';

const { DATABASE_URL, HOST, PORT } = process.env;
const MAX_BATCH = 1_000;

const writer = new sqlite3.Database(DATABASE_URL.replace('sqlite:', ''));
await new Promise((resolve) => {
  writer.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; ${CREATE_TABLES} ${FIRST_CHANNELS}`, resolve);
});
const reader = new sqlite3.Database(DATABASE_URL.replace('sqlite:', ''), sqlite3.OPEN_READONLY);
const insert = writer.prepare(`INSERT OR IGNORE INTO messages SELECT value ->> 'id', value ->> 'channel_id',
  value ->> 'user_id', value ->> 'user_name', value ->> 'content', value ->> 'timestamp', value ->> 'is_own_message',
  value ->> 'created_at' FROM json_each(?)`);
const channels = reader.prepare(`SELECT json_group_array(json_object('id', id, 'name', name, 'createdAt', created_at))
  AS body FROM channels`);
const page = reader.prepare(`SELECT json_object(
  'messages', json_group_array(json_object('id', id, 'channelId', channel_id, 'userId', user_id, 'userName', user_name,
    'content', content, 'timestamp', timestamp, 'isOwnMessage', json(iif(is_own_message, 'true', 'false')),
    'createdAt', created_at)),
  'total', (SELECT max(rowid) FROM messages),
  'hasMore', json(iif(max(row) < (SELECT max(rowid) FROM messages), 'true', 'false'))) AS body
  FROM (SELECT rowid AS row, * FROM messages WHERE channel_id = ? AND rowid > ? ORDER BY rowid LIMIT ?)`);

const http = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const answer = (_, { body }) => response.setHeader('content-type', 'application/json').end(body);
  const channelId = /^\/api\/channels\/([^/]+)\/messages$/u.exec(pathname)?.[1];
  if (channelId !== undefined) {
    page.all(channelId, Number(searchParams.get('offset')), Number(searchParams.get('limit') ?? 100), (error, rows) =>
      answer(error, rows[0]),
    );
  } else if (pathname === '/api/channels') {
    channels.all((error, rows) => answer(error, rows[0]));
  } else {
    answer(null, { body: '{"message":"AI Community Backend API"}' });
  }
});

const sockets = new WebSocketServer({ server: http, path: '/ws', perMessageDeflate: false });
let queue = [];
let isWriting = false;

function frame(type, data) {
  const options = { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: true };
  return Buffer.concat(Sender.frame(Buffer.from(JSON.stringify({ type, data })), options));
}

function write() {
  if (isWriting || queue.length === 0) return;
  isWriting = true;
  const batch = queue.splice(0, MAX_BATCH);
  insert.run(JSON.stringify(batch.map(({ message }) => message)), (error) => {
    if (error) throw error;
    isWriting = false;
    setImmediate(write);
    deliver(batch);
  });
}

function deliver(batch) {
  const frames = batch.map(({ message }) => frame('message:broadcast', { ...message, is_own_message: false }));
  const everything = Buffer.concat(frames);
  const saved = new Map();
  for (const { sender, message } of batch) {
    if (!saved.has(sender)) saved.set(sender, []);
    saved.get(sender).push(frame('message:saved', { id: message.id, success: true }));
  }
  for (const client of sockets.clients) {
    const answers = saved.get(client);
    const others = answers && frames.filter((_, index) => batch[index].sender !== client);
    client._socket.write(answers ? Buffer.concat([...answers, ...others]) : everything);
  }
}

sockets.on('connection', (sender) => {
  sender.on('message', (text) => {
    const created_at = new Date().toISOString();
    queue.push({ sender, message: { ...JSON.parse(text).data, created_at } });
    setImmediate(write);
  });
});
http.listen(Number(PORT), HOST);
