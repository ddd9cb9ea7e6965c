import { type DynamicModule, Global, Module, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { EventBus } from '../common/events/event-bus.js';
import { AppConfig } from '../config/app-config.js';
import { Database } from './database.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';

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
          useFactory: (config: AppConfig, events: EventBus): Promise<Database> =>
            SqliteDatabase.open(config.database.location.file, entities, events),
        },
      ],
      exports: [Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
