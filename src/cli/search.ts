import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventsModule } from '../common/events/events.module.js';
import { type AppConfig, loadConfig } from '../config/app-config.js';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { IndexBuilder } from '../search-index/index-builder.service.js';
import { IndexVerifier } from '../search-index/index-verifier.service.js';
import { SearchIndexModule } from '../search-index/search-index.module.js';

const SHOWN_IDS = 10;

@Module({})
class SearchCommandModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: SearchCommandModule,
      imports: [ConfigModule.forRoot(config), EventsModule, DatabaseModule.forRoot([]), SearchIndexModule],
    };
  }
}

async function rebuild(builder: IndexBuilder): Promise<string> {
  await builder.reset();
  const total = await builder.countPending();
  await builder.build((pending) => process.stdout.write(`${total - pending} of ${total} messages …\n`));
  return `The index has all ${total} messages now.`;
}

/** @throws Error when the index is not as it should be. */
async function verify(verifier: IndexVerifier): Promise<string> {
  const { messages, missing, pending } = await verifier.verify((count) =>
    process.stdout.write(`${count} messages …\n`),
  );
  if (missing.length > 0) {
    const ids = missing.slice(0, SHOWN_IDS).join(', ');
    throw new Error(`${missing.length} of ${messages} messages are not as they should be in the index: ${ids} …`);
  }
  return `The index has all ${messages} messages${pending > 0 ? `; ${pending} more wait to be added` : ''}.`;
}

const [action, ...rest] = process.argv.slice(2);
if ((action !== 'rebuild' && action !== 'verify') || rest.length > 0) {
  process.stderr.write('Usage: npm run search -- rebuild | verify\n');
  process.exit(2);
}
try {
  if (existsSync('.env')) {
    process.loadEnvFile('.env');
  }
  const module = SearchCommandModule.forRoot(loadConfig(process.env));
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    const outcome = action === 'rebuild' ? rebuild(app.get(IndexBuilder)) : verify(app.get(IndexVerifier));
    process.stdout.write(`${await outcome}\n`);
  } finally {
    await app.close();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
