import { withoutPassword } from './database-url.js';
import { SETTINGS, type Setting, TOGETHER } from './settings.js';

type Value<S> = S extends Setting<infer T> ? T : never;
type SettingsTree = typeof SETTINGS;
type ConfigTree = {
  readonly [Group in keyof SettingsTree]: {
    readonly [Name in keyof SettingsTree[Group]]: Value<SettingsTree[Group][Name]>;
  };
};

/** The validated settings, grouped (`config.server.port`); injected by this name. The fields are those of `SETTINGS`. */
export class AppConfig {}
export interface AppConfig extends ConfigTree {}

/** A wrong setting; the message names every problem, a line each. */
export class ConfigError extends Error {}

/** Families of names that belong to this server alone, so an unknown member of one is a slip of the pen. */
const OWN_PREFIXES = [
  'CHANNELS_',
  'SOCKET_',
  'REQUEST_',
  'METRICS_',
  'SHUTDOWN_',
  'PRESENCE_',
  'TYPING_',
  'SEARCH_',
  'AUTH_',
  'LIMIT_',
  'OPENID_',
];

/**
 * Reads the settings from an environment.
 *
 * @throws ConfigError naming each wrong value, when there is one.
 */
export function loadConfig(environment: Record<string, string | undefined>): AppConfig {
  const problems: string[] = [];
  const groups = Object.entries(SETTINGS).map(([group, settings]) => {
    const values = Object.entries<Setting<unknown>>(settings).map(([name, { name: variable, fallback, parse }]) => {
      const result = parse.safeParse(environment[variable] ?? fallback);
      if (!result.success) {
        problems.push(
          `${variable} ${result.error.issues[0]?.message} (it is ${JSON.stringify(withoutPassword(environment[variable] ?? ''))})`,
        );
      }
      return [name, result.data];
    });
    return [group, Object.fromEntries(values)];
  });
  const missing = TOGETHER.filter((name) => (environment[name] ?? '').trim() === '');
  if (missing.length > 0 && missing.length < TOGETHER.length) {
    problems.push(...missing.map((name) => `${name} is missing, which belongs to ${TOGETHER.join(', ')}`));
  }
  if (problems.length > 0) {
    throw new ConfigError(['The configuration is wrong:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
  return Object.fromEntries(groups) as AppConfig;
}

/** Names in the environment that look like settings of this server but are none. */
export function findUnknownSettings(environment: Record<string, string | undefined>): string[] {
  const known = new Set(Object.values(SETTINGS).flatMap((group) => Object.values(group).map(({ name }) => name)));
  return Object.keys(environment).filter(
    (name) => OWN_PREFIXES.some((prefix) => name.startsWith(prefix)) && !known.has(name),
  );
}
