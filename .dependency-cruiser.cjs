/** The direction of the modules, and the one door of each outside thing. */
const domain = [
  'limits',
  'audit-log',
  'users',
  'sanctions',
  'auth',
  'permissions',
  'audit',
  'accounts',
  'bots',
  'openid',
  'moderation',
  'channels',
  'reactions',
  'search-index',
  'messages',
  'reports',
  'read-markers',
  'search',
  'channel-purge',
  'presence',
  'realtime',
];
const modules = [...domain, 'operations', 'docs', 'web-client', 'cli'];

/** A module of the application may not know those that stand above it. */
function notUpwards(from, to) {
  return {
    name: `${from}-does-not-know-${to.join('-')}`,
    severity: 'error',
    from: { path: `^src/${from}/` },
    to: { path: `^src/(${to.join('|')})/` },
  };
}

function onlyFrom(name, from, to) {
  return { name, severity: 'error', from: { path: '^src', pathNot: from }, to: { path: to } };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan', severity: 'error', from: { orphan: true, path: '^src' }, to: {} },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    },
    notUpwards('config', ['common', 'database', ...modules]),
    notUpwards('common', ['database', ...modules]),
    notUpwards('database', modules),
    ...domain.map((module) => notUpwards(module, modules.slice(modules.indexOf(module) + 1))),
    notUpwards('search-index', ['channels', 'users', 'reactions']),
    notUpwards('operations', [...domain.filter((module) => !['auth', 'search-index'].includes(module)), 'docs', 'cli']),
    notUpwards('docs', [...domain, 'operations', 'cli']),
    {
      name: 'client-needs-nothing',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { pathNot: '^client/src/' },
    },
    {
      name: 'web-knows-the-client-library-only',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^(src|test|client/src/(?!index\\.ts))' },
    },
    onlyFrom('only-its-database-knows-sqlite3', '^src/database/sqlite/', 'node_modules/(@types/)?sqlite3/'),
    onlyFrom('only-its-database-knows-pg', '^src/database/postgres/', 'node_modules/(@types/)?pg/'),
    onlyFrom(
      'only-realtime-knows-sockets',
      '^src/(realtime|cli)/',
      'node_modules/(ws|@types/ws|@nestjs/websockets|@nestjs/platform-ws)/',
    ),
    onlyFrom('only-openid-knows-its-library', '^src/openid/openid-provider', 'node_modules/openid-client/'),
    {
      name: 'a-module-keeps-its-entities-and-repositories',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '\\.(entity|repository)\\.ts$', pathNot: '^src/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.build.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
