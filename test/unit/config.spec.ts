import { describeDatabase } from '../../src/config/database-url.js';
import { ConfigError, findUnknownSettings, loadConfig } from '../../src/config/app-config.js';

describe('The configuration', () => {
  it('is useful and safe without any setting', () => {
    const { server, database, socket } = loadConfig({});
    expect(server).toMatchObject({ host: '127.0.0.1', port: 8000, cors_origins: ['http://localhost:5173'] });
    expect(database.location).toEqual({ kind: 'sqlite', file: './chat.db' });
    expect(socket.max_frame_bytes).toBe(262_144);
  });

  it.each([
    ['sqlite:./chat.db', './chat.db'],
    ['sqlite:chat.db', 'chat.db'],
    ['sqlite:/srv/chat.db', '/srv/chat.db'],
    ['sqlite:///./chat.db', './chat.db'],
    ['sqlite:///chat.db', 'chat.db'],
    ['sqlite:////srv/chat.db', '/srv/chat.db'],
  ])('reads %s as the file %s', (url, file) => {
    expect(loadConfig({ DATABASE_URL: url }).database.location).toEqual({ kind: 'sqlite', file });
  });

  it.each([
    '',
    'sqlite:',
    'sqlite::memory:',
    'sqlite:///:memory:',
    'chat.db',
    'postgres://localhost',
    'postgres://localhost/',
    'postgres://localhost:port/chat',
    'postgres:chat',
    'postgres://localhost/chat?options=-cfsync%3Doff',
    'sqlite:///',
    'sqlite://host/chat.db',
    'mysql://x',
    'sqlite:a.db?mode=ro',
    'sqlite:folder/',
  ])('refuses the database %j', (url) => {
    expect(() => loadConfig({ DATABASE_URL: url })).toThrow(/DATABASE_URL must/u);
  });

  it.each(['postgres://chat:secret@db.example:5432/chat', 'postgresql://localhost/chat?sslmode=require'])(
    'reads %s as a Postgres database',
    (url) => {
      expect(loadConfig({ DATABASE_URL: url }).database.location).toEqual({ kind: 'postgres', url });
    },
  );

  it('never tells a password, neither in a name nor in a complaint', () => {
    const url = 'postgres://chat:secret/pa@ss@db.example:5432/chat';
    expect(describeDatabase({ kind: 'postgres', url: 'postgres://chat:secret@db.example:5432/chat' })).toBe(
      'postgres://db.example:5432/chat',
    );
    for (const wrong of [url, 'postgres://chat:secret@db.example', 'postgres://db.example?password=secret']) {
      expect(() => loadConfig({ DATABASE_URL: wrong })).toThrow(/^(?!.*secret)/su);
    }
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['PORT', ''],
    ['LOG_LEVEL', 'loud'],
    ['CORS_ORIGINS', 'localhost:5173'],
    ['CORS_ORIGINS', 'http://a.example/path'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['METRICS_PUBLIC', 'yes'],
    ['SOCKET_MAX_CONNECTIONS', '-1'],
    ['OPENID_ISSUER', 'http://login.example.org'],
    ['OPENID_ISSUER', 'https://user@login.example.org'],
    ['OPENID_ISSUER', 'login.example.org'],
    ['OPENID_REDIRECT_URI', 'http://chat.example.org/api/auth/openid/callback'],
    ['OPENID_REDIRECT_URI', 'https://chat.example.org/app'],
    ['OPENID_NAME', ''],
    ['OPENID_REGISTRATION', 'closed'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
  });

  it.each([
    ['', []],
    ['1', 1],
    ['loopback', ['loopback']],
    ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
  ])('reads TRUST_PROXY=%s', (value, expected) => {
    expect(loadConfig({ TRUST_PROXY: value }).server.trust_proxy).toEqual(expected);
  });

  it('reads a list without minding spaces and empty places', () => {
    const { server } = loadConfig({
      CORS_ORIGINS: ' https://a.example , ,http://localhost:3000',
      ALLOWED_HOSTS: 'a, b',
    });
    expect(server.cors_origins).toEqual(['https://a.example', 'http://localhost:3000']);
    expect(server.allowed_hosts).toEqual(['a', 'b']);
  });

  it('names every problem at once', () => {
    expect(() => loadConfig({ PORT: 'x', LOG_LEVEL: 'y', HOST: '' })).toThrow(
      /HOST must[^]*PORT must[^]*LOG_LEVEL must/u,
    );
  });

  it('takes the settings of an OpenID provider together, or none of them', () => {
    const settings: Record<string, string> = {
      OPENID_ISSUER: 'http://localhost:3000/realms/chat',
      OPENID_CLIENT_ID: 'chat',
      OPENID_CLIENT_SECRET: 'canary-of-a-client-secret',
      OPENID_REDIRECT_URI: 'https://chat.example.org/api/auth/openid/callback',
    };
    expect(loadConfig(settings).openid).toMatchObject({ client_id: 'chat', name: 'OpenID', registration: 'same' });
    for (const name of Object.keys(settings)) {
      expect(() => loadConfig({ ...settings, [name]: ' ' })).toThrow(`${name} is missing`);
      expect(() => loadConfig({ [name]: settings[name] })).toThrow(ConfigError);
      expect(() => loadConfig({ [name]: settings[name] })).toThrow(/^(?!.*canary)/su);
    }
  });

  it('finds what looks like a setting and is none', () => {
    expect(findUnknownSettings({ SOCKET_MAX_CONECTIONS: '1', SOCKET_MAX_CONNECTIONS: '1', PATH: '/bin' })).toEqual([
      'SOCKET_MAX_CONECTIONS',
    ]);
  });
});
