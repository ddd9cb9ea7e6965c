import { type DynamicModule, Global, Module, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { EventBus } from '../common/events/event-bus.js';
import { AppConfig } from '../config/app-config.js';
import { type DatabaseLocation, describeDatabase } from '../config/database-url.js';
import { Database } from './database.js';

/** Opens the database of the configuration, and makes it injectable: `Database`, and TypeORM repositories for reading. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  /** @param entities every entity of the application, which otherwise are private to their modules. */
  static forRoot(entities: Type[]): DynamicModule {
    // TypeOrmModule builds its data source from options; ours is open already, so it is handed over beside them.
    let reader: DataSource;
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Database],
          useFactory: (database: Database) => {
            reader = database.reader;
            return reader.options;
          },
          dataSourceFactory: () => Promise.resolve(reader),
        }),
      ],
      providers: [
        {
          provide: Database,
          inject: [AppConfig, EventBus],
          useFactory: (config: AppConfig, events: EventBus) => open(config.database.location, entities, events),
        },
      ],
      exports: [Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

/** Nobody pays for loading the driver of the other database. */
async function open(location: DatabaseLocation, entities: Type[], events: EventBus): Promise<Database> {
  if (location.kind === 'postgres') {
    const { PostgresDatabase } = await import('./postgres/postgres-database.js');
    return PostgresDatabase.open(location.url, describeDatabase(location), entities, events);
  }
  const { SqliteDatabase } = await import('./sqlite/sqlite-database.js');
  return SqliteDatabase.open(location.file, entities, events);
}
