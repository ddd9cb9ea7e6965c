import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AuditHead } from '../audit-log/audit-entry.js';
import { AuditLogModule } from '../audit-log/audit-log.module.js';
import { AuditVerifier } from '../audit-log/audit-verifier.service.js';
import { EventsModule } from '../common/events/events.module.js';
import { type AppConfig, loadConfig } from '../config/app-config.js';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseModule } from '../database/database.module.js';

const USAGE = 'Usage: npm run audit -- verify [--expect-head NUMBER:HASH]\n';
const HEAD = /^(?<seq>\d{1,10}):(?<hash>[\da-f]{64})$/u;

@Module({})
class AuditCommandModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: AuditCommandModule,
      imports: [ConfigModule.forRoot(config), EventsModule, DatabaseModule.forRoot([]), AuditLogModule],
    };
  }
}

/** The head that is expected, undefined without one; null when the command was written wrongly. */
function readArguments(): { known: AuditHead | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'expect-head': { type: 'string' } },
    });
    const given = values['expect-head'];
    const parts = HEAD.exec(given ?? '')?.groups;
    if (positionals.join(' ') !== 'verify' || (given !== undefined && !parts)) {
      return null;
    }
    return { known: parts && { seq: Number(parts.seq), hash: parts.hash ?? '' } };
  } catch {
    return null;
  }
}

const given = readArguments();
if (!given) {
  process.stderr.write(USAGE);
  process.exit(2);
}
try {
  if (existsSync('.env')) {
    process.loadEnvFile('.env');
  }
  const module = AuditCommandModule.forRoot(loadConfig(process.env));
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    const { seq, hash } = await app.get(AuditVerifier).verify(given.known);
    process.stdout.write(
      `The audit log has ${seq} entries, and each follows from the one before. Its head is ${seq}:${hash}\n`,
    );
  } finally {
    await app.close();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
