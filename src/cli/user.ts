import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AdministrationService } from '../accounts/administration.service.js';
import { InvitationsService } from '../accounts/invitations.service.js';
import { PasswordsService } from '../accounts/passwords.service.js';
import { MetricsModule } from '../common/metrics/metrics.module.js';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../common/validation/fields.js';
import { EventsModule } from '../common/events/events.module.js';
import { type AppConfig, loadConfig } from '../config/app-config.js';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import type { Account } from '../users/account.js';
import { AccountsService } from '../users/accounts.service.js';
import { UsersModule } from '../users/users.module.js';
import { readPassword } from './read-password.js';

const USAGE = `Usage: npm run user -- create NAME [--admin] [--password-stdin]
       npm run user -- reset-password NAME [--password-stdin]
       npm run user -- deactivate NAME
       npm run user -- invite [--admin]
       npm run user -- list
`;
const PAGE = 1_000;

@Module({})
class UserCommandModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: UserCommandModule,
      imports: [
        ConfigModule.forRoot(config),
        EventsModule,
        MetricsModule,
        LimitsModule,
        DatabaseModule.forRoot([]),
        UsersModule,
        AccountsModule,
      ],
    };
  }
}

/** What a command was given; the password was read before the database is opened, and is empty where none is needed. */
interface Given {
  name: string;
  password: string;
  isAdmin: boolean;
}

interface Command {
  needs: ('name' | 'password')[];
  run: (app: INestApplicationContext, given: Given) => Promise<string>;
}

const COMMANDS: Record<string, Command> = {
  create: {
    needs: ['name', 'password'],
    run: async (app, { name, password, isAdmin }) => {
      const { role, id } = await app.get(AdministrationService).create(name, password, isAdmin);
      return `${name} has an account now: ${role}, ${id}.`;
    },
  },
  'reset-password': {
    needs: ['name', 'password'],
    run: async (app, { name, password }) => {
      const account = await getByName(app, name);
      if (account.kind === 'bot') {
        throw new Error(`${account.name} is a bot, which has no password; it acts by its tokens.`);
      }
      await app.get(PasswordsService).reset(account, password);
      return `${account.name} has another password now, and is signed out everywhere.`;
    },
  },
  deactivate: {
    needs: ['name'],
    run: async (app, { name }) => {
      const account = await getByName(app, name);
      await app.get(AdministrationService).deactivate(account.id);
      return `${account.name} is out of use, and signed out everywhere.`;
    },
  },
  invite: {
    needs: [],
    run: async (app, { isAdmin }) => {
      const { invitation, role, expires_at } = await app
        .get(InvitationsService)
        .create(null, isAdmin ? 'admin' : 'member');
      return `${invitation} lets one ${role} register, until ${expires_at}.`;
    },
  },
  list: { needs: [], run: async (app) => (await listAll(app.get(AccountsService))).map(describe).join('\n') },
};

async function readNewPassword(fromStdin: boolean): Promise<string> {
  const password = await readPassword(fromStdin);
  const { length } = [...password];
  if (length < PASSWORD_MIN_LENGTH || length > PASSWORD_MAX_LENGTH) {
    throw new Error(`A password has ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters.`);
  }
  return password;
}

async function getByName(app: INestApplicationContext, name: string): Promise<Account> {
  const account = await app.get(AccountsService).findByName(name);
  if (!account) {
    throw new Error(`Nobody has an account under the name ${name}.`);
  }
  return account;
}

async function listAll(accounts: AccountsService): Promise<Account[]> {
  const all: Account[] = [];
  for (;;) {
    const page = await accounts.list(PAGE, all.at(-1)?.id);
    all.push(...page);
    if (page.length < PAGE) {
      return all;
    }
  }
}

function describe({ id, name, role, deactivated_at }: Account): string {
  return [id, role, name, ...(deactivated_at ? ['(out of use)'] : [])].join('  ');
}

interface Parsed {
  command: Command;
  name: string;
  isAdmin: boolean;
  fromStdin: boolean;
}

function parse(): Parsed | null {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        admin: { type: 'boolean', default: false },
        'password-stdin': { type: 'boolean', default: false },
      },
    });
    const [action = '', ...names] = positionals;
    const command = Object.hasOwn(COMMANDS, action) ? COMMANDS[action] : undefined;
    if (!command || names.length !== (command.needs.includes('name') ? 1 : 0)) {
      return null;
    }
    return { command, name: names[0] ?? '', isAdmin: values.admin, fromStdin: values['password-stdin'] };
  } catch {
    return null;
  }
}

async function run({ command, name, isAdmin, fromStdin }: Parsed): Promise<string> {
  if (existsSync('.env')) {
    process.loadEnvFile('.env');
  }
  const module = UserCommandModule.forRoot(loadConfig(process.env));
  const password = command.needs.includes('password') ? await readNewPassword(fromStdin) : '';
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await command.run(app, { name, password, isAdmin });
  } finally {
    await app.close();
  }
}

const parsed = parse();
if (!parsed) {
  process.stderr.write(USAGE);
  process.exit(2);
}
try {
  process.stdout.write(`${await run(parsed)}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
