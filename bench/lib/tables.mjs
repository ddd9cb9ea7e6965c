import { chatMessage } from './corpus.mjs';
import { japaneseText } from './text.mjs';

/** Channels of the chats, of very different size. */
export const CHAT_CHANNELS = 20;
const CHAT_USERS = 300;

/** The tables of a file that was made by the original server. */
export const CREATE_TABLES = `
  CREATE TABLE IF NOT EXISTS channels (
    id VARCHAR NOT NULL, name VARCHAR NOT NULL, created_at DATETIME NOT NULL, PRIMARY KEY (id));
  CREATE TABLE IF NOT EXISTS messages (
    id VARCHAR NOT NULL, channel_id VARCHAR NOT NULL, user_id VARCHAR NOT NULL, user_name VARCHAR NOT NULL,
    content TEXT NOT NULL, timestamp DATETIME NOT NULL, is_own_message BOOLEAN NOT NULL, created_at DATETIME NOT NULL,
    PRIMARY KEY (id));
  CREATE INDEX IF NOT EXISTS ix_messages_channel_id ON messages (channel_id);`;

export const FIRST_CHANNELS = `
  INSERT OR IGNORE INTO channels VALUES
    ('1', '雑談', '2024-01-01 00:00:00.000000'), ('2', 'ゲーム', '2024-01-01 00:00:00.000001'),
    ('3', '音楽', '2024-01-01 00:00:00.000002'), ('4', '趣味', '2024-01-01 00:00:00.000003'),
    ('5', 'ニュース', '2024-01-01 00:00:00.000004');`;

/**
 * Messages of channel 1, a second apart, with random ids as clients make them. The text of each ends in its number, from
 * 1 on.
 *
 * @param {number} count
 */
export const insertMessages = (count) => `
  INSERT INTO messages
  WITH RECURSIVE numbers(n) AS (SELECT 1 WHERE ${count} > 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count}),
    times AS (SELECT n, strftime('%Y-%m-%d %H:%M:%S', 1672531200 + n, 'unixepoch') || printf('.%06d', n % 1000000) AS t
      FROM numbers)
  SELECT lower(hex(randomblob(16))), '1', 'user_' || (n % 50), 'ユーザー' || (n % 50), '${japaneseText()}' || n, t, 0, t
  FROM times;`;

/** The same on Postgres, in the tables that the server made. */
export const insertPostgresMessages = (count) => `
  INSERT INTO messages (id, channel_id, user_id, user_name, content, timestamp, is_own_message, created_at, seq)
  SELECT replace(gen_random_uuid()::text, '-', ''), '1', 'user_' || (n % 50), 'ユーザー' || (n % 50),
         '${japaneseText()}' || n, t, FALSE, t, n
    FROM generate_series(1, ${count}) AS n,
         to_char(to_timestamp(1672531200 + n) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS t`;

/**
 * Statements that put people into a channel, each with an account but without a password: nobody can sign in as one of them.
 *
 * @param {string} channelId
 * @param {number} count
 */
export function insertMembers(channelId, count) {
  const time = '2024-01-01 00:00:00.000000';
  const numbers = `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;
  const from = `FROM numbers WHERE n <= ${count}`;
  return [
    `${numbers} INSERT INTO users (id, name, name_key, created_at, updated_at, kind, role)
     SELECT 'absent-' || n, 'absent ' || n, 'absent ' || n, '${time}', '${time}', 'user', 'member' ${from}`,
    `${numbers} INSERT INTO channel_members (channel_id, user_id, role, joined_at, added_by)
     SELECT '${channelId}', 'absent-' || n, 'member', '${time}', 'absent-1' ${from}`,
  ];
}

/**
 * Messages as people write them, half a minute apart, in channels and by users of which a few do most.
 *
 * @param {number} first the number of the first
 * @param {number} count
 */
export function insertChats(first, count) {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const time = `strftime('%Y-%m-%d %H:%M:%S.000000', ${1_672_531_200 + 30 * number}, 'unixepoch')`;
    const channel = few(number, 7_919, CHAT_CHANNELS);
    const user = few(number, 104_729, CHAT_USERS);
    const content = chatMessage(number).replaceAll("'", "''");
    return `('chat-${number}', '${channel}', 'user_${user}', 'ユーザー${user}', '${content}', ${time}, 0, ${time})`;
  });
  const channels = Array.from({ length: CHAT_CHANNELS }, (_, index) => {
    return `('${index + 1}', 'チャンネル${index + 1}', '2023-01-01 00:00:00.${String(index).padStart(6, '0')}')`;
  });
  return `INSERT OR IGNORE INTO channels VALUES ${channels.join(', ')}; INSERT INTO messages VALUES ${rows.join(', ')};`;
}

/** A number from 1 to `count`, small ones far more often; the same for the same message. */
function few(number, factor, count) {
  return Math.floor(count ** (((number * factor) % 1_000_003) / 1_000_003));
}
